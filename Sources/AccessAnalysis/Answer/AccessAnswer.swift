// The answer to an access question: access of every zone, the regions asked for, and what can be
// reached at all.

public import Accessibility
import TransportNetwork

/// Access of zones by one measure, for one or several cutoffs.
public struct AccessAnswer: Sendable {
  /// A zone.
  public struct Zone: Sendable, Equatable {
    /// `zone_id`.
    public var id: String
    /// `name`.
    public var name: String
    /// What weights it in means.
    public var weight: Double

    /// Makes a zone.
    public init(id: String, name: String, weight: Double) {
      self.id = id
      self.name = name
      self.weight = weight
    }
  }

  /// Access for one cutoff, or for a measure without.
  public struct Series: Sendable, Equatable {
    /// The cutoff; nil for a measure without.
    public var cutoff: Double?
    /// One value per zone; infinite where a least cost has no way, NaN where it is undefined.
    public var values: [Double]
    /// The share of the opportunities that each zone's average covers; empty for measures without.
    public var coverage: [Double?]
    /// What it was before, nil for a zone that was not there; empty when nothing is compared.
    public var before: [Double?]
    /// The facility that each zone reaches, nil for none; empty where none is named.
    public var reached: [NamedPlace?]

    /// Makes a series.
    public init(
      cutoff: Double?,
      values: [Double],
      coverage: [Double?] = [],
      before: [Double?] = [],
      reached: [NamedPlace?] = []
    ) {
      self.reached = reached
      self.cutoff = cutoff
      self.values = values
      self.coverage = coverage
      self.before = before
    }
  }

  /// A region of the scheme that was asked for.
  public struct Region: Sendable, Equatable {
    /// Its name.
    public var name: String
    /// Positions of its zones.
    public var zones: [Int]

    /// Makes a region.
    public init(name: String, zones: [Int]) {
      self.name = name
      self.zones = zones
    }
  }

  /// What was asked, with the decay that counted.
  public var request: AccessRequest
  /// The zones, in the source's order.
  public var zones: [Zone]
  /// One per cutoff, or a single one.
  public var series: [Series]
  /// The regions of the request's scheme; none without.
  public var regions: [Region]
  /// What can be reached at all.
  public var coverage: Coverage
  /// What costs are counted in.
  public var costUnit: String
  /// The share of pairs whose worth is below `Decay.faintest`; nil for measures without a decay, or
  /// with one that ends, and where sums over ranges are made without looking at pairs (graphs, and
  /// networks of many zones).
  public var faintShare: Double?

  /// What is measured, its decay filled in.
  public var measure: AccessMeasure { request.measure.resolved(.standard) }

  /// Puts access before beside the values; zones that were not there have none.
  ///
  /// - Precondition: As many series before as now.
  public mutating func compare(with earlier: EarlierAccess) {
    let ids = zones.map(\.id)
    for position in series.indices {
      series[position].before = earlier.values(position, of: ids)
    }
  }
}

/// A zone, node or facility by id and name.
public struct NamedPlace: Sendable, Hashable, Codable {
  /// Its id.
  public var id: String
  /// Its name, empty when missing.
  public var name: String

  /// Makes a place.
  public init(id: String, name: String) {
    self.id = id
    self.name = name
  }
}

extension AccessRequest {
  /// Asks a source.
  ///
  /// - Parameters:
  ///   - source: Zones and the costs between them.
  ///   - isWeighing: Whether zones need weights even where no regions are asked for.
  /// - Returns: Access of every zone.
  /// - Throws: ``AccessError``.
  /// - Complexity: Of rows of costs, O(zones^2 log zones) at most; sums within a range of graphs
  ///   and large networks are found without.
  public func answer(
    _ source: some AccessSource,
    isWeighing: Bool = false
  ) throws(AccessError) -> AccessAnswer {
    try question(on: source, isWeighing: isWeighing).answer(source)
  }

  /// The question that the request is on a source.
  package func question(
    on source: some AccessSource,
    isWeighing: Bool = false
  ) throws(AccessError) -> AccessQuestion {
    try check(on: source.kind)
    return AccessQuestion(
      request: taking(source.standardDecay),
      measure: measure.resolved(source.standardDecay),
      isWeighing: isWeighing || scheme != nil
    )
  }

  /// The same with a decay where none is given.
  private func taking(_ standard: Decay) -> AccessRequest {
    var request = self
    switch measure {
    case .gravity(nil): request.measure = .gravity(decay: standard)
    case .twoStep(nil): request.measure = .twoStep(decay: standard)
    case .balancedTwoStep(nil): request.measure = .balancedTwoStep(decay: standard)
    case .spatialAvailability(let alpha, nil):
      request.measure = .spatialAvailability(alpha: alpha, decay: standard)
    case .potentialIndex(nil): request.measure = .potentialIndex(decay: standard)
    default: break
    }
    return request
  }
}

extension AccessQuestion {
  /// Asks a source.
  package func answer(_ source: some AccessSource) throws(AccessError) -> AccessAnswer {
    try part(source, of: origins(source)).answer
  }

  /// Answers for a block of the origins.
  package func part(
    _ source: some AccessSource,
    of origins: OriginBlock
  ) throws(AccessError) -> AccessPart {
    let regions =
      try request.scheme.map { name throws(AccessError) in try source.regions(of: name) } ?? []
    let figures = try figures(source, of: origins)
    var cutoffs: [Double?] = [nil]
    if case .cumulative(let minutes) = measure, request.measure.limits.isEmpty { cutoffs = minutes }
    let (ids, names) = (source.ids, source.names)
    let destinations = figures.reached.isEmpty ? [] : source.destinations
    let answer = AccessAnswer(
      request: request,
      zones: zip(origins.block, figures.weights).map { zone, weight in
        AccessAnswer.Zone(id: ids[zone], name: names[zone], weight: weight)
      },
      series: zip(cutoffs, figures.values).map { cutoff, values in
        AccessAnswer.Series(
          cutoff: cutoff,
          values: values,
          coverage: figures.averageCoverage,
          reached: figures.reached.map { place in
            place.map { NamedPlace(id: destinations[$0].id, name: destinations[$0].name) }
          }
        )
      },
      regions: regions.map {
        AccessAnswer.Region(name: $0.name, zones: origins.places(of: $0.zones))
      },
      coverage: figures.coverage,
      costUnit: source.costUnit,
      faintShare: figures.faintShare
    )
    return AccessPart(
      answer,
      isCoverageOfAll: figures.isCoverageOfAll,
      hasNames: origins.all.contains { !names[$0].isEmpty && names[$0] != ids[$0] }
    )
  }
}
