// Which zones access tells of: all, those of a region, the best and worst, or single ones in full.

package import AccessAnalysis
import TransportNetwork

extension AccessReport {
  /// How many destinations are named for a zone that is told in full.
  private static let sourceCount = 10

  /// Puts the rows that are asked for into the report, and columns of the zones beside them.
  ///
  /// - Parameters:
  ///   - request: The rows; zones asked for by name are told in full.
  ///   - scheme: Region scheme in which they are compared; nil for macro where there is one.
  ///   - names: Numeric zone columns for CSV.
  ///   - question: What was asked.
  ///   - source: Of what.
  /// - Throws: `AccessError` for names of nothing or several.
  package mutating func choose(
    _ request: RowRequest,
    scheme: String?,
    columns names: [String],
    _ question: AccessQuestion,
    _ source: some AccessSource
  ) throws(AccessError) {
    columns = try names.map { name throws(AccessError) in
      (name, try source.column(named: name, asked: "--columns"))
    }
    let own = source.facilities == nil ? try source.ownMinutes(question.intrazonal) : nil
    if own?.contains(.infinity) == true {
      let name = question.request.opportunityName
      note = "A zone's own \(name) is left out; --intrazonal counts it."
    }
    let zoneNames = NameIndex("zone", source.entries)
    var request = request
    // What tables call access is accessibility in CSV.
    if request.sort == "access" { request.sort = "accessibility" }
    let chosen = try request.zones(among: zoneNames) { scheme throws(AccessError) in
      do throws(AccessError) {
        return try source.regions(of: scheme).map { ($0.name, $0.zones) }
      } catch {
        // The scheme that regions are asked of is no matter of --by here.
        guard case .name(let name, _) = error else { throw error }
        throw .name(name, asked: "--scheme")
      }
    }
    orderNumbers =
      columns.map { ($0.name, $0.values.map { $0 }) }
      + [(question.request.weight ?? "population", zones.map(\.weight))]
    choice = try request.choice(
      of: chosen,
      columns: Self.sortColumns + (hasReached ? ["facility"] : []) + orderNumbers.map(\.name)
    )
    let told = try request.namedZones(zoneNames)
    guard !told.isEmpty else { return }
    if regions.isEmpty { detailRegions = try source.standardRegions(scheme) }
    details = try question.details(of: told, source, count: Self.sourceCount)
  }
}

extension AccessSource {
  /// The regions that a zone is compared in where none are asked for: of a scheme, or of macro
  /// where there is one.
  fileprivate func standardRegions(
    _ scheme: String?
  ) throws(AccessError) -> [AccessAnswer.Region] {
    if let scheme { return try regions(of: scheme) }
    return hasScheme("macro") ? try regions(of: "macro") : []
  }
}
