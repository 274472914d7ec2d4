// What a drawn line would be like: length, speed and cost from the network's own candidates.

import OrderedJSON
import TransportNetwork

extension LiveNetwork {
  /// Length, speed and cost of a line over places by a mode, as far as the network tells.
  ///
  /// The length is the great circle times `NetworkIdeas.detour`; the speed is the median of the
  /// mode's candidates, else the mode's own; the cost is the median cost per kilometre of the
  /// candidates of that mode alone.
  /// - Throws: which place or mode there is not.
  func estimate(places ids: [String], mode name: String) throws(LiveError) -> JSONValue {
    guard let mode = network.modes.firstIndex(where: { $0.name == name }) else {
      throw LiveError(400, "There is no mode \"\(name)\".")
    }
    guard ids.count > 1 else { throw LiveError(400, "A line has at least two places.") }
    var kilometres = 0.0
    for (from, to) in zip(ids, ids.dropFirst()) {
      guard let start = node(of: from) else { throw LiveError(400, "\"\(from)\" is no place.") }
      guard let end = node(of: to) else { throw LiveError(400, "\"\(to)\" is no place.") }
      kilometres += (greatCircle(start, end) ?? 0) * NetworkIdeas.detour
    }
    let known = network.projects.filter { project in
      !project.links.isEmpty && project.cost > 0
        && project.links.allSatisfy { $0.link.mode.position == mode }
    }
    let rates = known.compactMap { project -> Double? in
      let length = project.links.compactMap { self.length(of: $0.link) }.reduce(0, +)
      return length > 0 ? project.cost / length : nil
    }
    .sorted()
    let speeds = known.flatMap(\.links).compactMap { part -> Double? in
      if let speed = part.link.freeSpeed { return speed }
      guard let minutes = part.link.travelMinutes, minutes > 0 else { return nil }
      return length(of: part.link).map { $0 / minutes * 60 }
    }
    .sorted()
    let rate = rates.isEmpty ? nil : rates[rates.count / 2]
    let speed =
      speeds.isEmpty
      ? network.modes[mode].services.compactMap { $0?.speed }.first : speeds[speeds.count / 2]
    return [
      "km": .double(kilometres.rounded()), "kmh": .number(speed.map { $0.rounded() }),
      "cost_per_km": .number(rate), "candidates": .integer(rates.count),
      "cost": .number(rate.map { rounded($0 * kilometres.rounded()) }),
    ]
  }

  private func length(of link: Link) -> Double? {
    link.kilometres ?? greatCircle(link.from, link.to)
  }

  /// The great circle between two nodes; nil where the coordinates are no degrees and cannot be
  /// made such.
  private func greatCircle(_ from: RowIndex<Node>, _ to: RowIndex<Node>) -> Double? {
    let system = CoordinateSystem(network.configuration.crs)
    guard let one = system.geographic(x: network.nodes[from].x, y: network.nodes[from].y),
      let other = system.geographic(x: network.nodes[to].x, y: network.nodes[to].y)
    else { return nil }
    let distance = greatCircleKilometres(one, other)
    return distance.isFinite ? distance : nil
  }

  private func node(of place: String) -> RowIndex<Node>? {
    if let zone = network.zones.firstIndex(where: { $0.id == place }) {
      return network.nodes.typedIndices.first { network.nodes[$0].zone == RowIndex(zone) }
    }
    return network.nodes.typedIndices.first { network.nodes[$0].id == place }
  }
}

/// Three digits are more than such a cost is known to.
private func rounded(_ cost: Double) -> Double {
  var unit = 1.0
  while cost / unit >= 1000 { unit *= 10 }
  return (cost / unit).rounded() * unit
}
