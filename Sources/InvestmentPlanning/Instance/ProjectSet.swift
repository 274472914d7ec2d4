// A set of projects as bits: the planner's key for plans and fixings.

/// A set of project positions 0 ..< count.
struct ProjectSet: Hashable, Sendable {
  private var words: [UInt64]

  /// The empty set over `count` projects.
  init(count: Int) { words = Array(repeating: 0, count: (count + 63) / 64) }

  /// The set of the positions at which `member` is true.
  init(count: Int, where member: (Int) -> Bool) {
    self.init(count: count)
    for project in 0..<count where member(project) { insert(project) }
  }

  func contains(_ project: Int) -> Bool {
    words[project >> 6] & (1 << UInt64(project & 63)) != 0
  }

  mutating func insert(_ project: Int) { words[project >> 6] |= 1 << UInt64(project & 63) }

  mutating func remove(_ project: Int) { words[project >> 6] &= ~(1 << UInt64(project & 63)) }

  func inserting(_ project: Int) -> ProjectSet {
    var set = self
    set.insert(project)
    return set
  }

  func removing(_ project: Int) -> ProjectSet {
    var set = self
    set.remove(project)
    return set
  }

  var count: Int { words.reduce(0) { $0 + $1.nonzeroBitCount } }

  /// Members in ascending order.
  var members: [Int] {
    var result: [Int] = []
    for (position, word) in words.enumerated() {
      var rest = word
      while rest != 0 {
        result.append(position * 64 + rest.trailingZeroBitCount)
        rest &= rest - 1
      }
    }
    return result
  }

  func union(_ other: ProjectSet) -> ProjectSet {
    var set = self
    for position in words.indices { set.words[position] |= other.words[position] }
    return set
  }

  func subtracting(_ other: ProjectSet) -> ProjectSet {
    var set = self
    for position in words.indices { set.words[position] &= ~other.words[position] }
    return set
  }

  mutating func formIntersection(_ other: ProjectSet) {
    for position in words.indices { words[position] &= other.words[position] }
  }

  func isSubset(of other: ProjectSet) -> Bool {
    for position in words.indices where words[position] & ~other.words[position] != 0 {
      return false
    }
    return true
  }
}

extension ProjectSet: StateValue {
  /// An order of sets over as many projects.
  func precedes(_ other: ProjectSet) -> Bool { words.lexicographicallyPrecedes(other.words) }

  func write(to writer: inout StateWriter) { writer.append(words) }

  init(from reader: inout StateReader) throws(DamagedState) {
    let count = reader.shape.projects
    self.init(count: count)
    for position in words.indices { words[position] = try reader.word() }
    let last = count & 63
    if last != 0 { try reader.require(words[words.count - 1] >> UInt64(last) == 0) }
  }
}
