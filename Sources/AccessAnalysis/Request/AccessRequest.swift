// An access question as a value: what counts, who is asked, along which costs.

public import Accessibility
public import TransportNetwork

/// What a zone can reach, or who can reach it: all of the question but the network, graph or matrix
/// that it is asked of.
///
///     var request = AccessRequest(.gravity(decay: .linear(cutoff: 100)))
///     request.opportunities = "jobs"
///     let source = try MatrixSource(zones: zones, matrix: matrix, name: "minutes.csv")
///     let answer = try request.answer(source)
///
/// The same request is read from and written to any form that `Codable` knows.
public struct AccessRequest: Sendable, Equatable {
  /// What is measured.
  public var measure: Measure
  /// The cost beyond which nothing counts, beside the measure's own bounds.
  public var range = Double.infinity
  /// Whether zones look out, or are looked at.
  public var direction = AccessDirection.active
  /// Column of the zones that is worth reaching; not used with ``facilities``.
  public var opportunities = "population"
  /// Nodes of a network that are reached in place of zones.
  public var facilities: FacilityChoice?
  /// Column of the people who compete or weigh.
  public var population = "population"
  /// Column that weights zones in means; nil is the population.
  public var weight: String?
  /// Region scheme of a network, or column of a table of zones, whose regions are summed up.
  public var scheme: String?
  /// Who travels in a network; nil is passenger, or the only use there is.
  public var use: String?
  /// Modes and groups of modes of a network that are open; nil for all.
  public var modes: [String]?
  /// What counts along the paths of a network of least generalized cost.
  public var costKind = CostKind.generalized
  /// The cost of a matrix; nil is its first.
  public var costColumn: String?
  /// Whether what a matrix has beyond the zones is left out.
  public var onlyZones = false
  /// The zones that are asked for, by id or name, in this order; nil for all.
  ///
  /// Means of regions are then over these alone.
  public var origins: [String]?
  /// How trips within a zone are treated; nil is the source's own way.
  public var intrazonal: Intrazonal?

  /// Asks for a measure, everything else as `corridor access` has it without options.
  public init(_ measure: Measure) { self.measure = measure }

  /// The name of what is worth reaching, as tables call it.
  public var opportunityName: String {
    facilities.map { $0.column ?? FacilityChoice.eachOne } ?? opportunities
  }
}
