// Costs between all pairs of a small graph, and one more link into them.

import Benchmark
import BenchmarkGraphs
import ShortestPaths

/// A closure and the ends of links.
private struct Bench {
  let base: Closure
  let closure: Scratch<Closure>
  let ends: [Int]

  init(_ named: NamedGraph) throws {
    let graph = try named.graph()
    let terminals = spread(min(1_000, graph.vertexCount), below: graph.vertexCount)
    base = Closure.between(terminals: terminals, in: graph, threads: 2)
    closure = Scratch(Closure(count: base.count))
    ends = spread(64, below: terminals.count)
  }
}

let benchmarks: @Sendable () -> Void = {
  Benchmark.defaultConfiguration = suiteSettings()

  for named in NamedGraph.all(upTo: 1_000) {
    Benchmark("allpairs.\(named.name)") { (benchmark, graph: Graph) in
      let vertices = Array(0..<graph.vertexCount)
      benchmark.startMeasurement()
      blackHole(costMatrix(graph, origins: vertices, destinations: vertices, threads: 1))
      benchmark.stopMeasurement()
    } setup: {
      try named.graph()
    }
  }

  for named in NamedGraph.all(upTo: 10_000) {
    Benchmark("insertion.\(named.name)") { (benchmark, bench: Bench) in
      let step = benchmark.currentIteration % 63
      let (from, to) = (bench.ends[step], bench.ends[step + 1])
      let cost = bench.base[from, to] / 2
      // Each link starts from the same closure, so that all do about as much.
      bench.closure.value.copy(from: bench.base)
      benchmark.startMeasurement()
      bench.closure.value.insert(from: from, to: to, cost: cost.isFinite ? cost : 1)
      benchmark.stopMeasurement()
      blackHole(bench.closure.value[from, to])
    } setup: {
      try Bench(named)
    }
  }
}
