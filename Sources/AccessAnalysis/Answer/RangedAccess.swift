// Access as sums over ranges of a graph: the matrix is never there, so every node of a large graph
// can be asked.

import Accessibility
import ShortestPaths
import TransportNetwork

/// A question whose answer is sums over what lies within a range.
struct RangedAccess {
  private let question: AccessQuestion
  private let columns: AccessQuestion.Columns
  /// One per series: the largest cost that counts, and the worth of a cost; nil is 1.
  private let series: [(limit: Double, decay: Decay?)]
  private let listener: AccessListener

  /// Takes a question; nil unless its measure is such a sum.
  init?(
    _ question: AccessQuestion,
    _ columns: AccessQuestion.Columns,
    _ listener: AccessListener
  ) {
    self.question = question
    self.columns = columns
    self.listener = listener
    let range = question.range.lastWithin
    switch question.measure {
    case .cumulative(let cutoffs), .interval(let cutoffs, _):
      series = cutoffs.map { (min($0.lastWithin, range), nil) }
    case .gravity(.binary(let cutoff)), .potentialIndex(.binary(let cutoff)):
      series = [(min(cutoff.lastWithin, range), nil)]
    case .gravity(let decay), .potentialIndex(let decay):
      series = [(min(decay.range, range), decay)]
    default: return nil
    }
  }

  /// The figures on a graph; nil when its costs are not whole numbers of some decimal unit, or
  /// zones share a vertex.
  ///
  /// - Parameters:
  ///   - graph: The graph.
  ///   - ends: The vertices at which paths of each zone start and end; nil for a zone that no node
  ///     carries.
  ///   - origins: The zones that are asked for, and those of them that are found here.
  ///   - prepared: The graph's hierarchy, if it was saved; made anew where it does not fit the
  ///     graph in whole units.
  ///   - threads: How many threads may work.
  /// - Returns: The figures, or nil.
  /// - Throws: ``AccessError/file(_:)`` for the hierarchy of another graph.
  func figures(
    _ graph: Graph,
    _ ends: [PlaceEnds?],
    of origins: OriginBlock,
    prepared: PreparedHierarchy?,
    threads: Int
  ) throws(AccessError) -> AccessQuestion.Figures? {
    let carried = ends.indices.filter { ends[$0] != nil }
    var (from, to) = (
      ends.compactMap { $0?.departure }, ends.compactMap { $0?.arrival }
    )
    guard Set(to).count == to.count, let whole = UserGraph.whole(graph) else { return nil }
    let worths = worths(on: whole)
    let hierarchy: ContractionHierarchy
    if let prepared {
      hierarchy = try prepared.hierarchy(of: whole.graph)
    } else {
      listener.progress(AccessProgress(phase: "access: building the hierarchy"))
      hierarchy = ContractionHierarchy(whole.graph)
    }
    var ranges = RangeSums(whole.graph, hierarchy)
    if question.direction == .passive {
      ranges = ranges.reversed
      swap(&from, &to)
    }
    var weights = [Double](repeating: 0, count: whole.graph.vertexCount)
    for (zone, vertex) in zip(carried, to) { weights[vertex] = columns.opportunities[zone] }
    let asked = carried.indices.filter { origins.isInBlock[carried[$0]] }
    let sums = ranges.sums(
      from: asked.map { from[$0] },
      omitting: asked.map { to[$0] },
      weights: weights,
      worths: worths,
      threads: threads,
      progress: { [listener] share in
        let phase = "access: \(Int(100 * share)) % of origins"
        listener.progress(AccessProgress(phase: phase))
      }
    )
    let others = sums.map { sums in
      var access = ends.map { _ in 0.0 }
      for (place, sum) in zip(asked, sums) { access[carried[place]] = sum }
      return access
    }
    let values = summarized(zip(series, others).map { withOwn($0, $1) })
    return AccessQuestion.Figures(
      values: values.map { values in origins.block.map { values[$0] } },
      averageCoverage: [],
      coverage: coverage(of: graph, ends, columns, origins: origins.all),
      isCoverageOfAll: true,
      weights: origins.block.map { columns.weights[$0] }
    )
  }

  /// The worths of costs in whole units.
  private func worths(on whole: UserGraph.Whole) -> [RangeWorth] {
    // How far the graph goes takes searches of all of it, which only a long table is worth.
    let short: UInt32 = 1 << 16
    var found: UInt32?
    return series.map { limit, decay in
      func units(atMost bound: UInt32) -> UInt32 {
        Self.units(limit, whole.unitsPerCost, atMost: bound)
      }
      guard let decay else { return .within(units(atMost: IntegerGraph.unreachable - 1)) }
      var last = units(atMost: short)
      if last == short {
        let largest = found ?? RangeWorth.largestCost(of: whole.graph)
        found = largest
        last = units(atMost: largest)
      }
      return .of(upTo: last) { decay(Double($0) / whole.unitsPerCost) }
    }
  }

  /// The largest number of units that is no more than a cost.
  private static func units(
    _ cost: Double,
    _ unitsPerCost: Double,
    atMost bound: UInt32
  ) -> UInt32 {
    guard cost * unitsPerCost < Double(bound) else { return bound }
    var units = (cost * unitsPerCost).rounded(.down)
    // The product may be a hair off.
    if (units + 1) / unitsPerCost <= cost { units += 1 }
    if units / unitsPerCost > cost { units -= 1 }
    return UInt32(max(0, units))
  }

  /// Adds what zones hold themselves.
  private func withOwn(_ series: (limit: Double, decay: Decay?), _ sums: [Double]) -> [Double] {
    guard let own = columns.ownMinutes else { return sums }
    return sums.enumerated().map { zone, sum in
      guard own[zone] < .infinity, own[zone] <= series.limit else { return sum }
      return sum + columns.opportunities[zone] * (series.decay.map { $0(own[zone]) } ?? 1)
    }
  }

  private func summarized(_ values: [[Double]]) -> [[Double]] {
    switch question.measure {
    case .interval(_, let summary):
      return [
        columns.opportunities.indices.map { zone in summary(values.map { $0[zone] }) ?? .nan }
      ]
    case .potentialIndex:
      return values.map { access in
        potentialIndex(access, weights: columns.population) ?? access.map { _ in .nan }
      }
    default: return values
    }
  }
}
