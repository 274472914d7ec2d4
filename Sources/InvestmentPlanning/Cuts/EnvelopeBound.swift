// Pairs with W > 0 whose path sets are known: the tightest linear bound there is at a point.

import Accessibility
import ShortestPaths

/// Bounds the gains of one origin's pairs by the concave envelope of their path sets.
///
/// A pair is worth the best set that the plan contains. Over fractional y its least concave bound
/// is the best mix of sets within y (``PackingProgram``); the program's prices make the cut, and
/// they are valid for every plan in the node because every set there is paid for.
struct EnvelopeBound {
  private let instance: PlanningInstance
  private let table: PathSetTable
  private let y: [Double]
  /// Bits of the projects at 1.
  private let built: UInt128
  /// Bits of the projects that are fixed out.
  private let excluded: UInt128
  private var program = PackingProgram()
  private var sets: [PathSet] = []
  private var rowOfBit: [Int]
  private var rowProjects: [Int] = []
  private var prices: [Double]
  private var isPriced: [Int] = []

  init(_ instance: PlanningInstance, _ table: PathSetTable, y: [Double], fixings: Fixings) {
    self.instance = instance
    self.table = table
    self.y = y
    built = table.bits { y[$0] > 1 - 1e-6 && fixings.possible.contains($0) }
    excluded = table.bits { !fixings.possible.contains($0) }
    rowOfBit = Array(repeating: -1, count: 128)
    prices = Array(repeating: 0, count: 128)
  }

  /// Adds the bounds of the origin's pairs whose sets are known.
  mutating func add(origin: Int, _ known: OriginPathSets, to sum: inout LinearBound) {
    let zones = instance.zoneCount
    for destination in 0..<zones {
      let weight = instance.weights[origin * zones + destination]
      guard weight > 0, known.isKnown(destination) else { continue }
      let without = instance.decay(instance.baseCosts[origin, destination])
      let worth = collect(known, known.range(of: destination))
      sum.constant += weight * (worth - without)
      guard !sets.isEmpty else { continue }
      let constant = price()
      sum.constant += weight * constant
      for bit in isPriced {
        sum.coefficients[table.projects[bit]] += weight * prices[bit]
        prices[bit] = 0
      }
      isPriced.removeAll(keepingCapacity: true)
    }
  }

  /// Leaves in `sets` what could still be added to the built projects, as gains; returns the worth
  /// of what is built.
  private mutating func collect(_ known: OriginPathSets, _ range: Range<Int>) -> Double {
    var worth = 0.0
    sets.removeAll(keepingCapacity: true)
    for position in range {
      let set = known.sets[position]
      guard set.projects & excluded == 0 else { continue }
      let missing = set.projects & ~built
      if missing == 0 {
        worth = max(worth, set.worth)
      } else {
        sets.append(PathSet(projects: missing, worth: set.worth))
      }
    }
    sets.removeAll { $0.worth <= worth }
    for position in sets.indices { sets[position].worth -= worth }
    return worth
  }

  /// Prices the collected sets; returns the constant.
  private mutating func price() -> Double {
    var constant = 0.0
    let isLive = sets.map { set in allBits(set.projects) { y[table.projects[$0]] > 1e-6 } }
    rowProjects.removeAll(keepingCapacity: true)
    var values: [Double] = []
    var members: [UInt128] = []
    for (position, set) in sets.enumerated() where isLive[position] {
      var rows: UInt128 = 0
      forEachBit(set.projects) { bit in
        if rowOfBit[bit] < 0 {
          rowOfBit[bit] = rowProjects.count
          rowProjects.append(bit)
        }
        rows |= 1 << UInt128(rowOfBit[bit])
      }
      values.append(set.worth)
      members.append(rows)
    }
    if !values.isEmpty {
      program.solve(
        rows: rowProjects.count,
        capacity: rowProjects.map { y[table.projects[$0]] },
        values: values,
        members: members
      )
      constant = program.convexityPrice
      for (row, bit) in rowProjects.enumerated() { raise(bit, by: program.prices[row]) }
    }
    for bit in rowProjects { rowOfBit[bit] = -1 }
    // Sets that the program did not see, or that rounding left short, are paid for by a project
    // that is not there at this point, or else by everyone.
    for set in sets {
      let missing = set.worth - constant - total(of: set.projects)
      guard missing > 0 else { continue }
      if let absent = firstBit(of: set.projects, where: { y[table.projects[$0]] <= 1e-6 }) {
        raise(absent, by: missing)
      } else {
        constant += missing
      }
    }
    return constant
  }

  private mutating func raise(_ bit: Int, by price: Double) {
    guard price > 0 else { return }
    if prices[bit] == 0 { isPriced.append(bit) }
    prices[bit] += price
  }

  private func total(of projects: UInt128) -> Double {
    var sum = 0.0
    forEachBit(projects) { sum += prices[$0] }
    return sum
  }

  private func forEachBit(_ bits: UInt128, _ body: (Int) -> Void) {
    var rest = bits
    while rest != 0 {
      body(rest.trailingZeroBitCount)
      rest &= rest - 1
    }
  }

  private func allBits(_ bits: UInt128, _ condition: (Int) -> Bool) -> Bool {
    firstBit(of: bits) { !condition($0) } == nil
  }

  private func firstBit(of bits: UInt128, where condition: (Int) -> Bool) -> Int? {
    var rest = bits
    while rest != 0 {
      let bit = rest.trailingZeroBitCount
      if condition(bit) { return bit }
      rest &= rest - 1
    }
    return nil
  }
}
