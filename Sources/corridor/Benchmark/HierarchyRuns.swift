// Times the kernels on a contraction hierarchy, which counts in whole units.

import Reporting
import ShortestPaths
import Synchronization

/// A hierarchy of the user's graph, built when the first kernel needs it.
final class HierarchyIndex: Sendable {
  /// The hierarchy and what its numbers mean.
  struct Content: Sendable {
    let hierarchy: ContractionHierarchy
    /// The graph in its units.
    let whole: UserGraph.Whole
    /// How long it took to build.
    let seconds: Double
  }

  private let content = Mutex<Content?>(nil)

  /// The hierarchy of a graph, the same one at every call.
  ///
  /// Costs of few decimals are kept as they are; others are rounded to a thousandth.
  ///
  /// - Throws: Why the costs do not fit the kernels' numbers.
  func content(_ user: UserGraph) throws(CommandFailure) -> Content {
    if let content = content.withLock({ $0 }) { return content }
    let made = try timed { () throws(CommandFailure) in
      do throws(GraphError) {
        let whole: UserGraph.Whole
        if let exact = user.whole {
          whole = exact
        } else {
          whole = UserGraph.Whole(
            graph: try IntegerGraph(rounding: user.graph, unitsPerCost: 1000),
            unitsPerCost: 1000
          )
        }
        return (hierarchy: ContractionHierarchy(whole.graph), whole: whole)
      } catch {
        throw .data("the graph's costs are too large for hierarchies: \(error)")
      }
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
  func pairs(_ question: KernelQuestion) throws(CommandFailure) -> KernelTiming {
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

  /// One source to all vertices.
  func sweep(_ question: KernelQuestion) throws(CommandFailure) -> KernelTiming {
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
  func wideSweep(_ question: KernelQuestion) throws(CommandFailure) -> KernelTiming {
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
  func table(_ question: KernelQuestion) throws(CommandFailure) -> KernelTiming {
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
