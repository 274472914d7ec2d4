// Tells text in UTF-8 from everything else, and says what the file seems to be instead.

/// Refuses bytes that are not UTF-8 text.
func checkEncoding(_ bytes: [UInt8], name: String) throws(CSVError) {
  if bytes.starts(with: [0xFF, 0xFE]) || bytes.starts(with: [0xFE, 0xFF]) {
    throw CSVError(file: name, line: 1, "is UTF-16 text; save it as UTF-8")
  }
  if let position = bytes.firstIndex(of: 0) {
    throw CSVError(
      file: name,
      line: line(of: position, in: bytes),
      "byte \(position + 1) is NUL: this is a binary file or UTF-16 text; a table is UTF-8 text"
    )
  }
  let invalid: Int
  do {
    _ = try UTF8Span(validating: bytes.span)
    return
  } catch {
    invalid = error.byteOffsets.lowerBound
  }
  let byte = bytes[invalid]
  throw CSVError(
    file: name,
    line: line(of: invalid, in: bytes),
    value: "0x" + String(byte, radix: 16, uppercase: true),
    "byte \(invalid + 1) (0x\(String(byte, radix: 16, uppercase: true))) is not UTF-8 text; if the "
      + "file is GBK, Big5 or Latin-1, convert it: iconv -f GBK -t UTF-8"
  )
}

private func line(of position: Int, in bytes: [UInt8]) -> Int {
  1 + bytes[..<position].count { $0 == UInt8(ascii: "\n") }
}
