// Nodes of a GeoPackage of `convert`: where they are, and where they were.

import NetworkFiles
import TransportNetwork

/// The nodes, by id, with their places before and after the edit.
struct WholeNodes {
  let layer: GISLayer
  let system: CoordinateSystem
  private let knowsOldPlaces: Bool
  private var near: NearPlaces
  private var index: [String: Int] = [:]
  private(set) var ids: [String] = []
  /// Where each node is.
  private(set) var places: [Position] = []
  /// Where each node was; nil for new ones.
  private(set) var oldPlaces: [Position?] = []
  private(set) var table: DraftTable
  private(set) var notes: [String] = []

  init(
    _ layer: GISLayer,
    _ system: CoordinateSystem,
    knowsOldPlaces: Bool,
    within kilometres: Double
  ) {
    self.layer = layer
    self.system = system
    self.knowsOldPlaces = knowsOldPlaces
    near = NearPlaces(within: kilometres)
    table = DraftTable([])
  }

  /// What map programs may change of a coordinate without anybody moving it: a centimetre.
  var hair: Double { system.isGeographic || system.isNone ? 1e-7 : 0.01 }

  /// Whether two places are one, up to what programs round.
  func isSame(_ a: Position, _ b: Position) -> Bool {
    abs(a.x - b.x) <= hair && abs(a.y - b.y) <= hair
  }

  /// Reads the rows.
  mutating func read(_ log: ProblemLog) throws(ImportError) {
    let (x, y) = (layer.column(["x_coord"]), layer.column(["y_coord"]))
    let kept = layer.columns.indices.filter { $0 != x && $0 != y }
    guard let idColumn = layer.column(["node_id"]) else {
      throw ImportError(
        file: layer.label,
        "has no column node_id; it has \(listing(layer.columns))"
      )
    }
    table = DraftTable(kept.map { layer.columns[$0] } + ["x_coord", "y_coord"])
    var moved: [(id: String, kilometres: Double)] = []
    var new: [String] = []
    for row in layer.rows {
      var fields = kept.map { layer.field(row, $0) }
      var id = layer.field(row, idColumn)
      if id.isEmpty {
        id = "node-\(layer.numbers[row])"
        if let position = kept.firstIndex(of: idColumn) { fields[position] = id }
      }
      var old: Position?
      if let x, let y, let east = Double(layer.field(row, x)),
        let north = Double(layer.field(row, y))
      {
        old = Position(x: east, y: north)
      }
      var place: Position
      switch layer.shapes[row] {
      case .point(let found): place = found
      default:
        log.add(
          PackageProblem(
            .error,
            file: layer.label,
            line: layer.numbers[row],
            value: id,
            message: "node \(quoted(id)) has no point; draw it, or delete the row with its links"
          )
        )
        continue
      }
      if old == nil { new.append(id) }
      if !knowsOldPlaces { old = nil }
      // The coordinate as it was written, where nobody moved it.
      if let old, isSame(old, place) { place = old }
      if let old, old != place { moved.append((id, courseKilometres([[old, place]], system))) }
      fields += [shortestDecimal(place.x), shortestDecimal(place.y)]
      table.append(fields, from: layer.origin(row))
      index[id] = index[id] ?? ids.count
      ids.append(id)
      places.append(place)
      oldPlaces.append(old)
      near.insert(system.geographic(x: place.x, y: place.y) ?? place)
    }
    if !moved.isEmpty {
      let words = moved.prefix(10).map {
        "\($0.id) by \(shortestDecimal(hundredths($0.kilometres))) km"
      }
      notes.append(
        "nodes moved: \(moved.count) (\(words.joined(separator: ", "))\(moved.count > 10 ? ", ..." : ""))"
      )
    }
    if !new.isEmpty { notes.append("nodes added: \(new.count) (\(few(new)))") }
  }

  /// A node by its id.
  func node(_ id: String) -> Int? { index[id] }

  /// The nearest node within the distance of --snap.
  func nearest(to place: Position) -> Int? {
    guard let degrees = system.geographic(x: place.x, y: place.y) else { return nil }
    return near.nearest(to: degrees)?.position
  }

  /// The nearest node however far, in words.
  func farNearest(to place: Position) -> String? {
    let all = places.map { courseKilometres([[place, $0]], system) }.enumerated()
    guard let best = all.min(by: { $0.element < $1.element }) else { return nil }
    return
      "the nearest, \(ids[best.offset]), is \(shortestDecimal(hundredths(best.element))) km away"
  }

  /// Notes zones whose points were moved without their nodes: a zone is where its node is.
  func noteMovedZones(_ zones: GISLayer, _ summary: inout GISSummary) {
    guard let id = zones.column(["zone_id"]), let of = layer.column(["zone_id"]), knowsOldPlaces
    else {
      return
    }
    var first: [String: Int] = [:]
    for (row, node) in layer.rows.enumerated() where first[layer.field(node, of)] == nil {
      first[layer.field(node, of)] = row
    }
    var moved: [String] = []
    for row in zones.rows {
      guard case .point(let place) = zones.shapes[row], let node = first[zones.field(row, id)],
        node < places.count, !isSame(place, places[node]),
        !(oldPlaces[node].map { isSame(place, $0) } ?? false)
      else { continue }
      moved.append(zones.field(row, id))
    }
    guard !moved.isEmpty else { return }
    summary.notes.append(
      "zones moved on the map: \(moved.count) (\(few(moved))); a zone is where its node is, so move that one in the layer nodes"
    )
  }
}

/// The first ten of several names.
func few(_ names: [String]) -> String {
  names.prefix(10).joined(separator: ", ") + (names.count > 10 ? ", ..." : "")
}
