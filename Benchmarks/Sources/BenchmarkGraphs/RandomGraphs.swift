// Grids and random geometric graphs of any size, the same in every run.

import ShortestPaths

/// SplitMix64 (Steele, Lea and Flood 2014, doi:10.1145/2660193.2660195).
struct SplitMix: RandomNumberGenerator {
  var state: UInt64

  mutating func next() -> UInt64 {
    state &+= 0x9E37_79B9_7F4A_7C15
    var z = state
    z = (z ^ (z >> 30)) &* 0xBF58_476D_1CE4_E5B9
    z = (z ^ (z >> 27)) &* 0x94D0_49BB_1331_11EB
    return z ^ (z >> 31)
  }
}

/// Arcs in both directions at one cost.
private struct TwoWayArcs {
  var tails: [UInt32] = []
  var heads: [UInt32] = []
  var costs: [Double] = []

  mutating func add(_ one: Int, _ other: Int, cost: Double) {
    tails += [UInt32(one), UInt32(other)]
    heads += [UInt32(other), UInt32(one)]
    costs += [cost, cost]
  }
}

/// A square grid whose streets cost 100 to 1000, whole numbers.
func gridGraph(vertices: Int) throws -> Graph {
  var random = SplitMix(state: UInt64(vertices))
  let side = Int(Double(vertices).squareRoot().rounded())
  var arcs = TwoWayArcs()
  for vertex in 0..<side * side {
    for neighbour in [vertex + 1, vertex + side] where neighbour < side * side {
      if neighbour == vertex + 1, neighbour.isMultiple(of: side) { continue }
      arcs.add(vertex, neighbour, cost: Double(Int.random(in: 100...1000, using: &random)))
    }
  }
  return try Graph(
    vertexCount: side * side,
    tails: arcs.tails,
    heads: arcs.heads,
    costs: arcs.costs
  )
}

/// Points in a square, joined when they are near: about 6 neighbours each, cost by distance, whole
/// numbers.
func geometricGraph(vertices: Int) throws -> Graph {
  var random = SplitMix(state: UInt64(vertices) + 1)
  let radius = (6 / (Double.pi * Double(vertices))).squareRoot()
  let cells = max(1, Int(1 / radius))
  // Points in the order of their cells, as roads of a region are near each other in a file.
  let points = (0..<vertices).map { _ in
    (x: Double.random(in: 0..<1, using: &random), y: Double.random(in: 0..<1, using: &random))
  }.sorted { cell($0, cells) < cell($1, cells) }
  var firstOfCell = [Int](repeating: 0, count: cells * cells + 1)
  for point in points { firstOfCell[cell(point, cells) + 1] += 1 }
  for index in 0..<cells * cells { firstOfCell[index + 1] += firstOfCell[index] }
  var arcs = TwoWayArcs()
  for (vertex, point) in points.enumerated() {
    let (row, column) = (Int(point.y * Double(cells)), Int(point.x * Double(cells)))
    for nearRow in max(0, row - 1)...min(cells - 1, row + 1) {
      for nearColumn in max(0, column - 1)...min(cells - 1, column + 1) {
        let near = nearRow * cells + nearColumn
        for other in firstOfCell[near]..<firstOfCell[near + 1] where other > vertex {
          let (dx, dy) = (points[other].x - point.x, points[other].y - point.y)
          let distance = (dx * dx + dy * dy).squareRoot()
          if distance <= radius {
            arcs.add(vertex, other, cost: (distance / radius * 1000).rounded(.up))
          }
        }
      }
    }
  }
  return try Graph(
    vertexCount: vertices,
    tails: arcs.tails,
    heads: arcs.heads,
    costs: arcs.costs
  )
}

private func cell(_ point: (x: Double, y: Double), _ cells: Int) -> Int {
  Int(point.y * Double(cells)) * cells + Int(point.x * Double(cells))
}
