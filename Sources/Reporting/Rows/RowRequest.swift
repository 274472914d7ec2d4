// The rows that somebody asks for in his own words, found in the network: the same for every
// command that prints places or projects.

public import AccessAnalysis
public import TransportNetwork

/// Rows asked for by zones, regions, a column and numbers of rows.
public struct RowRequest: Sendable, Equatable {
  /// Zones by id or name, whose rows are shown.
  public var zones: [String]
  /// Regions with commas between them, the rows of whose zones are shown; nil for none in
  /// particular.
  public var regions: String?
  /// Scheme of the regions.
  public var scheme: String
  /// Column that orders the rows.
  public var sort: String?
  /// How many of the best are shown.
  public var top: Int?
  /// How many of the worst.
  public var worst: Int?

  /// Makes a request.
  public init(
    zones: [String] = [],
    regions: String? = nil,
    scheme: String? = nil,
    sort: String? = nil,
    top: Int? = nil,
    worst: Int? = nil
  ) {
    (self.zones, self.regions, self.scheme) = (zones, regions, scheme ?? "macro")
    (self.sort, self.top, self.worst) = (sort, top, worst)
  }

  /// The rows of a network's tables.
  ///
  /// - Parameters:
  ///   - network: The network.
  ///   - columns: Names of the columns that can order a table.
  /// - Returns: The selection.
  /// - Throws: `AccessError` for a zone, region, scheme or column that there is none of, or
  ///   several.
  public func selection(
    in network: Network,
    columns: [String]
  ) throws(AccessError) -> RowSelection {
    let zones = try zones(among: network.zoneNames) { scheme throws(AccessError) in
      try named("--scheme") { () throws(NameError) in try network.scheme(named: scheme) }
        .regions.map { ($0.name, $0.zones.map(\.position)) }
    }
    return try selection(of: zones, columns: columns)
  }

  /// The choice of a table that has a row per zone.
  ///
  /// - Parameters:
  ///   - zones: Positions of the zones that may be shown; nil for all.
  ///   - columns: Names of the columns that can order the table.
  /// - Returns: The choice.
  /// - Throws: `AccessError` for a column that there is none of.
  public func choice(of zones: Set<Int>?, columns: [String]) throws(AccessError) -> RowChoice {
    let selection = try selection(of: zones, columns: columns)
    return RowChoice(
      among: zones,
      top: selection.top,
      worst: selection.worst,
      sort: selection.sort
    )
  }

  private func selection(of zones: Set<Int>?, columns: [String]) throws(AccessError) -> RowSelection
  {
    if let sort { _ = try position(of: sort, among: columns, what: "column", asked: "--sort") }
    return RowSelection(zones: zones, top: top, worst: worst, sort: sort)
  }

  /// Positions of the zones that are asked for by name, in the order asked.
  ///
  /// - Parameter names: All zones by name.
  /// - Returns: Their positions.
  /// - Throws: `AccessError` for what names none or several.
  public func namedZones(_ names: NameIndex) throws(AccessError) -> [Int] {
    var names = names
    var found: [Int] = []
    for text in zones {
      let position = try named("--zone") { () throws(NameError) in try names.position(of: text) }
      if !found.contains(position) { found.append(position) }
    }
    return found
  }

  /// The zones whose rows may be shown.
  ///
  /// - Parameters:
  ///   - names: All zones by name.
  ///   - members: The regions of a scheme with the positions of their zones.
  /// - Returns: Positions of zones; nil for all.
  /// - Throws: `AccessError` for what names no zone or region, or several.
  public func zones(
    among names: NameIndex,
    members: (_ scheme: String) throws(AccessError) -> [(name: String, zones: [Int])]
  ) throws(AccessError) -> Set<Int>? {
    let own = zones.isEmpty ? nil : Set(try namedZones(names))
    guard let regions else { return own }
    let known = try members(scheme)
    let entries = known.map { NameIndex.Entry(id: $0.name, name: $0.name) }
    let found = try named("--in") { [scheme] () throws(NameError) in
      var index = NameIndex("region of \(scheme)", entries)
      let found = try index.positions(ofList: regions)
      guard !found.isEmpty else {
        throw .nothingNamed(what: "region", known: known.map(\.name))
      }
      return found
    }
    let zones = Set(found.flatMap { known[$0].zones })
    return own?.union(zones) ?? zones
  }
}
