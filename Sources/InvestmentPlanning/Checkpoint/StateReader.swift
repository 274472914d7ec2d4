// Words read back as values: whatever they hold, nothing out of range comes out.

/// Says that a state is not one of this question.
struct DamagedState: Error {}

/// How many there are of everything that a state refers to by number.
struct StateShape {
  var projects = 0
  var zones = 0
  /// Groups of origins; the merit's column, where there is one, comes after those of the groups.
  var groups = 0
  var gainColumns = 0
  var ruleRows = 0
  /// Per origin, how many zones its pools are of: all or none.
  var poolZones: [Int] = []
  /// Per origin, how many projects sets of its pairs may have.
  var poolBits: [Int] = []
  /// Cuts of the pool, and nodes of the tree, once they are read.
  var cuts = 0
  var nodes = 0
}

/// Reads words from first to last.
struct StateReader {
  private let words: [UInt64]
  private var position = 0
  /// What numbers are held against.
  var shape = StateShape()

  init(_ words: [UInt64]) { self.words = words }

  /// Words not read yet.
  var remaining: Int { words.count - position }

  mutating func word() throws(DamagedState) -> UInt64 {
    guard position < words.count else { throw DamagedState() }
    position += 1
    return words[position - 1]
  }

  /// A whole number from 0 on.
  mutating func integer(below limit: Int = .max) throws(DamagedState) -> Int {
    let value = Int(truncatingIfNeeded: try word())
    guard value >= 0, value < limit else { throw DamagedState() }
    return value
  }

  mutating func flag() throws(DamagedState) -> Bool { try integer(below: 2) == 1 }

  /// A number, which may be infinite.
  mutating func number() throws(DamagedState) -> Double {
    let value = Double(bitPattern: try word())
    guard !value.isNaN else { throw DamagedState() }
    return value
  }

  mutating func finite() throws(DamagedState) -> Double {
    let value = try number()
    guard value.isFinite else { throw DamagedState() }
    return value
  }

  /// How many elements follow, if that many can follow at all.
  mutating func count(perWord: Int = 1) throws(DamagedState) -> Int {
    let count = try integer()
    guard count <= perWord * remaining else { throw DamagedState() }
    return count
  }

  /// Numbers that may be infinite; so many, where it is known.
  mutating func numbers(count expected: Int? = nil) throws(DamagedState) -> [Double] {
    let count = try count()
    guard expected == nil || count == expected else { throw DamagedState() }
    var values: [Double] = []
    values.reserveCapacity(count)
    for _ in 0..<count { values.append(try number()) }
    return values
  }

  mutating func finites(count expected: Int? = nil) throws(DamagedState) -> [Double] {
    let values = try numbers(count: expected)
    guard values.allSatisfy(\.isFinite) else { throw DamagedState() }
    return values
  }

  /// Numbers two to a word.
  mutating func integers(below limit: Int) throws(DamagedState) -> [Int] {
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

  mutating func list<Value: StateValue>() throws(DamagedState) -> [Value] {
    var values: [Value] = []
    for _ in 0..<(try count()) { values.append(try Value(from: &self)) }
    return values
  }

  /// Throws unless something holds.
  func require(_ condition: Bool) throws(DamagedState) {
    guard condition else { throw DamagedState() }
  }
}
