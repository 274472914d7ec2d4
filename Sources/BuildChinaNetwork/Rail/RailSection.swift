// A stretch of railway between two places that passenger trains run on.

/// Chained trains between two places.
struct RailSection {
  var name = ""
  var ends: Stretch
  var system: RailSystem
  var kilometres: Double
  var minutes: Double
  var headway: Double
  var provenance: Provenance
  /// The numbers of the stations at both ends: 1 is the city's main one of the system.
  var stations = (from: 1, to: 1)

  /// The nodes at both ends.
  var nodes: Stretch {
    Stretch(
      from: station(ends.from, system, stations.from),
      to: station(ends.to, system, stations.to)
    )
  }

  /// The link between the stations.
  var link: LinkDraft {
    LinkDraft(
      kind: system == .highSpeed ? "hsr" : "rail",
      name: name,
      ends: nodes,
      mode: system.mode,
      use: system == .conventional ? .passenger : nil,
      kilometres: kilometres,
      minutes: minutes,
      headway: headway,
      provenance: provenance
    )
  }
}

/// The node of a city's station; a border gateway or dry port (whose id has a dash) is its own.
func station(_ place: String, _ system: RailSystem, _ number: Int = 1) -> String {
  if place.contains("-") { return place }
  return "\(place)-\(system.rawValue)\(number == 1 ? "" : "\(number)")"
}

/// The system of a station's node, nil when the node is none.
func systemOfStation(_ node: String) -> (system: RailSystem, number: Int)? {
  let parts = node.split(separator: "-", maxSplits: 1)
  guard parts.count == 2, let system = parts[1].first.flatMap({ RailSystem(rawValue: "\($0)") })
  else { return nil }
  let rest = parts[1].dropFirst()
  if rest.isEmpty { return (system, 1) }
  return Int(rest).map { (system, $0) }
}

/// Minutes between trains of one direction; a pair with less than one train in two days counts as
/// that.
func headway(trainsBothDirections trains: Double) -> Double {
  Calibration.serviceDay / max(0.5, trains / 2)
}
