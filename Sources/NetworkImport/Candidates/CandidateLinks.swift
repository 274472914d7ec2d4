// Candidates of one's own: links that are missing between neighbouring zones, and upgrades of slow
// ones.

import NetworkFiles
public import TransportNetwork

/// Generated candidates of a network.
///
/// ```swift
/// let candidates = try CandidateLinks(network)
/// let withProjects = candidates.added(to: network)
/// ```
public struct CandidateLinks: Sendable {
  /// The candidates that are kept, the best ones first.
  public private(set) var kept: [Candidate] = []
  /// How many were found in all.
  public private(set) var foundCount = 0
  /// Pairs of neighbouring zones that were looked at.
  public private(set) var pairCount = 0
  /// The mode that they belong to.
  public let mode: RowIndex<Mode>

  /// Why candidates cannot be generated, in a sentence.
  public struct Failure: Error, Sendable, Equatable, CustomStringConvertible {
    /// What is wrong, what was expected, what to do.
    public let description: String
  }

  /// Generates candidates.
  ///
  /// - Throws: a name that the network or the unit costs do not have, fewer than two zones with a
  ///   place.
  /// - Complexity: a search for the fastest route per direction of each pair of neighbours.
  public init(_ network: Network, _ options: CandidateOptions = CandidateOptions()) throws(Failure)
  {
    let mode = try Self.mode(network, options)
    self.mode = mode
    let maker = try CandidateMaker(network, mode, options)
    var finder = maker.finder
    let zones = network.zones.indices.filter { maker.gates.places[$0] != nil }
    guard zones.count >= 2 else {
      throw Failure(
        description:
          "\(zones.count) zones have a place; candidates join two or more. Add zones to the network"
      )
    }
    let pairs = neighbouringPairs(zones.compactMap { maker.gates.places[$0] })
    pairCount = pairs.count
    var found: [Candidate] = []
    var upgraded: Set<[String]> = []
    for pair in pairs {
      let (from, to) = (RowIndex<Zone>(zones[pair.from]), RowIndex<Zone>(zones[pair.to]))
      guard let candidate = maker.candidate(from, to, &finder) else { continue }
      // Two pairs may have their slow links in common.
      let links = candidate.links.map(\.id).sorted()
      if candidate.kind == .upgrade, !upgraded.insert(links).inserted { continue }
      found.append(candidate)
    }
    let known = Set(network.projects.map(\.id))
    found.removeAll { known.contains($0.id) }
    foundCount = found.count
    let people = network.zoneColumns.first { $0.name == "population" }?.values
    let ranked = found.map { candidate in
      (candidate, worth: candidate.worth { (people?[$0.position] ?? 0) + 1 })
    }
    .sorted { ($1.worth, $0.0.id) < ($0.worth, $1.0.id) }
    kept = ranked.prefix(options.count).map(\.0)
  }

  private static func mode(
    _ network: Network,
    _ options: CandidateOptions
  ) throws(Failure) -> RowIndex<Mode> {
    let names = network.modes.map(\.name)
    if let name = options.mode {
      if let row = names.firstIndex(of: name) { return RowIndex(row) }
      throw Failure(
        description: "mode \(quoted(name)) is not in the network; it has \(listing(names))"
      )
    }
    // Access links belong to a mode too, and make no network of it.
    let counts = names.indices.map { row in
      network.links.count { $0.mode.position == row && !$0.isAccess }
    }
    if let road = names.firstIndex(of: "road"), counts[road] > 0 { return RowIndex(road) }
    return RowIndex(counts.indices.max { counts[$0] < counts[$1] } ?? 0)
  }

  /// The network with the candidates behind its own projects.
  public func added(to network: Network) -> Network {
    var network = network
    let oldLinks = network.projects.reduce(0) { $0 + $1.links.count }
    let oldProjects = network.projects.count
    for candidate in kept {
      network.projects.append(
        Project(
          id: candidate.id,
          name: candidate.name,
          cost: candidate.cost,
          region: region(of: candidate.from, in: network),
          source: candidate.source,
          links: candidate.links.map { ProjectLink(link: $0) }
        )
      )
    }
    let newLinks = kept.reduce(0) { $0 + $1.links.count }
    var columns = network.extraColumns["project"] ?? []
    if !columns.contains(where: { $0.name == "km" }) {
      columns.append(ExtraColumn(name: "km", values: Array(repeating: "", count: oldProjects)))
    }
    for column in columns.indices {
      let isLength = columns[column].name == "km"
      columns[column].values += kept.map { isLength ? shortestDecimal($0.kilometres) : "" }
    }
    network.extraColumns["project"] = columns
    if let columns = network.extraColumns["project_link"], !columns.isEmpty {
      network.extraColumns["project_link"] = columns.map { column in
        let missing = oldLinks + newLinks - column.values.count
        return ExtraColumn(
          name: column.name,
          values: column.values + Array(repeating: "", count: missing)
        )
      }
    }
    return network
  }

  /// The region that a zone lies in, by the scheme macro or else the first one.
  private func region(of zone: RowIndex<Zone>, in network: Network) -> String {
    let scheme = network.schemes.first { $0.name == "macro" } ?? network.schemes.first
    return scheme?.regions.first { $0.zones.contains(zone) }?.name ?? ""
  }
}
