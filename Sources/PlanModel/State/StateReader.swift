// Words read back as values: whatever they hold, nothing out of range comes out.

/// Says that a state is not one of this question.
package struct DamagedState: Error {}

/// How many there are of everything that a state refers to by number.
package struct StateShape {
  package var projects = 0
  package var zones = 0
  /// Groups of origins; the merit's column, where there is one, comes after those of the groups.
  package var groups = 0
  package var gainColumns = 0
  package var ruleRows = 0
  /// Per origin, how many zones its pools are of: all or none.
  package var poolZones: [Int] = []
  /// Per origin, how many free projects its part of the network has.
  package var poolProjects: [Int] = []
  /// Cuts of the pool, and nodes of the tree, once they are read.
  package var cuts = 0
  package var nodes = 0

  package init(
    projects: Int = 0,
    zones: Int = 0,
    groups: Int = 0,
    gainColumns: Int = 0,
    ruleRows: Int = 0,
    poolZones: [Int] = [],
    poolProjects: [Int] = [],
    cuts: Int = 0,
    nodes: Int = 0
  ) {
    self.projects = projects
    self.zones = zones
    self.groups = groups
    self.gainColumns = gainColumns
    self.ruleRows = ruleRows
    self.poolZones = poolZones
    self.poolProjects = poolProjects
    self.cuts = cuts
    self.nodes = nodes
  }
}

/// Reads words from first to last.
package struct StateReader {
  private let words: [UInt64]
  private var position = 0
  /// What numbers are checked against.
  package var shape = StateShape()

  package init(_ words: [UInt64]) { self.words = words }

  /// Words not read yet.
  package var remaining: Int { words.count - position }

  package mutating func word() throws(DamagedState) -> UInt64 {
    guard position < words.count else { throw DamagedState() }
    position += 1
    return words[position - 1]
  }

  /// A whole number from 0 on.
  package mutating func integer(below limit: Int = .max) throws(DamagedState) -> Int {
    let value = Int(truncatingIfNeeded: try word())
    guard value >= 0, value < limit else { throw DamagedState() }
    return value
  }

  package mutating func flag() throws(DamagedState) -> Bool { try integer(below: 2) == 1 }

  /// A number, which may be infinite.
  package mutating func number() throws(DamagedState) -> Double {
    let value = Double(bitPattern: try word())
    guard !value.isNaN else { throw DamagedState() }
    return value
  }

  package mutating func finite() throws(DamagedState) -> Double {
    let value = try number()
    guard value.isFinite else { throw DamagedState() }
    return value
  }

  /// How many elements follow, if that many can follow at all.
  package mutating func count(perWord: Int = 1) throws(DamagedState) -> Int {
    let count = try integer()
    guard count <= perWord * remaining else { throw DamagedState() }
    return count
  }

  /// Numbers that may be infinite; so many, where it is known.
  package mutating func numbers(count expected: Int? = nil) throws(DamagedState) -> [Double] {
    let count = try count()
    guard expected == nil || count == expected else { throw DamagedState() }
    var values: [Double] = []
    values.reserveCapacity(count)
    for _ in 0..<count { values.append(try number()) }
    return values
  }

  package mutating func finites(count expected: Int? = nil) throws(DamagedState) -> [Double] {
    let values = try numbers(count: expected)
    guard values.allSatisfy(\.isFinite) else { throw DamagedState() }
    return values
  }

  /// Numbers two to a word.
  package mutating func integers(below limit: Int) throws(DamagedState) -> [Int] {
    let count = try count(perWord: 2)
    var values: [Int] = []
    values.reserveCapacity(count)
    var rest: UInt64 = 0
    for position in 0..<count {
      if position & 1 == 0 { rest = try word() }
      let value = Int(UInt32(truncatingIfNeeded: rest))
      guard value < limit else { throw DamagedState() }
      values.append(value)
      rest >>= 32
    }
    return values
  }

  package mutating func list<Value: StateValue>() throws(DamagedState) -> [Value] {
    var values: [Value] = []
    for _ in 0..<(try count()) { values.append(try Value(from: &self)) }
    return values
  }

  /// Throws unless something holds.
  package func require(_ condition: Bool) throws(DamagedState) {
    guard condition else { throw DamagedState() }
  }
}
