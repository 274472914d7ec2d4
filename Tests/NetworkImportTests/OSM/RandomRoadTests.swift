// Random roads: minutes between nodes are those of all-pairs shortest paths over the ways' straight
// parts.

import Foundation
import NetworkImport
import TestSupport
import Testing
import TransportNetwork

@Suite("Random roads")
struct RandomRoadTests {
  private static let speeds = [30, 50, 90]

  /// Nodes and ways at random, and the minutes of every straight part, by the haversine formula.
  private func draw(
    _ generator: inout SeededGenerator
  ) -> (nodes: [PBFWriter.Node], ways: [PBFWriter.Way], parts: [[Int64: Double]]) {
    let count = 24
    let nodes = (0..<count).map { id in
      PBFWriter.Node(
        Int64(id),
        (Double.random(in: 9...9.3, using: &generator) * 1e7).rounded() / 1e7,
        (Double.random(in: 47...47.3, using: &generator) * 1e7).rounded() / 1e7
      )
    }
    var parts = [[Int64: Double]](repeating: [:], count: count)
    func add(_ a: Int64, _ b: Int64, _ speed: Double) {
      let (p, q) = (nodes[Int(a)], nodes[Int(b)])
      let radians = Double.pi / 180
      let square =
        pow(sin((q.y - p.y) * radians / 2), 2)
        + cos(p.y * radians) * cos(q.y * radians) * pow(sin((q.x - p.x) * radians / 2), 2)
      let minutes = 2 * 6371 * asin(sqrt(square)) / speed * 60
      parts[Int(a)][b] = min(parts[Int(a)][b] ?? .infinity, minutes)
    }
    let ways = (0..<14).map { id in
      let path = (0..<Int.random(in: 2...6, using: &generator)).map { _ in
        Int64.random(in: 0..<Int64(count), using: &generator)
      }
      let limit = Self.speeds.randomElement(using: &generator) ?? 50
      let oneway = ["yes", "-1", "no", "no"].randomElement(using: &generator) ?? "no"
      // Primary roads: at most 70 km/h, and 0.9 of the limit.
      let speed = min(70, 0.9 * Double(limit))
      for (a, b) in zip(path, path.dropFirst()) {
        if oneway != "-1" { add(a, b, speed) }
        if oneway != "yes" { add(b, a, speed) }
      }
      return PBFWriter.Way(
        Int64(id),
        path,
        ["highway": "primary", "maxspeed": String(limit), "oneway": oneway]
      )
    }
    return (nodes, ways, parts)
  }

  /// Floyd and Warshall.
  private func allPairs(_ parts: [[Int64: Double]]) -> [[Double]] {
    var minutes = parts.indices.map { row in
      parts.indices.map { $0 == row ? 0 : parts[row][Int64($0)] ?? .infinity }
    }
    for via in parts.indices {
      for from in parts.indices {
        for to in parts.indices {
          minutes[from][to] = min(minutes[from][to], minutes[from][via] + minutes[via][to])
        }
      }
    }
    return minutes
  }

  @Test("with every node kept and after contraction", arguments: 1...40)
  func minutes(seed: UInt64) throws {
    var generator = SeededGenerator(seed: seed)
    let (nodes, ways, parts) = draw(&generator)
    let expected = allPairs(parts)
    var sizes: [Int] = []
    for keepsEveryNode in [true, false] {
      var options = OSMOptions()
      options.keepsEveryNode = keepsEveryNode
      let network = try imported(nodes, ways, [], options).network
      sizes.append(network.nodes.count)
      let graph = try TravelGraph(network, use: RowIndex(0))
      var finder = RouteFinder(network, graph)
      for from in network.nodes.indices {
        for to in network.nodes.indices where to != from {
          let route = finder.route(from: graph.nodeEnds[from], to: graph.nodeEnds[to])
          let (a, b) = (Int(network.nodes[from].id) ?? 0, Int(network.nodes[to].id) ?? 0)
          let minutes = try #require(route).minutes
          #expect(abs(minutes - expected[a][b]) <= 1e-9 * expected[a][b])
        }
      }
    }
    // The part with every node is the largest in which all reach each other.
    let reach = parts.indices.map { a in
      parts.indices.count { expected[a][$0].isFinite && expected[$0][a].isFinite }
    }
    #expect(sizes[0] == reach.max() ?? 0)
    #expect(sizes[1] <= sizes[0])
  }
}
