// A claim on a pair with W > 0: no set of projects is worth more above its prices.

import PlanModel
import Accessibility
import ShortestPaths

/// Finds max over sets S of free projects of f(c(S)) - price(S), as far as it is above what is
/// claimed.
///
/// A way from zone to zone is a chain of project arcs, joined by ways that stand anyway. Labels are
/// chains, taken in order of their minutes; a project is paid once however many of its arcs are
/// used. A label is dropped when even the best case of what remains, everything possible being
/// built for nothing, is worth no more than the claim above its price; and when another chain at
/// its end takes no more minutes and costs no more after paying for all that the label owns and
/// could still use.
///
/// Before that a bound is tried that needs no sets (`PricePotentials`): where it is enough nothing
/// is searched, and else it drops labels as well.
///
/// It shares no code with the search that made the claim (`PriceSearch`).
struct GainCheck {
  private struct Label {
    var cost = 0.0
    var price = 0.0
    /// The minutes from which on the label is worth no more than the claim.
    var limit: Double
    /// Bits of the priced projects in the chain, and of those that some way on could use again.
    var used: UInt128 = 0
    var again: UInt128 = 0
    /// The last arc.
    var arc = 0
    var isDropped = false
  }

  private struct Entry: Prioritized {
    var cost: Double
    var label: Int

    func precedes(_ other: Entry) -> Bool { (cost, label) < (other.cost, other.label) }
  }

  private let node: CheckedNode
  private let decay: Decay
  private var price: [Double]
  private var bit: [UInt128]
  private var steps: [PricedStep] = []
  private var potentials = PricePotentials()
  private var labels: [Label] = []
  private var queue = PriorityQueue<Entry>()
  /// Labels at each head.
  private var fronts: [[Int]]
  /// Whether something was dropped that may be above the claim by rounding.
  private var grantsRounding = false

  /// More labels than a claim is worth; what is left then counts with its best case.
  private static let mostLabels = 50_000
  /// What rounding may add to a worth, which is at most 1; it is granted where it could count.
  private static let rounding = 1e-12

  init(_ node: CheckedNode, _ instance: PlanningInstance) {
    self.node = node
    decay = instance.decay
    price = Array(repeating: 0, count: instance.projectCount)
    bit = Array(repeating: 0, count: instance.projectCount)
    fronts = Array(repeating: [], count: node.headCount)
  }

  /// The claim's constant, or the least higher one with which its prices hold.
  mutating func constant(of claim: PairClaims.Claim) -> Double {
    let (origin, destination) = (claim.origin, claim.destination)
    // What is built is paid in every plan.
    let standing = zip(claim.projects, claim.prices)
      .reduce(0) { node.fixings.built.contains(Int($1.0)) ? $0 + $1.1 : $0 }
    let size = abs(claim.constant) + standing
    // Sums with what stands are as exact as the larger of their terms.
    let rounding =
      standing == 0 ? 0 : 0x1p-51 * Double(claim.projects.count + 3) * size
    let claimed = claim.constant + standing - rounding
    // The empty set first.
    var highest = max(claimed, decay(node.worst[origin, destination]))
    guard decay(node.best[origin, destination]) > highest else {
      return highest == claimed ? claim.constant : highest - standing + rounding
    }
    setPrices(claim)
    findSteps(origin, destination, highest)
    potentials.find(for: steps, from: origin, to: destination, node, decay)
    highest = max(highest, potentials.least)
    if potentials.most <= highest + Self.rounding {
      highest = max(highest, potentials.most)
    } else {
      search(from: origin, &highest)
    }
    for project in claim.projects { (price[Int(project)], bit[Int(project)]) = (0, 0) }
    return highest == claimed ? claim.constant : highest - standing + rounding
  }

  private mutating func setPrices(_ claim: PairClaims.Claim) {
    var next: UInt128 = 1
    for (project, value) in zip(claim.projects, claim.prices) {
      let project = Int(project)
      // Beyond 128 prices a project counts as free, which claims more.
      guard next != 0, node.fixings.isFree(project), value > 0 else { continue }
      (price[project], bit[project]) = (value, next)
      next <<= 1
    }
  }

  /// The arcs over which some way is worth more than `highest` above the arc's price.
  private mutating func findSteps(_ origin: Int, _ destination: Int, _ highest: Double) {
    steps.removeAll(keepingCapacity: true)
    let count = node.arcs.count
    let limit = decay.cost(atWorth: highest)
    for (position, arc) in node.arcs.enumerated() {
      let onward = node.bestArcs.fromHead[destination * count + position]
      let least = node.bestArcs.toTail[origin * count + position] + arc.cost + onward
      guard least < limit else { continue }
      let price = price[arc.project]
      if price > 0, least >= decay.cost(atWorth: highest + price) { continue }
      steps.append(
        PricedStep(
          arc: position,
          project: arc.project,
          cost: arc.cost,
          price: price,
          bit: bit[arc.project],
          leastOnward: onward,
          onward: node.worstArcs.fromHead[destination * count + position]
        )
      )
    }
  }

  private mutating func search(from origin: Int, _ highest: inout Double) {
    let count = node.arcs.count
    labels.removeAll(keepingCapacity: true)
    queue = PriorityQueue()
    grantsRounding = false
    let start = Label(limit: decay.cost(atWorth: highest))
    for position in steps.indices {
      let step = steps[position]
      let cost = node.worstArcs.toTail[origin * count + step.arc] + step.cost
      if cost + step.leastOnward < start.limit { offer(start, cost, position, highest) }
    }
    while let entry = queue.pop() {
      let label = labels[entry.label]
      if label.isDropped { continue }
      let last = steps[label.arc]
      if labels.count > Self.mostLabels {
        highest = max(highest, decay(label.cost + last.leastOnward) - label.price)
        continue
      }
      let arrival = label.cost + last.onward
      if arrival < label.limit { highest = max(highest, decay(arrival) - label.price) }
      // Most steps are too long from here, so this test must be cheap.
      let row = last.arc * count
      for position in steps.indices {
        let cost =
          label.cost + node.worstArcs.headToTail[row + steps[position].arc] + steps[position].cost
        if cost + steps[position].leastOnward < label.limit, position != label.arc {
          offer(label, cost, position, highest)
        }
      }
    }
    if grantsRounding { highest += Self.rounding }
    for step in steps { fronts[node.headNumbers[step.arc]].removeAll(keepingCapacity: true) }
  }

  /// Lengthens a chain by an arc, which takes it to so many minutes, unless that leads nowhere.
  private mutating func offer(
    _ label: Label,
    _ cost: Double,
    _ position: Int,
    _ highest: Double
  ) {
    let step = steps[position]
    var next = label
    next.cost = cost
    next.arc = position
    let least = cost + step.leastOnward
    if next.used & step.bit != step.bit {
      next.price += step.price
      next.limit = decay.cost(atWorth: highest + next.price)
      guard least < next.limit else { return }
      next.used |= step.bit
    }
    next.again = next.used == 0 ? 0 : reusable(next)
    var paid = next.price
    if next.again != 0 {
      // What is paid already must not be counted once more on the way on.
      var rest = next.again
      for step in steps where step.bit & rest != 0 {
        paid -= step.price
        rest &= ~step.bit
      }
    }
    let most = potentials.most(after: cost, paid: paid, at: position)
    guard most > highest + Self.rounding else {
      grantsRounding = grantsRounding || most > highest
      return
    }
    let head = node.headNumbers[step.arc]
    for other in fronts[head] where replaces(labels[other], next) { return }
    var front: [Int] = []
    swap(&front, &fronts[head])
    front.removeAll { other in
      guard replaces(next, labels[other]) else { return false }
      labels[other].isDropped = true
      return true
    }
    front.append(labels.count)
    swap(&front, &fronts[head])
    queue.push(Entry(cost: next.cost, label: labels.count))
    labels.append(next)
  }

  /// Projects of a chain that a way on could use again and be worth it.
  private func reusable(_ label: Label) -> UInt128 {
    let count = node.arcs.count
    let last = steps[label.arc].arc
    var bits: UInt128 = 0
    for step in steps where step.bit & label.used != 0 && bits & step.bit == 0 {
      let least =
        label.cost + node.bestArcs.headToTail[last * count + step.arc] + step.cost
        + step.leastOnward
      if least < label.limit { bits |= step.bit }
    }
    return bits
  }

  /// Whether every way on from one label is worth no more than from another at the same place.
  private func replaces(_ label: Label, _ other: Label) -> Bool {
    guard label.cost <= other.cost, label.price <= other.price else { return false }
    var missing = other.again & ~label.used
    guard missing != 0 else { return true }
    var price = label.price
    for step in steps where step.bit & missing != 0 {
      price += step.price
      missing &= ~step.bit
    }
    return price <= other.price
  }
}
