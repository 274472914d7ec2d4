// Roads and ferries that the road table lacks.

/// Ferries, the bridges of the Pearl River mouth and an expressway opened since; an empty `km` is worked out.
enum RoadTable {
  static let csv = """
    kind,name,from,to,km,minutes,speed,detour,facility,year
    ferry,Qiongzhou Strait ferry with the road to Xuwen,Zhanjiang,Haikou,175,260,,,ferry,2025
    ferry,Haikou-Sansha supply ship,Haikou,Sansha,413,840,,,ferry,2025
    road,Shenzhen-Hong Kong crossings,Shenzhen,Hong Kong,,,,1.25,core,2025
    road,Hong Kong-Zhuhai-Macao bridge,Zhuhai,Hong Kong,,,,1.1,core,2018
    road,Zhuhai-Macau crossings,Zhuhai,Macau,,,,1.25,core,2025
    road,Shenzhen-Zhongshan link,Shenzhen,Zhongshan,,,,1.2,core,2024
    road,G0711 Urumqi-Yuli expressway,Urumqi,Korla,340,,90,,core,2025
    """

  /// The links of the table.
  static func links(_ gazetteer: Gazetteer) throws -> [LinkDraft] {
    let columns = [
      "kind", "name", "from", "to", "km", "minutes", "speed", "detour", "facility", "year",
    ]
    return try RawTable(text: csv, name: "RoadTable", columns: columns).rows.map { row in
      let from = try gazetteer.place(named: row.text("from"))
      let to = try gazetteer.place(named: row.text("to"))
      let straight = try gazetteer.kilometres(from, to)
      return LinkDraft(
        kind: row.text("kind"),
        name: row.text("name"),
        ends: Stretch(from: from, to: to),
        mode: .road,
        kilometres: try row.optionalNumber("km") ?? straight * row.number("detour"),
        minutes: try row.optionalNumber("minutes"),
        facility: row.text("facility"),
        speed: try row.optionalNumber("speed"),
        provenance: Provenance("public knowledge", row.text("year"), "medium")
      )
    }
  }
}
