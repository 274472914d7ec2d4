// An open .osm.pbf file as a list of blobs: where each begins, how long it is, and what its header
// calls it.

import NetworkFiles
import Glibc
import TransportNetwork

/// The blobs of a PBF file.
///
/// The file is a row of blobs, each with a length of four bytes and a header before it
/// (wiki.openstreetmap.org/wiki/PBF_Format). Only the headers are read to find them; ``bytes(of:)``
/// then reads any blob, from any thread.
final class PBFFile: Sendable {
  /// The longest header of a blob, by the format's rules.
  static let headerLimit = 64 << 10
  /// The longest blob, packed and unpacked, by the format's rules.
  static let blobLimit = 32 << 20

  /// Where a blob is.
  struct Blob: Sendable, Equatable {
    /// The byte of the file where its length and header begin.
    var start: Int
    /// The byte where it begins itself.
    var offset: Int
    /// Its bytes.
    var count: Int
  }

  /// The file's name in messages.
  let name: String
  /// The blob of the file's own header.
  let header: Blob
  /// The blobs of data, in order.
  let blobs: [Blob]
  private let descriptor: Int32

  /// Opens a file and finds its blobs.
  ///
  /// - Throws: what is wrong with the file, where, and what to do.
  /// - Complexity: O(blobs) reads of a few bytes.
  init(_ path: String) throws(OSMError) {
    name = path
    descriptor = unsafe open(path, O_RDONLY | O_CLOEXEC)
    guard descriptor >= 0 else {
      throw OSMError(file: path, "cannot be read: \(systemText()); check the name and permissions")
    }
    do throws(OSMError) {
      (header, blobs) = try findBlobs(descriptor, path)
    } catch {
      close(descriptor)
      throw error
    }
  }

  deinit { close(descriptor) }

  /// The packed bytes of a blob.
  func bytes(of blob: Blob) throws(OSMError) -> [UInt8] {
    try read(descriptor, blob.count, at: blob.offset, name)
  }
}

private func findBlobs(
  _ descriptor: Int32,
  _ name: String
) throws(OSMError) -> (PBFFile.Blob, [PBFFile.Blob]) {
  var status = stat()
  guard unsafe fstat(descriptor, &status) == 0, status.st_mode & S_IFMT == S_IFREG else {
    throw OSMError(file: name, "is not a regular file; it is read twice, so save it first")
  }
  let size = Int(status.st_size)
  var header: PBFFile.Blob?
  var blobs: [PBFFile.Blob] = []
  var position = 0
  while position < size {
    let (kind, blob) = try blobHeader(descriptor, name, at: position, size)
    if header == nil {
      guard kind == "OSMHeader" else {
        throw OSMError(
          file: name,
          byte: position,
          "the first blob is \(quotedText(kind)); expected OSMHeader. Is it an .osm.pbf file?"
        )
      }
      header = blob
    } else if kind == "OSMData" {
      blobs.append(blob)
    }
    position = blob.offset + blob.count
  }
  guard let header else {
    throw OSMError(file: name, "is empty; expected an .osm.pbf file. Fetch it again")
  }
  return (header, blobs)
}

/// The kind of the blob at a position, and where its content is.
private func blobHeader(
  _ descriptor: Int32,
  _ name: String,
  at position: Int,
  _ size: Int
) throws(OSMError) -> (kind: String, blob: PBFFile.Blob) {
  func truncated(_ missing: Int) -> OSMError {
    OSMError(
      file: name,
      byte: position,
      "the file ends within this blob, \(missing) bytes too early; fetch it again"
    )
  }
  guard size - position >= 4 else { throw truncated(4 - (size - position)) }
  let prefix = try read(descriptor, 4, at: position, name)
  let length = prefix.reduce(0) { $0 << 8 | Int($1) }
  guard length > 0, length <= PBFFile.headerLimit else {
    let found = looksLike(prefix)
    throw OSMError(
      file: name,
      byte: position,
      "the blob's header would have \(length) bytes; expected 1 to \(PBFFile.headerLimit)\(found)"
    )
  }
  guard size - position - 4 >= length else { throw truncated(length - (size - position - 4)) }
  let bytes = try read(descriptor, length, at: position + 4, name)
  var kind = ""
  var count: UInt64?
  do throws(WireError) {
    var cursor = WireCursor(0..<bytes.count)
    while let field = try cursor.field(bytes.span) {
      switch field.number {
      case 1:
        let text = try cursor.chunk(bytes.span, of: field)
        kind = String(decoding: bytes[text.rest], as: UTF8.self)
      case 3: count = try cursor.integer(bytes.span, of: field)
      default: try cursor.skip(bytes.span, field)
      }
    }
  } catch {
    throw OSMError(
      file: name,
      byte: position + 4 + error.position,
      "a blob's header is damaged: \(error.message). Fetch the file again"
    )
  }
  guard let count, count <= UInt64(PBFFile.blobLimit) else {
    throw OSMError(
      file: name,
      byte: position,
      count.map {
        "the blob would have \($0) bytes; the format allows \(PBFFile.blobLimit). Fetch the file again"
      } ?? "the blob's header has no datasize; fetch the file again"
    )
  }
  let blob = PBFFile.Blob(start: position, offset: position + 4 + length, count: Int(count))
  guard size - blob.offset >= blob.count else { throw truncated(blob.count - (size - blob.offset)) }
  return (kind, blob)
}

/// What a file is that begins with these bytes instead, where that is known.
private func looksLike(_ prefix: [UInt8]) -> String {
  if prefix.starts(with: [0x1F, 0x8B]) || prefix.starts(with: Array("BZh".utf8)) {
    return ". This is a compressed file; osmium cat FILE -o FILE.osm.pbf makes a .osm.pbf of it"
  }
  if prefix.starts(with: Array("<".utf8)) {
    return ". This is XML; osmium cat FILE -o FILE.osm.pbf makes a .osm.pbf of it"
  }
  return ". Is it an .osm.pbf file? If so, fetch it again"
}

private func read(
  _ descriptor: Int32,
  _ count: Int,
  at offset: Int,
  _ name: String
) throws(OSMError) -> [UInt8] {
  var failure: Int32 = 0
  let bytes = unsafe [UInt8](unsafeUninitializedCapacity: count) { room, filled in
    while filled < count {
      let got = unsafe pread(
        descriptor,
        room.baseAddress?.advanced(by: filled),
        count - filled,
        offset + filled
      )
      if got < 0 && errno == EINTR { continue }
      if got < 0 { failure = errno }
      guard got > 0 else { return }
      filled += got
    }
  }
  guard failure == 0 else {
    throw OSMError(file: name, byte: offset, "cannot be read: \(systemText(failure))")
  }
  guard bytes.count == count else {
    throw OSMError(
      file: name,
      byte: offset + bytes.count,
      "the file became shorter while it was read; import it again"
    )
  }
  return bytes
}

/// A text of the file as messages show it.
func quotedText(_ text: String) -> String { quoted(text) }

private func systemText(_ code: Int32 = errno) -> String { unsafe String(cString: strerror(code)) }
