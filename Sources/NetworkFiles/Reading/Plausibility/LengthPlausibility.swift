// Links that are shorter than the straight line between their ends, and axes that look swapped.

import TransportNetwork

/// What lengths say against coordinates.
struct LengthPlausibility {
  /// A link may be shorter by one part in a hundred, and by ten metres, for coordinates and lengths
  /// are rounded.
  private static func isShort(_ length: Double, _ distance: Double) -> Bool {
    length < 0.99 * distance - 0.01
  }

  private var findings: [Key: Findings] = [:]
  private var order: [Key] = []
  private var compared = 0
  private var short = 0
  private var shortIfSwapped = 0

  private struct Key: Hashable {
    var table: Evidence.Table
    var mode: Int
  }

  /// Compares every link that has a length.
  init(_ evidence: Evidence) {
    let network = evidence.network
    let places = NodePositions(network)
    guard places.areKnown else { return }
    evidence.forEachLink { link, table, row, _ in
      guard let length = link.kilometres, link.from != link.to,
        let distance = places.distance(link.from, link.to)
      else { return }
      compared += 1
      if let swapped = places.swappedDistance(link.from, link.to) {
        if Self.isShort(length, swapped) { shortIfSwapped += 1 }
      } else {
        shortIfSwapped += 1
      }
      guard Self.isShort(length, distance) else { return }
      short += 1
      let key = Key(table: table, mode: link.mode.position)
      if findings[key] == nil { order.append(key) }
      findings[key, default: Findings(table, column: "length")].add(
        row,
        badness: distance / max(length, 1e-9),
        "the link, of mode \(quoted(network.modes[link.mode].name)), is \(threeDigits(length)) km long, and the straight"
          + " line between \(quoted(network.nodes[link.from].id)) and \(quoted(network.nodes[link.to].id)) is"
          + " \(threeDigits(distance)) km; correct the length, or the coordinates of a node"
      )
    }
  }

  /// Whether most links disagree with their coordinates as they stand, and none does with the axes
  /// exchanged.
  private var looksSwapped: Bool {
    compared >= 5 && short * 5 > compared && shortIfSwapped * 50 <= compared
  }

  /// Reports by table and mode; what explains all is reported alone.
  func report(_ evidence: Evidence) {
    guard !looksSwapped else {
      return evidence.warn(
        .nodes,
        0,
        "x_coord",
        "the axes look swapped: \(short) of \(compared) links are shorter than the straight lines between their nodes,"
          + " and \(shortIfSwapped == 0 ? "none" : "\(shortIfSwapped)") would be with x_coord and y_coord exchanged;"
          + " x_coord is the longitude, y_coord the latitude"
      )
    }
    // Where the median is too short, the unit is to blame, which has a warning of its own.
    guard short * 2 <= compared || compared < 10 else { return }
    for key in order { findings[key]?.report(evidence) }
  }
}
