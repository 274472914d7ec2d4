// The nodes of a block, dense or one by one: places of nodes that ways use, and nodes that are
// places themselves.

/// A node with tags that are looked at.
struct OSMNode: Sendable {
  var id: Int64
  var place: OSMPoint
  var tags: OSMTags
}

/// What is wanted of the nodes of a block.
struct NodeHarvest: Sendable {
  /// Positions in the list of nodes that ways use, and where those are.
  var places: [(position: Int32, place: OSMPoint)] = []
  /// Nodes that say what they are.
  var tagged: [OSMNode] = []
  /// How many nodes the block has.
  var count = 0
  /// Nodes that ways use and that are not on the globe.
  var misplaced: [Int64] = []
}

extension OSMBlock {
  /// Reads all nodes.
  func nodes(usedBy used: NodeIndex) throws(WireError) -> NodeHarvest {
    let bytes = content.span
    var harvest = NodeHarvest()
    let hasKinds = keys.contains(where: Self.nodeKinds.contains)
    for group in groups {
      var cursor = group
      while let field = try cursor.field(bytes) {
        switch field.number {
        case 1: try plain(try cursor.chunk(bytes, of: field), used, &harvest)
        case 2: try dense(try cursor.chunk(bytes, of: field), used, hasKinds, &harvest)
        default: try cursor.skip(bytes, field)
        }
      }
    }
    return harvest
  }

  private func plain(
    _ message: WireCursor,
    _ used: NodeIndex,
    _ harvest: inout NodeHarvest
  ) throws(WireError) {
    let bytes = content.span
    var cursor = message
    var (id, latitude, longitude): (Int64, Int64, Int64) = (0, 0, 0)
    var names: WireCursor?
    var values: WireCursor?
    while let field = try cursor.field(bytes) {
      switch (field.number, field.kind) {
      case (1, .varint): id = try cursor.signed(bytes)
      case (2, _): names = try cursor.chunk(bytes, of: field)
      case (3, _): values = try cursor.chunk(bytes, of: field)
      case (8, .varint): latitude = try cursor.signed(bytes)
      case (9, .varint): longitude = try cursor.signed(bytes)
      default: try cursor.skip(bytes, field)
      }
    }
    harvest.count += 1
    let place = place(latitude: latitude, longitude: longitude)
    keep(id, place, used, &harvest)
    let tags = try tags(names, values)
    guard let place, tags.isPlaceOrFacility else { return }
    harvest.tagged.append(OSMNode(id: id, place: place, tags: tags))
  }

  private func dense(
    _ message: WireCursor,
    _ used: NodeIndex,
    _ hasKinds: Bool,
    _ harvest: inout NodeHarvest
  ) throws(WireError) {
    let bytes = content.span
    var cursor = message
    let none = WireCursor(message.end..<message.end)
    var (ids, latitudes, longitudes, tagList) = (none, none, none, none)
    while let field = try cursor.field(bytes) {
      switch field.number {
      case 1: ids = try cursor.chunk(bytes, of: field)
      case 8: latitudes = try cursor.chunk(bytes, of: field)
      case 9: longitudes = try cursor.chunk(bytes, of: field)
      case 10: tagList = try cursor.chunk(bytes, of: field)
      default: try cursor.skip(bytes, field)
      }
    }
    let readsTags = hasKinds && !tagList.isAtEnd
    var (id, latitude, longitude): (Int64, Int64, Int64) = (0, 0, 0)
    while !ids.isAtEnd {
      id &+= try ids.signed(bytes)
      guard !latitudes.isAtEnd, !longitudes.isAtEnd else {
        throw WireError(position: ids.position, message: "node \(id) has no latitude or longitude")
      }
      latitude &+= try latitudes.signed(bytes)
      longitude &+= try longitudes.signed(bytes)
      harvest.count += 1
      if used.mayHave(id) {
        keep(id, place(latitude: latitude, longitude: longitude), used, &harvest)
      }
      guard readsTags, let tags = try denseTags(&tagList), tags.isPlaceOrFacility,
        let place = place(latitude: latitude, longitude: longitude)
      else { continue }
      harvest.tagged.append(OSMNode(id: id, place: place, tags: tags))
    }
  }

  /// Notes where a node is that ways use.
  @inline(__always)
  private func keep(
    _ id: Int64,
    _ place: OSMPoint?,
    _ used: NodeIndex,
    _ harvest: inout NodeHarvest
  ) {
    guard let position = used.position(of: id) else { return }
    guard let place else {
      harvest.misplaced.append(id)
      return
    }
    harvest.places.append((position, place))
  }

  /// The next node's tags in a dense list: keys and values in turn, and a 0 at the end; nil when
  /// none says what it is.
  private func denseTags(_ list: inout WireCursor) throws(WireError) -> OSMTags? {
    let bytes = content.span
    var again = list
    var isKind = false
    while !list.isAtEnd {
      let at = list.position
      let name = try list.varint(bytes)
      if name == 0 { break }
      _ = try list.varint(bytes)
      isKind = Self.nodeKinds.contains(try key(name, at: at)) || isKind
    }
    guard isKind else { return nil }
    var tags = OSMTags()
    while again.position < list.position {
      let at = again.position
      let name = try again.varint(bytes)
      if name == 0 { break }
      let value = try again.varint(bytes)
      if let key = OSMKey.key(try key(name, at: at)) { tags[key] = try text(value, at: at) }
    }
    return tags
  }

  /// Keys that say that a node is a place or facility.
  private static let nodeKinds = OSMKey.railway.code...lastKind
}
