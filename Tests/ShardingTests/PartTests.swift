// Parts on the disk: written whole, not made twice, put together to the same bytes or refused.

import DurableFiles
import Foundation
import OrderedJSON
import Sharding
import TestSupport
import Testing

@Suite("Parts of a run")
struct PartTests {
  private let folder: TemporaryFolder

  init() throws { folder = try TemporaryFolder() }

  private func path(_ name: String) -> String { "\(folder.path)/\(name)" }

  private func task(_ count: Int, version: String = "1", network: String = "ab", asks: Int = 2)
    -> PartTask
  {
    PartTask(
      kind: "rows",
      version: version,
      inputs: [.init(role: "network", sha256: network)],
      request: ["asks": .integer(asks)],
      count: count
    )
  }

  /// Rows of items by block: `block:item`, some of them with line ends in quotes.
  private func row(_ block: Int, _ item: Int) -> String {
    item % 3 == 1 ? "\"\(block)\n\(item)\"\n" : "\(block):\(item)\n"
  }

  private func remove(_ name: String) throws {
    try FileManager.default.removeItem(atPath: path(name))
  }

  private func whole(_ total: Int, blocks: Int) -> String {
    "head\n"
      + (0..<blocks).map { block in (0..<total).map { row(block, $0) }.joined() }.joined()
  }

  @discardableResult
  private func write(
    _ index: Int,
    _ task: PartTask,
    total: Int,
    blocks: Int = 1
  ) throws -> String {
    let shard = try #require(Shard(index: index, count: task.count))
    // A process gives no two files one name.
    let name = path("p\(index)of\(task.count)" + (blocks > 1 ? "-\(blocks)" : ""))
    let file = try PartFile(name, task, shard, replacing: false)
    // Parts without rows may know less of the columns.
    try file.write(header: shard.block(of: total).isEmpty ? "hea\n" : "head\n")
    for block in 0..<blocks {
      file.startBlock()
      for item in shard.block(of: total) { try file.write(row(block, item), rows: 1) }
    }
    try file.finish(of: total)
    return name
  }

  private func merged(_ names: [String]) throws -> String {
    var bytes: [UInt8] = []
    try PartSet(names).forEachPiece { (piece) throws(ShardError) in bytes += piece }
    return String(decoding: bytes, as: UTF8.self)
  }

  @Test("parts in any order give the undivided bytes", arguments: [0, 1, 2, 7, 30])
  func merging(total: Int) throws {
    var generator = SeededGenerator(seed: UInt64(total))
    for count in [1, 2, 3, 8, 11] {
      for blocks in [1, 3] {
        var names: [String] = []
        for index in 1...count {
          names.append(try write(index, task(count), total: total, blocks: blocks))
        }
        let expected = total == 0 ? "hea\n" : whole(total, blocks: blocks)
        #expect(try merged(names.shuffled(using: &generator)) == expected)
        // A pattern names manifests too.
        #expect(try merged(names + names.map { PartManifest.path(of: $0) }) == expected)
      }
    }
  }

  /// What is said of parts that are refused, and whether the choice of files is at fault.
  private func refusal(_ names: [String]) -> (text: String, isChoice: Bool)? {
    do throws(ShardError) {
      try PartSet(names).forEachPiece { (_) throws(ShardError) in }
      return nil
    } catch {
      if case .parts(let text) = error { return (text, true) }
      return (error.description, false)
    }
  }

  @Test("holes, doubles and other runs are named")
  func refusals() throws {
    let names = try (1...5).map { try write($0, task(5), total: 12) }
    let holes = try #require(refusal([names[0], names[3], names[2]]))
    #expect(holes.isChoice && holes.text.contains("there are missing: 2, 5."))
    try folder.write(try folder.read("p2of5"), to: "again")
    try folder.write(try folder.read("p2of5.manifest.json"), to: "again.manifest.json")
    let double = try #require(refusal(names + [path("again")]))
    #expect(double.isChoice && double.text.contains("Part 2/5 is there twice"))
    for (number, (other, word)) in [
      (task(5, version: "2"), "version"), (task(5, network: "cd"), "contents of: network"),
      (task(5, asks: 3), "(asks)"), (task(6), "of 5 parts, the other of 6"),
    ].enumerated() {
      let name = path("other\(number)")
      let shard = try #require(Shard(index: 5, count: other.count))
      let file = try PartFile(name, other, shard, replacing: false)
      try file.finish(of: 12)
      let mixed = try #require(refusal(Array(names.dropLast()) + [name]))
      #expect(mixed.isChoice && mixed.text.contains(word), "\(mixed.text)")
    }
  }

  @Test(
    "every change of a part is found",
    arguments: ["cut", "longer", "changed", "gone", "alone"]
  )
  func damage(kind: String) throws {
    let names = try (1...3).map { try write($0, task(3), total: 9) }
    var bytes = try folder.read("p2of3")
    switch kind {
    case "cut": bytes.removeLast()
    case "longer": bytes.append(10)
    default: bytes[6] ^= 1
    }
    if kind == "gone" {
      try remove("p2of3")
    } else if kind == "alone" {
      try remove("p2of3.manifest.json")
    } else {
      try folder.write(bytes, to: "p2of3")
    }
    let refused = try #require(refusal(names))
    #expect(!refused.isChoice && refused.text.contains("p2of3"))
  }

  @Test("a part that is there is done; another's, a changed one and a stranger's are not")
  func done() throws {
    let shard = try #require(Shard(parsing: "2/3"))
    let name = try write(2, task(3), total: 9)
    #expect(PartFile.isDone(name, task(3), shard))
    #expect(!PartFile.isDone(name, task(3, network: "cd"), shard))
    #expect(!PartFile.isDone(name, task(3), try #require(Shard(parsing: "1/3"))))
    try folder.write(Array("user's".utf8), to: "p2of3")
    #expect(!PartFile.isDone(name, task(3), shard))
    // What a killed job leaves: a manifest without its part.
    try remove("p2of3")
    #expect(!PartFile.isDone(name, task(3), shard))
    // A stranger's file of the manifest's name stays.
    try folder.write(Array("{}".utf8), to: "x.manifest.json")
    #expect(throws: ShardError.self) { try PartFile(path("x"), task(3), shard, replacing: false) }
    #expect(try folder.read("x.manifest.json") == Array("{}".utf8))
    #expect(throws: ShardError.self) { try PartFile("/dev/null", task(3), shard, replacing: true) }
  }
}
