// The nodes of an import: places of layers, and where ends of lines meet.

import NetworkFiles
import TransportNetwork

/// A link in the making: a row of a layer, or a part of its line.
struct GISPiece {
  var layer: Int
  var row: Int
  /// Number of the part, where the feature has several lines.
  var part: Int?
  /// Number of the piece, where the line was cut.
  var cut: Int?
  /// Its course; empty when the row has none.
  var course: [Position] = []
  /// Its share of the row's length.
  var share = 1.0
  /// Whether it begins where the row's line does.
  var isFirst = true
  /// Whether it ends where the row's line does.
  var isLast = true

  /// What follows the row's id in the link's.
  var suffix: String { [part, cut].compactMap(\.self).map { "-\($0)" }.joined() }
}

/// Nodes that ends of lines are joined to.
struct GISNodes {
  /// A node.
  struct Row {
    var id: String
    var place: Position
    /// Fields of node.csv beside.
    var fields: [String: String] = [:]
    var origin: RowOrigin?
    /// Whether a link ends there.
    var isJoined = false
  }

  private(set) var rows: [Row] = []
  private var near: NearPlaces
  private var byID: [String: Int] = [:]
  private var byName: [String: [Int]] = [:]
  private var madeCount = 0
  /// Ends of lines that were moved to a node.
  private(set) var snapped = 0
  /// Kilometres of the longest such move.
  private(set) var farthest = 0.0
  /// Whether any end of a line found its node by itself.
  private(set) var isSnapped = false

  init(within kilometres: Double) { near = NearPlaces(within: kilometres) }

  /// Adds a place of a layer; false when its id is taken.
  mutating func add(_ row: Row) -> Bool {
    guard byID[row.id] == nil else { return false }
    byID[row.id] = rows.count
    if let name = row.fields["name"], !name.isEmpty {
      byName[name.lowercased(), default: []].append(rows.count)
    }
    near.insert(row.place)
    rows.append(row)
    return true
  }

  /// Where the first row of an id comes from.
  func origin(ofID id: String) -> RowOrigin? { byID[id].flatMap { rows[$0].origin } }

  mutating func join(_ node: Int) { rows[node].isJoined = true }

  /// The node at an end of a line: that of an id or name, else the nearest within the distance,
  /// else a new one.
  mutating func end(
    _ id: String,
    _ place: Position?,
    _ origin: RowOrigin,
    _ log: ProblemLog
  ) -> Int? {
    guard id.isEmpty else { return named(id, origin, log) }
    guard let place else { return nil }
    isSnapped = true
    if let found = near.nearest(to: place) {
      if place != rows[found.position].place {
        snapped += 1
        farthest = max(farthest, found.kilometres)
      }
      return found.position
    }
    repeat { madeCount += 1 } while byID["n\(madeCount)"] != nil
    _ = add(Row(id: "n\(madeCount)", place: place, fields: ["node_type": "junction"]))
    return rows.count - 1
  }

  private func named(_ id: String, _ origin: RowOrigin, _ log: ProblemLog) -> Int? {
    if let found = byID[id] { return found }
    let named = byName[id.lowercased()] ?? []
    if named.count == 1 { return named[0] }
    let why =
      named.isEmpty
      ? "is no id and no name of a place; give a layer of places that has it, or correct it"
        + log.suggestion(for: id, among: byID.keys.sorted())
      : "is the name of several places; give the id of one: \(listing(named.map { rows[$0].id }))"
    log.add(
      PackageProblem(
        .error,
        file: origin.label,
        line: origin.number,
        value: id,
        message: "\(quoted(id)) \(why)"
      )
    )
    return nil
  }
}
