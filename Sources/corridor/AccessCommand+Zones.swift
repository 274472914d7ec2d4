// Which zones access tells of: all, those of a region, the best and worst, or single ones in full.

import AccessAnalysis
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
    let names = splitList(self.columns ?? "")
    let (columns, own) = try asking { () throws(AccessError) in
      (
        try names.map { name throws(AccessError) in
          (name, try source.column(named: name, asked: "--columns"))
        },
        source.facilities == nil ? try source.ownMinutes(question.intrazonal) : nil
      )
    }
    report.columns = columns
    if own?.contains(.infinity) == true {
      let name = question.request.opportunityName
      report.note = "A zone's own \(name) is left out; --intrazonal counts it."
    }
    let zoneNames = NameIndex("zone", source.entries)
    var asked = rows.request(scheme: rowScheme.scheme)
    // What tables call access is accessibility in CSV.
    if asked.sort == "access" { asked.sort = "accessibility" }
    let told = try asking { [asked] () throws(AccessError) in
      let zones = try asked.zones(among: zoneNames) { scheme throws(AccessError) in
        try source.regions(of: scheme).map { ($0.name, $0.zones) }
      }
      report.choice = try asked.choice(of: zones, columns: AccessReport.sortColumns)
      return try asked.namedZones(zoneNames)
    }
    guard !told.isEmpty else { return }
    if by == nil {
      report.detailRegions = try asking { () throws(AccessError) in
        try source.standardRegions(rowScheme.scheme)
      }
    }
    report.details = try asking { () throws(AccessError) in
      try question.details(of: told, source, count: Self.sourceCount)
    }
  }
}

extension AccessSource {
  /// The regions that a zone is compared in where none are asked for: of a scheme, or of macro where there is one.
  fileprivate func standardRegions(
    _ scheme: String?
  ) throws(AccessError) -> [AccessAnswer.Region] {
    if let scheme { return try regions(of: scheme) }
    return hasScheme("macro") ? try regions(of: "macro") : []
  }
}
