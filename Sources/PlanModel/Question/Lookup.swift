// Finding names in the network, with a helpful sentence when there is none.

package import TransportNetwork

/// Looks up what a request names.
package enum Lookup {
  /// The position of a name.
  /// - Throws: ``PlanningError`` of kind usage that lists the names, nearest first.
  package static func position(
    of name: String,
    in names: [String],
    _ what: String
  ) throws(PlanningError) -> Int {
    if let position = names.firstIndex(of: name) { return position }
    guard !names.isEmpty else {
      throw PlanningError(.usage, "There is no \(what) \"\(name)\": the network has none at all.")
    }
    let listed = names.prefix(12).joined(separator: ", ") + (names.count > 12 ? ", ..." : "")
    throw PlanningError(.usage, "There is no \(what) \"\(name)\". There are: \(listed).")
  }

  /// The position of a candidate among all.
  /// - Throws: ``PlanningError`` of kind usage; it tells of a project that stands in every plan.
  static func candidate(
    _ id: String,
    in ids: [String],
    of network: Network
  ) throws(PlanningError) -> Int {
    if let project = network.projects.first(where: { $0.id == id }), project.status != .candidate {
      throw PlanningError(
        .usage,
        "Project \"\(id)\" is \(project.status.rawValue) and stands in every plan; only candidates can be required or forbidden."
      )
    }
    return try position(of: id, in: ids, "candidate project")
  }

  /// A numeric column of the zones; missing values count as 0, negative ones are refused.
  package static func column(_ name: String, in network: Network) throws(PlanningError) -> [Double]
  {
    let names = network.zoneColumns.map(\.name)
    let column = network.zoneColumns[try position(of: name, in: names, "numeric zone column")]
    for (zone, value) in zip(network.zones, column.values) {
      if let value, !(value >= 0 && value < .infinity) {
        throw PlanningError(
          .data,
          "Zone \(zone.id) has \(name) \(value); a weight must be finite and not negative."
        )
      }
    }
    return column.values.map { $0 ?? 0 }
  }
}
