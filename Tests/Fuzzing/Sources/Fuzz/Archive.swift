// Small archives, packed without compression, so that changes of their content stay sound.

/// Writes archives.
enum Archive {
  /// A gzip file (RFC 1952) of stored blocks (RFC 1951).
  static func gzip(_ content: [UInt8]) -> [UInt8] {
    [0x1F, 0x8B, 8, 0, 0, 0, 0, 0, 0, 0xFF] + stored(content) + little(checksum(content), 4)
      + little(UInt32(content.count), 4)
  }

  /// One block of deflate that is not compressed; at most 65,535 bytes.
  private static func stored(_ content: [UInt8]) -> [UInt8] {
    let count = UInt32(content.count)
    return [1] + little(count, 2) + little(~count, 2) + content
  }

  /// A zip archive whose files are stored.
  static func zip(_ files: [(name: String, bytes: [UInt8])]) -> [UInt8] {
    var (archive, directory): ([UInt8], [UInt8]) = ([], [])
    for file in files {
      let common =
        little(20, 2) + little(0, 2) + little(0, 2) + little(0, 4) + little(checksum(file.bytes), 4)
        + little(UInt32(file.bytes.count), 4) + little(UInt32(file.bytes.count), 4)
        + little(UInt32(file.name.utf8.count), 2) + little(0, 2)
      directory +=
        little(0x0201_4B50, 4) + little(20, 2) + common + little(0, 2) + little(0, 2)
        + little(0, 2) + little(0, 4) + little(UInt32(archive.count), 4) + file.name.utf8
      archive += little(0x0403_4B50, 4) + common + file.name.utf8 + file.bytes
    }
    let end =
      little(0x0605_4B50, 4) + little(0, 4) + little(UInt32(files.count), 2)
      + little(UInt32(files.count), 2) + little(UInt32(directory.count), 4)
      + little(UInt32(archive.count), 4) + little(0, 2)
    return archive + directory + end
  }

  /// An .osm.pbf of a road and a railway station, its blobs raw.
  static var map: [UInt8] {
    let header = message(4, Array("OsmSchema-V0.6".utf8)) + message(4, Array("DenseNodes".utf8))
    let texts = ["", "highway", "primary", "name", "Road", "railway", "station", "rail"]
    let table = message(1, texts.flatMap { message(1, Array($0.utf8)) })
    // Degrees are counted in units of 1e-7, each the difference to the one before.
    let dense = message(
      2,
      message(1, [1, 1, 1, 1].flatMap { varint(zigzag($0)) })
        + message(8, [500_000_000, 10_000, 10_000, 10_000].flatMap { varint(zigzag($0)) })
        + message(9, [120_000_000, 10_000, -20_000, 5_000].flatMap { varint(zigzag($0)) })
        + message(10, [0, 0, 5, 6, 3, 4, 0, 0].map { UInt8($0) })
    )
    func way(_ id: UInt64, _ tags: [(UInt8, UInt8)], _ nodes: [Int64]) -> [UInt8] {
      var last: Int64 = 0
      let references = nodes.flatMap { node in
        defer { last = node }
        return varint(zigzag(node - last))
      }
      return message(
        3,
        [0x08] + varint(id) + message(2, tags.map(\.0)) + message(3, tags.map(\.1))
          + message(8, references)
      )
    }
    let ways = way(7, [(1, 2), (3, 4)], [1, 2, 3, 4]) + way(8, [(5, 7)], [4, 2, 1])
    return blob("OSMHeader", header)
      + blob("OSMData", table + message(2, dense) + message(2, ways))
  }

  private static func blob(_ kind: String, _ content: [UInt8]) -> [UInt8] {
    let blob = message(1, content)
    let header = message(1, Array(kind.utf8)) + [0x18] + varint(UInt64(blob.count))
    return little(UInt32(header.count), 4).reversed() + header + blob
  }

  private static func message(_ field: UInt64, _ content: [UInt8]) -> [UInt8] {
    varint(field << 3 | 2) + varint(UInt64(content.count)) + content
  }

  private static func zigzag(_ number: Int64) -> UInt64 {
    UInt64(bitPattern: number << 1 ^ number >> 63)
  }

  private static func varint(_ number: UInt64) -> [UInt8] {
    var (rest, bytes): (UInt64, [UInt8]) = (number, [])
    while rest > 0x7F {
      bytes.append(UInt8(truncatingIfNeeded: rest) | 0x80)
      rest >>= 7
    }
    return bytes + [UInt8(rest)]
  }

  private static func little(_ number: UInt32, _ count: Int) -> [UInt8] {
    (0..<count).map { UInt8(truncatingIfNeeded: number >> UInt32(8 * $0)) }
  }

  /// The CRC-32 of gzip and zip.
  private static func checksum(_ bytes: [UInt8]) -> UInt32 {
    var sum: UInt32 = 0xFFFF_FFFF
    for byte in bytes {
      sum ^= UInt32(byte)
      for _ in 0..<8 { sum = sum & 1 == 1 ? sum >> 1 ^ 0xEDB8_8320 : sum >> 1 }
    }
    return ~sum
  }
}
