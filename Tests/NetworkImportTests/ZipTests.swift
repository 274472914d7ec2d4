// Zip archives: stored and deflated entries, and archives that lie.

import TestSupport
import Testing
import TransportNetwork

@testable import NetworkImport

/// One file of an archive in the making.
struct ZipItem {
  var name: String
  var content: [UInt8]
  /// 0 is stored, 8 deflated (in a single block that is not packed).
  var method = 0
  /// What the directory claims instead of the content's size.
  var claimedSize: Int?
  var claimedChecksum: UInt32?
  var flags = 0

  var packed: [UInt8] {
    guard method == 8 else { return content }
    let count = UInt16(content.count)
    return [1] + littleEndian(UInt32(count), 2) + littleEndian(UInt32(~count), 2) + content
  }
}

/// The low bytes of a number.
private func littleEndian(_ number: UInt32, _ count: Int) -> [UInt8] {
  (0..<count).map { UInt8(truncatingIfNeeded: number >> (8 * UInt32($0))) }
}

/// CRC-32 bit by bit, as ISO 3309 defines it.
private func checksum(_ bytes: [UInt8]) -> UInt32 {
  var sum: UInt32 = .max
  for byte in bytes {
    sum ^= UInt32(byte)
    for _ in 0..<8 { sum = sum & 1 == 1 ? sum >> 1 ^ 0xEDB8_8320 : sum >> 1 }
  }
  return ~sum
}

/// The bytes of an archive.
func zip(_ items: [ZipItem], comment: String = "") -> [UInt8] {
  var bytes: [UInt8] = []
  var directory: [UInt8] = []
  for item in items {
    let packed = item.packed
    let offset = bytes.count
    let facts =
      littleEndian(UInt32(item.flags), 2) + littleEndian(UInt32(item.method), 2) + [0, 0, 0, 0]
      + littleEndian(item.claimedChecksum ?? checksum(item.content), 4)
      + littleEndian(UInt32(packed.count), 4)
      + littleEndian(UInt32(item.claimedSize ?? item.content.count), 4)
      + littleEndian(UInt32(item.name.utf8.count), 2) + [0, 0]
    bytes += [0x50, 0x4B, 3, 4, 20, 0] + facts + item.name.utf8 + packed
    directory += [0x50, 0x4B, 1, 2, 20, 0, 20, 0] + facts + [UInt8](repeating: 0, count: 10)
    directory += littleEndian(UInt32(offset), 4) + item.name.utf8
  }
  let end =
    [0x50, 0x4B, 5, 6, 0, 0, 0, 0] + littleEndian(UInt32(items.count), 2)
    + littleEndian(UInt32(items.count), 2) + littleEndian(UInt32(directory.count), 4)
    + littleEndian(UInt32(bytes.count), 4) + littleEndian(UInt32(comment.utf8.count), 2)
  return bytes + directory + end + comment.utf8
}

@Suite("Zip archives")
struct ZipTests {
  private let text = Array("stop_id,stop_name\nA,Aville\n".utf8)

  private func contents(_ bytes: [UInt8]) throws -> [[UInt8]] {
    let archive = try ZipArchive(bytes)
    return try archive.entries.map { try archive.content(of: $0) }
  }

  @Test("stored, deflated and empty entries, a comment behind")
  func plain() throws {
    let bytes = zip(
      [
        ZipItem(name: "a.txt", content: text), ZipItem(name: "b.txt", content: text, method: 8),
        ZipItem(name: "c.txt", content: []), ZipItem(name: "d.txt", content: [], method: 8),
      ],
      comment: "PK\u{5}\u{6} made by hand"
    )
    #expect(try contents(bytes) == [text, text, [], []])
    #expect(try ZipArchive(bytes).entries.map(\.name) == ["a.txt", "b.txt", "c.txt", "d.txt"])
  }

  private static let hasPython =
    PythonPeer.output(of: "/usr/bin/env", ["python3", "-c", "import zipfile"]) != nil

  @Test(
    "what Python's zipfile packs is read as it was",
    .enabled(if: Peers.tests(with: hasPython), "Python is not installed: apt-get install python3")
  )
  func python() throws {
    let folder = try TemporaryFolder()
    let script = """
      import zipfile, random
      random.seed(1)
      text = "".join(random.choice("abc,\\n") for _ in range(300000))
      open("\(folder.path)/plain", "w").write(text)
      with zipfile.ZipFile("\(folder.path)/a.zip", "w", zipfile.ZIP_DEFLATED) as z:
          z.writestr("feed/stops.txt", text)
      """
    try #require(PythonPeer.output(of: "/usr/bin/env", ["python3", "-c", script]) != nil)
    let archive = try ZipArchive(try folder.read("a.zip"))
    #expect(archive.entries.map(\.name) == ["feed/stops.txt"])
    #expect(try archive.content(of: archive.entries[0]) == folder.read("plain"))
  }

  @Test("archives that lie or are damaged are refused")
  func lies() throws {
    func complaint(_ bytes: [UInt8]) -> String {
      do {
        _ = try contents(bytes)
        return ""
      } catch let error as ZipError {
        return error.message
      } catch { return "\(error)" }
    }
    let good = zip([ZipItem(name: "a.txt", content: text, method: 8)])
    #expect(
      complaint(Array(good.dropLast(5))).contains("directory, which stands at the end, is missing")
    )
    #expect(complaint([0x50, 0x4B]).contains("is no whole zip archive"))
    // More than claimed, less than claimed, a claim of a thousandfold.
    func item(size: Int) -> [UInt8] {
      zip([ZipItem(name: "a", content: text, method: 8, claimedSize: size)])
    }
    #expect(complaint(item(size: 5)) == "unpacks to more than the 5 bytes that it claims")
    #expect(complaint(item(size: 99)).contains("unpacks to \(text.count) bytes and claims 99"))
    #expect(complaint(item(size: 1 << 30)).contains("as a zip bomb does"))
    #expect(
      complaint(item(size: 3 << 30)).contains("claims to unpack to \(3 << 30) bytes; at most")
    )
    #expect(
      complaint(zip([ZipItem(name: "a", content: text, claimedSize: 5)])).contains("two sizes")
    )
    #expect(
      complaint(zip([ZipItem(name: "a", content: text, claimedChecksum: 7)])).contains("checksum")
    )
    #expect(complaint(zip([ZipItem(name: "a", content: text, method: 12)])).contains("method 12"))
    #expect(complaint(zip([ZipItem(name: "a", content: text, flags: 1)])).contains("is encrypted"))
    // A block type that does not exist.
    var damaged = good
    damaged[30 + 5] = 0x07
    #expect(complaint(damaged).contains("is damaged"))
  }

  @Test("no byte that is changed or missing crashes the reader")
  func mutations() throws {
    let good = zip([
      ZipItem(name: "a.txt", content: text, method: 8), ZipItem(name: "b.txt", content: text),
    ])
    var refused = 0
    for place in good.indices {
      for value: UInt8 in [0, 1, 0x7F, 0xFF] where good[place] != value {
        var bytes = good
        bytes[place] = value
        if (try? contents(bytes)) == nil { refused += 1 }
      }
      if (try? contents(Array(good[..<place]))) == nil { refused += 1 }
    }
    // Every shorter archive lacks its end.
    #expect(refused >= good.count)
  }

  @Test("a feed in an archive is the feed in a folder; two feeds in one are refused")
  func feed() throws {
    let items = smallFeed.sorted { $0.key < $1.key }
      .map { ZipItem(name: "feed/\($0.key)", content: Array($0.value.utf8), method: 8) }
    let folder = try TemporaryFolder()
    try folder.write(zip(items), to: "feed.zip")
    let made = try GTFSImport(folder.path + "/feed.zip", GTFSImport.Options())
    #expect(made.network == (try importSmall()).network)
    try folder.write(zip(items + [ZipItem(name: "stops.txt", content: [])]), to: "two.zip")
    #expect {
      try GTFSImport(folder.path + "/two.zip", GTFSImport.Options())
    } throws: { error in
      (error as? ImportError)?.description
        .contains("has two tables \"stops.txt\": \"feed/stops.txt\" and \"stops.txt\"") == true
    }
    try folder.write(Array(zip(items).dropLast(30)), to: "cut.zip")
    #expect(throws: ImportError.self) {
      try GTFSImport(folder.path + "/cut.zip", GTFSImport.Options())
    }
    try folder.write(text, to: "stops.csv")
    #expect {
      try GTFSImport(folder.path + "/stops.csv", GTFSImport.Options())
    } throws: { error in
      (error as? ImportError)?.description.contains("is neither a folder nor a zip archive") == true
    }
  }
}
