// Reading .osm.pbf: the same network whatever the packing, the form of nodes and the order of
// blocks.

import NetworkFiles
import TestSupport
import Testing
import TransportNetwork

@testable import NetworkImport

/// Imports bytes as a file.
func imported(_ bytes: [UInt8], _ options: OSMOptions = OSMOptions()) throws -> OSMImport {
  let folder = try TemporaryFolder()
  try folder.write(bytes, to: "x.osm.pbf")
  return try OSMImport(folder.path + "/x.osm.pbf", options)
}

/// Imports one block of nodes, ways and relations.
func imported(
  _ nodes: [PBFWriter.Node],
  _ ways: [PBFWriter.Way],
  _ relations: [PBFWriter.Relation] = [],
  _ options: OSMOptions = OSMOptions()
) throws -> OSMImport {
  var file = PBFWriter()
  file.block(nodes: nodes, ways: ways, relations: relations)
  return try imported(file.bytes, options)
}

/// A crossroads of two primary roads in Vaduz, with a town at one end.
let crossroads = (
  nodes: [
    PBFWriter.Node(1, 9.50, 47.10), PBFWriter.Node(2, 9.51, 47.10),
    PBFWriter.Node(3, 9.52, 47.10), PBFWriter.Node(4, 9.51, 47.09),
    PBFWriter.Node(5, 9.51, 47.11),
    PBFWriter.Node(6, 9.5, 47.101, ["place": "town", "name": "Vaduz", "population": "5,429"]),
    PBFWriter.Node(7, 9.52, 47.101, ["place": "city", "name": "Schaan"]),
  ],
  ways: [
    PBFWriter.Way(10, [1, 2, 3], ["highway": "primary", "name": "Main road"]),
    PBFWriter.Way(11, [4, 2, 5], ["highway": "secondary", "ref": "L1"]),
    PBFWriter.Way(12, [4, 5], ["highway": "residential"]),
    PBFWriter.Way(13, [1, 4], ["building": "yes"]),
  ]
)

@Suite("Reading .osm.pbf")
struct PBFReadingTests {
  @Test("dense, plain, packed, raw, in any order of blocks: the same network")
  func forms() throws {
    let (nodes, ways) = crossroads
    let expected = try imported(nodes, ways).network
    #expect(expected.links.count { $0.facilityType == "primary" } == 2)
    for dense in [true, false] {
      for packing in [PBFWriter.Packing.raw, .zlib] {
        for granularity in [Int64(100), 1000] {
          var file = PBFWriter()
          file.block(ways: ways, packing: packing)
          file.block(
            nodes: nodes,
            dense: dense,
            granularity: granularity,
            packing: packing
          )
          #expect(try imported(file.bytes).network == expected)
        }
      }
    }
  }

  @Test("a sorted file: each pass reads only its blobs, and finds the same")
  func sorted() throws {
    let (nodes, ways) = crossroads
    var file = PBFWriter(sorted: true)
    for node in nodes { file.block(nodes: [node]) }
    for way in ways { file.block(ways: [way]) }
    let made = try imported(file.bytes)
    #expect(made.network == (try imported(nodes, ways)).network)
    // A block that holds both kinds, in the middle.
    var mixed = PBFWriter(sorted: true)
    mixed.block(nodes: Array(nodes.prefix(3)))
    mixed.block(nodes: Array(nodes.dropFirst(3)), ways: Array(ways.prefix(1)))
    mixed.block(ways: Array(ways.dropFirst()))
    #expect(try imported(mixed.bytes).network == made.network)
  }

  @Test("the number of threads changes nothing")
  func threads() throws {
    let (nodes, ways) = crossroads
    var file = PBFWriter()
    for way in ways { file.block(ways: [way]) }
    for node in nodes { file.block(nodes: [node]) }
    var options = OSMOptions()
    options.threads = 4
    #expect(try imported(file.bytes, options).network == (try imported(file.bytes)).network)
  }

  @Test("ids below zero and near the largest, as editors and merges write them")
  func ids() throws {
    let low = Int64.min + 1
    let made = try imported(
      [
        PBFWriter.Node(low, 9.5, 47.1), PBFWriter.Node(-2, 9.51, 47.1),
        PBFWriter.Node(.max, 9.52, 47.1), PBFWriter.Node(0, 9.51, 47.2),
      ],
      [
        PBFWriter.Way(-5, [low, -2, .max], ["highway": "primary"]),
        PBFWriter.Way(.max, [-2, 0], ["highway": "primary"]),
      ]
    )
    #expect(Set(made.network.nodes.map(\.id)) == ["\(low)", "-2", "\(Int64.max)", "0"])
    #expect(made.network.links.map(\.id) == ["-5-1", "-5-2", "\(Int64.max)-1"])
  }

  @Test("ids are found again, whatever their spread")
  func index() {
    var generator = SeededGenerator(seed: 5)
    for spread in [Int64(10), 1000, 1 << 40, .max] {
      let ids = (0..<500).map { _ in Int64.random(in: -spread...spread, using: &generator) }
      let index = NodeIndex(ids + ids)
      #expect(index.ids == Set(ids).sorted())
      for (position, id) in index.ids.enumerated() {
        #expect(index.position(of: id) == Int32(position))
      }
      for _ in 0..<100 {
        let id = Int64.random(in: .min ... .max, using: &generator)
        #expect(index.position(of: id) == index.ids.firstIndex(of: id).map { Int32($0) })
      }
    }
    #expect(NodeIndex([]).position(of: 0) == nil)
  }

  @Test("a date of the header, and data that ends up in datapackage.json")
  func header() throws {
    // 1438031641 is 27 July 2015, 21:14:01 UTC (date -u -d @1438031641).
    var file = PBFWriter(timestamp: 1_438_031_641)
    file.block(nodes: crossroads.nodes, ways: crossroads.ways)
    let made = try imported(file.bytes)
    #expect(made.summary.source.timestamp == "2015-07-27")
    #expect(made.network.packageProperty("sources")?.contains("2015-07-27") == true)
    #expect(made.network.packageProperty("licenses")?.contains("ODbL-1.0") == true)
  }
}
