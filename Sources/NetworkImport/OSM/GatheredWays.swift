// The ways of all blocks in one list, with those that only a relation calls a ferry.

/// The first pass's result, on its way to an ``OSMExtract``.
struct GatheredWays {
  private var made: OSMExtract
  /// The nodes of all ways, as ids.
  private var nodes: [Int64] = []
  /// The nodes of ways that are left out: they are counted with the others.
  private var refusedNodes: [Int64] = []
  private var refusedWays = 0
  private var areas: [(id: String, tags: OSMTags, nodes: [Int64])] = []
  private var relations: [OSMRelation] = []
  /// Ways that relations have as members and that are imported for their sake.
  private var members: [Int64: OSMWay] = [:]
  /// Minutes of a whole ferry line, and the ways that share them.
  private var sharedDurations: [(minutes: Double, ways: [Int])] = []
  private var highestID = Int64.min
  private var isAscending = true

  init(_ header: PBFHeader) { made = OSMExtract(header: header) }

  /// Adds a block.
  mutating func add(_ harvest: WayHarvest) {
    made.counts.ways += harvest.count
    for way in harvest.ways { add(way) }
    for area in harvest.areas { areas.append(("w\(area.id)", area.tags, area.nodes)) }
    relations += harvest.relations
  }

  private mutating func add(_ way: WayHarvest.Way) {
    made.counts.matchedWays[way.mode, default: 0] += 1
    switch way.facts {
    case .failure(let refused):
      made.counts.refused[refused.reason, default: 0] += 1
      refusedNodes += way.nodes
    case .success(let facts):
      isAscending = isAscending && (made.wayIDs.isEmpty || way.id > highestID)
      highestID = max(highestID, way.id)
      made.ways.append(facts)
      made.wayIDs.append(way.id)
      nodes += way.nodes
      made.offsets.append(nodes.count)
    }
  }

  /// Nodes of all ways, with repetitions.
  var nodeCount: Int {
    nodes.count + refusedNodes.count + areas.reduce(0) { $0 + $1.nodes.count }
  }

  /// Members of relations that are not imported yet.
  var missingMembers: Set<Int64> {
    guard !relations.isEmpty else { return [] }
    let known = Set(made.wayIDs)
    return Set(
      relations.flatMap { relation in
        relation.ways.filter { relation.isFacility || !known.contains($0) }
      }
    )
  }

  /// Adds ways that relations have as members.
  mutating func add(members ways: [OSMWay]) {
    for way in ways { members[way.id] = way }
  }

  /// Makes ferries of the members of ferry relations, and areas of those of facilities.
  mutating func resolveRelations(_ rules: WayRules) {
    dropRepeatedWays()
    var positions: [Int64: Int] = [:]
    if relations.contains(where: \.isFerry) {
      for (position, id) in made.wayIDs.enumerated() { positions[id] = position }
    }
    for relation in relations {
      if relation.isFacility {
        let outline = relation.ways.compactMap { members[$0]?.nodes }.flatMap(\.self)
        areas.append(("r\(relation.id)", relation.tags, outline))
        continue
      }
      for id in relation.ways where positions[id] == nil {
        // A member that is a road of a lower class, or a pier, is no ferry.
        guard let way = members[id], way.tags[.highway] == nil, way.tags[.railway] == nil else {
          continue
        }
        var tags = way.tags
        tags[.route] = "ferry"
        tags[.name] = tags[.name] ?? relation.tags[.name]
        let count = made.ways.count
        add(WayHarvest.Way(OSMWay(id: id, tags: tags, nodes: way.nodes), .ferry, rules))
        if made.ways.count > count { positions[id] = count }
      }
      guard let minutes = relation.tags[.duration].flatMap(durationMinutes) else { continue }
      let ways = relation.ways.compactMap { positions[$0] }
        .filter { made.ways[$0].type == .ferry }
      if ways.allSatisfy({ made.ways[$0].duration == nil }) {
        sharedDurations.append((minutes, ways))
      }
    }
    relations = []
    members = [:]
  }

  /// Keeps the last of the ways that the file has more than once, as files joined without sorting
  /// do.
  private mutating func dropRepeatedWays() {
    guard !isAscending else { return }
    var last: [Int64: Int] = [:]
    for (position, id) in made.wayIDs.enumerated() { last[id] = position }
    guard last.count < made.ways.count else { return }
    made.counts.repeatedWays = made.ways.count - last.count
    var kept = OSMExtract(header: made.header)
    var keptNodes: [Int64] = []
    for (position, id) in made.wayIDs.enumerated() {
      guard last[id] == position else {
        made.counts.matchedWays[made.ways[position].type.mode, default: 1] -= 1
        continue
      }
      kept.ways.append(made.ways[position])
      kept.wayIDs.append(id)
      keptNodes += nodes[made.offsets[position]..<made.offsets[position + 1]]
      kept.offsets.append(keptNodes.count)
    }
    kept.counts = made.counts
    (made, nodes) = (kept, keptNodes)
  }

  /// The extract without places yet, and the index of the nodes that it needs.
  mutating func withoutPlaces() -> (OSMExtract, NodeIndex) {
    let index = NodeIndex(nodes + refusedNodes + areas.flatMap(\.nodes))
    made.ids = index.ids
    made.twinStart = index.ids.count
    made.points = Array(repeating: .missing, count: index.ids.count)
    made.references = nodes.map { index.position(of: $0) ?? 0 }
    nodes = []
    areaReferences = areas.map { $0.nodes.compactMap { index.position(of: $0) } }
    refusedReferences = refusedNodes.compactMap { index.position(of: $0) }
    refusedNodes = []
    let result = made
    made = OSMExtract(header: made.header)
    return (result, index)
  }

  private var areaReferences: [[Int32]] = []
  private var refusedReferences: [Int32] = []

  /// Adds what needs the nodes' places: areas, shares of durations, counts, the railway's side of
  /// level crossings.
  mutating func finish(_ extract: inout OSMExtract) {
    extract.countNodes(refusedReferences)
    for (area, nodes) in zip(areas, areaReferences) {
      guard let middle = extract.middle(nodes) else { continue }
      extract.sites.append(OSMExtract.Site(id: area.id, point: middle, tags: area.tags))
    }
    for shared in sharedDurations {
      let lengths = shared.ways.map { extract.kilometres(extract.nodes(ofWay: $0)) }
      let total = lengths.reduce(0, +)
      guard total > 0 else { continue }
      for (way, length) in zip(shared.ways, lengths) {
        extract.ways[way].duration = shared.minutes * length / total
      }
    }
    extract.separateRailways()
  }
}
