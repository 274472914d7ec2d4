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

  /// The link between the stations.
  var link: LinkDraft {
    LinkDraft(
      kind: system == .highSpeed ? "hsr" : "rail",
      name: name,
      ends: Stretch(from: station(ends.from, system), to: station(ends.to, system)),
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
func station(_ place: String, _ system: RailSystem) -> String {
  place.contains("-") ? place : "\(place)-\(system.rawValue)"
}

/// Minutes between trains of one direction; a pair with less than one train in two days counts as that.
func headway(trainsBothDirections trains: Double) -> Double {
  Calibration.serviceDay / max(0.5, trains / 2)
}
