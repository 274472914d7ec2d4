// Access of many vertices: sums over everything within a range.

import Benchmark
import BenchmarkGraphs
import ShortestPaths

/// A thousand vertices around the middle one, and a range in which a tenth of the graph lies.
private struct Bench {
  let ranges: RangeSums
  let sources: [Int]
  let weights: [Double]
  let range: UInt32

  init(_ named: NamedGraph) throws {
    let graph = try named.integerGraph()
    ranges = RangeSums(graph, ContractionHierarchy(graph))
    weights = [Double](repeating: 1, count: graph.vertexCount)
    var search = IntegerSearch(graph)
    search.run(from: graph.vertexCount / 2)
    let distances = search.distances
    let order = distances.indices.sorted { (distances[$0], $0) < (distances[$1], $1) }
    sources = Array(order.prefix(1_000))
    range = min(distances[order[order.count / 10]], IntegerGraph.unreachable - 1)
  }

  func sums(_ worth: RangeWorth) -> [[Double]] {
    ranges.sums(from: sources, weights: weights, worths: [worth], threads: 1)
  }
}

let benchmarks: @Sendable () -> Void = {
  Benchmark.defaultConfiguration = suiteSettings()

  for named in NamedGraph.all(upTo: 300_000) {
    Benchmark("cumulative-1000.\(named.name)") { (benchmark, bench: Bench) in
      benchmark.startMeasurement()
      blackHole(bench.sums(.within(bench.range)))
      benchmark.stopMeasurement()
    } setup: {
      try Bench(named)
    }

    Benchmark("gravity-1000.\(named.name)") { (benchmark, bench: Bench) in
      let scale = Double(bench.range)
      benchmark.startMeasurement()
      blackHole(bench.sums(.of(upTo: bench.range) { 1 - Double($0) / scale }))
      benchmark.stopMeasurement()
    } setup: {
      try Bench(named)
    }
  }
}
