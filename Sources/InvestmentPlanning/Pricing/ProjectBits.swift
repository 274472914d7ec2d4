// A number below 128 for each free project, so that a set of projects fits into one word.

/// The projects that are free at the root, numbered.
struct ProjectBits: Sendable {
  /// Bit of each project of the instance; nil for those that were fixed at the root.
  let bit: [Int?]
  /// Project of each bit.
  let projects: [Int]

  /// Most projects that a word holds.
  static let most = 128

  /// Numbers the free projects; nil when there are more than a word holds.
  init?(_ fixings: Fixings, projectCount: Int) {
    let free = (0..<projectCount).filter(fixings.isFree)
    guard free.count <= Self.most else { return nil }
    var bit = Array(repeating: Int?.none, count: projectCount)
    for (position, project) in free.enumerated() { bit[project] = position }
    self.bit = bit
    projects = free
  }

  /// The bits of a set of projects; projects that were fixed at the root have none.
  func bits(where isMember: (Int) -> Bool) -> UInt128 {
    var bits: UInt128 = 0
    for (position, project) in projects.enumerated() where isMember(project) {
      bits |= 1 << UInt128(position)
    }
    return bits
  }
}

extension UInt128 {
  /// Calls a body for the number of every bit that is set, ascending.
  func forEachBit(_ body: (Int) -> Void) {
    var rest = self
    while rest != 0 {
      body(rest.trailingZeroBitCount)
      rest &= rest - 1
    }
  }
}
