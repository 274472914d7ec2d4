// The set of projects that makes a pair worth most above the set's prices.

import PlanModel
import Accessibility

/// Finds max over sets S of f(c(S)) - price(S) for one pair: a shortest path with two criteria,
/// cost and price, where a project is paid once however many of its arcs are used.
///
/// A label is a way to an end: its cost, its price and the projects used. Another label there that
/// costs no more replaces it, if its price is no higher after it has paid for everything that the
/// label owns and could still use. That is next to nothing: of what lies behind, `again` holds only
/// the projects that some way on could use once more and still be worth it. A label ends when even
/// the best case of what remains is worth no more than the floor, or than most of what has been
/// found; the labels with the best prospects come first.
///
/// Bits stand for the projects that have a price: only of those it matters whether they are paid.
///
/// Kept as one object per thread, so that its arrays are used again.
///
/// Source: Martins 1984, doi:10.1016/0377-2217(84)90077-8 (multi-criteria label setting).
struct PriceSearch {
  private struct Label {
    var cost = 0.0
    var price = 0.0
    /// The cost from which on f is no more than the floor and the price.
    var limit = 0.0
    /// Bits of the priced projects that the way has used, and of those that some way on could use
    /// again.
    var used: UInt128 = 0
    var again: UInt128 = 0
    var end: Int32 = 0
    /// The label that the way came from, and the project that it used from there; -1 for none.
    var parent: Int32 = -1
    var project: Int32 = -1
    /// The label that came to this end before; -1 for the first.
    var next: Int32 = -1
    var isReplaced = false
  }

  /// A way that was found to be worth more than the floor above its price.
  struct Found: Sendable {
    fileprivate var label: Int32
    var worth: Double
    /// What it is worth above its price.
    var excess: Double
  }

  /// The ways found, of which `projects(of:)` tells the sets.
  private(set) var found: [Found] = []

  /// Bit of each project of a part; -1 for those without a price.
  private var bits: [Int8]
  /// Project and price of each bit.
  private var priced: [Int] = []
  private var prices: [Double] = []
  private let graph: PricingGraph
  private let decay: Decay
  /// Those of this search, and after them those of earlier ones.
  private var labels: [Label] = []
  private var count = 0
  private var queue = LabelQueue()
  /// The latest label at each end that no other has replaced; -1 where there is none.
  private var fronts: [Int32]

  /// Sets that are nearer to the floor than this share of the best one's distance are not looked
  /// for.
  private static let nearness = 0.8
  /// The most labels for a pair; what is left after them is bounded by its best case.
  private static let mostSettled = 3000
  private static let mostLabels = 1 << 15
  /// The most projects with a price: those that a word has bits for.
  private static let mostPriced = 128

  init(_ graph: PricingGraph, decay: Decay) {
    self.graph = graph
    self.decay = decay
    fronts = Array(repeating: -1, count: graph.endCount)
    bits = Array(repeating: -1, count: graph.projects.width)
  }

  /// Gives prices to some projects of a part, and none to the others.
  ///
  /// Beyond as many as there are bits a project counts as free, with which any bound holds too.
  mutating func setPrices(_ projects: [Int], _ values: [Double]) {
    for project in priced { bits[project] = -1 }
    priced.removeAll(keepingCapacity: true)
    prices.removeAll(keepingCapacity: true)
    for (project, price) in zip(projects, values)
    where price > 0 && priced.count < Self.mostPriced {
      bits[project] = Int8(truncatingIfNeeded: priced.count)
      priced.append(project)
      prices.append(price)
    }
  }

  /// The projects that have a price, with it.
  var terms: [(project: Int32, price: Double)] {
    zip(priced, prices).map { (Int32(truncatingIfNeeded: $0), $1) }
  }

  /// The price of a project of the part; 0 where it has none.
  func price(of project: Int) -> Double { bits[project] < 0 ? 0 : prices[Int(bits[project])] }

  /// The projects that a way uses, ascending.
  func projects(of found: Found) -> [Int32] {
    var projects: [Int32] = []
    var label = found.label
    while label >= 0 {
      let project = labels[Int(label)].project
      if project >= 0, !projects.contains(project) { projects.append(project) }
      label = labels[Int(label)].parent
    }
    return projects.sorted()
  }

  /// A bound on how much any set is worth above its prices.
  ///
  /// - Parameters:
  ///   - origin: the pair's first zone.
  ///   - destination: its second.
  ///   - remaining: least costs from every end to the zones (`PricingGraph.remaining`).
  ///   - possible: which projects of the part may be used.
  ///   - floor: sets worth no more than this are of no interest.
  /// - Returns: the floor, or what the best of `found` is worth, or more where labels were too
  ///   many.
  /// - Complexity: O(labels x (moves + labels at the end)).
  mutating func highest(
    from origin: Int,
    to destination: Int,
    remaining: [Double],
    possible: [Bool],
    floor: Double
  ) -> Double {
    clear()
    // No way leads out of a part.
    guard graph.projects.part[origin] == graph.projects.part[destination] else { return floor }
    let row = graph.row(of: destination)
    let limit = decay.cost(atWorth: floor)
    for way in graph.departures[origin] where way.cost + remaining[row + way.end] < limit {
      let slack = limit - way.cost - remaining[row + way.end]
      offer(Label(cost: way.cost, limit: limit, end: Int32(way.end)), slack, remaining, row)
    }
    var highest = floor
    var threshold = floor
    var settled = 0
    while let position = queue.pop() {
      let label = labels[position]
      if label.isReplaced { continue }
      if threshold > floor, bound(label, remaining, row) <= threshold { continue }
      settled += 1
      guard settled <= Self.mostSettled, count + graph.mostMoves < Self.mostLabels else {
        return max(highest, boundOfRest(and: label, remaining, row))
      }
      let arrival = label.cost + graph.costTo[row + Int(label.end)]
      if arrival < label.limit {
        let worth = decay(arrival)
        let excess = worth - label.price
        found.append(
          Found(label: Int32(truncatingIfNeeded: position), worth: worth, excess: excess)
        )
        highest = max(highest, excess)
        threshold = floor + Self.nearness * (highest - floor)
      }
      for number in graph.starts[Int(label.end)]..<graph.starts[Int(label.end) + 1] {
        let move = graph.moves[number]
        let cost = label.cost + move.cost
        let least = cost + remaining[row + Int(move.end)]
        guard least < label.limit else { continue }
        var next = label
        next.cost = cost
        next.end = move.end
        next.parent = Int32(truncatingIfNeeded: position)
        next.project = move.project
        if move.project >= 0 {
          guard possible[Int(move.project)] else { continue }
          let place = Int(bits[Int(move.project)])
          if place >= 0 {
            let bit = UInt128(1) << UInt128(truncatingIfNeeded: place)
            if label.used & bit == 0 {
              next.price += prices[place]
              next.limit = decay.cost(atWorth: floor + next.price)
              guard least < next.limit else { continue }
            }
            next.used |= bit
            next.again |= bit
          }
        }
        offer(next, next.limit - least, remaining, row)
      }
    }
    return highest
  }

  private mutating func clear() {
    for position in 0..<count { fronts[Int(labels[position].end)] = -1 }
    count = 0
    found.removeAll(keepingCapacity: true)
    queue.removeAll()
  }

  /// Keeps a label unless another at its end replaces it.
  private mutating func offer(
    _ offered: Label,
    _ slack: Double,
    _ remaining: [Double],
    _ row: Int
  ) {
    var label = offered
    if label.again != 0 { label.again = usable(label, remaining, row) }
    if count == labels.count { labels.append(label) }
    guard Self.insert(&label, at: count, &labels, &fronts[Int(label.end)], prices) else { return }
    queue.push(.init(slack: slack, label: Int32(count)))
    count += 1
  }

  /// Puts a label before the others at its end, and drops those that it replaces; false when one of
  /// them replaces it.
  private static func insert(
    _ label: inout Label,
    at position: Int,
    _ labels: inout [Label],
    _ front: inout Int32,
    _ prices: [Double]
  ) -> Bool {
    var other = Int(front)
    var replacesAny = false
    while other >= 0 {
      if labels[other].cost <= label.cost {
        if labels[other].price <= label.price,
          covers(labels[other].used, labels[other].price, label.again, label.price, prices)
        {
          return false
        }
      } else {
        replacesAny = replacesAny || label.price <= labels[other].price
      }
      other = Int(labels[other].next)
    }
    if replacesAny { drop(replacedBy: label, &labels, &front, prices) }
    label.next = front
    front = Int32(truncatingIfNeeded: position)
    labels[position] = label
    return true
  }

  /// Takes out of an end's chain all labels that another replaces.
  private static func drop(
    replacedBy label: Label,
    _ labels: inout [Label],
    _ front: inout Int32,
    _ prices: [Double]
  ) {
    var last = -1
    var other = Int(front)
    while other >= 0 {
      let known = labels[other]
      if label.cost <= known.cost, label.price <= known.price,
        covers(label.used, label.price, known.again, known.price, prices)
      {
        labels[other].isReplaced = true
        if last >= 0 { labels[last].next = known.next } else { front = known.next }
      } else {
        last = other
      }
      other = Int(known.next)
    }
  }

  /// Those of the projects that the label has paid for which a way on could use and be worth it.
  private func usable(_ label: Label, _ remaining: [Double], _ row: Int) -> UInt128 {
    let from = graph.row(from: Int(label.end))
    // Sums of the same costs in another order may differ by their rounding.
    let most = label.limit * (1 + 1e-12) - label.cost
    var rest = label.again
    var usable: UInt128 = 0
    while rest != 0 {
      let place = rest.trailingZeroBitCount
      rest &= rest - 1
      for position in graph.arcs(of: priced[place], inPartOf: Int(label.end)) {
        let arc = graph.arcs[position]
        let toHead = graph.costBetween[from + Int(arc.tail)] + arc.cost
        if toHead + remaining[row + Int(arc.head)] < most {
          usable |= 1 << UInt128(truncatingIfNeeded: place)
          break
        }
      }
    }
    return usable
  }

  /// Whether a way that has used `used` is no dearer than `most` after paying for what it lacks of
  /// `again`.
  private static func covers(
    _ used: UInt128,
    _ price: Double,
    _ again: UInt128,
    _ most: Double,
    _ prices: [Double]
  ) -> Bool {
    var unpaid = again & ~used
    guard unpaid != 0 else { return true }
    var price = price
    while unpaid != 0 {
      price += prices[unpaid.trailingZeroBitCount]
      unpaid &= unpaid - 1
    }
    return price <= most
  }

  /// A bound on how much the continuations of a label are worth above their prices.
  private func bound(_ label: Label, _ remaining: [Double], _ row: Int) -> Double {
    decay(label.cost + remaining[row + Int(label.end)]) - label.price
  }

  /// The same bound for a label and all those in the queue.
  private func boundOfRest(and label: Label, _ remaining: [Double], _ row: Int) -> Double {
    (0..<queue.count).reduce(bound(label, remaining, row)) { highest, position in
      let other = labels[queue.label(at: position)]
      return other.isReplaced ? highest : max(highest, bound(other, remaining, row))
    }
  }
}
