// Roads and ferries that the road table lacks.

/// Ferries, the bridges of the Pearl River mouth and expressways that the road table lacks.
///
/// An empty `km` is worked out from the great circle and `detour`; a ferry has `minutes`, a road
/// its class.
enum RoadTable {
  static let csv = """
    kind,name,from,to,km,minutes,class,detour,year,note
    ferry,Qiongzhou Strait ferry with the road to Xuwen,Zhanjiang,Haikou,175,260,,,2025,
    ferry,Haikou-Sansha supply ship,Haikou,Sansha,413,840,,,2025,
    road,Shenzhen-Hong Kong crossings,Shenzhen,Hong Kong,,,expressway_flat,1.25,2025,
    road,Hong Kong-Zhuhai-Macao bridge,Zhuhai,Hong Kong,,,expressway_flat,1.1,2018,
    road,Zhuhai-Macau crossings,Zhuhai,Macau,,,regional_flat,1.25,2025,
    road,Shenzhen-Zhongshan link,Shenzhen,Zhongshan,,,expressway_flat,1.2,2024,
    road,G0711 Urumqi-Yuli expressway,Urumqi,Korla,340,,expressway_mountain,,2025,
    road,G7 Linhe-Ejin-Hami expressway,Bayannur,Hami,1243,,expressway_flat,,2017,930 km Linhe-Baigeda and 134.4 Baigeda-Mingshui (youth.cn 2017) and about 178 on to Hami
    """

  /// The links of the table.
  static func links(_ facts: Facts, _ gazetteer: Gazetteer) throws -> [LinkDraft] {
    let columns = ["kind", "name", "from", "to", "km", "minutes", "class", "detour", "year"]
    return try RawTable(text: csv, name: "RoadTable", columns: columns).rows.flatMap { row in
      let from = try gazetteer.place(named: row.text("from"))
      let to = try gazetteer.place(named: row.text("to"))
      let ends = Stretch(from: from, to: to)
      let straight = try gazetteer.kilometres(from, to)
      let kilometres = try row.optionalNumber("km") ?? straight * row.number("detour")
      let provenance = Provenance("public knowledge", row.text("year"), "medium")
      guard let kind = RoadKind(rawValue: row.text("class")) else {
        return [
          LinkDraft(
            kind: row.text("kind"),
            name: row.text("name"),
            ends: ends,
            mode: .road,
            kilometres: kilometres,
            minutes: try row.positiveNumber("minutes"),
            facility: "ferry",
            provenance: provenance
          )
        ]
      }
      return RoadLayer.road("road", name: row.text("name"), ends, kilometres, kind, provenance)
    }
  }
}
