// What an import of timetables made, and what to type next.

package import NetworkImport

/// The figures of an import from GTFS.
package struct TimetableReport: Sendable {
  let summary: GTFSImport.Summary
  /// The timetables' file or folder.
  let feed: String
  /// The folder of the package.
  let folder: String
  /// Whether zones were given.
  let hasZones: Bool
  /// Whether stops where nobody gets in or out were left out.
  let onlyBoardable: Bool
  /// A region scheme of the package.
  let scheme: String?

  /// Makes a report.
  package init(
    summary: GTFSImport.Summary,
    feed: String,
    folder: String,
    hasZones: Bool,
    onlyBoardable: Bool,
    scheme: String?
  ) {
    self.summary = summary
    self.feed = feed
    self.folder = folder
    self.hasZones = hasZones
    self.onlyBoardable = onlyBoardable
    self.scheme = scheme
  }

  /// The figures, a line each.
  package var text: String {
    var lines = [
      "\(feed) on \(summary.weekday), \(summary.date): \(counted(summary.trips, "trip"))"
    ]
    lines.append(
      "  stations  \(summary.stations), of which \(summary.served) are served on that day"
    )
    for mode in summary.modes {
      lines.append(
        "  \(mode.mode)  \(counted(mode.through, "link")) between consecutive stops, \(counted(mode.direct, "direct service"))"
      )
    }
    if summary.walks > 0 {
      lines.append("  walk  \(counted(summary.walks, "way")) between stations near each other")
    }
    let joined =
      summary.accessLinks > 0
      ? ", joined to stations by \(counted(summary.accessLinks, "link"))" : ""
    let own = summary.accessLinks == 0 && !hasZones ? " (every station)" : ""
    lines.append("  zones  \(summary.zones)\(joined)\(own)")
    if summary.interpolated > 0 {
      lines.append(
        "  \(counted(summary.interpolated, "stop")) without a time put between those with one"
      )
    }
    if summary.shortTrips > 0 {
      lines.append("  left out: \(counted(summary.shortTrips, "trip")) with fewer than two stops")
    }
    if summary.closedStops > 0 && !onlyBoardable {
      lines.append(
        "  \(counted(summary.closedStops, "stop")) where one may neither get in nor out count; --boardable leaves them out"
      )
    }
    lines.append("Written to \(folder). Next:")
    lines.append("  corridor validate \(folder)")
    if summary.busiestPair.count == 2 {
      lines.append(
        "  corridor route \(folder) --from \(summary.busiestPair[0]) --to \(summary.busiestPair[1])"
      )
    }
    if let scheme, hasZones {
      lines.append("  corridor access \(folder) --by \(scheme)")
    }
    return lines.joined(separator: "\n") + "\n"
  }
}

/// A number with its noun: `1 link`, `3 links`.
func counted(_ number: Int, _ noun: String) -> String {
  number == 1 ? "1 \(noun)" : "\(number) \(noun)s"
}
