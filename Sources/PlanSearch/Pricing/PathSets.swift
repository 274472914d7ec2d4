// Sets of projects and what each makes a pair worth, in flat arrays.

import PlanModel

/// Useful sets of projects for one pair, each with what it makes the pair worth.
///
/// Projects are named by their numbers in the pair's part (``PartProjects``), ascending in a set.
struct PathSets: Sendable {
  /// What each set makes the pair worth.
  private(set) var worths: [Double] = []
  /// Where each set's projects end among `members`.
  private var ends: [Int32] = []
  private var members: [Int32] = []

  var count: Int { worths.count }

  /// The projects of a set.
  func projects(_ set: Int) -> ArraySlice<Int32> {
    members[(set == 0 ? 0 : Int(ends[set - 1]))..<Int(ends[set])]
  }

  mutating func append(_ projects: some Sequence<Int32>, worth: Double) {
    members.append(contentsOf: projects)
    ends.append(Int32(members.count))
    worths.append(worth)
  }

  /// The sets at some positions, in their order.
  func picking(_ positions: [Int]) -> PathSets {
    var picked = PathSets()
    for position in positions { picked.append(projects(position), worth: worths[position]) }
    return picked
  }
}

extension PathSets {
  func write(to writer: inout StateWriter) {
    writer.put(worths)
    writer.put(ends.lazy.map { Int($0) })
    writer.put(members.lazy.map { Int($0) })
  }

  /// Reads sets of projects below a number.
  init(from reader: inout StateReader, projects: Int) throws(DamagedState) {
    worths = try reader.finites()
    let ends = try reader.integers(below: Int(Int32.max))
    let members = try reader.integers(below: projects)
    try reader.require(ends.count == worths.count && ends.last ?? 0 == members.count)
    var start = 0
    for end in ends {
      try reader.require(start <= end && end <= members.count)
      let set = members[start..<end]
      try reader.require(zip(set, set.dropFirst()).allSatisfy(<))
      start = end
    }
    self.ends = ends.map { Int32($0) }
    self.members = members.map { Int32($0) }
  }
}
