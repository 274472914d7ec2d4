// Coastal and river shipping between ports.

/// The shipping routes.
enum WaterLayer {
  /// A link between each two ports that follow each other on a waterway.
  static func links(_ gazetteer: Gazetteer) throws -> [LinkDraft] {
    let columns = ["waterway", "class", "factor", "ports"]
    var links: [LinkDraft] = []
    for row in try RawTable(text: WaterwayTable.csv, name: "WaterwayTable", columns: columns).rows {
      let ports = try row.list("ports").map(gazetteer.port(named:))
      let factor = try row.positiveNumber("factor")
      for (from, to) in zip(ports, ports.dropFirst()) {
        links.append(
          LinkDraft(
            kind: "water",
            name: row.text("waterway"),
            ends: Stretch(from: from, to: to),
            mode: .water,
            kilometres: try gazetteer.kilometres(from, to) * factor,
            facility: row.text("class"),
            speed: row.text("class") == "river" ? Calibration.bargeSpeed : nil,
            provenance: .ownWork
          )
        )
      }
    }
    return links
  }
}
