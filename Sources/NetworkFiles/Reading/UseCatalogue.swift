// use_definition.csv and use_group.csv: who travels, and how allowed_uses names them.

import TransportNetwork

/// The uses, and the sets of them that texts such as `passenger,freight` or `AUTO` mean.
struct UseCatalogue {
  private(set) var uses: [Use]
  let index: IDIndex
  private var groups: [String: UseSet] = [:]
  /// Whether use_definition.csv says which uses there are: then a name that is not there is an
  /// error.
  private let isDefined: Bool
  /// What the texts met so far mean: a link table repeats a few texts a million times.
  private var known: [String: (set: UseSet, unknown: String?)] = [:]

  init(
    _ definitions: BoundTable,
    _ groupTable: BoundTable,
    _ extra: inout [String: [ExtraColumn]],
    _ log: ProblemLog
  ) {
    isDefined = definitions.isPresent
    if let table = definitions.table {
      index = IDIndex("use", definitions, column: "use", log)
      uses = readUses(definitions, table, index.ids, log)
      extra["use_definition"] = definitions.extraColumns()
    } else {
      var names = IDIndex("use", file: definitions.definition.file, isComplete: !isDefined)
      uses = isDefined ? [] : [.passenger]
      for use in uses { names.insert(use.name) }
      index = names
    }
    readGroups(groupTable, log)
  }

  /// Every use.
  var all: UseSet { UseSet(rawValue: uses.count >= 64 ? .max : (1 << UInt64(uses.count)) - 1) }

  /// The uses that an allowed_uses field names; nil when it is empty.
  mutating func allowed(_ column: TextColumn, _ row: Int, _ log: ProblemLog) -> UseSet? {
    let text = column.text(row)
    if text.isEmpty { return nil }
    if let (set, unknown) = known[text] {
      if let unknown, isDefined { reportUnknown(unknown, column, row, log) }
      return set
    }
    let (set, unknown) = parse(text)
    known[text] = (set, unknown)
    guard let unknown else { return set }
    if isDefined {
      reportUnknown(unknown, column, row, log)
    } else {
      log.warning(
        column.table,
        row,
        column.column,
        "without use_definition.csv the only use is passenger; links that name \(quoted(unknown)) and"
          + " not passenger are closed. Add use_definition.csv if that is not meant"
      )
    }
    return set
  }

  private func reportUnknown(_ name: String, _ column: TextColumn, _ row: Int, _ log: ProblemLog) {
    // While use_definition.csv is broken, the name may be one of its uses.
    if index.isComplete { column.error(row, index.unknown(name, log)) }
  }

  private func parse(_ text: String) -> (UseSet, unknown: String?) {
    var set: UseSet = []
    var unknown: String?
    for part in text.split(whereSeparator: { $0 == "," || $0 == ";" }) {
      let name = trimmingBlanks(String(part))
      if name.isEmpty || name == "none" && index.row(name) == nil { continue }
      if let use = use(named: name) {
        set.formUnion(UseSet(RowIndex(use)))
      } else if let group = groups[name] ?? groups[name.lowercased()] {
        set.formUnion(group)
      } else if ["all", "auto"].contains(name.lowercased()) {
        set.formUnion(all)
      } else {
        unknown = unknown ?? name
      }
    }
    return (set, unknown)
  }

  /// A use by its name, or by the only one that differs in case alone: GMNS examples write WALK for
  /// walk.
  private func use(named name: String) -> Int? {
    if let use = index.row(name) { return use }
    let lower = name.lowercased()
    let others = uses.indices.filter { uses[$0].name.lowercased() == lower }
    return others.count == 1 && groups[name] == nil ? others.first : nil
  }

  private mutating func readGroups(_ bound: BoundTable, _ log: ProblemLog) {
    guard let table = bound.table else { return }
    let names = IDIndex("use group", bound, column: "use_group", log)
    let column = TextColumn("uses", bound, table, log)
    for row in 0..<table.rowCount {
      let (set, unknown) = parse(column.text(row))
      if let unknown, isDefined { reportUnknown(unknown, column, row, log) }
      groups[names.ids[row]] = set
    }
  }
}

private func readUses(
  _ bound: BoundTable,
  _ table: CSVTable,
  _ ids: [String],
  _ log: ProblemLog
) -> [Use] {
  let name = TextColumn("use", bound, table, log)
  let persons = NumberColumn("persons_per_vehicle", bound, table, log)
  let pce = NumberColumn("pce", bound, table, log)
  let value = NumberColumn("u_value_of_time", bound, table, log)
  let decay = NumberColumn("u_decay_minutes", bound, table, log)
  if ids.isEmpty || ids.count > 64 {
    log.add(
      PackageProblem(
        .error,
        file: table.name,
        message:
          "has \(ids.count) uses; a network has 1 to 64. Without the table there is one, passenger"
      )
    )
    return []
  }
  return ids.enumerated().map { row, id in
    if id.contains(where: { $0 == "," || $0 == ";" }) {
      name.error(
        row,
        "\(quoted(id)) holds a comma or semicolon, which separate uses in allowed_uses"
      )
    }
    return Use(
      name: id,
      personsPerVehicle: persons.value(row),
      pce: pce.value(row),
      valueOfTime: value.value(row),
      decayMinutes: decay.value(row)
    )
  }
}
