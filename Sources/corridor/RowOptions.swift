// Which rows of a table are printed: those of zones or regions, the best, the worst.

import ArgumentParser
import Reporting
import TransportNetwork

/// The rows that are printed; ranks are over all.
struct RowOptions: ParsableArguments {
  @Option(
    parsing: .unconditionalSingleValue,
    help: ArgumentHelp("Only the rows of a zone, by id or name; repeatable.", valueName: "zone"),
    completion: NameCompletion.zones.kind
  )
  var zone: [String] = []

  @Option(
    name: .customLong("in"),
    help: ArgumentHelp("Only the rows of regions of --scheme.", valueName: "region,..."),
    completion: NameCompletion.regions.kind
  )
  var regions: String?

  @Option(
    help: "Region scheme of --in. (default: macro)",
    completion: NameCompletion.schemes.kind
  )
  var scheme: String?

  @Option(help: ArgumentHelp("Order rows by a column.", valueName: "column"))
  var sort: String?

  @Option(help: ArgumentHelp("Only the best.", valueName: "n"))
  var top: Int?

  @Option(help: ArgumentHelp("Only the worst, with --top beside the best.", valueName: "n"))
  var worst: Int?

  func validate() throws {
    for (option, count) in [("--top", top), ("--worst", worst)] {
      if let count, count < 1 {
        throw ValidationError("\(option) takes a number of at least 1, not \(count).")
      }
    }
    if scheme != nil, regions == nil { throw ValidationError("--scheme belongs to --in REGION.") }
  }

  /// Positions of the zones that are asked for by name, in the order asked.
  func zones(among names: NameIndex) throws(CommandFailure) -> [Int] {
    var names = names
    var found: [Int] = []
    for text in zone {
      let position = try named("--zone") { () throws(NameError) in try names.position(of: text) }
      if !found.contains(position) { found.append(position) }
    }
    return found
  }

  /// The zones whose rows may be shown; nil for all.
  ///
  /// - Parameters:
  ///   - names: The zones by name.
  ///   - members: The regions of a scheme with the positions of their zones.
  /// - Returns: Positions of zones.
  /// - Throws: What names no zone or region, or several.
  func zones(
    among names: NameIndex,
    members: (_ scheme: String) throws(CommandFailure) -> [(name: String, zones: [Int])]
  ) throws(CommandFailure) -> Set<Int>? {
    let own = zone.isEmpty ? nil : Set(try zones(among: names))
    guard let regions else { return own }
    let known = try members(scheme ?? "macro")
    let entries = known.map { NameIndex.Entry(id: $0.name, name: $0.name) }
    let found = try named("--in") { () throws(NameError) in
      var index = NameIndex("region of \(scheme ?? "macro")", entries)
      let found = try index.positions(ofList: regions)
      guard !found.isEmpty else {
        throw .nothingNamed(what: "region", known: known.map(\.name))
      }
      return found
    }
    let zones = Set(found.flatMap { known[$0].zones })
    return own?.union(zones) ?? zones
  }

  /// The choice of a table's rows, each of which belongs to zones.
  func choice(
    _ zones: Set<Int>?,
    of rows: [Set<Int>],
    columns: [String]
  ) throws(CommandFailure) -> RowChoice {
    if let sort { _ = try position(of: sort, among: columns, what: "column", option: "--sort") }
    return RowChoice(
      among: zones.map { zones in Set(rows.indices.filter { !rows[$0].isDisjoint(with: zones) }) },
      top: top,
      worst: worst,
      sort: sort
    )
  }
}

extension Network {
  /// The regions of a scheme with the positions of their zones.
  func members(of scheme: String, option: String) throws(CommandFailure) -> [(
    name: String, zones: [Int]
  )] {
    try named(option) { () throws(NameError) in try self.scheme(named: scheme) }
      .regions.map { ($0.name, $0.zones.map(\.position)) }
  }
}
