// Ways from zones to stations over the road.

import TransportNetwork

/// Joins places where people are to the stations near them.
struct StationAccess {
  /// A place where trips start: a node that sits in a zone.
  struct Place {
    var node: RowIndex<Node>
    var zone: String
    var position: Position
  }

  /// Straight kilometres within which stations are joined.
  var reach: Double

  /// Stations a zone is joined to at most.
  private static let most = 5
  /// Road kilometres over the great circle, as neighbouring cities have it.
  private static let detour = 1.25
  /// km/h from door to station.
  private static let speed = 40.0

  /// Adds the links: to the nearest stations within reach, at most five, and to the nearest of all
  /// where none is.
  ///
  /// - Returns: How many links there are, and the zones whose nearest station is beyond reach, with
  ///   its distance.
  func join(
    _ places: [Place],
    to stations: [RowIndex<Node>],
    in draft: inout NetworkDraft
  ) -> (links: Int, far: [(zone: String, kilometres: Double)]) {
    let road = draft.mode("road", Mode.Service(speed: 60))
    let positions = stations.map { station in
      let node = draft.network.nodes[station]
      return Position(x: node.x, y: node.y)
    }
    var count = 0
    var far: [(zone: String, kilometres: Double)] = []
    for place in places {
      let near = positions.map { greatCircleKilometres(place.position, $0) }.enumerated()
        .sorted { ($0.element, $0.offset) < ($1.element, $1.offset) }
      var chosen = near.prefix(Self.most).filter { $0.element <= reach }
      if chosen.isEmpty, let nearest = near.first {
        chosen = [nearest]
        far.append((place.zone, nearest.element))
      }
      for (station, distance) in chosen {
        let node = draft.network.nodes[stations[station]]
        draft.add(
          Link(
            id: "access-\(draft.network.nodes[place.node].id)-\(node.id)",
            from: place.node,
            to: stations[station],
            isDirected: false,
            kilometres: hundredths(Self.detour * distance),
            facilityType: "access",
            freeSpeed: Self.speed,
            mode: road
          )
        )
        count += 1
      }
    }
    return (count, far)
  }
}

/// A value rounded to hundredths: enough for kilometres and minutes, and the same on every machine.
func hundredths(_ value: Double) -> Double { (value * 100).rounded() / 100 }
