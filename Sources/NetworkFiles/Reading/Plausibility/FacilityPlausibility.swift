// Facilities that nothing serves: ports without ships, airports without flights.

import TransportNetwork

/// Warns of ports, hubs, airports, stations and borders that no link serves, those of candidate
/// projects included.
///
/// A link of facility_type `access` leads to a facility and does not serve it, except a border, to
/// which roads are service enough. Where the network has flights these alone serve airports, and
/// where it has ships these and railways alone serve ports.
func warnOfUnservedFacilities(_ evidence: Evidence) {
  let network = evidence.network
  let kinds = network.modes.map { ModeKind($0.name) }
  func needed(_ type: String) -> Set<ModeKind> {
    switch type {
    case "airport" where kinds.contains(.air): [.air]
    case "port" where kinds.contains(.water): [.water, .rail]
    default: []
    }
  }
  let served = network.nodes.map { needed($0.type.lowercased()) }
  var isTouched = [Bool](repeating: false, count: network.nodes.count)
  var isServed = isTouched
  evidence.forEachLink { link, _, _, _ in
    guard isOpen(link, network), link.from != link.to else { return }
    for node in [link.from, link.to] {
      isTouched[node.position] = true
      let wanted = served[node.position]
      if !link.isAccess, wanted.isEmpty || wanted.contains(kinds[link.mode.position]) {
        isServed[node.position] = true
      }
    }
  }
  let types = ["port", "hub", "airport", "station", "border"]
  for type in types {
    var findings = Findings(.nodes, column: "node_type")
    for (row, node) in network.nodes.enumerated() where node.type.lowercased() == type {
      guard !isTouched[row] || (type != "border" && !isServed[row]) else { continue }
      let name = node.name.isEmpty || node.name == node.id ? "" : " (\(node.name))"
      findings.add(
        row,
        badness: isTouched[row] ? 0 : 1,
        "nothing serves \(type) \(quoted(node.id))\(name): "
          + (isTouched[row]
            ? "only the way there is in the network; whoever counts facilities in reach counts it all the same"
            : "no link that is open to a use begins or ends there")
      )
    }
    findings.report(evidence)
  }
}

/// Whether some use may take a link.
func isOpen(_ link: Link, _ network: Network) -> Bool {
  network.uses.indices.contains(where: {
    LinkCost(link, for: RowIndex($0), uses: network.uses, modes: network.modes) != nil
  })
}
