// Damaged, cut and hostile .osm.pbf files: the place, what was expected, what to do, and never a
// crash.

import NetworkFiles
import NetworkImport
import TestSupport
import Testing
import TransportNetwork

@Suite("Damaged .osm.pbf files")
struct DamagedPBFTests {
  /// What an import says of bytes; nil when it takes them.
  private func complaint(_ bytes: [UInt8]) throws -> String? {
    do {
      _ = try imported(bytes)
      return nil
    } catch let error as OSMError {
      return error.description
    }
  }

  private func file(_ change: (inout PBFWriter) -> Void) -> [UInt8] {
    var file = PBFWriter()
    change(&file)
    return file.bytes
  }

  private var sound: [UInt8] {
    file { $0.block(nodes: crossroads.nodes, ways: crossroads.ways) }
  }

  @Test("cut off anywhere: refused, with the byte where the last blob begins")
  func truncated() throws {
    let bytes = sound
    #expect(try complaint(bytes) == nil)
    let header = PBFWriter().bytes.count
    for count in 0..<bytes.count where count != header {
      let text = try #require(try complaint(Array(bytes.prefix(count))))
      #expect(text.contains(count == 0 ? "is empty" : "too early"), "\(count): \(text)")
      if count > 0 {
        #expect(text.contains("byte \(count < header ? 0 : header): "), "\(count): \(text)")
      }
    }
    // The header alone is a file without roads.
    #expect(try complaint(PBFWriter().bytes)?.contains("has no road") == true)
  }

  @Test("packed otherwise: named, with the command that repacks it")
  func compression() throws {
    for (field, name) in [(UInt64(4), "lzma"), (5, "bzip2"), (6, "lz4"), (7, "zstd")] {
      let bytes = file {
        let blob = PBFWriter.varintField(2, 100) + PBFWriter.message(field, [1, 2, 3])
        $0.append(kind: "OSMData", blob: blob)
      }
      let text = try complaint(bytes)
      #expect(text?.contains("packed with \(name); expected zlib or none") == true)
      #expect(text?.contains("osmium cat") == true)
    }
  }

  @Test("sizes beyond the format's, told before anything is reserved")
  func absurdSizes() throws {
    let header = PBFWriter().bytes.count
    let longHeader = PBFWriter().bytes + [0x7F, 0xFF, 0xFF, 0xFF, 1]
    #expect(
      try complaint(longHeader)?
        .contains(
          "byte \(header): the blob's header would have 2147483647 bytes; expected 1 to 65536"
        )
        == true
    )
    let longBlob = file { $0.append(kind: "OSMData", blob: [0], datasize: 1 << 40) }
    #expect(try complaint(longBlob)?.contains("would have 1099511627776 bytes") == true)
    let content = PBFWriter.content(crossroads.nodes, crossroads.ways, [])
    let bomb = file {
      $0.append(kind: "OSMData", blob: PBFWriter.blob(content, .zlib, rawSize: 1 << 50))
    }
    #expect(try complaint(bomb)?.contains("would unpack to 1125899906842624 bytes") == true)
    for wrong in [content.count - 1, content.count + 1] {
      let bytes = file {
        $0.append(kind: "OSMData", blob: PBFWriter.blob(content, .zlib, rawSize: UInt64(wrong)))
      }
      #expect(try complaint(bytes)?.contains("says that it unpacks to \(wrong) bytes") == true)
    }
  }

  @Test("what is no .osm.pbf at all")
  func otherFiles() throws {
    #expect(try complaint(Array("<?xml version='1.0'?><osm></osm>".utf8))?.contains("XML") == true)
    #expect(try complaint([0x1F, 0x8B, 8, 0, 0, 0])?.contains("compressed file") == true)
    let history = PBFWriter(required: ["OsmSchema-V0.6", "HistoricalInformation"]).bytes
    #expect(try complaint(history)?.contains("osmium time-filter") == true)
    var noHeader = PBFWriter()
    noHeader.block(nodes: crossroads.nodes)
    let rest = Array(noHeader.bytes.dropFirst(PBFWriter().bytes.count))
    #expect(try complaint(rest)?.contains("the first blob is \"OSMData\"") == true)
    #expect(throws: OSMError.self) { try OSMImport("/no/such/file.osm.pbf") }
  }

  @Test("ways without nodes, with one, with nodes that are not there: counted, not taken")
  func incompleteWays() throws {
    let made = try imported(
      crossroads.nodes,
      crossroads.ways + [
        PBFWriter.Way(20, [], ["highway": "primary"]),
        PBFWriter.Way(21, [1], ["highway": "primary"]),
        PBFWriter.Way(22, [900, 901], ["highway": "primary"]),
        PBFWriter.Way(23, [3, 902, 5], ["highway": "primary"]),
      ]
    )
    // 20 and 21 have no two nodes; 22 and 23 have no two neighbours in the file.
    #expect(made.summary.source.refusedWays.map(\.count) == [4])
    #expect(made.summary.source.matchedWays == 6)
    #expect(made.summary.source.missingNodes == 3)
    #expect(
      made.problems.contains { $0.message.contains("3 nodes of its ways are not in the file") }
    )
    #expect(made.network == (try imported(crossroads.nodes, crossroads.ways)).network)
  }

  @Test("a gap in a way: what is left on both sides stays")
  func gap() throws {
    let made = try imported(
      Array(crossroads.nodes.prefix(5)),
      [
        PBFWriter.Way(1, [1, 2, 999, 3, 5], ["highway": "primary"]),
        PBFWriter.Way(2, [2, 3], ["highway": "primary"]),
      ]
    )
    let kilometres = made.network.links.filter { $0.facilityType == "primary" }.map(\.kilometres)
    // 1-2 and 2-3 are 0.01 degrees of longitude at 47.1 north: 0.7569 km; 3-5 crosses 0.01 of both.
    #expect(kilometres.count == 1)
    #expect(abs((kilometres[0] ?? 0) - (2 * 0.75692 + 1.34499)) < 1e-3)
  }

  @Test("coordinates that are not on the globe leave a gap")
  func misplaced() throws {
    let made = try imported(
      crossroads.nodes + [PBFWriter.Node(8, 9.51, 95)],
      crossroads.ways + [PBFWriter.Way(30, [5, 8], ["highway": "primary"])]
    )
    #expect(made.problems.contains { $0.message.contains("not on the globe") })
    #expect(made.summary.source.missingNodes == 1)
  }

  @Test("any single byte changed: taken or refused, never a crash")
  func changedBytes() throws {
    let bytes = sound
    var refused = 0
    for position in bytes.indices {
      for change in [0x01, 0x80, 0xFF] as [UInt8] {
        var damaged = bytes
        damaged[position] ^= change
        if try complaint(damaged) != nil { refused += 1 }
      }
    }
    // zlib's checksum finds what happens within it.
    #expect(refused > 2 * bytes.count)
    // Without a checksum the messages themselves are met.
    var rawRefused = 0
    let raw = file { $0.block(nodes: crossroads.nodes, ways: crossroads.ways, packing: .raw) }
    for position in raw.indices.dropFirst(PBFWriter().bytes.count) {
      for change in [0x01, 0x02, 0x40, 0x80, 0xFF] as [UInt8] {
        var damaged = raw
        damaged[position] ^= change
        if try complaint(damaged) != nil { rawRefused += 1 }
      }
    }
    // A changed letter of a name does no harm, a changed length does.
    #expect((raw.count / 10...4 * raw.count).contains(rawRefused), "\(rawRefused) of \(raw.count)")
  }

  @Test("messages that run over their end, and tags without a text")
  func messages() throws {
    for content in [
      [0x0A, 0x7F], [0x12, 0x02, 0x12, 0x7F],
      [0x80, 0x80, 0x80, 0x80, 0x80, 0x80, 0x80, 0x80, 0x80, 0x80, 1],
      [0x07], [0x12, 0x04, 0x1A, 0x02, 0x0A, 0x05],
    ] as [[UInt8]] {
      let text = try complaint(
        file { $0.append(kind: "OSMData", blob: PBFWriter.blob(content, .raw)) }
      )
      #expect(text?.contains("of what it unpacks to") == true, "\(content): \(text ?? "taken")")
    }
    let way = PBFWriter.varintField(1, 5) + PBFWriter.message(2, [9]) + PBFWriter.message(3, [9])
    let block = PBFWriter.message(2, PBFWriter.message(3, way))
    let text = try complaint(
      file { $0.append(kind: "OSMData", blob: PBFWriter.blob(block, .zlib)) }
    )
    #expect(text?.contains("a tag refers to text 9, and the block has 0") == true)
  }
}
