// Unpacks a blob: raw or zlib, never more than its header and the format allow.

import CZlib

extension PBFFile {
  /// The content of a blob.
  ///
  /// - Throws: another compression than zlib, a size that is not the announced one, damaged data.
  func content(of blob: Blob) throws(OSMError) -> [UInt8] {
    let packed = try bytes(of: blob)
    var announced: UInt64?
    var data: (field: Int, range: Range<Int>)?
    do throws(WireError) {
      var cursor = WireCursor(0..<packed.count)
      while let field = try cursor.field(packed.span) {
        switch field.number {
        case 2: announced = try cursor.integer(packed.span, of: field)
        case 1, 3, 4, 5, 6, 7:
          data = (field.number, try cursor.chunk(packed.span, of: field).rest)
        default: try cursor.skip(packed.span, field)
        }
      }
    } catch {
      throw OSMError(
        file: name,
        byte: blob.offset + error.position,
        "a blob is damaged: \(error.message). Fetch the file again"
      )
    }
    guard let data else { throw failure(blob, "the blob has no data; fetch the file again") }
    if data.field == 1 {
      guard data.range.count <= Self.blobLimit else {
        throw failure(blob, "the blob holds \(data.range.count) bytes\(Self.allowed)")
      }
      return Array(packed[data.range])
    }
    guard data.field == 3 else {
      let names = [4: "lzma", 5: "bzip2", 6: "lz4", 7: "zstd"]
      throw failure(
        blob,
        """
        the blob is packed with \(names[data.field] ?? "an unknown method"); expected zlib or none. Repack the file: \
        osmium cat FILE -o NEW.osm.pbf -f pbf,pbf_compression=zlib
        """
      )
    }
    guard let announced, announced <= UInt64(Self.blobLimit) else {
      throw failure(
        blob,
        announced.map { "the blob would unpack to \($0) bytes\(Self.allowed)" }
          ?? "the packed blob does not say its size (raw_size); fetch the file again"
      )
    }
    return try inflated(packed, data.range, to: Int(announced), blob)
  }

  private static let allowed =
    "; the format allows \(blobLimit). Fetch the file again"

  private func failure(_ blob: Blob, _ message: String) -> OSMError {
    OSMError(file: name, byte: blob.offset, message)
  }

  /// Unpacks zlib data into as many bytes as were announced.
  private func inflated(
    _ packed: [UInt8],
    _ range: Range<Int>,
    to count: Int,
    _ blob: Blob
  ) throws(OSMError) -> [UInt8] {
    var status = Z_OK
    // A byte more than announced, so that content which is longer shows.
    var size = UInt(count + 1)
    let content = unsafe [UInt8](unsafeUninitializedCapacity: count + 1) { room, filled in
      unsafe packed.withUnsafeBufferPointer { source in
        status = unsafe uncompress(
          room.baseAddress,
          &size,
          source.baseAddress?.advanced(by: range.lowerBound),
          UInt(range.count)
        )
      }
      filled = status == Z_OK ? Int(size) : 0
    }
    guard status == Z_OK || status == Z_BUF_ERROR else {
      throw failure(blob, "the blob's zlib data is damaged (error \(status)); fetch the file again")
    }
    guard status == Z_OK, content.count == count else {
      let found =
        status == Z_OK ? "to \(content.count)" : "to more, or breaks off before its end"
      throw failure(
        blob,
        "the blob says that it unpacks to \(count) bytes, and unpacks \(found); fetch the file again"
      )
    }
    return content
  }
}
