// The sets of projects found for each pair, and prices that bound the worth of all sets.

import PlanModel

/// Prices of projects at which no set is worth more than a constant above its price:
/// worth(S) <= constant + sum of prices over S, for every S within `possible`.
struct PriceBound: Sendable {
  var constant: Double
  /// The projects of the part that sets may use.
  var possible: ProjectSet
  /// Projects with a price.
  var terms: [(project: Int32, price: Double)]

  /// The bound at a point, a y per project of the part.
  func value(at y: [Double]) -> Double {
    terms.reduce(constant) { $0 + $1.price * y[Int($1.project)] }
  }
}

/// One pair's sets and bounds, kept from point to point and from node to node.
package struct PairPool: Sendable {
  /// Sets with what they make the pair worth; the empty set is not among them.
  private(set) var sets = PathSets()
  /// The latest bounds.
  private(set) var bounds: [PriceBound] = []

  private static let mostSets = 160
  private static let mostBounds = 3

  mutating func keep(_ bound: PriceBound) {
    if bounds.count == Self.mostBounds { bounds.removeFirst() }
    bounds.append(bound)
  }

  /// Adds the sets of a search that are worth most above its prices, which it still has; where the
  /// pool is full, those that are worth least leave it.
  mutating func add(_ search: PriceSearch, most: Int) {
    for position in Self.best(most, of: search.found.map(\.excess)) {
      let found = search.found[position]
      sets.append(search.projects(of: found), worth: found.worth)
    }
    guard sets.count > Self.mostSets else { return }
    let excess = (0..<sets.count).map { set in
      sets.projects(set).reduce(sets.worths[set]) { $0 - search.price(of: Int($1)) }
    }
    sets = sets.picking(Self.best(Self.mostSets / 2, of: excess))
  }

  /// Positions of the highest figures, ascending; of equal ones the first.
  private static func best(_ most: Int, of excess: [Double]) -> [Int] {
    guard excess.count > most else { return Array(excess.indices) }
    return excess.indices.sorted { (excess[$0], -$0) > (excess[$1], -$1) }.prefix(most).sorted()
  }
}

extension PairPool {
  var isEmpty: Bool { sets.count == 0 && bounds.isEmpty }

  func write(to writer: inout StateWriter) {
    sets.write(to: &writer)
    writer.put(bounds.count)
    for bound in bounds {
      writer.put(bound.constant)
      writer.put(bound.possible.members)
      writer.put(bound.terms.lazy.map { Int($0.project) })
      for term in bound.terms { writer.put(term.price) }
    }
  }

  /// Reads a pool of a part with so many projects.
  init(from reader: inout StateReader, projects: Int) throws(DamagedState) {
    sets = try PathSets(from: &reader, projects: projects)
    try reader.require(sets.count <= Self.mostSets)
    for _ in 0..<(try reader.integer(below: Self.mostBounds + 1)) {
      var bound = PriceBound(
        constant: try reader.finite(),
        possible: ProjectSet(count: projects),
        terms: []
      )
      for project in try reader.integers(below: projects) { bound.possible.insert(project) }
      for project in try reader.integers(below: projects) {
        bound.terms.append((Int32(project), try reader.finite()))
      }
      bounds.append(bound)
    }
  }
}
