// Reads the fields of a protobuf message from bytes: varints, packed lists and nested messages,
// with positions.

/// What is wrong with a message, and at which byte of what was unpacked.
struct WireError: Error {
  var position: Int
  var message: String
}

/// A reading position within a range of bytes.
///
/// Protocol Buffers Encoding, protobuf.dev/programming-guides/encoding. Every read is checked
/// against the range; what is wrong comes as a ``WireError``.
struct WireCursor {
  /// The next byte.
  var position: Int
  /// The first byte behind the message.
  let end: Int

  init(_ range: Range<Int>) {
    position = range.lowerBound
    end = range.upperBound
  }

  /// Whether all is read.
  var isAtEnd: Bool { position >= end }

  /// The bytes that are left.
  var rest: Range<Int> { position..<end }

  /// An unsigned integer of up to 64 bits, seven a byte, the low ones first.
  @inline(__always)
  mutating func varint(_ bytes: Span<UInt8>) throws(WireError) -> UInt64 {
    guard position < end else { throw ended() }
    let first = bytes[position]
    if first < 0x80 {
      position += 1
      return UInt64(first)
    }
    return try longVarint(bytes)
  }

  @inline(__always)
  private mutating func longVarint(_ bytes: Span<UInt8>) throws(WireError) -> UInt64 {
    var value: UInt64 = 0
    var shift: UInt64 = 0
    while position < end {
      let byte = bytes[position]
      position += 1
      value |= UInt64(byte & 0x7F) &<< shift
      if byte < 0x80 {
        guard shift < 63 || byte < 2 else { break }
        return value
      }
      shift += 7
      guard shift < 70 else { break }
    }
    if position >= end, shift < 70 { throw ended() }
    throw WireError(
      position: position,
      message: "an integer has more than 64 bits"
    )
  }

  /// A signed integer in zigzag form.
  @inline(__always)
  mutating func signed(_ bytes: Span<UInt8>) throws(WireError) -> Int64 {
    let value = try varint(bytes)
    return Int64(bitPattern: value >> 1) ^ -Int64(bitPattern: value & 1)
  }

  /// The number and wire type of the next field; nil at the end of the message.
  mutating func field(_ bytes: Span<UInt8>) throws(WireError) -> Field? {
    guard position < end else { return nil }
    let start = position
    let key = try varint(bytes)
    guard key >> 3 > 0, key >> 3 < 1 << 29, let kind = Field.Kind(rawValue: UInt8(key & 7)) else {
      throw WireError(position: start, message: "byte \(key & 0xFF) begins no field of a message")
    }
    return Field(number: Int(key >> 3), kind: kind, position: start)
  }

  /// The bytes of a field that has a length: a text, a packed list, a nested message.
  mutating func chunk(_ bytes: Span<UInt8>, of field: Field) throws(WireError) -> WireCursor {
    guard field.kind == .bytes else { throw field.unexpected("bytes with a length") }
    let start = position
    let length = try varint(bytes)
    guard length <= UInt64(end - position) else {
      throw WireError(
        position: start,
        message: "field \(field.number) says it has \(length) bytes, and \(end - position) are left"
      )
    }
    let chunk = WireCursor(position..<position + Int(length))
    position = chunk.end
    return chunk
  }

  /// The value of a field that is an integer.
  mutating func integer(_ bytes: Span<UInt8>, of field: Field) throws(WireError) -> UInt64 {
    guard field.kind == .varint else { throw field.unexpected("an integer") }
    return try varint(bytes)
  }

  /// Passes over a field of which nothing is wanted.
  mutating func skip(_ bytes: Span<UInt8>, _ field: Field) throws(WireError) {
    switch field.kind {
    case .varint: _ = try varint(bytes)
    case .fixed64: try pass(8)
    case .fixed32: try pass(4)
    case .bytes: _ = try chunk(bytes, of: field)
    }
  }

  private mutating func pass(_ count: Int) throws(WireError) {
    guard end - position >= count else { throw ended() }
    position += count
  }

  private func ended() -> WireError {
    WireError(position: end, message: "the message ends in the middle of a field")
  }

  /// A field's key.
  struct Field {
    /// Wire types; groups, which are no longer used, are none.
    enum Kind: UInt8 {
      case varint = 0
      case fixed64 = 1
      case bytes = 2
      case fixed32 = 5
    }

    let number: Int
    let kind: Kind
    /// Where the key stands.
    let position: Int

    func unexpected(_ expected: String) -> WireError {
      WireError(
        position: position,
        message: "field \(number) has wire type \(kind.rawValue); expected \(expected)"
      )
    }
  }
}
