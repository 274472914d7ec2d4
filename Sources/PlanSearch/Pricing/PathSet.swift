// A set of projects and what it is worth to a pair.

import PlanModel

/// A useful set of projects for one pair and what it makes the pair worth.
///
/// Bits number the projects that are free at the root, in the pair's part (`ProjectBits`).
struct PathSet: Sendable {
  var projects: UInt128
  var worth: Double
}
