// Searches without preparation: one source to all vertices, k shortest paths, Pareto sets.

import Benchmark
import BenchmarkGraphs
import ShortestPaths

/// A graph and vertices to start from.
private struct Bench {
  let graph: Graph
  let search: Scratch<DijkstraSearch>
  let hops: [Double]
  let vertices: [Int]

  init(_ named: NamedGraph) throws {
    graph = try named.graph()
    search = Scratch(DijkstraSearch(graph))
    hops = [Double](repeating: 1, count: graph.arcCount)
    vertices = spread(64, below: graph.vertexCount)
  }

  /// The pair of an iteration.
  func pair(_ iteration: Int) -> (from: Int, to: Int) {
    let step = iteration % (vertices.count - 1)
    return (vertices[step], vertices[step + 1])
  }
}

/// The same in whole units.
private struct WholeBench {
  let search: Scratch<IntegerSearch>
  let vertices: [Int]

  init(_ named: NamedGraph) throws {
    let graph = try named.integerGraph()
    search = Scratch(IntegerSearch(graph))
    vertices = spread(64, below: graph.vertexCount)
  }
}

/// A search by arcs alone, which any search is measured by.
private struct ArcBench {
  let search: Scratch<BreadthFirstSearch>
  let vertices: [Int]

  init(_ named: NamedGraph) throws {
    search = Scratch(BreadthFirstSearch(try named.integerGraph()))
    vertices = spread(64, below: search.value.graph.vertexCount)
  }
}

let benchmarks: @Sendable () -> Void = {
  Benchmark.defaultConfiguration = suiteSettings()

  for named in NamedGraph.all(upTo: 1_000_000) {
    Benchmark("dijkstra.\(named.name)") { (benchmark, bench: Bench) in
      let source = bench.vertices[benchmark.currentIteration % bench.vertices.count]
      benchmark.startMeasurement()
      bench.search.value.run(from: source)
      benchmark.stopMeasurement()
      blackHole(bench.search.value.distance(to: source))
    } setup: {
      try Bench(named)
    }
  }

  for named in NamedGraph.all(upTo: 1_000_000) {
    Benchmark("buckets.\(named.name)") { (benchmark, bench: WholeBench) in
      let source = bench.vertices[benchmark.currentIteration % bench.vertices.count]
      benchmark.startMeasurement()
      bench.search.value.run(from: source)
      benchmark.stopMeasurement()
      blackHole(bench.search.value.distance(to: source))
    } setup: {
      try WholeBench(named)
    }
  }

  for named in NamedGraph.all(upTo: 1_000_000) {
    Benchmark("bfs.\(named.name)") { (benchmark, bench: ArcBench) in
      let source = bench.vertices[benchmark.currentIteration % bench.vertices.count]
      benchmark.startMeasurement()
      bench.search.value.run(from: source)
      benchmark.stopMeasurement()
      blackHole(bench.search.value.arcCount(to: source))
    } setup: {
      try ArcBench(named)
    }
  }

  for named in NamedGraph.all(upTo: 300_000) {
    Benchmark("kshortest.\(named.name)") { (benchmark, bench: Bench) in
      let (from, to) = bench.pair(benchmark.currentIteration)
      blackHole(kShortestPaths(in: bench.graph, from: from, to: to, k: 10))
    } setup: {
      try Bench(named)
    }
  }

  for named in NamedGraph.all(upTo: 10_000) {
    Benchmark("pareto.\(named.name)") { (benchmark, bench: Bench) in
      let (from, to) = bench.pair(benchmark.currentIteration)
      blackHole(try paretoPaths(in: bench.graph, secondCost: bench.hops, from: from, to: to))
    } setup: {
      try Bench(named)
    }
  }
}
