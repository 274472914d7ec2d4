// Contraction hierarchies: building one, and what is found with it.

import Benchmark
import BenchmarkGraphs
import ShortestPaths

/// A hierarchy and vertices to ask about.
private struct Bench {
  let hierarchy: ContractionHierarchy
  let query: Scratch<HierarchyQuery>
  let sweep: Scratch<HierarchySweep>
  let wideSweep: Scratch<WideHierarchySweep>
  let vertices: [Int]

  init(_ named: NamedGraph) throws {
    hierarchy = ContractionHierarchy(try named.integerGraph())
    query = Scratch(HierarchyQuery(hierarchy))
    sweep = Scratch(HierarchySweep(hierarchy))
    wideSweep = Scratch(WideHierarchySweep(hierarchy))
    vertices = spread(1_000, below: hierarchy.vertexCount)
  }

  /// The vertex of an iteration.
  func vertex(_ iteration: Int) -> Int { vertices[iteration % vertices.count] }
}

/// An order and a hierarchy of it whose costs change.
private struct Recustomization {
  let order: CustomizableHierarchy
  let hierarchy: Scratch<ContractionHierarchy>

  init(_ named: NamedGraph) throws {
    order = CustomizableHierarchy(try named.integerGraph())
    hierarchy = Scratch(try order.customized(costs: order.graph.cost))
  }
}

let benchmarks: @Sendable () -> Void = {
  Benchmark.defaultConfiguration = suiteSettings()

  for named in NamedGraph.all(upTo: 300_000) {
    Benchmark("build.\(named.name)") { (benchmark, graph: IntegerGraph) in
      blackHole(ContractionHierarchy(graph).upwardArcCount)
    } setup: {
      try named.integerGraph()
    }
  }

  for named in NamedGraph.all(upTo: 300_000) {
    Benchmark("customize.\(named.name)") { (benchmark, order: CustomizableHierarchy) in
      blackHole(try order.customized(costs: order.graph.cost).upwardArcCount)
    } setup: {
      CustomizableHierarchy(try named.integerGraph())
    }

    Benchmark("recustomize.\(named.name)") { (benchmark, bench: Recustomization) in
      try bench.order.customize(&bench.hierarchy.value, costs: bench.order.graph.cost)
    } setup: {
      try Recustomization(named)
    }
  }

  // Building the hierarchy of a million vertices takes longer than one waits for a benchmark's
  // setup.
  for named in NamedGraph.all(upTo: 300_000) {
    Benchmark("pair.\(named.name)") { (benchmark, bench: Bench) in
      let from = bench.vertex(benchmark.currentIteration)
      let to = bench.vertex(benchmark.currentIteration + 1)
      benchmark.startMeasurement()
      blackHole(bench.query.value.distance(from: from, to: to))
      benchmark.stopMeasurement()
    } setup: {
      try Bench(named)
    }

    Benchmark("path.\(named.name)") { (benchmark, bench: Bench) in
      let from = bench.vertex(benchmark.currentIteration)
      let to = bench.vertex(benchmark.currentIteration + 1)
      benchmark.startMeasurement()
      blackHole(bench.query.value.path(from: from, to: to))
      benchmark.stopMeasurement()
    } setup: {
      try Bench(named)
    }

    Benchmark("phast.\(named.name)") { (benchmark, bench: Bench) in
      let source = bench.vertex(benchmark.currentIteration)
      benchmark.startMeasurement()
      bench.sweep.value.run(from: source)
      benchmark.stopMeasurement()
      blackHole(bench.sweep.value.distance(to: source))
    } setup: {
      try Bench(named)
    }

    Benchmark("phast16.\(named.name)") { (benchmark, bench: Bench) in
      let first = benchmark.currentIteration
      let sources = (first..<first + WideHierarchySweep.width).map { bench.vertex($0) }
      benchmark.startMeasurement()
      bench.wideSweep.value.run(from: sources)
      benchmark.stopMeasurement()
      blackHole(bench.wideSweep.value.distance(fromSource: 0, to: sources[0]))
    } setup: {
      try Bench(named)
    }

    Benchmark("table-1000.\(named.name)") { (benchmark, bench: Bench) in
      let table = HierarchyTable(bench.hierarchy, to: bench.vertices)
      blackHole(table.rows(from: bench.vertices))
    } setup: {
      try Bench(named)
    }
  }
}
