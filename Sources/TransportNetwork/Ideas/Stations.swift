// Where a line of a mode stops at a place: at a node that the mode touches, or at one that is made.

/// The nodes at which a mode is entered and left.
struct Stations {
  private let mode: RowIndex<Mode>
  /// Links of the mode at each node.
  private let degree: [Int]
  /// Whether most ends of the mode's links are nodes of zones: then it needs no stations of its
  /// own.
  private let endsAtZones: Bool
  /// What most other ends are called: station, airport, port.
  private let type: String
  /// What the class of most of these is, such as high_speed_station; empty where they have none.
  private let facilityClass: String
  /// Half of the mode's links that have a headway have a shorter one; nil where none has.
  let medianHeadway: Double?
  /// An access link to such a node, of the median length; nil where there is none.
  private let access: Link?

  init(_ network: Network, _ mode: RowIndex<Mode>) {
    self.mode = mode
    let standing = network.projects.filter { $0.status != .candidate }.flatMap(\.links).map(\.link)
    let links = (network.links + standing).filter { $0.mode == mode && !$0.isAccess }
    var degree = [Int](repeating: 0, count: network.nodes.count)
    var (types, classes) = ([String: Int](), [String: Int]())
    var (atZones, all) = (0, 0)
    for node in links.flatMap({ [$0.from, $0.to] }) {
      degree[node.position] += 1
      all += 1
      if network.nodes[node].zone != nil {
        atZones += 1
      } else {
        types[network.nodes[node].type, default: 0] += 1
        classes[network.nodes[node].facilityClass, default: 0] += 1
      }
    }
    self.degree = degree
    endsAtZones = 2 * atZones >= all
    let most = types.max { ($0.value, $1.key) < ($1.value, $0.key) }
    let type = most.map(\.key) ?? "station"
    self.type = type.isEmpty ? "station" : type
    facilityClass = classes.max { ($0.value, $1.key) < ($1.value, $0.key) }?.key ?? ""
    let headways = links.compactMap(\.headwayMinutes).sorted()
    medianHeadway = headways.isEmpty ? nil : headways[headways.count / 2]
    let ways = network.links.filter { link in
      link.isAccess && [link.from, link.to].contains { degree[$0.position] > 0 }
    }
    let sorted = ways.sorted { ($0.kilometres ?? 0, $0.id) < ($1.kilometres ?? 0, $1.id) }
    access = sorted.isEmpty ? nil : sorted[sorted.count / 2]
  }

  /// The node at which the line stops at a place, made where there is none.
  ///
  /// - Throws: ``IdeaError`` for a zone without a node.
  func station(
    at place: NameIndex.Entry,
    in network: inout Network,
    _ notes: inout [String]
  ) throws(IdeaError) -> RowIndex<Node> {
    let zone = network.zones.firstIndex { $0.id == place.id && $0.facility == nil }
    let own = network.nodes.typedIndices.filter { node in
      zone.map { network.nodes[node].zone == RowIndex($0) } ?? (network.nodes[node].id == place.id)
    }
    let isOwn = Set(own)
    var candidates = own
    for link in network.links where link.isAccess {
      for (node, other) in [(link.from, link.to), (link.to, link.from)]
      where isOwn.contains(other) && network.nodes[node].zone == nil {
        candidates.append(node)
      }
    }
    let touched = candidates.filter { $0.position < degree.count && degree[$0.position] > 0 }
    if let most = touched.max(by: { (degree[$0.position], $1) < (degree[$1.position], $0) }) {
      return most
    }
    // Made before, for an earlier idea.
    let id = "\(place.id)-\(network.modes[mode].name)"
    if let made = network.nodes.firstIndex(where: { $0.id == id }) { return RowIndex(made) }
    guard let base = own.first else {
      throw IdeaError("\(place.label) has no node; nothing can stop there.")
    }
    guard !endsAtZones, zone != nil, let access else { return base }
    let node = RowIndex<Node>(network.nodes.count)
    let called = network.nodes[base].name.isEmpty ? place.id : network.nodes[base].name
    let usual = "\(called) \(type)"
    // A name of its own: the place may have a station of another mode.
    let isTaken = network.nodes.contains { $0.name == usual }
    let name = isTaken ? "\(usual) (\(network.modes[mode].name))" : usual
    network.nodes.append(
      Node(
        id: id,
        name: name,
        x: network.nodes[base].x,
        y: network.nodes[base].y,
        type: type,
        facilityClass: facilityClass
      )
    )
    var link = access
    link.id = "access-\(id)"
    link.name = ""
    link.geometry = ""
    (link.from, link.to) = (base, node)
    network.links.append(link)
    network.padExtraColumns()
    notes.append(
      "\(called) has no \(type) for \(network.modes[mode].name); one is made, \(shortestDecimal(access.kilometres ?? 0)) km from the place as the median one is."
    )
    return node
  }
}
