// The text of a field: blanks around it, ids that passed through floating point, words for what is
// missing.

/// A text without the blanks and tabs around it.
package func trimmingBlanks(_ text: String) -> String {
  let isBlank = { (byte: UInt8) in byte == 0x20 || byte == 0x09 }
  guard let first = text.utf8.first, let last = text.utf8.last, isBlank(first) || isBlank(last)
  else { return text }
  let start = text.utf8.firstIndex { !isBlank($0) } ?? text.endIndex
  let end = text.utf8.lastIndex { !isBlank($0) }.map { text.utf8.index(after: $0) } ?? start
  return String(text[start..<end])
}

/// An id with a whole number written `1.0` as `1`: tables that passed through floating point mean
/// the same.
package func canonicalID(_ id: String) -> String {
  let bytes = id.utf8
  guard let point = bytes.firstIndex(of: 0x2E), bytes.last == 0x30 else { return id }
  let digits = bytes[..<point].drop { $0 == 0x2D }
  let isWhole =
    !digits.isEmpty && digits.allSatisfy { (0x30...0x39).contains($0) }
    && bytes[point...].dropFirst().allSatisfy { $0 == 0x30 }
  return isWhole ? String(id[..<point]) : id
}

/// What R, Python, databases and spreadsheets (`#NV` is German for `#N/A`) write where a number is
/// missing; as a text each may be a name.
package let missingNumberWords = [
  "NA", "NULL", "N/A", "#N/A", "-", "\\N", "<NA>", "None", "null", "n/a", "#NV",
]
