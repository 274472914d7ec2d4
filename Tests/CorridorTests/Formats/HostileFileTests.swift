// Files that are not what they should be: no reader crashes, each says what is wrong, and nothing
// is left behind.

import Foundation
import TestSupport
import Testing

/// Commands that read a file `x`, and one that reads `net` where the file stands in for a table.
private let readers = [
  "convert x out.csv", "convert x out", "convert x out.gr", "convert x out.geojson --nodes x",
  "matrix --graph x", "access --matrix x --zones net/zone.csv --measure gravity",
  "access --matrix net/od.csv --zones x --measure gravity",
  "inequality --zones x --value population --index gini", "matrix net --origins x",
  "convert net out.geojson --layer zones --access x",
  "plan net --budget 5 --objective mean-cost --demand x", "verify net x", "evaluate net --plan x",
]

@Suite("Hostile files")
struct HostileFileTests {
  let workspace: Workspace

  init() throws {
    workspace = try Workspace()
    try workspace.write("from_id,to_id,cost\nA,B,1\n", to: "net/od.csv")
  }

  private func run(_ line: String) throws -> Outcome {
    let arguments = line.split(separator: " ").map { String($0) }
    return try CorridorProcess(arguments, in: workspace.folder).outcome()
  }

  /// Every reader refuses `x`, or finds nothing wrong, and says why.
  private func check(_ what: String, among files: [String] = ["x"]) throws {
    for line in readers {
      let outcome = try run(line)
      #expect(
        (0...3).contains(outcome.code),
        "\(line) on \(what): \(outcome.code) \(outcome.messages)"
      )
      if outcome.code > 0 {
        #expect(outcome.messages.contains("Error: "), "\(line) on \(what): \(outcome.messages)")
      }
      #expect(outcome.messages.utf8.count < 50_000, "\(line) on \(what)")
      #expect(!outcome.messages.contains("Fatal"), "\(line) on \(what): \(outcome.messages)")
      let left = try workspace.files().filter { !files.contains($0) }
      for name in left {
        #expect(outcome.code == 0, "\(line) on \(what) left \(name)")
        try FileManager.default.removeItem(at: workspace.folder.appendingPathComponent(name))
      }
    }
  }

  @Test("no file, a folder, a loop of links, and a file that may not be read")
  func places() throws {
    try check("nothing")
    let manager = FileManager.default
    let x = workspace.folder.appendingPathComponent("x")
    try manager.createDirectory(at: x, withIntermediateDirectories: false)
    try check("a folder")
    try manager.removeItem(at: x)
    try manager.createSymbolicLink(at: x, withDestinationURL: x)
    try check("a loop")
    try manager.removeItem(at: x)
    try workspace.write("from_id,to_id,cost\n", to: "x")
    try manager.setAttributes([.posixPermissions: 0], ofItemAtPath: x.path)
    try check("a file without permissions")
  }

  @Test("nothing, binary, other encodings, and other programs' formats")
  func contents() throws {
    var generator = SeededGenerator(seed: 11)
    let noise = (0..<5000).map { _ in UInt8.random(in: 0...255, using: &generator) }
    let contents: [(String, [UInt8])] = [
      ("no bytes", []), ("noise", noise), ("noise without zeros", noise.filter { $0 > 0 }),
      ("zeros", Array(repeating: 0, count: 3000)), ("blank lines", Array("\n \r\n\t\n".utf8)),
      ("HDF5 and noise", [0x89, 0x48, 0x44, 0x46, 0x0D, 0x0A, 0x1A, 0x0A] + noise),
      ("gzip and noise", [0x1F, 0x8B, 8, 0] + noise),
      ("SQLite", Array("SQLite format 3\0".utf8) + noise), ("UTF-16", [0xFF, 0xFE, 0x61, 0x00]),
      ("GBK", Array("zone_id,".utf8) + [0xC3, 0xFB, 0x0A]), ("JSON", Array("{\"a\":[1".utf8)),
      ("deep JSON", Array(repeating: 0x5B, count: 100_000)),
      ("a quote that never ends", Array("zone_id,population\n\"A,1\n".utf8)),
      ("semicolons", Array("from_id;to_id;cost\nA;B;1\n".utf8)),
      ("tabs", Array("zone_id\tpopulation\nA\t1\n".utf8)),
      (
        "a huge field",
        Array("zone_id,population\n".utf8) + Array(repeating: 0x39, count: 2_000_000)
      ),
      ("many columns", Array("zone_id,population".utf8) + Array(repeating: 0x2C, count: 100_000)),
      ("DIMACS that promises too much", Array("p sp 4000000000 9\na 1 2 3\n".utf8)),
      ("DIMACS without arcs", Array("p sp 200000000 0\n".utf8.prefix(12))),
      ("TNTP of nothing", Array("<NUMBER OF ZONES> 99999999999\n<END OF METADATA>\n".utf8)),
      ("trips of nothing", Array("<TOTAL OD FLOW> x\n<END OF METADATA>\nOrigin 1\n1 : 2;\n".utf8)),
      ("unclosed metadata", Array("<NUMBER OF NODES 3\n".utf8)),
      ("nul in CSV", Array("from_id,to_id,cost\nA,B,\0\n".utf8)),
    ]
    for (what, bytes) in contents {
      try Data(bytes).write(to: workspace.folder.appendingPathComponent("x"))
      try check(what)
    }
  }

  @Test("good files cut off at any place")
  func truncated() throws {
    let texts = [
      "from_id,to_id,cost\r\n\"A\",B,1.5e3\r\nB,A,Inf\r\n",
      "<NUMBER OF ZONES> 2\n<TOTAL OD FLOW> 9\n<END OF METADATA>\nOrigin 1\n 1 : 0; 2 : 9.0;\n",
      "<NUMBER OF ZONES> 1\n<NUMBER OF NODES> 2\n<FIRST THRU NODE> 1\n<NUMBER OF LINKS> 1\n"
        + "<END OF METADATA>\n1 2 9 1 1 ;\n", "c x\np sp 2 1\na 1 2 5\n",
    ]
    for text in texts {
      let bytes = Array(text.utf8)
      for size in stride(from: 1, to: bytes.count, by: 13) {
        try Data(bytes.prefix(size)).write(to: workspace.folder.appendingPathComponent("x"))
        for line in readers.prefix(5) where !line.hasSuffix(".gr") {
          let outcome = try run(line)
          #expect((0...2).contains(outcome.code), "\(line) at \(size): \(outcome.messages)")
          for name in try workspace.files() where name != "x" {
            try FileManager.default.removeItem(at: workspace.folder.appendingPathComponent(name))
          }
        }
      }
    }
  }
}
