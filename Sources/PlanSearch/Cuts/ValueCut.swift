// A cut: a linear bound on what a group of origins can gain.

import PlanModel

/// theta_group <= constant + sum of coefficient x y + sum of factor x theta of other groups, with
/// gains counted over building nothing.
package struct ValueCut: Sendable {
  /// The group of origins that it bounds; one more than there are groups for the merit.
  var group: Int
  /// What holds with every y at 0.
  var constant: Double
  /// Projects with a coefficient, ascending.
  var projects: [Int]
  /// Their coefficients.
  var coefficients: [Double]
  /// Gains of groups that bound the merit; none in a cut that bounds a group.
  var gains: [(group: Int, factor: Double)] = []
  /// The bounds on every pair that it adds up, if a certificate is made.
  var claims: PairClaims?

  /// The bound at a point y with gains of the groups.
  func bound(at y: [Double], gains values: [Double]) -> Double {
    var sum = constant
    for (group, factor) in gains { sum += factor * values[group] }
    for (position, project) in projects.enumerated() { sum += coefficients[position] * y[project] }
    return sum
  }
}

/// A linear function of y under construction: dense coefficients, one per project.
struct LinearBound: Sendable {
  var constant = 0.0
  var coefficients: [Double]
  /// The bounds on pairs that it is the sum of, if a certificate is made.
  var claims: PairClaims?

  init(projectCount: Int, keepsClaims: Bool = false) {
    coefficients = Array(repeating: 0, count: projectCount)
    claims = keepsClaims ? PairClaims() : nil
  }

  mutating func add(_ other: LinearBound) {
    constant += other.constant
    if let more = other.claims { claims?.add(more) }
    for project in coefficients.indices { coefficients[project] += other.coefficients[project] }
  }

  /// The cut for a group; coefficients that are 0 are left out.
  func cut(group: Int) -> ValueCut {
    let projects = coefficients.indices.filter { coefficients[$0] != 0 }
    return ValueCut(
      group: group,
      constant: constant,
      projects: projects,
      coefficients: projects.map { coefficients[$0] },
      claims: claims
    )
  }
}

extension ValueCut: StateValue {
  func write(to writer: inout StateWriter) {
    writer.put(group)
    writer.put(constant)
    writer.put(projects)
    for coefficient in coefficients { writer.put(coefficient) }
    writer.put(gains.map(\.group))
    for gain in gains { writer.put(gain.factor) }
    writer.put(claims != nil)
    if let claims { writer.put(claims) }
  }

  init(from reader: inout StateReader) throws(DamagedState) {
    group = try reader.integer(below: reader.shape.gainColumns)
    constant = try reader.finite()
    projects = try reader.integers(below: reader.shape.projects)
    coefficients = []
    for _ in projects { coefficients.append(try reader.finite()) }
    for group in try reader.integers(below: reader.shape.groups) {
      gains.append((group, try reader.finite()))
    }
    if try reader.flag() { claims = try PairClaims(from: &reader) }
    // The solver takes no column twice in a row.
    try reader.require(zip(projects, projects.dropFirst()).allSatisfy(<))
    try reader.require(Set(gains.map(\.group)).count == gains.count)
    try reader.require(gains.isEmpty || group >= reader.shape.groups)
  }
}
