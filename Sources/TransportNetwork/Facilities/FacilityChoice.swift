// Ports, airports, gateways: the nodes of a kind that trips aim at, and what each is worth.

/// What of a network is worth reaching in place of its zones' opportunities.
public struct FacilityChoice: Sendable, Equatable, Codable {
  /// Kinds of nodes, each a node_type or facility_class, in any case.
  public var kinds: [String]
  /// Numeric column of node.csv that says what each is worth; nil for 1 each.
  public var column: String?

  /// Makes a choice.
  public init(kinds: [String], column: String? = nil) {
    self.kinds = kinds
    self.column = column
  }

  /// The name that stands for a worth of 1 each where a column is asked for.
  public static let eachOne = "facilities"
}

/// Why facilities cannot be reached.
public enum FacilityError: Error, Sendable, Equatable, CustomStringConvertible {
  /// No node is of a kind, or no kind is named.
  case name(NameError)
  /// node.csv has no numeric column of the name.
  case column(String, known: [String], suggestion: String?)
  /// A facility's worth is negative.
  case negative(node: String, column: String, value: Double)

  /// What is wrong and what to do.
  public var description: String {
    switch self {
    case .name(let error): return error.description
    case .column(let name, let known, let suggestion):
      let near = suggestion.map { "; did you mean \"\($0)\"?" } ?? "."
      let there =
        known.isEmpty
        ? "node.csv has none; without, each facility counts 1."
        : "Known: \(known.joined(separator: ", ")); without, each facility counts 1."
      return "unknown numeric column \"\(name)\" of node.csv\(near) \(there)"
    case .negative(let node, let column, let value):
      return
        "node \"\(node)\" has a \(column) of \(shortestDecimal(value)); a worth must not be negative."
    }
  }
}

/// The facilities of a choice.
public struct Facilities: Sendable, Equatable {
  /// Their nodes, in file order.
  public var nodes: [RowIndex<Node>]
  /// What each is worth; 0 where its column is empty.
  public var worth: [Double]
  /// How many have an empty column.
  public var missing: Int
}

extension Network {
  /// The facilities of a choice.
  ///
  /// - Throws: ``FacilityError`` when there are none, or when the column is none of numbers.
  /// - Complexity: O(nodes).
  public func facilities(_ choice: FacilityChoice) throws(FacilityError) -> Facilities {
    let known = nodeKinds
    let keys = Set(known.map(nameKey))
    guard !choice.kinds.isEmpty else {
      throw .name(.nothingNamed(what: "kind of facility", known: known))
    }
    for kind in choice.kinds where !keys.contains(nameKey(kind)) {
      let near = nearest(to: kind, among: known)
      throw .name(
        .unknown(what: "kind of facility", text: kind, suggestion: near, known: known)
      )
    }
    let asked = Set(choice.kinds.map(nameKey))
    let found = nodes.typedIndices.filter {
      let node = nodes[$0]
      return [node.type, node.facilityClass].contains { asked.contains(nameKey($0)) && !$0.isEmpty }
    }
    guard let column = choice.column else {
      return Facilities(nodes: found, worth: found.map { _ in 1 }, missing: 0)
    }
    let figures = nodeFigures
    guard let figure = figures.first(where: { $0.name == column }) else {
      let names = figures.map(\.name)
      throw .column(column, known: names, suggestion: nearest(to: column, among: names))
    }
    for node in found {
      if let value = figure.values[node.position], value < 0 {
        throw .negative(node: nodes[node].id, column: column, value: value)
      }
    }
    return Facilities(
      nodes: found,
      worth: found.map { figure.values[$0.position] ?? 0 },
      missing: found.count { figure.values[$0.position] == nil }
    )
  }

  /// The node types and facility classes that there are, in order of first appearance.
  public var nodeKinds: [String] {
    var seen: Set<String> = []
    var kinds: [String] = []
    for node in nodes {
      for kind in [node.type, node.facilityClass] where !kind.isEmpty && seen.insert(kind).inserted
      {
        kinds.append(kind)
      }
    }
    return kinds
  }

  /// The network with a zone more for each facility, on its node, after all other zones; one that
  /// has such zones already stays as it is.
  ///
  /// The new zones have no values in the zones' columns and belong to no region: they are places to
  /// get to.
  public func reaching(_ facilities: Facilities) -> Network {
    guard !zones.contains(where: { $0.facility != nil }) else { return self }
    var network = self
    network.zones += facilities.nodes.map {
      Zone(id: nodes[$0].id, name: nodes[$0].name, localName: nodes[$0].localName, facility: $0)
    }
    for column in network.zoneColumns.indices {
      network.zoneColumns[column].values += facilities.nodes.map { _ in nil }
    }
    return network
  }

  /// How many zones the network has beside those that stand for facilities.
  public var ownZoneCount: Int { zones.firstIndex { $0.facility != nil } ?? zones.count }
}
