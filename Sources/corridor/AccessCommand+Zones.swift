// Which zones access tells of: all, those of a region, the best and worst, or single ones in full.

import Accessibility
import Reporting
import TransportNetwork

extension AccessCommand {
  /// How many destinations are named for a zone that is told in full.
  private static let sourceCount = 10

  /// Puts the rows that are asked for into the report.
  func choose(
    _ report: inout AccessReport,
    _ question: AccessQuestion,
    _ source: some AccessSource
  ) throws(CommandFailure) {
    report.columns = try splitList(self.columns ?? "").map { name throws(CommandFailure) in
      (name, try source.column(named: name, option: "--columns"))
    }
    let own = source.facilities == nil ? try source.ownMinutes(question.intrazonal) : nil
    if own?.contains(.infinity) == true {
      report.note = "A zone's own \(opportunityName) is left out; --intrazonal counts it."
    }
    let names = NameIndex("zone", source.entries)
    let zones = try rows.zones(among: names) { scheme throws(CommandFailure) in
      try source.regions(of: scheme).map { ($0.name, $0.zones) }
    }
    // What tables call access is accessibility in CSV.
    let sort = rows.sort == "access" ? "accessibility" : rows.sort
    if let sort {
      let columns = AccessReport.sortColumns
      _ = try position(of: sort, among: columns, what: "column", option: "--sort")
    }
    report.choice = RowChoice(among: zones, top: rows.top, worst: rows.worst, sort: sort)
    let told = try rows.zones(among: names)
    guard !told.isEmpty else { return }
    if by == nil {
      report.detailRegions = try source.standardRegions(rows.scheme)
    }
    let columns = try question.columns(source)
    let costs = try source.rows(of: told)
    report.details = zip(told, costs).map { zone, row in
      question.detail(of: zone, row, columns, source, count: Self.sourceCount)
    }
  }
}

extension AccessSource {
  /// Zones by name.
  var entries: [NameIndex.Entry] {
    zip(ids, names).map { NameIndex.Entry(id: $0, name: $1) }
  }

  /// The regions that a zone is compared in where none are asked for: of a scheme, or of macro where there is one.
  fileprivate func standardRegions(
    _ scheme: String?
  ) throws(CommandFailure) -> [AccessReport.Region] {
    if let scheme { return try regions(of: scheme) }
    return hasScheme("macro") ? try regions(of: "macro") : []
  }
}

extension AccessQuestion {
  /// A zone in full: the destinations that add most to its access, or the nearest where the measure is no sum.
  func detail(
    of zone: Int,
    _ row: [Double],
    _ columns: Columns,
    _ source: some AccessSource,
    count: Int
  ) -> AccessReport.Detail {
    var row = row
    if let own = columns.ownMinutes { row[zone] = own[zone] }
    for place in row.indices where row[place] > range.lastWithin { row[place] = .infinity }
    let isSum = direction == .active
    let terms = isSum ? measure.terms(costs: row, opportunities: columns.opportunities) : nil
    let total = terms.map { exactSum($0) }
    let destinations = source.destinations
    let isSquare = source.facilities == nil
    func precedes(_ left: Int, _ right: Int) -> Bool {
      if let terms, terms[left] != terms[right] { return terms[left] > terms[right] }
      return (row[left], left) < (row[right], right)
    }
    let near = row.indices.filter { place in
      guard row[place] < .infinity, columns.opportunities[place] > 0 else { return false }
      return terms.map { $0[place] > 0 } ?? (place != zone || !isSquare)
    }
    let sources = near.sorted(by: precedes).prefix(count).map { place in
      AccessReport.Source(
        id: destinations[place].id,
        name: destinations[place].name,
        cost: row[place],
        opportunities: columns.opportunities[place],
        contribution: terms?[place],
        share: total.flatMap { total in
          total > 0 && total < .infinity ? terms.map { $0[place] / total } : nil
        }
      )
    }
    let isLeftOut = columns.ownMinutes?[zone] == .infinity && columns.opportunities[zone] > 0
    return AccessReport.Detail(
      zone: zone,
      sources: Array(sources),
      note: isLeftOut
        ? "The zone's own \(opportunities) (\(shortDecimal(columns.opportunities[zone]))) is left out; --intrazonal counts it."
        : ""
    )
  }
}

extension AccessReport {
  /// Says what is counted, in which unit, and which way is good.
  mutating func say(_ measure: AccessMeasure, of column: String, per cost: String) {
    let things = column == "population" ? "people" : column
    let discount = cost == "km" ? "distance" : cost.hasSuffix("minutes") ? "time" : "cost"
    isLeastBest = measure.isLeastBest
    costUnit = cost
    opportunitiesName = column
    isAmount = true
    switch measure {
    case .gravity: unit = "\(things), discounted by \(discount)"
    case .cumulative, .interval: unit = things
    case .closest, .balancing, .meanCost: (unit, isAmount) = (cost, false)
    case .efficiency: (unit, isAmount) = ("per \(cost == "minutes" ? "minute" : cost)", false)
    case .catchment(.availability, _): unit = things
    case .catchment: (unit, isAmount) = ("\(things) per person who competes", false)
    case .marketAccess: unit = "\(things) times cost^-theta"
    case .potentialIndex: (unit, isAmount) = ("100 = the mean", false)
    }
  }
}
