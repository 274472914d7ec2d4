// What one block's ways and relations bring to the import.

/// The ways of a block that are imported, areas that are facilities, and relations of ferries and
/// facilities.
struct WayHarvest: Sendable {
  /// A way of an imported class.
  struct Way: Sendable {
    var id: Int64
    /// What is known of it, or why it is left out.
    var facts: Result<WayFacts, WayRules.Refused>
    var mode: OSMClass.Mode
    var nodes: [Int64]
  }

  var ways: [Way] = []
  /// Areas that are facilities.
  var areas: [OSMWay] = []
  var relations: [OSMRelation] = []
  /// How many ways the block has.
  var count = 0
  /// Whether it has nodes as well.
  var hasNodes = false

  init(_ block: OSMBlock, _ rules: WayRules) throws(WireError) {
    var (ways, areas, relations): ([Way], [OSMWay], [OSMRelation]) = ([], [], [])
    (count, hasNodes) = try block.forEachWay(wanted: []) { way in
      if let type = rules.type(way.tags) {
        ways.append(Way(way, type, rules))
      } else if case .facility = way.tags.site {
        areas.append(way)
      }
    } relation: { relation in
      if relation.isFerry || relation.isFacility { relations.append(relation) }
    }
    (self.ways, self.areas, self.relations) = (ways, areas, relations)
  }
}

extension WayHarvest.Way {
  init(_ way: OSMWay, _ type: OSMClass, _ rules: WayRules) {
    id = way.id
    mode = type.mode
    nodes = way.nodes
    facts = rules.facts(type, way.tags)
    if way.nodes.count < 2 { facts = .failure(WayRules.Refused(.pointless)) }
  }
}

extension OSMRelation {
  /// Whether its ways are a ferry's.
  var isFerry: Bool { tags[.route] == "ferry" }

  /// Whether its ways are the outline of a facility.
  var isFacility: Bool {
    if case .facility = tags.site { true } else { false }
  }
}

extension OSMBlock {
  /// The ways that are asked for by their ids.
  func ways(_ wanted: Set<Int64>) throws(WireError) -> [OSMWay] {
    var ways: [OSMWay] = []
    _ = try forEachWay(wanted: wanted) { way in
      if wanted.contains(way.id) { ways.append(way) }
    } relation: { _ in
    }
    return ways
  }
}
