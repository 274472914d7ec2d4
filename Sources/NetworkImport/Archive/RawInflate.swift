// Unpacks deflate data without a header, as zip archives hold it, and adds up their checksums.

import CZlib

/// The content of raw deflate data, which stands in a range of bytes and must unpack to a size.
///
/// - Throws: When the data is damaged, ends early, or gives more or less than `size`.
/// - Complexity: O(content) time and space; memory grows with what is unpacked, not with what is
///   claimed.
func inflatedRaw(
  _ bytes: [UInt8],
  _ range: Range<Int>,
  size: Int
) throws(ZipError) -> [UInt8] {
  var content: [UInt8] = []
  let failure = unsafe bytes.withUnsafeBufferPointer { source in
    unsafe inflateRaw(
      UnsafeBufferPointer(rebasing: source[range]),
      into: &content,
      size: size
    )
  }
  if let failure { throw ZipError(failure) }
  return content
}

/// The CRC-32 of bytes.
func zipChecksum(_ bytes: [UInt8]) -> UInt32 {
  let sum = unsafe bytes.withUnsafeBufferPointer { buffer in
    unsafe crc32(crc32(0, nil, 0), buffer.baseAddress, UInt32(buffer.count))
  }
  return UInt32(truncatingIfNeeded: sum)
}

/// Unpacks; answers what went wrong.
private func inflateRaw(
  _ source: UnsafeBufferPointer<UInt8>,
  into content: inout [UInt8],
  size: Int
) -> String? {
  var stream = unsafe z_stream()
  // A negative window says that there is no header.
  let stateSize = unsafe Int32(MemoryLayout<z_stream>.size)
  guard unsafe inflateInit2_(&stream, -15, ZLIB_VERSION, stateSize) == Z_OK else {
    return "cannot be unpacked: no memory"
  }
  defer { unsafe inflateEnd(&stream) }
  // zlib only reads from next_in, although its type does not say so; archives stay below 4 GiB.
  unsafe stream.next_in = UnsafeMutablePointer(mutating: source.baseAddress)
  unsafe stream.avail_in = UInt32(source.count)
  var filled = 0
  while true {
    if filled == content.count {
      // One byte more than claimed tells that there is more.
      let next = min(size + 1, max(1 << 16, 2 * content.count))
      guard next > filled else { return "unpacks to more than the \(size) bytes that it claims" }
      content += repeatElement(0, count: next - filled)
    }
    let room = content.count - filled
    let status = unsafe content.withUnsafeMutableBufferPointer { target in
      unsafe stream.next_out = target.baseAddress?.advanced(by: filled)
      unsafe stream.avail_out = UInt32(room)
      return unsafe inflate(&stream, Z_NO_FLUSH)
    }
    filled += room - Int(unsafe stream.avail_out)
    switch status {
    case Z_STREAM_END:
      guard filled == size else {
        return "unpacks to \(filled) bytes and claims \(size); fetch the archive again"
      }
      content.removeLast(content.count - filled)
      return nil
    case Z_OK, Z_BUF_ERROR:
      if unsafe stream.avail_in == 0 && filled < content.count {
        return
          "ends in the middle of its data, after \(filled) bytes of content; fetch the archive again"
      }
    default:
      let reason = unsafe stream.msg.map { unsafe String(cString: $0) } ?? "error \(status)"
      return "is damaged (\(reason)) after \(filled) bytes of content; fetch the archive again"
    }
  }
}
