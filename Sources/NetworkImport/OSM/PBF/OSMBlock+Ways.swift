// The ways and relations of a block: ids, the tags that are looked at, and the nodes or members
// they run through.

/// A way as the file has it.
struct OSMWay: Sendable {
  var id: Int64
  var tags: OSMTags
  /// Its nodes, in order.
  var nodes: [Int64]
}

/// A relation with its members that are ways.
struct OSMRelation: Sendable {
  var id: Int64
  var tags: OSMTags
  var ways: [Int64]
}

extension OSMBlock {
  /// What kinds of things a block holds.
  func kinds() throws(WireError) -> (nodes: Bool, others: Bool) {
    var found = (nodes: false, others: false)
    let bytes = content.span
    for group in groups {
      var cursor = group
      while let field = try cursor.field(bytes) {
        if field.number <= 2 { found.nodes = true } else { found.others = true }
        try cursor.skip(bytes, field)
      }
    }
    return found
  }

  /// Calls a body with every way and relation that has a tag which is looked at, or that is asked
  /// for by its id.
  ///
  /// - Returns: How many ways there are, and whether there are nodes too.
  func forEachWay(
    wanted: Set<Int64>,
    _ body: (OSMWay) throws(WireError) -> Void,
    relation relationBody: (OSMRelation) throws(WireError) -> Void
  ) throws(WireError) -> (ways: Int, hasNodes: Bool) {
    let bytes = content.span
    var count = 0
    var hasNodes = false
    for group in groups {
      var cursor = group
      while let field = try cursor.field(bytes) {
        switch field.number {
        case 1, 2:
          hasNodes = true
          try cursor.skip(bytes, field)
        case 3:
          count += 1
          let message = try cursor.chunk(bytes, of: field)
          if let way = try way(message, wanted) { try body(way) }
        case 4:
          let message = try cursor.chunk(bytes, of: field)
          if let relation = try relation(message) { try relationBody(relation) }
        default: try cursor.skip(bytes, field)
        }
      }
    }
    return (count, hasNodes)
  }

  private func way(_ message: WireCursor, _ wanted: Set<Int64>) throws(WireError) -> OSMWay? {
    let bytes = content.span
    var cursor = message
    var id: Int64 = 0
    var keys: WireCursor?
    var values: WireCursor?
    var nodes: WireCursor?
    while let field = try cursor.field(bytes) {
      switch field.number {
      case 1: id = Int64(bitPattern: try cursor.integer(bytes, of: field))
      case 2: keys = try cursor.chunk(bytes, of: field)
      case 3: values = try cursor.chunk(bytes, of: field)
      case 8: nodes = try cursor.chunk(bytes, of: field)
      default: try cursor.skip(bytes, field)
      }
    }
    guard try isLookedAt(keys) || wanted.contains(id) else { return nil }
    return OSMWay(id: id, tags: try tags(keys, values), nodes: try deltas(nodes))
  }

  private func relation(_ message: WireCursor) throws(WireError) -> OSMRelation? {
    let bytes = content.span
    var cursor = message
    var id: Int64 = 0
    var keys: WireCursor?
    var values: WireCursor?
    var members: WireCursor?
    var kinds: WireCursor?
    while let field = try cursor.field(bytes) {
      switch field.number {
      case 1: id = Int64(bitPattern: try cursor.integer(bytes, of: field))
      case 2: keys = try cursor.chunk(bytes, of: field)
      case 3: values = try cursor.chunk(bytes, of: field)
      case 9: members = try cursor.chunk(bytes, of: field)
      case 10: kinds = try cursor.chunk(bytes, of: field)
      default: try cursor.skip(bytes, field)
      }
    }
    guard try isLookedAt(keys) else { return nil }
    let ids = try deltas(members)
    var ways: [Int64] = []
    var number = 0
    while var list = kinds, !list.isAtEnd {
      let kind = try list.varint(bytes)
      kinds = list
      if kind == 1, number < ids.count { ways.append(ids[number]) }
      number += 1
    }
    return OSMRelation(id: id, tags: try tags(keys, values), ways: ways)
  }

  /// Whether a packed list of keys has one that says what a thing is.
  private func isLookedAt(_ keyList: WireCursor?) throws(WireError) -> Bool {
    guard var list = keyList else { return false }
    let bytes = content.span
    while !list.isAtEnd {
      let at = list.position
      let code = try key(try list.varint(bytes), at: at)
      if code > 0, code <= Self.lastKind { return true }
    }
    return false
  }

  /// Keys up to here say what a thing is; the others only how it is.
  static let lastKind = OSMKey.seamarkType.code

  /// A packed list in which each number is given by its difference from the one before.
  private func deltas(_ packed: WireCursor?) throws(WireError) -> [Int64] {
    guard var list = packed else { return [] }
    let bytes = content.span
    var numbers: [Int64] = []
    numbers.reserveCapacity(list.rest.count)
    var number: Int64 = 0
    while !list.isAtEnd {
      number &+= try list.signed(bytes)
      numbers.append(number)
    }
    return numbers
  }
}
