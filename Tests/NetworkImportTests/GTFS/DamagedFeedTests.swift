// Feeds with random damage are imported or refused, and never crash the reader.

import NetworkFiles
import NetworkImport
import TestSupport
import Testing
import TransportNetwork

@Suite("Damaged feeds")
struct DamagedFeedTests {
  private static let spoilers: [[UInt8]] = [
    Array("99:59:59".utf8), Array("-1".utf8), Array("1e308".utf8), Array("NaN".utf8), [0xFF], [0],
    Array("\"".utf8), Array(",".utf8), Array("\n".utf8), Array("999999999999999999999".utf8), [],
  ]

  @Test("bytes replaced, cut out and put in, in every table")
  func damage() throws {
    var random = SeededGenerator(seed: 7)
    let names = smallFeed.keys.sorted()
    var imported = 0
    var refused = 0
    for _ in 0..<150 {
      var files = smallFeed
      for _ in 0..<Int.random(in: 1...2, using: &random) {
        let name = names[Int.random(in: 0..<names.count, using: &random)]
        var bytes = Array((files[name] ?? "").utf8)
        let start = Int.random(in: 0...bytes.count, using: &random)
        let end = min(bytes.count, start + Int.random(in: 0...6, using: &random))
        let spoiler = Self.spoilers[Int.random(in: 0..<Self.spoilers.count, using: &random)]
        bytes.replaceSubrange(start..<end, with: spoiler)
        files[name] = String(decoding: bytes, as: UTF8.self)
      }
      let folder = try TemporaryFolder(files)
      do {
        let made = try GTFSImport(folder.path, GTFSImport.Options())
        imported += 1
        // What is imported is a network that can be written and read.
        try NetworkPackage.write(made.network, to: folder.path + "/net")
        #expect(NetworkPackage.check(folder.path + "/net").report.errorCount == 0)
      } catch let error as ImportError {
        refused += 1
        #expect(error.report.errorCount > 0 && !error.description.isEmpty)
      }
    }
    #expect(imported > 5 && refused > 20, "\(imported) imported, \(refused) refused")
  }
}
