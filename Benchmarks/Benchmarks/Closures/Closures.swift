// Costs between all pairs of a small graph, and one more link into them.

import Benchmark
import BenchmarkGraphs
import ShortestPaths

/// A closure and the ends of links.
private struct Bench<Cost: ClosureCost> {
  let base: CostClosure<Cost>
  let closure: Scratch<CostClosure<Cost>>
  let ends: [Int]

  init(_ named: NamedGraph, _ base: ([Int], Graph) -> CostClosure<Cost>) throws {
    let graph = try named.graph()
    let terminals = spread(min(1_000, graph.vertexCount), below: graph.vertexCount)
    self.base = base(terminals, graph)
    closure = Scratch(CostClosure(count: terminals.count))
    ends = spread(64, below: terminals.count)
  }

  /// One more link, at half the present cost; each starts from the same closure, so that all do
  /// about as much.
  func insert(_ benchmark: Benchmark) {
    let step = benchmark.currentIteration % 63
    let (from, to) = (ends[step], ends[step + 1])
    let cost = base[from, to] / 2
    closure.value.copy(from: base)
    benchmark.startMeasurement()
    closure.value.insert(from: from, to: to, cost: cost.isFinite ? cost : 1)
    benchmark.stopMeasurement()
    blackHole(closure.value[from, to])
  }
}

let benchmarks: @Sendable () -> Void = {
  Benchmark.defaultConfiguration = suiteSettings()

  for named in NamedGraph.all(upTo: 10_000) {
    Benchmark("allpairs.\(named.name)") { (benchmark, graph: IntegerGraph) in
      benchmark.startMeasurement()
      blackHole(allPairs(graph))
      benchmark.stopMeasurement()
    } setup: {
      try named.integerGraph()
    }
  }

  for named in NamedGraph.all(upTo: 10_000) {
    Benchmark("insertion.\(named.name)") { (benchmark, bench: Bench<Double>) in
      bench.insert(benchmark)
    } setup: {
      try Bench(named) { .between(terminals: $0, in: $1, threads: 2) }
    }

    Benchmark("insertion32.\(named.name)") { (benchmark, bench: Bench<Float>) in
      bench.insert(benchmark)
    } setup: {
      try Bench(named) { .between(terminals: $0, in: $1, threads: 2) }
    }
  }
}
