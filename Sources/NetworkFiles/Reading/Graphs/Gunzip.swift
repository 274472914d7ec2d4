// Unpacks gzip files (RFC 1952), the form in which road graphs are published.

import CZlib
import DurableFiles

/// Whether bytes start as gzip does.
func isGzip(_ bytes: [UInt8]) -> Bool { bytes.starts(with: [0x1F, 0x8B]) }

/// The content of a gzip file, all its members one after the other; zeros after the last one are
/// padding.
///
/// Graphs shrink to a fifth; what unpacks to more than forty times its size (and 64 MiB) is no
/// graph but made to fill a memory.
///
/// - Throws: a ``GraphFileError`` when the file ends too early, fails its checksum, goes on with
///   something else, unpacks to 4 GiB or more, to more than there is memory for, or to forty times
///   its size.
/// - Complexity: O(content), time and space.
func gunzipped(_ bytes: [UInt8], name: String) throws(GraphFileError) -> [UInt8] {
  guard bytes.count < UInt32.max else { throw GraphFileError(file: name, tooLarge) }
  var content = [UInt8](repeating: 0, count: min(max(1 << 16, 4 * bytes.count), 1 << 26))
  var filled = 0
  let failure = unsafe bytes.withUnsafeBufferPointer { source in
    unsafe inflateAll(source, into: &content, filled: &filled)
  }
  if let failure { throw GraphFileError(file: name, failure) }
  content.removeLast(content.count - filled)
  return content
}

private let tooLarge = "unpacks to 4 GiB or more; leave out what is not needed"

/// Makes room for more content; answers why that cannot be.
private func grow(_ content: inout [UInt8], packed: Int) -> String? {
  let most = min(Int(UInt32.max) - 1, 40 * packed + 1 << 26)
  let count = content.count
  guard count < most else {
    return count >= Int(UInt32.max) - 1
      ? tooLarge
      : "unpacks to more than forty times its \(packed) bytes, which no graph does; fetch it again"
  }
  let size = min(2 * count, most)
  // The old bytes stay until they are copied.
  guard count < 1 << 26 || SystemMemory.has(size) else {
    return
      "unpacks to more than \(count) bytes, for which there is no memory here; unpack it, and leave out what is not needed"
  }
  content.reserveCapacity(size)
  content += repeatElement(0, count: size - count)
  return nil
}

/// Unpacks member by member; answers what went wrong.
private func inflateAll(
  _ source: UnsafeBufferPointer<UInt8>,
  into content: inout [UInt8],
  filled: inout Int
) -> String? {
  var stream = unsafe z_stream()
  guard unsafe czlib_gunzip_init(&stream) == Z_OK else { return "cannot be unpacked: no memory" }
  defer { unsafe inflateEnd(&stream) }
  // zlib only reads from next_in, although its type does not say so; files stay below 4 GiB.
  unsafe stream.next_in = UnsafeMutablePointer(mutating: source.baseAddress)
  unsafe stream.avail_in = UInt32(source.count)
  while true {
    if filled == content.count {
      if let refusal = grow(&content, packed: source.count) { return refusal }
    }
    let room = min(content.count - filled, 1 << 30)
    let status = unsafe content.withUnsafeMutableBufferPointer { target in
      unsafe stream.next_out = target.baseAddress?.advanced(by: filled)
      unsafe stream.avail_out = UInt32(room)
      return unsafe inflate(&stream, Z_NO_FLUSH)
    }
    filled += room - Int(unsafe stream.avail_out)
    let left = Int(unsafe stream.avail_in)
    switch status {
    case Z_STREAM_END:
      let rest = unsafe source.dropFirst(source.count - left)
      if unsafe rest.allSatisfy({ $0 == 0 }) { return nil }
      guard unsafe rest.starts(with: [0x1F, 0x8B]) else {
        return "goes on after its gzip data with \(left) bytes of something else; fetch it again"
      }
      unsafe inflateReset(&stream)
    case Z_OK, Z_BUF_ERROR:
      // Room left and nothing more to read: the end is missing.
      if left == 0 && filled < content.count {
        return
          "ends in the middle of its gzip data, after \(filled) bytes of content; fetch it again"
      }
    default:
      let reason = unsafe stream.msg.map { unsafe String(cString: $0) } ?? "error \(status)"
      return "is damaged gzip data (\(reason)) after \(filled) bytes of content; fetch it again"
    }
  }
}
