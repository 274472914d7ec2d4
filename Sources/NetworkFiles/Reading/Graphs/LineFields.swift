// Lines of fields between blanks, as DIMACS and TNTP files have them.

private let lineFeed = UInt8(ascii: "\n")

/// Whether a byte stands between fields: a blank, a tab, or the carriage return of a CRLF.
func isSeparator(_ byte: UInt8) -> Bool { byte == 0x20 || byte == 0x09 || byte == 0x0D }

/// Steps over the rest of a line and its end.
func skipLine(_ bytes: Span<UInt8>, _ position: inout Int) {
  while position < bytes.count && bytes[position] != lineFeed { position += 1 }
  if position < bytes.count { position += 1 }
}

/// Steps over blanks within a line.
func skipBlanks(_ bytes: Span<UInt8>, _ position: inout Int) {
  while position < bytes.count && isSeparator(bytes[position]) { position += 1 }
}

/// Whether a line ends here.
func isLineEnd(_ bytes: Span<UInt8>, _ position: Int) -> Bool {
  position >= bytes.count || bytes[position] == lineFeed
}

/// The next field, blanks before it skipped; empty at the end of the line.
func nextField(_ bytes: Span<UInt8>, _ position: inout Int) -> Range<Int> {
  skipBlanks(bytes, &position)
  let start = position
  while !isLineEnd(bytes, position) && !isSeparator(bytes[position]) { position += 1 }
  return start..<position
}

/// The next field as a whole number without a sign; nil for anything else, at most 2^53.
func nextNumber(_ bytes: Span<UInt8>, _ position: inout Int) -> Int? {
  skipBlanks(bytes, &position)
  let start = position
  var number = 0
  while position < bytes.count {
    let digit = Int(bytes[position]) - 0x30
    if digit < 0 || digit > 9 { break }
    number = number &* 10 &+ digit
    position += 1
  }
  let isWhole = isLineEnd(bytes, position) || isSeparator(bytes[position])
  return isWhole && position > start && position - start < 16 ? number : nil
}

/// The fields of the line that starts at a position, without its end.
func fields(of bytes: Span<UInt8>, from start: Int) -> [Range<Int>] {
  var position = start
  var found: [Range<Int>] = []
  while true {
    let field = nextField(bytes, &position)
    if field.isEmpty { return found }
    found.append(field)
  }
}

/// Some bytes as text, for messages.
func text(_ bytes: Span<UInt8>, _ range: Range<Int>) -> String {
  var part: [UInt8] = []
  for position in range { part.append(bytes[position]) }
  return String(decoding: part, as: UTF8.self)
}
