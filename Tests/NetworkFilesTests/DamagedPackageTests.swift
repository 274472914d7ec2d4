// Damaged packages: bytes flipped, cut and doubled at random. The reader answers, whatever comes.

import TestSupport
import Testing
import NetworkFiles
import TransportNetwork

@Suite("Damaged packages")
struct DamagedPackageTests {
  @Test("two thousand damaged packages give a network or problems, and never end the process")
  func damaged() throws {
    var random = SeededGenerator(seed: 2026)
    var files = validPackage
    files["datapackage.json"] = #"{"name":"x","version":"2","sources":[{"title":"a"}]}"#
    let names = files.keys.sorted()
    let folder = try TemporaryFolder(files)
    var readable = 0
    for _ in 0..<2000 {
      let name = names[Int.random(in: 0..<names.count, using: &random)]
      let original = Array((files[name] ?? "").utf8)
      try folder.write(damage(original, &random), to: name)
      let (network, report) = NetworkPackage.check(folder.path)
      #expect((network == nil) == (report.errorCount > 0))
      if let network {
        readable += 1
        // What was accepted can be used: costs are finite.
        for link in network.links {
          for use in network.uses.typedIndices {
            let cost = LinkCost(link, for: use, uses: network.uses, modes: network.modes)
            #expect(cost.map { $0.standaloneMinutes.isFinite && $0.standaloneMinutes >= 0 } ?? true)
          }
        }
      }
      try folder.write(original, to: name)
    }
    // Many a changed letter does no harm, many do.
    #expect((200...1800).contains(readable))
  }
}

private func damage(_ bytes: [UInt8], _ random: inout SeededGenerator) -> [UInt8] {
  var bytes = bytes
  for _ in 0...Int.random(in: 0..<3, using: &random) {
    guard !bytes.isEmpty else { return bytes }
    let position = Int.random(in: 0..<bytes.count, using: &random)
    let end = Int.random(in: position..<bytes.count, using: &random)
    switch Int.random(in: 0..<6, using: &random) {
    case 0: bytes[position] = UInt8.random(in: .min ... .max, using: &random)
    case 1: bytes[position] ^= 1 << UInt8.random(in: 0..<8, using: &random)
    case 2: bytes.removeSubrange(position...)
    case 3: bytes.removeSubrange(position..<min(end, position + 8))
    case 4: bytes.insert(contentsOf: bytes[position..<end], at: position)
    default:
      let digits = Array("0123456789.-eE,\"\n".utf8)
      bytes[position] = digits[Int.random(in: 0..<digits.count, using: &random)]
    }
  }
  return bytes
}
