// Whole road networks: every kernel against a plain search, by sums of distances.

import Foundation
import ShortestPaths
import TestSupport
import Testing

/// The folder with `USA-road-t.NY.gr` or `.gr.gz` of the 9th DIMACS challenge; without it only a
/// grid of roads is tested.
///
///     CORRIDOR_GRAPHS=folder swift test -c release -Xswiftc -enable-testing --filter RoadGraph
private let folder = ProcessInfo.processInfo.environment["CORRIDOR_GRAPHS"]

@Suite("Road graphs")
struct RoadGraphTests {
  @Test(
    "New York: all kernels find the same distances",
    .enabled(if: folder != nil, "CORRIDOR_GRAPHS names no folder with USA-road-t.NY.gr.gz")
  )
  func newYork() throws {
    let graph = try readDIMACS(unpacked("\(folder ?? "")/USA-road-t.NY.gr"))
    #expect(graph.vertexCount == 264_346)
    let hierarchy = try compareKernels(graph)
    #expect(hierarchy.upwardArcCount <= 756_000)
    #expect(hierarchy.downwardArcCount <= 756_000)
  }

  @Test("a grid of streets with faster roads: all kernels find the same distances")
  func grid() throws {
    let side = 40
    var random = SeededGenerator(seed: 40)
    var (tails, heads, costs): ([UInt32], [UInt32], [UInt32]) = ([], [], [])
    for row in 0..<side {
      for column in 0..<side {
        let from = UInt32(row * side + column)
        // Every eighth street is a road on which one is four times as fast.
        for (isInside, to, street) in [
          (column + 1 < side, from + 1, row), (row + 1 < side, from + UInt32(side), column),
        ] where isInside {
          let cost = UInt32.random(in: 100...1000, using: &random)
          for (tail, head) in [(from, to), (to, from)] {
            tails.append(tail)
            heads.append(head)
            costs.append(street.isMultiple(of: 8) ? cost / 4 : cost)
          }
        }
      }
    }
    try compareKernels(
      IntegerGraph(vertexCount: side * side, tails: tails, heads: heads, costs: costs)
    )
  }

  /// Compares every kernel with a plain search from sixteen vertices of a graph in which all reach
  /// each other.
  @discardableResult
  private func compareKernels(_ graph: IntegerGraph) throws -> ContractionHierarchy {
    let doubles = try Graph(
      vertexCount: graph.vertexCount,
      tails: graph.tail,
      heads: graph.head,
      costs: graph.cost.map { Double($0) }
    )
    let hierarchy = ContractionHierarchy(graph)
    let customized = try CustomizableHierarchy(graph).customized(costs: graph.cost)
    let loaded = try ContractionHierarchy(serialized: hierarchy.serialized)
    let sources = (0..<16).map { ($0 * 29_989 + 7) % graph.vertexCount }
    var plain = DijkstraSearch(doubles)
    var search = IntegerSearch(graph)
    var sweeps = [hierarchy, customized, loaded].map { HierarchySweep($0) }
    var wide = WideHierarchySweep(hierarchy)
    var query = HierarchyQuery(hierarchy)
    var customizedQuery = HierarchyQuery(customized)
    var both = BidirectionalSearch(doubles)
    var led = LandmarkSearch(Landmarks(graph, count: 4))
    wide.run(from: sources)
    let table = HierarchyTable(hierarchy, to: sources).rows(from: sources, threads: 2)
    var total = 0
    for (lane, source) in sources.enumerated() {
      plain.run(from: source)
      let sum = plain.distances.reduce(0) { $1 < .infinity ? $0 + Int($1) : $0 }
      total += sum
      search.run(from: source)
      #expect(search.distances.reduce(0) { $0 + Int($1) } == sum)
      for index in sweeps.indices {
        sweeps[index].run(from: source)
        #expect(sweeps[index].checksum == sum)
      }
      #expect(wide.distances(fromSource: lane).reduce(0) { $0 + Int($1) } == sum)
      for (column, target) in sources.enumerated() {
        let expected = UInt32(plain.distance(to: target))
        #expect(table[lane * sources.count + column] == expected)
        for path in [
          query.path(from: source, to: target), customizedQuery.path(from: source, to: target),
          search.path(to: target), led.path(from: source, to: target),
        ] {
          #expect(path?.cost == expected)
          if let path { #expect(graph.isPath(path, from: source, to: target)) }
        }
        #expect(both.path(from: source, to: target)?.cost == Double(expected))
      }
    }
    #expect(wide.checksum == total)
    return hierarchy
  }

  /// A file, or what is in the file of this name and `.gz`.
  private func unpacked(_ path: String) throws -> Data {
    if let data = try? Data(contentsOf: URL(filePath: path)) { return data }
    let process = Process()
    let output = Pipe()
    process.executableURL = URL(filePath: "/usr/bin/env")
    process.arguments = ["gzip", "-dc", path + ".gz"]
    process.standardOutput = output
    try process.run()
    let data = output.fileHandleForReading.readDataToEndOfFile()
    process.waitUntilExit()
    try #require(process.terminationStatus == 0, "There is neither \(path) nor \(path).gz.")
    return data
  }

  /// The arcs of a `.gr` file, whose vertices count from 1.
  private func readDIMACS(_ text: Data) throws -> IntegerGraph {
    var vertexCount = 0
    var (tails, heads, costs): ([UInt32], [UInt32], [UInt32]) = ([], [], [])
    for line in text.split(separator: UInt8(ascii: "\n"))
    where line.first != UInt8(ascii: "c") {
      let fields = line.split(separator: UInt8(ascii: " ")).dropFirst().map { field in
        field.reduce(0) { 10 * $0 + Int($1) - 48 }
      }
      switch line.first {
      case UInt8(ascii: "p"): vertexCount = fields[1]
      case UInt8(ascii: "a"):
        tails.append(UInt32(fields[0] - 1))
        heads.append(UInt32(fields[1] - 1))
        costs.append(UInt32(fields[2]))
      default: continue
      }
    }
    return try IntegerGraph(vertexCount: vertexCount, tails: tails, heads: heads, costs: costs)
  }
}
