// A set of projects as bits: the planner's key for plans and fixings.

/// A set of project positions 0 ..< count.
package struct ProjectSet: Hashable, Sendable {
  @usableFromInline var words: [UInt64]

  /// The empty set over `count` projects.
  @inlinable package init(count: Int) { words = Array(repeating: 0, count: (count + 63) / 64) }

  /// The set of the positions at which `member` is true.
  @inlinable package init(count: Int, where member: (Int) -> Bool) {
    self.init(count: count)
    for project in 0..<count where member(project) { insert(project) }
  }

  @inlinable package func contains(_ project: Int) -> Bool {
    words[project >> 6] & (1 << UInt64(project & 63)) != 0
  }

  @inlinable package mutating func insert(_ project: Int) {
    words[project >> 6] |= 1 << UInt64(project & 63)
  }

  @inlinable package mutating func remove(_ project: Int) {
    words[project >> 6] &= ~(1 << UInt64(project & 63))
  }

  @inlinable package func inserting(_ project: Int) -> ProjectSet {
    var set = self
    set.insert(project)
    return set
  }

  @inlinable package func removing(_ project: Int) -> ProjectSet {
    var set = self
    set.remove(project)
    return set
  }

  @inlinable package var count: Int { words.reduce(0) { $0 + $1.nonzeroBitCount } }

  /// Members in ascending order.
  @inlinable package var members: [Int] {
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

  @inlinable package func union(_ other: ProjectSet) -> ProjectSet {
    var set = self
    for position in words.indices { set.words[position] |= other.words[position] }
    return set
  }

  @inlinable package func subtracting(_ other: ProjectSet) -> ProjectSet {
    var set = self
    for position in words.indices { set.words[position] &= ~other.words[position] }
    return set
  }

  @inlinable package mutating func formIntersection(_ other: ProjectSet) {
    for position in words.indices { words[position] &= other.words[position] }
  }

  @inlinable package func isSubset(of other: ProjectSet) -> Bool {
    for position in words.indices where words[position] & ~other.words[position] != 0 {
      return false
    }
    return true
  }
}

extension ProjectSet: StateValue {
  /// An order of sets over as many projects.
  package func precedes(_ other: ProjectSet) -> Bool {
    words.lexicographicallyPrecedes(other.words)
  }

  package func write(to writer: inout StateWriter) { writer.append(words) }

  package init(from reader: inout StateReader) throws(DamagedState) {
    let count = reader.shape.projects
    self.init(count: count)
    for position in words.indices { words[position] = try reader.word() }
    let last = count & 63
    if last != 0 { try reader.require(words[words.count - 1] >> UInt64(last) == 0) }
  }
}
