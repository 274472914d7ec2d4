// A link in the making, by the ids of its ends.

import TransportNetwork

/// A link before the nodes have positions.
struct LinkDraft {
  /// First part of the link's id.
  var kind: String
  var name = ""
  var ends: Stretch
  var mode: ModeName
  /// Who may use it; nil for everyone whom the mode carries.
  var use: UseName?
  var kilometres: Double?
  var minutes: Double?
  var headway: Double?
  var facility = ""
  var speed: Double?
  var provenance: Provenance
}

extension LinkDraft {
  /// Whether it is a road or ferry, and not the way from a city to one of its stations, airports or
  /// hubs.
  var isRoad: Bool { mode == .road && facility != "access" }

  /// The nodes at its ends: those of roads are junctions.
  private var nodeEnds: Stretch {
    isRoad ? Stretch(from: Junctions.end(of: ends.from), to: Junctions.end(of: ends.to)) : ends
  }

  /// The link with positions for its ends.
  func link(id: String, nodes: [String: RowIndex<Node>]) throws -> Link {
    let ends = nodeEnds
    guard let from = nodes[ends.from], let to = nodes[ends.to] else {
      throw BuildError("link \(id): \(ends.from) or \(ends.to) is no node")
    }
    return Link(
      id: id,
      name: name,
      from: from,
      to: to,
      isDirected: false,
      kilometres: kilometres.map(tenths),
      facilityType: facility,
      freeSpeed: speed,
      allowedUses: use.map { UseSet($0.index) },
      mode: mode.index,
      travelMinutes: minutes.map(tenths),
      headwayMinutes: headway.map(tenths)
    )
  }
}

/// Gives links ids that say what they are: kind, ends, and a number from the second on.
struct LinkNames {
  private var counts: [String: Int] = [:]

  /// The id of the next link of a kind between two nodes.
  mutating func id(of draft: LinkDraft) -> String {
    let stem = "\(draft.kind)-\(draft.ends.from)-\(draft.ends.to)"
    counts[stem, default: 0] += 1
    let count = counts[stem, default: 1]
    return count == 1 ? stem : "\(stem)-\(count)"
  }
}
