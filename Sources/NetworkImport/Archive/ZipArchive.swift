// Reads zip archives: the central directory, and entries that are stored or deflated (APPNOTE.TXT
// 6.3.10).

/// What is wrong with a zip archive, in words that follow its name.
struct ZipError: Error, Equatable {
  var message: String

  init(_ message: String) { self.message = message }
}

/// A zip archive in memory.
///
/// Sizes come from the central directory and are claims: nothing is allocated for them in advance,
/// and an entry that unpacks to more than it claims is refused where it goes beyond.
struct ZipArchive {
  /// One file of the archive.
  struct Entry: Equatable {
    /// Path within the archive, `/` between folders.
    var name: String
    /// 0 is stored, 8 deflated.
    var method: Int
    var isEncrypted: Bool
    var checksum: UInt32
    var packedSize: Int
    var size: Int
    /// Where its local header starts.
    var offset: Int
  }

  /// No table of a feed needs more; a `CSVTable` takes less than 4 GiB.
  static let sizeLimit = 2 << 30
  /// Tables of text pack to a tenth, very regular ones to a fiftieth; a bomb to a thousandth.
  static let packingLimit = 200
  /// Below this size packing is not judged.
  static let harmlessSize = 64 << 20

  let entries: [Entry]
  private let bytes: [UInt8]

  /// Reads the directory.
  ///
  /// - Throws: What keeps the bytes from being an archive.
  init(_ bytes: [UInt8]) throws(ZipError) {
    self.bytes = bytes
    entries = try Self.directory(bytes)
  }

  /// The content of an entry.
  ///
  /// - Throws: What is wrong with it; nothing beyond the claimed size, itself at most
  ///   ``sizeLimit``, is unpacked.
  func content(of entry: Entry) throws(ZipError) -> [UInt8] {
    guard !entry.isEncrypted else {
      throw ZipError("is encrypted; unpack it and pack it without a password")
    }
    guard entry.size <= Self.sizeLimit else {
      throw ZipError("claims to unpack to \(entry.size) bytes; at most \(Self.sizeLimit) are read")
    }
    guard
      entry.size <= Self.harmlessSize || entry.size / Self.packingLimit <= entry.packedSize
    else {
      throw ZipError(
        "claims to unpack from \(entry.packedSize) to \(entry.size) bytes, as a zip bomb does; if you trust it, unpack it and give the folder"
      )
    }
    let packed = try packedRange(of: entry)
    let content: [UInt8]
    switch entry.method {
    case 0:
      guard entry.packedSize == entry.size else {
        throw ZipError(
          "is stored with two sizes, \(entry.packedSize) and \(entry.size) bytes; pack it again"
        )
      }
      content = Array(bytes[packed])
    case 8: content = try inflatedRaw(bytes, packed, size: entry.size)
    default:
      throw ZipError(
        "is packed by method \(entry.method); expected stored (0) or deflate (8): unpack it and give the folder"
      )
    }
    guard zipChecksum(content) == entry.checksum else {
      throw ZipError("does not have the checksum that the archive tells; fetch the archive again")
    }
    return content
  }

  /// Where an entry's data stands: behind its local header, whose name and extra field may differ
  /// from the directory's.
  private func packedRange(of entry: Entry) throws(ZipError) -> Range<Int> {
    let header = ByteReader(bytes, at: entry.offset)
    guard header.uint32(0) == 0x0403_4B50, let name = header.uint16(26),
      let extra = header.uint16(28)
    else {
      throw ZipError("has no local header at byte \(entry.offset) of the archive; fetch it again")
    }
    let start = entry.offset + 30 + name + extra
    guard start + entry.packedSize <= bytes.count else {
      throw ZipError("ends beyond the end of the archive, which is cut off; fetch it again")
    }
    return start..<start + entry.packedSize
  }
}

extension ZipArchive {
  /// Finds the end record from the back, then walks the central directory.
  private static func directory(_ bytes: [UInt8]) throws(ZipError) -> [Entry] {
    guard let end = endRecord(bytes) else {
      throw ZipError(
        "is no whole zip archive: its directory, which stands at the end, is missing; fetch it again"
      )
    }
    let record = ByteReader(bytes, at: end)
    guard let count = record.uint16(10), let size = record.uint32(12), let start = record.uint32(16)
    else { throw ZipError("ends within its directory; fetch it again") }
    guard count != 0xFFFF, start != 0xFFFF_FFFF else {
      throw ZipError("is a zip64 archive; unpack it and give the folder")
    }
    guard Int(start) + Int(size) <= end else {
      throw ZipError("has a directory that goes beyond its end; fetch it again")
    }
    var entries: [Entry] = []
    var place = Int(start)
    for number in 0..<count {
      let (entry, length) = try self.entry(ByteReader(bytes, at: place), number: number + 1)
      place += length
      guard place <= end else {
        throw ZipError("has a directory that goes beyond its end; fetch it again")
      }
      entries.append(entry)
    }
    return entries
  }

  /// The last `PK 5 6` of the last 64 KiB and 22 bytes, where a comment may follow.
  private static func endRecord(_ bytes: [UInt8]) -> Int? {
    var place = bytes.count - 22
    let first = max(0, place - 0xFFFF)
    while place >= first {
      if ByteReader(bytes, at: place).uint32(0) == 0x0605_4B50 { return place }
      place -= 1
    }
    return nil
  }

  private static func entry(
    _ record: ByteReader,
    number: Int
  ) throws(ZipError) -> (entry: Entry, length: Int) {
    guard record.uint32(0) == 0x0201_4B50, let flags = record.uint16(8),
      let method = record.uint16(10), let checksum = record.uint32(16),
      let packedSize = record.uint32(20), let size = record.uint32(24),
      let nameLength = record.uint16(28), let extra = record.uint16(30),
      let comment = record.uint16(32), let offset = record.uint32(42),
      let name = record.text(46, count: nameLength)
    else { throw ZipError("has a directory that is damaged at entry \(number); fetch it again") }
    let entry = Entry(
      name: name,
      method: method,
      isEncrypted: flags & 1 != 0,
      checksum: checksum,
      packedSize: Int(packedSize),
      size: Int(size),
      offset: Int(offset)
    )
    return (entry, 46 + nameLength + extra + comment)
  }
}

/// Little-endian numbers at offsets from a place in bytes; nil beyond the end.
private struct ByteReader {
  private let bytes: [UInt8]
  private let start: Int

  init(_ bytes: [UInt8], at start: Int) {
    self.bytes = bytes
    self.start = start
  }

  func uint16(_ offset: Int) -> Int? {
    let place = start + offset
    guard place >= 0, place + 2 <= bytes.count else { return nil }
    return Int(bytes[place]) | Int(bytes[place + 1]) << 8
  }

  func uint32(_ offset: Int) -> UInt32? {
    guard let low = uint16(offset), let high = uint16(offset + 2) else { return nil }
    return UInt32(low) | UInt32(high) << 16
  }

  func text(_ offset: Int, count: Int) -> String? {
    let place = start + offset
    guard place >= 0, place + count <= bytes.count else { return nil }
    return String(decoding: bytes[place..<place + count], as: UTF8.self)
  }
}
