// What can be wrong with the raw tables, told so that a maintainer can mend them.

import TransportNetwork

/// Why the network was not built; nothing has been written.
struct BuildError: Error, Equatable, CustomStringConvertible {
  /// What is wrong, where, and what was expected.
  let description: String

  init(_ description: String) { self.description = description }
}
