// Where a zone meets the network of a mode: the nodes at which links of one's own may begin.

import TransportNetwork

/// For every zone, its place and the node of the mode that a new link may start from.
struct ZoneGates {
  /// Degrees east and north; nil where a zone has no node.
  var places: [(x: Double, y: Double)?]
  /// The node of the mode; nil where there is none.
  var gates: [RowIndex<Node>?]

  init(_ network: Network, mode: RowIndex<Mode>) {
    places = Array(repeating: nil, count: network.zones.count)
    gates = Array(repeating: nil, count: network.zones.count)
    let system = CoordinateSystem(network.configuration.crs)
    var touches = [Bool](repeating: false, count: network.nodes.count)
    for link in network.links where link.mode == mode && !link.isAccess {
      touches[link.from.position] = true
      touches[link.to.position] = true
    }
    /// Access links by the node that they join, the shortest first.
    var access: [RowIndex<Node>: [(node: RowIndex<Node>, length: Double)]] = [:]
    for link in network.links where link.isAccess {
      let length = link.kilometres ?? link.travelMinutes ?? 0
      access[link.from, default: []].append((link.to, length))
      access[link.to, default: []].append((link.from, length))
    }
    for (position, node) in network.nodes.enumerated() {
      guard let zone = node.zone?.position else { continue }
      if places[zone] == nil {
        places[zone] = system.geographic(x: node.x, y: node.y).map { ($0.x, $0.y) }
      }
      guard gates[zone] == nil else { continue }
      let row = RowIndex<Node>(position)
      if node.isThrough && touches[position] {
        gates[zone] = row
        continue
      }
      let open = (access[row] ?? []).filter { network.nodes[$0.node].isThrough }
        .sorted { ($0.length, $0.node) < ($1.length, $1.node) }.map(\.node)
      // Where the mode does not come yet, a link of it may begin at the zone itself, or at its
      // road.
      gates[zone] = open.first { touches[$0.position] } ?? (node.isThrough ? row : open.first)
    }
  }
}
