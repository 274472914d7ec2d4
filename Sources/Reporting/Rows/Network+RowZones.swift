// The zones that links and projects belong to: those at their ends.

import TransportNetwork

extension Network {
  /// Positions of the zones at a link's ends.
  ///
  /// - Parameters:
  ///   - link: The link.
  ///   - near: The zone of each node, as of `Network.nearZones`.
  /// - Returns: Positions of zones.
  func zones(at link: Link, _ near: [RowIndex<Zone>?]) -> Set<Int> {
    Set([link.from, link.to].compactMap { near[$0.position]?.position })
  }

  /// Per project the positions of the zones at its links' ends.
  var projectZones: [Set<Int>] {
    let near = nearZones
    return projects.map { project in
      project.links.reduce(into: []) { $0.formUnion(zones(at: $1.link, near)) }
    }
  }
}
