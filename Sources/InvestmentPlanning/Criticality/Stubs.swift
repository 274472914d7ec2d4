// Access links to facilities that only one place hangs on: without them that place loses the
// facility, and nobody else anything new.

import TransportNetwork

/// The places that each facility serves by access links.
///
/// A link of facility_type `access` joins a place to its stations, airports and ports. Where all
/// access links of a facility lead to one and the same place, closing one of them tells of that
/// place's facility, not of a link. A facility that trips aim at belongs to no single place.
struct Stubs {
  private let network: Network
  /// The facilities that trips aim at.
  private let targets: Set<Int>
  /// Per node without a zone the places that its access links lead to.
  private var places: [Int: Set<Int>] = [:]

  init(_ network: Network, _ graph: TravelGraph) {
    self.network = network
    targets = Set(network.zones.compactMap { $0.facility?.position })
    for link in graph.links {
      let link = link.source.link(in: network)
      guard link.isAccess else { continue }
      for (facility, place) in [(link.from, link.to), (link.to, link.from)]
      where network.nodes[facility].zone == nil && !targets.contains(facility.position) {
        places[facility.position, default: []].insert(place.position)
      }
    }
  }

  /// Whether a link is a stub.
  func contains(_ link: Link) -> Bool {
    guard link.isAccess else { return false }
    return [link.from, link.to].contains { places[$0.position]?.count == 1 }
  }
}
