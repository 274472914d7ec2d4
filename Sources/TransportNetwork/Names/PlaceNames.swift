// Finds a zone or node by what people call it.

/// The zones and nodes of a network by their ids and names.
///
/// An id wins over a name, and a zone over a node: "Lanzhou" is the city, not its station of the
/// same name, which "Lanzhou (station)" or its id finds.
public struct PlaceNames: Sendable {
  private var zones: NameIndex
  private var nodes: NameIndex

  /// Makes the index.
  ///
  /// - Complexity: O(zones + nodes).
  public init(_ network: Network) {
    zones = network.zoneNames
    nodes = network.nodeNames
  }

  /// The id and name of the zone or node that a text means.
  ///
  /// - Throws: ``NameError`` when it means none or several.
  public mutating func place(_ text: String) throws(NameError) -> NameIndex.Entry {
    if let position = zones.position(ofID: text) { return named(zones.entries[position]) }
    if let position = nodes.position(ofID: text) { return nodes.entries[position] }
    let found = zones.positions(of: text)
    if found.count == 1 { return named(zones.entries[found[0]]) }
    guard found.isEmpty else { throw zones.ambiguous(text, found) }
    let others = nodes.positions(of: text)
    if others.count == 1 { return nodes.entries[others[0]] }
    guard others.isEmpty else { throw nodes.ambiguous(text, others) }
    throw unknown(text)
  }

  /// A zone without a name of its own is called as the node of its id.
  private func named(_ zone: NameIndex.Entry) -> NameIndex.Entry {
    guard zone.name.isEmpty, let node = nodes.position(ofID: zone.id) else { return zone }
    return NameIndex.Entry(
      id: zone.id,
      name: nodes.entries[node].name,
      localName: nodes.entries[node].localName
    )
  }

  private func unknown(_ text: String) -> NameError {
    guard
      case .unknown(_, _, let suggestion, let known) = NameIndex(
        "node or zone",
        zones.entries + nodes.entries
      ).unknown(text)
    else { return zones.unknown(text) }
    // A zone and its node often share an id.
    var seen: Set<String> = []
    let ids = known.filter { seen.insert($0).inserted }
    return .unknown(what: "node or zone", text: text, suggestion: suggestion, known: ids)
  }
}
