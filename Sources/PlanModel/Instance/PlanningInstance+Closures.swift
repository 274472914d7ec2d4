// The closures of many plans that have most of their projects in common.

package import ShortestPaths

extension PlanningInstance {
  /// Projects that several plans in a row have in common, with the costs when just these are built.
  private struct Block: Sendable {
    var range: Range<Int>
    var common: ProjectSet
    var costs: Closure
  }

  /// What is read off the closure of each of a list of plans, in their order.
  ///
  /// The list is halved until one plan is left, and each half inserts what its plans have in common
  /// and its parent's have not. So the closures of a plan of m projects without each of them take
  /// O(m log m) insertions instead of m^2. Plans next to each other should be alike. How the list
  /// is cut does not depend on the threads, so that sums of costs are rounded alike.
  ///
  /// - Parameters:
  ///   - plans: sets of projects.
  ///   - threads: how many may work at once.
  ///   - value: what is read off; called with a plan's position and closure, on any thread.
  /// - Returns: the values, one per plan.
  /// - Complexity: O(insertions x terminals^2) time; one closure per level of halving and thread,
  ///   and at most 8 more.
  package func mapClosures<Value: Sendable>(
    of plans: [ProjectSet],
    threads: Int,
    _ value: @Sendable (Int, Closure) -> Value
  ) -> [Value] {
    guard !plans.isEmpty else { return [] }
    let nothing = Block(range: 0..<0, common: ProjectSet(count: projectCount), costs: baseCosts)
    var blocks = [block(plans.indices, of: plans, within: nothing)]
    // Level by level, so that all threads have work from the second on.
    while blocks.count < 8, blocks.contains(where: { $0.range.count > 1 }) {
      let halves = blocks.flatMap { parent in Self.halves(parent.range).map { (parent, $0) } }
      blocks = parallelMap(count: halves.count, threads: threads) { position in
        block(halves[position].1, of: plans, within: halves[position].0)
      }
    }
    let whole = blocks
    return parallelMap(count: whole.count, threads: threads) { position in
      var values: [Value] = []
      visit(whole[position], of: plans) { values.append(value($0, $1)) }
      return values
    }.flatMap(\.self)
  }

  private func visit(_ parent: Block, of plans: [ProjectSet], _ body: (Int, Closure) -> Void) {
    guard parent.range.count > 1 else { return body(parent.range.lowerBound, parent.costs) }
    for half in Self.halves(parent.range) {
      visit(block(half, of: plans, within: parent), of: plans, body)
    }
  }

  /// The two halves of a range; one if it cannot be halved.
  private static func halves(_ range: Range<Int>) -> [Range<Int>] {
    guard range.count > 1 else { return [range] }
    let middle = range.lowerBound + range.count / 2
    return [range.lowerBound..<middle, middle..<range.upperBound]
  }

  private func block(_ range: Range<Int>, of plans: [ProjectSet], within parent: Block) -> Block {
    var common = plans[range.lowerBound]
    for position in range.dropFirst() { common.formIntersection(plans[position]) }
    let costs = closure(of: common, over: parent.costs, building: parent.common)
    return Block(range: range, common: common, costs: costs)
  }
}
