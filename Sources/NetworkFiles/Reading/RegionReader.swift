// region.csv: which zones belong to which region of which scheme.

import TransportNetwork

/// Reads the schemes, in order of first appearance.
func readRegions(
  _ bound: BoundTable,
  _ zones: IDIndex,
  _ extra: inout [String: [ExtraColumn]],
  _ log: ProblemLog
) -> [RegionScheme] {
  guard let table = bound.table else { return [] }
  let schemeName = TextColumn("scheme", bound, table, log)
  let regionName = TextColumn("region", bound, table, log)
  let zoneColumn = TextColumn("zone_id", bound, table, log)
  var schemes: [RegionScheme] = []
  var schemeRows: [String: Int] = [:]
  var regionRows: [[String: Int]] = []
  var fileRows: [[[Int]]] = []
  var members: [Set<Member>] = []
  for row in 0..<table.rowCount {
    let scheme = schemeName.text(row)
    let region = regionName.text(row)
    let zone = zones.row(zoneColumn.id(row), in: zoneColumn, at: row, log)
    guard !scheme.isEmpty, !region.isEmpty, let zone else { continue }
    let s = schemeRows[scheme] ?? schemes.count
    if s == schemes.count {
      schemeRows[scheme] = s
      schemes.append(RegionScheme(name: scheme, regions: []))
      regionRows.append([:])
      fileRows.append([])
      members.append([])
    }
    let r = regionRows[s][region] ?? schemes[s].regions.count
    if r == schemes[s].regions.count {
      regionRows[s][region] = r
      schemes[s].regions.append(RegionScheme.Region(name: region, zones: []))
      fileRows[s].append([])
    }
    if !members[s].insert(Member(region: r, zone: zone)).inserted {
      zoneColumn.error(
        row,
        "zone \(quoted(zones.ids[zone])) is in region \(quoted(region)) of scheme \(quoted(scheme)) already;"
          + " remove the second row"
      )
    }
    schemes[s].regions[r].zones.append(RowIndex(zone))
    fileRows[s][r].append(row)
  }
  // Rows in the order in which they are written: by scheme, region and zone.
  extra["region"] = bound.extraColumns(rows: fileRows.flatMap { $0.flatMap(\.self) })
  return schemes
}

private struct Member: Hashable {
  let region: Int
  let zone: Int
}
