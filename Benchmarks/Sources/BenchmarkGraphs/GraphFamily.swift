// The graphs that kernels are measured on: families that grow, and two real ones.

public import ShortestPaths

/// A graph that benchmarks ask for by name, made when it is needed.
public struct NamedGraph: Sendable {
  /// Family and size, for example `grid-10000`; without blanks, which thresholds cannot deal with.
  public let name: String
  private let make: @Sendable () throws -> Graph

  init(_ name: String, make: @escaping @Sendable () throws -> Graph) {
    self.name = name
    self.make = make
  }

  /// Makes the graph.
  public func graph() throws -> Graph { try make() }

  /// Makes the graph with costs as they are if they are whole, else in thousandths.
  public func integerGraph() throws -> IntegerGraph {
    let graph = try make()
    let isWhole = graph.cost.allSatisfy { $0.rounded() == $0 }
    return try IntegerGraph(rounding: graph, unitsPerCost: isWhole ? 1 : 1000)
  }

  /// Grids and random geometric graphs of 10^3 vertices up to a limit, the China travel graph, and
  /// New York if its file is there.
  public static func all(upTo limit: Int) -> [NamedGraph] {
    var graphs: [NamedGraph] = []
    for size in [1_000, 10_000, 100_000, 1_000_000] where size <= limit {
      graphs.append(NamedGraph("grid-\(size)") { try gridGraph(vertices: size) })
      graphs.append(NamedGraph("geometric-\(size)") { try geometricGraph(vertices: size) })
    }
    if limit >= 5_000 { graphs.append(NamedGraph("china", make: chinaGraph)) }
    if limit >= 264_346, let file = newYorkFile() {
      graphs.append(NamedGraph("new-york") { try newYorkGraph(file) })
    }
    return graphs
  }
}

/// Numbers below a bound, spread over it, the same in every run.
public func spread(_ count: Int, below bound: Int) -> [Int] {
  (1...count).map { step in
    let part = Double(step) * 0.618033988749895
    return min(Int((part - part.rounded(.down)) * Double(bound)), bound - 1)
  }
}
