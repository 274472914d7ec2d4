// The tree of a certificate: which plans are still to be bounded, and by which rows.

import PlanModel
import ShortestPaths

/// The nodes of one proof with what has been shown of each.
struct ProofTree {
  private struct Node {
    var fixings: Fixings
    /// Proven bound on the merit of its plans.
    var bound: Double
    var parent: Int?
    var stage: Stage
  }

  private enum Stage {
    /// Its plans are still to be bounded.
    case open
    /// Its children hold its plans.
    case split
    /// None of its plans is better than the bound.
    case closed
  }

  private let aim: CertificateCheck.Aim
  private let groups: [[Int]]
  private let mostMultiplier: Double
  private var nodes: [Int: Node] = [:]
  private var rows: [Int: ProvenRow] = [:]
  private var finding = CertificateCheck.Finding()
  /// The costs of nodes that were needed last.
  private var costs: [(fixings: Fixings, node: CheckedNode)] = []

  private static let mostCosts = 6

  /// Begins with one node that holds all plans; nil when some origin with weight is in no group, or
  /// in two.
  init?(_ aim: CertificateCheck.Aim, groups: [[Int]]) {
    self.aim = aim
    self.groups = groups
    let instance = aim.instance
    mostMultiplier = CheckedNumbers.mostMultiplier(instance)
    let zones = instance.zoneCount
    var isGrouped = Array(repeating: false, count: zones)
    for origin in groups.joined() {
      guard (0..<zones).contains(origin), !isGrouped[origin] else { return nil }
      isGrouped[origin] = true
    }
    for origin in 0..<zones where !isGrouped[origin] {
      let weights = instance.weights[origin * zones..<(origin + 1) * zones]
      guard weights.allSatisfy({ $0 == 0 }) else { return nil }
    }
    guard let fixings = Fixings(instance.rules) else { return }
    nodes[0] = Node(fixings: fixings, bound: .infinity, stage: .open)
    // Ranges alone may be enough.
    add(.init(node: 0, factor: 1, rules: [], cuts: []))
  }

  private mutating func fail(_ problem: String) {
    if finding.problem == nil { finding.problem = problem }
  }

  /// The costs of a node's fixings.
  private mutating func checkedNode(_ fixings: Fixings) -> CheckedNode {
    if let known = costs.first(where: { $0.fixings == fixings }) { return known.node }
    let node = CheckedNode(aim.instance, fixings)
    if costs.count == Self.mostCosts { costs.removeFirst() }
    costs.append((fixings, node))
    return node
  }

  /// Checks cuts, several at a time.
  mutating func add(_ cuts: [CertificateRecord.Cut], threads: Int) {
    guard finding.problem == nil else { return }
    var work: [(cut: CertificateRecord.Cut, node: CheckedNode)] = []
    for cut in cuts {
      guard let node = nodes[cut.node], groups.indices.contains(cut.group), rows[cut.id] == nil
      else { return fail("cut \(cut.id) is about no node or no group, or there twice") }
      if let problem = CheckedNumbers.problem(cut, projectCount: aim.instance.projectCount) {
        return fail(problem)
      }
      if node.stage == .closed { continue }
      work.append((cut, checkedNode(node.fixings)))
    }
    let (instance, groups, shared) = (aim.instance, groups, work)
    let checked = parallelMap(count: work.count, threads: threads) { position in
      let (cut, node) = shared[position]
      return ProvenRow(cut, origins: groups[cut.group], node, instance)
    }
    for ((cut, _), row) in zip(work, checked) {
      guard let row, rows[cut.id] == nil else {
        return fail("cut \(cut.id) claims something of a pair that is not its own, or twice")
      }
      rows[cut.id] = row
      finding.cuts += 1
      finding.claims += cut.claims.count
    }
  }

  /// Checks a row of the merit.
  mutating func add(_ record: CertificateRecord.MeritRow) {
    guard finding.problem == nil else { return }
    guard rows[record.id] == nil,
      let row = ProvenRow(record, groups: groups, aim.instance)
    else { return fail("row \(record.id) bounds no merit of this objective") }
    rows[record.id] = row
  }

  /// Bounds a node, closes it where that is enough, and else fixes what the bound allows.
  mutating func add(_ record: CertificateRecord.Bound) {
    guard finding.problem == nil else { return }
    guard var node = nodes[record.node] else {
      return fail("a bound is on node \(record.node), which there is not")
    }
    guard node.stage == .open else { return }
    var used: [(row: ProvenRow, multiplier: Double)] = []
    for multiplier in record.cuts {
      guard let row = rows[multiplier.row] else { continue }
      guard isAncestor(row.node, of: record.node) else {
        return fail("node \(record.node) uses cut \(multiplier.row), which does not hold there")
      }
      used.append((row, multiplier.value))
    }
    let costs = checkedNode(node.fixings)
    guard
      let bound = WeakDuality(aim.instance, costs, groups: groups)
        .bound(record, rows: used, most: mostMultiplier)
    else {
      return fail(
        "node \(record.node) has a multiplier of no row, or one that is negative or too large"
      )
    }
    let isBound = record.factor == 1
    if bound.isContradiction || isBound && bound.value <= aim.claimed + aim.tolerance {
      node.stage = .closed
    } else if isBound {
      node.bound = min(node.bound, bound.value)
      if let fixings = fixed(node.fixings, bound) {
        node.fixings = fixings
      } else {
        node.stage = .closed
      }
    }
    if node.stage == .closed { finding.leaves += 1 }
    nodes[record.node] = node
  }

  /// Fixings with every project fixed whose other value leaves no plan better than the aim; nil
  /// when nothing is left.
  private func fixed(_ fixings: Fixings, _ bound: WeakDuality.Bound) -> Fixings? {
    var result = fixings
    for (project, cost) in bound.reducedCosts.enumerated()
    where cost != 0 && result.isFree(project) {
      // The difference may lie half a unit of its last place above what the subtraction gives.
      guard (bound.value - abs(cost)).nextUp <= aim.claimed + aim.tolerance else { continue }
      guard let next = result.fixing(project, built: cost > 0, aim.instance.rules) else {
        return nil
      }
      result = next
    }
    return result
  }

  /// Replaces a node by its children.
  mutating func add(_ record: CertificateRecord.Split) {
    guard finding.problem == nil else { return }
    guard var node = nodes[record.node],
      (0..<aim.instance.projectCount).contains(record.project)
    else { return fail("node \(record.node) is split, which there is not, or at no project") }
    if node.stage == .split { return fail("node \(record.node) is split twice") }
    for (child, isBuilt) in [(record.built, true), (record.excluded, false)] {
      let fixings = node.fixings.fixing(record.project, built: isBuilt, aim.instance.rules)
      // Where there are no plans, nothing is to be proven.
      let stage: Stage = node.stage == .closed || fixings == nil ? .closed : .open
      guard let child else {
        if stage == .open {
          fail("node \(record.node) has plans that no child holds")
        }
        continue
      }
      guard nodes[child] == nil else { return fail("node \(child) is there twice") }
      nodes[child] = Node(
        fixings: fixings ?? node.fixings,
        bound: node.bound,
        parent: record.node,
        stage: stage
      )
    }
    if node.stage == .open {
      node.stage = .split
      finding.splits += 1
    }
    nodes[record.node] = node
  }

  private func isAncestor(_ ancestor: Int, of node: Int) -> Bool {
    var next: Int? = node
    while let current = next {
      if current == ancestor { return true }
      next = nodes[current]?.parent
    }
    return false
  }

  /// Whether every plan has been bounded.
  mutating func finish() -> CertificateCheck.Finding {
    for (number, node) in nodes.sorted(by: { $0.key < $1.key }) where node.stage == .open {
      let bound = singlePlanMerit(node.fixings) ?? node.bound
      if bound <= aim.claimed + aim.tolerance {
        finding.leaves += 1
      } else {
        fail(
          "the plans of node \(number) are shown to gain \(bound) at most, the bound is a gain of \(aim.claimed)"
        )
      }
    }
    return finding
  }

  /// The merit of a node's only plan, -Inf when that is not legal; nil when it has more.
  private func singlePlanMerit(_ fixings: Fixings) -> Double? {
    let instance = aim.instance
    guard !(0..<instance.projectCount).contains(where: fixings.isFree) else { return nil }
    guard instance.rules.allows(fixings.built) else { return -.infinity }
    return PlanEvaluator(instance).gain(of: fixings.built)
  }
}
