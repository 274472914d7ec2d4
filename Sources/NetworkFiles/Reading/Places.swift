// zone.csv and node.csv: places, and the zones that sit on them.

import TransportNetwork

/// The nodes and zones of a package.
struct Places {
  private(set) var nodes: [Node] = []
  private(set) var zones: [Zone] = []
  private(set) var zoneColumns: [ZoneColumn] = []
  private(set) var zonePlaces = TablePlaces(file: DataDictionary.zone.file)
  private(set) var haveCoordinates = true
  let nodeIndex: IDIndex
  private(set) var zoneIndex: IDIndex

  init(
    zones zoneTable: BoundTable,
    nodes nodeTable: BoundTable,
    _ configuration: Configuration,
    _ extra: inout [String: [ExtraColumn]],
    _ log: ProblemLog
  ) {
    nodeIndex = IDIndex("node", nodeTable, column: "node_id", log)
    if zoneTable.isPresent {
      zoneIndex = IDIndex("zone", zoneTable, column: "zone_id", log)
      readZones(zoneTable, &extra, log)
    } else {
      zoneIndex = IDIndex("zone", file: "node.csv", isComplete: nodeTable.isComplete)
    }
    guard let table = nodeTable.table else { return }
    extra["node"] = nodeTable.extraColumns()
    if table.rowCount == 0 {
      log.add(PackageProblem(.error, file: table.name, message: "has no rows; a network has nodes"))
    }
    readNodes(nodeTable, table, definesZones: !zoneTable.isPresent, log)
    if !zoneTable.isPresent && zones.isEmpty { makeEveryNodeAZone() }
    warnOfCoordinates(nodeTable, table, configuration, log)
    if log.report.isValid { warnOfZonesWithoutNode(zoneTable, log) }
  }

  private mutating func readNodes(
    _ bound: BoundTable,
    _ table: CSVTable,
    definesZones: Bool,
    _ log: ProblemLog
  ) {
    let name = TextColumn("name", bound, table, log)
    let localName = TextColumn("name_local", bound, table, log)
    let x = NumberColumn("x_coord", bound, table, log)
    let y = NumberColumn("y_coord", bound, table, log)
    let type = TextColumn("node_type", bound, table, log)
    let facilityClass = TextColumn("facility_class", bound, table, log)
    let through = FlagColumn("through", bound, table, log)
    let known = zoneIndex
    let zone = TextColumn("zone_id", bound, table, log, exceptFor: { known.row($0) != nil })
    var outside = Tally()
    var placed = Tally()
    var unplaced: Int?
    nodes.reserveCapacity(table.rowCount)
    for row in 0..<table.rowCount {
      var zoneID = zone.id(row)
      if zoneID == "0", zoneIndex.row(zoneID) == nil {
        outside.count(table.line(ofRow: row))
        zoneID = ""
      }
      let nodeName = name.text(row)
      if definesZones && !zoneID.isEmpty && zoneIndex.row(zoneID) == nil {
        zoneIndex.insert(zoneID)
        zones.append(Zone(id: zoneID, name: nodeName, localName: localName.text(row)))
      }
      let (nodeX, nodeY) = (x.value(row), y.value(row))
      if nodeX != nil || nodeY != nil { placed.count(row) }
      if nodeX == nil || nodeY == nil { unplaced = unplaced ?? row }
      nodes.append(
        Node(
          id: nodeIndex.ids[row],
          name: nodeName,
          localName: localName.text(row),
          x: nodeX ?? 0,
          y: nodeY ?? 0,
          type: type.text(row),
          facilityClass: facilityClass.text(row),
          zone: zoneIndex.row(zoneID, in: zone, at: row, log).map { RowIndex($0) },
          isThrough: through.value(row)
        )
      )
    }
    noteNoZone(outside, zone, definesZones: definesZones, log)
    guard bound.definition == DataDictionary.nodeWithoutPlaces else { return }
    haveCoordinates = placed.count > 0
    if let unplaced, haveCoordinates {
      log.error(
        table,
        unplaced,
        bound.column("x_coord"),
        "the node lacks a coordinate that other nodes have; with the crs none in config.csv either all nodes have x_coord and"
          + " y_coord, or none has"
      )
    }
  }

  /// Notes that the zone_id 0 is read as none, which is what programs write for nodes outside all
  /// zones.
  private func noteNoZone(
    _ outside: Tally,
    _ zone: TextColumn,
    definesZones: Bool,
    _ log: ProblemLog
  ) {
    guard outside.count > 0 else { return }
    log.add(
      PackageProblem(
        .note,
        file: zone.table.name,
        line: outside.firstLine,
        column: zone.column.map { $0 + 1 },
        columnName: "zone_id",
        value: "0",
        message: "0 means no zone, since "
          + (definesZones ? "there is no zone.csv that lists" : "zone.csv does not list")
          + " a zone 0 \(hereAndOn(outside.count - 1))"
      )
    )
  }

  private mutating func makeEveryNodeAZone() {
    for position in nodes.indices {
      zoneIndex.insert(nodes[position].id)
      let node = nodes[position]
      zones.append(Zone(id: node.id, name: node.name, localName: node.localName))
      nodes[position].zone = RowIndex(position)
    }
  }

  private mutating func readZones(
    _ bound: BoundTable,
    _ extra: inout [String: [ExtraColumn]],
    _ log: ProblemLog
  ) {
    guard let table = bound.table else { return }
    let name = TextColumn("name", bound, table, log)
    let localName = TextColumn("name_local", bound, table, log)
    let superZone = TextColumn("super_zone", bound, table, log)
    zones = (0..<table.rowCount).map { row in
      Zone(
        id: zoneIndex.ids[row],
        name: name.text(row),
        localName: localName.text(row),
        superZone: superZone.text(row)
      )
    }
    var others: [ExtraColumn] = []
    var places = TablePlaces(table)
    for column in bound.extraPositions {
      let header = table.header[column]
      if let values = numbers(table, column, log) {
        places.note(table, column, missing: missingWords(table, column))
        zoneColumns.append(ZoneColumn(name: header, values: values))
      } else {
        others.append(
          ExtraColumn(name: header, values: zones.indices.map { table.field($0, column) })
        )
      }
    }
    extra["zone"] = others
    zonePlaces = places
  }

  private func warnOfZonesWithoutNode(_ bound: BoundTable, _ log: ProblemLog) {
    guard let table = bound.table else { return }
    var hasNode = [Bool](repeating: false, count: zones.count)
    for node in nodes {
      if let zone = node.zone { hasNode[zone.position] = true }
    }
    for (row, isPlaced) in hasNode.enumerated() where !isPlaced {
      log.warning(
        table,
        row,
        bound.column("zone_id"),
        "no node of node.csv has the zone_id \(quoted(zones[row].id)); the zone reaches nothing and"
          + " nothing reaches it"
      )
    }
  }
}

/// A zone column's values when it is one of numbers; a column with numbers and other text is odd
/// and reported.
///
/// A number written with leading zeros is a code (a telephone prefix), whose zeros would be lost.
private func numbers(_ table: CSVTable, _ column: Int, _ log: ProblemLog) -> [Double?]? {
  var values: [Double?] = []
  var numberCount = 0
  var firstText: Int?
  for row in 0..<table.rowCount {
    let value = table.number(row, column).flatMap { $0.isFinite ? $0 : nil }
    if value == nil && !table.isMissing(row, column) { firstText = firstText ?? row }
    if value != nil { numberCount += 1 }
    let text = value == nil ? [] : table.bytes[table.trimmed(row, column)].prefix(2)
    if text.count == 2 && text.first == 0x30 && text.last != 0x2E { return nil }
    values.append(value)
  }
  if let firstText {
    if 2 * numberCount > table.rowCount {
      log.warning(
        table,
        firstText,
        column,
        "\(quoted(table.field(firstText, column))) is not a number\(separatorHint(table.field(firstText, column))), so the whole column is kept as text"
          + " and cannot be used as opportunities; correct the value or leave it empty"
      )
    }
    return nil
  }
  guard numberCount > 0 else { return nil }
  let words = missingWords(table, column)
  if let first = words.first { log.add(missingNote(table, first, column, others: words.count - 1)) }
  return values
}

/// The rows of a column in which a word such as NA stands for a number.
private func missingWords(_ table: CSVTable, _ column: Int) -> [Int] {
  (0..<table.rowCount).filter { CSVTable.missingWords.contains(table.text($0, column)) }
}

private func warnOfCoordinates(
  _ bound: BoundTable,
  _ table: CSVTable,
  _ configuration: Configuration,
  _ log: ProblemLog
) {
  let system = CoordinateSystem(configuration.crs)
  guard system.isGeographic, let x = bound.column("x_coord"),
    let y = bound.column("y_coord")
  else { return }
  let isOff = { (row: Int, column: Int, limit: Double) in
    abs(table.number(row, column) ?? 0) > limit
  }
  let off = (0..<table.rowCount).filter { isOff($0, x, 180) || isOff($0, y, 90) }
  guard let first = off.first else { return }
  log.warning(
    table,
    first,
    isOff(first, x, 180) ? x : y,
    "is beyond the longitudes and latitudes of \(system.name) \(hereAndOn(off.count - 1));"
      + (off.allSatisfy { !isOff($0, x, 90) && !isOff($0, y, 180) }
        ? " the axes look swapped:" : "")
      + " x_coord is the longitude, y_coord the latitude, or name the crs in config.csv"
  )
}

/// Says on how many further lines something is found, in parentheses after its first line.
private func hereAndOn(_ others: Int) -> String {
  switch others {
  case 0: "(on this line alone)"
  case 1: "(here and on 1 more line)"
  default: "(here and on \(others) more lines)"
  }
}
