// The sets of projects found for each pair, and prices that bound the worth of all sets.

import PlanModel

/// Prices of projects at which no set is worth more than a constant above its price:
/// worth(S) <= constant + sum of prices over S, for every S within `possible`.
struct PriceBound: Sendable {
  var constant: Double
  /// Bits of the projects that sets may use.
  var possible: UInt128
  /// Projects with a price.
  var terms: [(bit: Int32, price: Double)]

  /// The bound at a point.
  func value(at y: [Double]) -> Double {
    terms.reduce(constant) { $0 + $1.price * y[Int($1.bit)] }
  }
}

/// One pair's sets and bounds, kept from point to point and from node to node.
package struct PairPool: Sendable {
  /// Sets with what they make the pair worth; the empty set is not among them.
  private(set) var sets: [PathSet] = []
  /// The latest bounds.
  private(set) var bounds: [PriceBound] = []

  private static let mostSets = 160
  private static let mostBounds = 3

  mutating func keep(_ bound: PriceBound) {
    if bounds.count == Self.mostBounds { bounds.removeFirst() }
    bounds.append(bound)
  }

  /// Adds the sets that are worth most above their prices; where the pool is full, those that are
  /// worth least leave it.
  mutating func add(_ found: [PathSet], prices: [Double], most: Int) {
    func excess(_ set: PathSet) -> Double {
      var excess = set.worth
      set.projects.forEachBit { excess -= prices[$0] }
      return excess
    }
    sets += Self.best(most, of: found, excess)
    if sets.count > Self.mostSets { sets = Self.best(Self.mostSets / 2, of: sets, excess) }
  }

  /// The sets with the highest excess, in the order in which they came.
  private static func best(
    _ most: Int,
    of sets: [PathSet],
    _ excess: (PathSet) -> Double
  ) -> [PathSet] {
    guard sets.count > most else { return sets }
    let order = sets.indices.map { (excess: excess(sets[$0]), position: $0) }
      .sorted { ($0.excess, -$0.position) > ($1.excess, -$1.position) }
    return order.prefix(most).map(\.position).sorted().map { sets[$0] }
  }
}

extension PairPool {
  var isEmpty: Bool { sets.isEmpty && bounds.isEmpty }

  /// Appends the pool; most sets are of fewer than 64 projects' bits, which take one word.
  func write(to writer: inout StateWriter) {
    let isWide = sets.contains { $0.projects >> 64 != 0 }
    writer.put(sets.count << 1 | (isWide ? 1 : 0))
    for set in sets {
      writer.append(UInt64(truncatingIfNeeded: set.projects))
      if isWide { writer.append(UInt64(truncatingIfNeeded: set.projects >> 64)) }
      writer.put(set.worth)
    }
    writer.put(bounds.count)
    for bound in bounds {
      writer.put(bound.constant)
      writer.append(UInt64(truncatingIfNeeded: bound.possible))
      writer.append(UInt64(truncatingIfNeeded: bound.possible >> 64))
      writer.put(bound.terms.lazy.map { Int($0.bit) })
      for term in bound.terms { writer.put(term.price) }
    }
  }

  /// Reads a pool whose sets are of projects that have so many bits.
  init(from reader: inout StateReader, bits: Int) throws(DamagedState) {
    func word(isWide: Bool) throws(DamagedState) -> UInt128 {
      let low = UInt128(try reader.word())
      let word = isWide ? low | UInt128(try reader.word()) << 64 : low
      try reader.require(bits >= 128 || word >> UInt128(bits) == 0)
      return word
    }
    let header = try reader.integer()
    try reader.require(header >> 1 <= Self.mostSets)
    for _ in 0..<header >> 1 {
      sets.append(
        PathSet(projects: try word(isWide: header & 1 == 1), worth: try reader.finite())
      )
    }
    for _ in 0..<(try reader.integer(below: Self.mostBounds + 1)) {
      var bound = PriceBound(
        constant: try reader.finite(),
        possible: try word(isWide: true),
        terms: []
      )
      for bit in try reader.integers(below: bits) {
        bound.terms.append((Int32(bit), try reader.finite()))
      }
      bounds.append(bound)
    }
  }
}
