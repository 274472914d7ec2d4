// Points and areas become nodes, and most of them zones.

import NetworkFiles
import TransportNetwork

/// The places of an import, with the columns of their zones.
struct GISPlaces {
  private let options: GISOptions
  private var zoneColumns: [String] = []
  private var nodeColumns: [String] = []
  /// A zone in the making.
  private struct ZoneRow {
    var id: String
    var node: GISNodes.Row
    var superZone: String
    var others: [String: String]
  }
  private var zones: [ZoneRow] = []
  private var zoneIDs: Set<String> = []

  init(_ options: GISOptions) { self.options = options }

  /// Kinds of places where trips begin and end though nobody says so.
  private static let zoneTypes: Set = ["", "city", "town", "village", "centroid"]
  private static let nodeFields = [
    "node_id", "name", "name_local", "x_coord", "y_coord", "node_type", "facility_class", "zone_id",
    "through",
  ]

  /// Adds the rows of a layer.
  mutating func add(
    _ layer: GISLayer,
    _ number: Int,
    to nodes: inout GISNodes,
    _ summary: inout GISSummary,
    _ log: ProblemLog
  ) {
    let fields = LayerFields(
      layer,
      LayerFields.places,
      options.columns,
      reserved: ["x_coord", "y_coord"]
    )
    for row in layer.rows {
      let place: Position
      switch layer.shapes[row] {
      case .point(let found), .area(let found): place = found
      case nil:
        summary.leaveOut("without a geometry", of: number)
        continue
      case let other?:
        summary.leaveOut("\(other.kind) among places", of: number)
        continue
      }
      let origin = RowOrigin(label: layer.label, number: layer.numbers[row])
      let text = { (name: String) in fields.text(name, layer, row) }
      let (zoneID, nodeID) = (text("zone_id"), text("node_id"))
      let made = "\(layer.name)-\(layer.key(row))"
      let id = [nodeID, zoneID, made].first { !$0.isEmpty } ?? made
      var node = GISNodes.Row(id: id, place: place, origin: origin)
      for name in ["name", "name_local", "node_type", "facility_class", "through"] {
        node.fields[name] = text(name)
      }
      let isZone =
        !zoneID.isEmpty
        || !fields.has("zone_id") && Self.zoneTypes.contains(text("node_type").lowercased())
      let others = Dictionary(
        fields.others.map { ($0.name, layer.field(row, $0.column)) },
        uniquingKeysWith: { first, _ in first }
      )
      if isZone {
        node.fields["zone_id"] = zoneID.isEmpty ? id : zoneID
        if text("node_type").isEmpty { node.fields["node_type"] = "city" }
        note(fields, &zoneColumns)
      } else {
        for (name, value) in others { node.fields[name] = value }
        note(fields, &nodeColumns)
      }
      guard nodes.add(node) else {
        let first = nodes.origin(ofID: id)
        log.add(
          PackageProblem(
            .error,
            file: origin.label,
            line: origin.number,
            value: id,
            message:
              "place \(quoted(id)) is there already (\(first?.label ?? ""), \(first?.number ?? 0)); give each an id of its own"
          )
        )
        continue
      }
      if isZone, zoneIDs.insert(node.fields["zone_id"] ?? id).inserted {
        zones.append(
          ZoneRow(
            id: node.fields["zone_id"] ?? id,
            node: node,
            superZone: text("super_zone"),
            others: others
          )
        )
      }
    }
  }

  private func note(_ fields: LayerFields, _ columns: inout [String]) {
    for (name, _) in fields.others where !columns.contains(name) { columns.append(name) }
  }

  /// node.csv, and where there are zones zone.csv and region.csv.
  func tables(_ nodes: GISNodes) -> [String: DraftTable] {
    let none = RowOrigin(label: "", number: 0)
    var node = DraftTable(Self.nodeFields + nodeColumns)
    for row in nodes.rows {
      var fields = row.fields
      fields["node_id"] = row.id
      fields["x_coord"] = shortestDecimal(row.place.x)
      fields["y_coord"] = shortestDecimal(row.place.y)
      node.append(node.columns.map { fields[$0] ?? "" }, from: row.origin ?? none)
    }
    guard !zones.isEmpty else { return ["node.csv": node] }
    let kept = zoneColumns.filter { !options.schemes.contains($0) }
    var zone = DraftTable(["zone_id", "name", "name_local", "super_zone"] + kept)
    var region = DraftTable(["scheme", "region", "zone_id"])
    for row in zones {
      let origin = row.node.origin ?? none
      let names = ["name", "name_local"].map { row.node.fields[$0] ?? "" }
      zone.append(
        [row.id] + names + [row.superZone] + kept.map { row.others[$0] ?? "" },
        from: origin
      )
    }
    for scheme in options.schemes {
      for row in zones {
        let value = scheme == "super_zone" ? row.superZone : row.others[scheme] ?? ""
        guard !value.isEmpty else { continue }
        region.append([scheme, value, row.id], from: row.node.origin ?? none)
      }
    }
    var tables = ["node.csv": node, "zone.csv": zone]
    if region.rowCount > 0 { tables["region.csv"] = region }
    return tables
  }
}
