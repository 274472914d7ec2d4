// Times the kernels on a contraction hierarchy, which counts in whole units.

import AccessAnalysis
package import ShortestPaths
import Synchronization
import TransportNetwork

/// A hierarchy of the user's graph, built when the first kernel needs it.
package final class HierarchyIndex: Sendable {
  /// The hierarchy and what its numbers mean.
  struct Content: Sendable {
    let hierarchy: ContractionHierarchy
    /// The graph in its units.
    let whole: UserGraph.Whole
    /// How long it took to build.
    let seconds: Double
  }

  private let content = Mutex<Content?>(nil)

  /// The hierarchy if it has been built.
  package var built: ContractionHierarchy? { content.withLock { $0?.hierarchy } }

  /// The hierarchy of a graph, the same one at every call.
  ///
  /// Costs of few decimals are kept as they are; others are rounded.
  ///
  /// - Throws: Why the costs do not fit the kernels' numbers.
  func content(_ user: UserGraph) throws(AccessError) -> Content {
    if let content = content.withLock({ $0 }) { return content }
    let made = try timed { () throws(AccessError) in
      let whole = try user.rounded()
      return (hierarchy: ContractionHierarchy(whole.graph), whole: whole)
    }
    let content = Content(
      hierarchy: made.value.hierarchy,
      whole: made.value.whole,
      seconds: made.seconds
    )
    self.content.withLock { $0 = content }
    return content
  }
}

extension Kernel {
  /// Single pairs.
  func pairs(_ question: KernelQuestion) throws(AccessError) -> KernelTiming {
    let index = try question.hierarchy.content(question.graph)
    let (places, pairs) = (question.graph.places, question.pairs)
    return KernelRuns(
      count: pairs.count,
      question,
      workspace: { (query: HierarchyQuery(index.hierarchy), distance: UInt32(0)) },
      work: { scratch, piece in
        scratch.distance = scratch.query.distance(
          from: places[pairs[piece].from].departure,
          to: places[pairs[piece].to].arrival
        )
      },
      sum: { scratch, _ in index.whole.sum([scratch.distance]) }
    ).timing(self, .pair, question, build: index.seconds)
  }

  /// Single pairs with the arcs of their paths; the checksum adds up the costs of the arcs.
  func paths(_ question: KernelQuestion) throws(AccessError) -> KernelTiming {
    let index = try question.hierarchy.content(question.graph)
    let (places, pairs) = (question.graph.places, question.pairs)
    return KernelRuns(
      count: pairs.count,
      question,
      workspace: { (query: HierarchyQuery(index.hierarchy), path: IntegerPath?.none) },
      work: { scratch, piece in
        scratch.path = scratch.query.path(
          from: places[pairs[piece].from].departure,
          to: places[pairs[piece].to].arrival
        )
      },
      sum: { scratch, _ in
        let units = scratch.path?.arcs.reduce(0) { $0 + Int(index.whole.graph.cost[$1]) } ?? 0
        return Double(units) / index.whole.unitsPerCost
      }
    ).timing(self, .pair, question, build: index.seconds)
  }

  /// New costs on a fixed order: the graph's own come into a hierarchy that had others, in its
  /// memory; the checksum is that of ``pairs(_:)`` on what comes out.
  func customize(_ question: KernelQuestion) throws(AccessError) -> KernelTiming {
    let whole = try question.graph.rounded()
    let places = question.graph.places
    let made = try timed { () throws(AccessError) in
      let order = CustomizableHierarchy(whole.graph)
      do throws(GraphError) {
        let zeros = [UInt32](repeating: 0, count: whole.graph.arcCount)
        return (order: order, hierarchy: try order.customized(costs: zeros))
      } catch {
        throw .graph("\(error)")
      }
    }
    let order = made.value.order
    var hierarchy = made.value.hierarchy
    var runs = KernelRuns()
    for _ in 0..<question.runs {
      // The graph's own costs have been checked.
      runs.time { try? order.customize(&hierarchy, costs: whole.graph.cost) }
    }
    var query = HierarchyQuery(hierarchy)
    runs.checksum = question.pairs.reduce(0) { sum, pair in
      let (from, to) = (places[pair.from].departure, places[pair.to].arrival)
      return sum + whole.sum([query.distance(from: from, to: to)])
    }
    return runs.timing(self, .table, question, build: made.seconds)
  }

  /// One source to all vertices.
  func sweep(_ question: KernelQuestion) throws(AccessError) -> KernelTiming {
    let index = try question.hierarchy.content(question.graph)
    let (places, sources) = (question.graph.places, question.sources)
    return KernelRuns(
      count: sources.count,
      question,
      workspace: { HierarchySweep(index.hierarchy) },
      work: { sweep, piece in sweep.run(from: places[sources[piece]].departure) },
      sum: { sweep, _ in Double(sweep.checksum) / index.whole.unitsPerCost }
    ).timing(self, .source, question, build: index.seconds)
  }

  /// Sixteen sources to all vertices at a time; the time of a sweep is shared by its sources.
  func wideSweep(_ question: KernelQuestion) throws(AccessError) -> KernelTiming {
    let index = try question.hierarchy.content(question.graph)
    let width = WideHierarchySweep.width
    let sources = question.sources.map { question.graph.places[$0].departure }
    let batches = stride(from: 0, to: sources.count, by: width).map { start in
      Array(sources[start..<min(start + width, sources.count)])
    }
    var runs = KernelRuns(
      count: batches.count,
      question,
      workspace: { WideHierarchySweep(index.hierarchy) },
      work: { sweep, piece in sweep.run(from: batches[piece]) },
      sum: { sweep, _ in Double(sweep.checksum) / index.whole.unitsPerCost }
    )
    // A last sweep with fewer sources costs as much as a full one and would read as slow.
    let counts = runs.seconds.indices.map { batches[$0 % batches.count].count }
    let fullest = counts.max() ?? width
    runs.seconds = zip(runs.seconds, counts).filter { $0.1 == fullest }.map { $0.0 / Double($0.1) }
    return runs.timing(self, .source, question, build: index.seconds)
  }

  /// Costs between all sources; pinning the targets is part of the time.
  func table(_ question: KernelQuestion) throws(AccessError) -> KernelTiming {
    let index = try question.hierarchy.content(question.graph)
    try checkSize(question.sources.count, what: "sources")
    let threads = question.threads
    let ends = question.sources.map { question.graph.places[$0] }
    return KernelRuns(
      count: 1,
      question.onOneThread,
      workspace: { [UInt32]() },
      work: { rows, _ in
        let table = HierarchyTable(index.hierarchy, to: ends.map(\.arrival))
        rows = table.rows(from: ends.map(\.departure), threads: threads)
      },
      sum: { rows, _ in index.whole.sum(rows) }
    ).timing(self, .table, question, build: index.seconds)
  }
}
