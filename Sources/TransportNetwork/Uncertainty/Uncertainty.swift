// What is uncertain: figures of a class, with a distribution and how far they move together.

/// A figure whose factor is drawn.
public struct Uncertainty: Sendable, Equatable, Codable {
  /// What is multiplied.
  public enum Figure: String, Sendable, CaseIterable, Codable {
    /// Costs of projects, by the mode of their links.
    case cost
    /// What zones offer and weigh, and trips from and to them.
    case demand
    /// Speeds of links, by mode.
    case speed
    /// How far access reaches: the scale of the decay.
    case decay
  }

  /// What is multiplied.
  public var figure: Figure
  /// Whose: a mode or group of modes, a region, or `*` for all that no other row names.
  public var name: String
  /// The factor's distribution.
  public var distribution: Distribution
  /// How far the members' factors move together, 0...1: the correlation of the normal numbers
  /// behind them.
  ///
  /// Modes of a speed and the
  /// decay have one factor anyway.
  public var correlation: Double

  /// Describes what is uncertain.
  public init(
    _ figure: Figure,
    of name: String,
    _ distribution: Distribution,
    correlation: Double = 0
  ) {
    self.figure = figure
    self.name = name
    self.distribution = distribution
    self.correlation = correlation
  }

  /// Stands for all that no other row names.
  public static let everything = "*"

  /// Cost overruns of transport projects, where no table is given: rail +40 %, everything else as
  /// roads, +20 %, independent of each other.
  ///
  /// Rounded down from Flyvbjerg, Skamris Holm and Buhl (2002), doi:10.1080/01944360208976273: 258
  /// projects, rail 44.7 % (standard deviation 38.4), roads 20.4 % (29.9).
  ///
  /// - Parameter network: Whose modes are told apart: rail is what rail, train, metro or tram is in
  ///   the name or group of.
  /// - Returns: A row per mode of rail, and one for all others.
  public static func referenceClass(_ network: Network) -> [Uncertainty] {
    let words = ["rail", "train", "metro", "tram"]
    let rail = network.modes.filter { mode in
      words.contains { mode.name.lowercased().contains($0) || mode.group.lowercased().contains($0) }
    }
    return rail.map { Uncertainty(.cost, of: $0.name, .lognormal(mean: 1.4, deviation: 0.38)) }
      + [Uncertainty(.cost, of: everything, .lognormal(mean: 1.2, deviation: 0.3))]
  }
}

/// A network whose figures are drawn.
public struct UncertainNetwork: Sendable {
  /// The network as its tables say.
  public let network: Network
  /// What is uncertain.
  public let rows: [Uncertainty]
  /// Where numbers come from.
  public let seed: UInt64
  /// Per row the projects, zones or modes that it is about.
  private let members: [[Int]]

  /// A network as it may turn out.
  public struct Draw: Sendable {
    /// With the speeds drawn.
    public var network: Network
    /// Costs and demand.
    public var scenario: NetworkScenario
    /// The factor of the decay's scale.
    public var decay: Double
  }

  /// Finds whom each row is about.
  ///
  /// - Parameters:
  ///   - network: The network.
  ///   - rows: What is uncertain.
  ///   - scheme: Whose regions demand may name.
  ///   - seed: Where numbers come from.
  /// - Throws: Which row names nothing, or what another row has named.
  public init(
    _ network: Network,
    _ rows: [Uncertainty],
    scheme: RegionScheme?,
    seed: UInt64
  ) throws(NameError) {
    self.network = network
    self.rows = rows
    self.seed = seed
    var members: [[Int]] = []
    for row in rows { members.append(try Self.members(row, network, scheme)) }
    // A row for everything is for what is left.
    for (place, row) in rows.enumerated() where row.name == Uncertainty.everything {
      let named = rows.indices.filter {
        $0 != place && rows[$0].figure == row.figure && rows[$0].name != Uncertainty.everything
      }
      let taken = Set(named.flatMap { members[$0] })
      members[place].removeAll { taken.contains($0) }
    }
    self.members = members
  }

  private static func members(
    _ row: Uncertainty,
    _ network: Network,
    _ scheme: RegionScheme?
  ) throws(NameError) -> [Int] {
    let isEverything = row.name == Uncertainty.everything
    switch row.figure {
    case .decay: return [0]
    case .demand:
      if isEverything { return Array(network.zones.indices) }
      let regions = scheme?.regions ?? []
      guard let region = regions.first(where: { $0.name == row.name }) else {
        throw .unknown(
          what: "region",
          text: row.name,
          suggestion: nearest(to: row.name, among: regions.map(\.name)),
          known: regions.map(\.name)
        )
      }
      return region.zones.map(\.position)
    case .cost, .speed:
      let modes = network.modes.indices.filter {
        isEverything || network.modes[$0].name == row.name || network.modes[$0].group == row.name
      }
      guard !modes.isEmpty else {
        let known = network.modes.map(\.name)
        throw .unknown(
          what: "mode",
          text: row.name,
          suggestion: nearest(to: row.name, among: known),
          known: known
        )
      }
      if row.figure == .speed { return modes }
      return network.projects.indices.filter { project in
        // A project is of the class of its first link that is no way to a station.
        let links = network.projects[project].links.map(\.link)
        guard let link = links.first(where: { !$0.isAccess }) ?? links.first else {
          return isEverything
        }
        return modes.contains(link.mode.position)
      }
    }
  }

  /// A draw, the same whatever others are made.
  ///
  /// - Parameter number: From 0.
  /// - Returns: The network as it may turn out.
  /// - Complexity: O(projects + zones + links).
  public func draw(_ number: Int) -> Draw {
    let numbers = DrawNumbers(seed: seed, draw: number)
    var draw = Draw(
      network: network,
      scenario: NetworkScenario(
        name: "draw \(number + 1)",
        probability: 1,
        projects: network.projects.count,
        zones: network.zones.count
      ),
      decay: 1
    )
    var speeds = [Double](repeating: 1, count: network.modes.count)
    for (stream, row) in rows.enumerated() {
      let common = numbers.normal(stream: stream, item: -1)
      func factor(_ item: Int) -> Double {
        let own = numbers.normal(stream: stream, item: item)
        let weight = row.correlation.squareRoot()
        return row.distribution.factor(
          weight * common + (1 - row.correlation).squareRoot() * own
        )
      }
      switch row.figure {
      case .decay: draw.decay *= row.distribution.factor(common)
      case .cost:
        for project in members[stream] { draw.scenario.projectCosts[project] *= factor(project) }
      case .demand:
        for zone in members[stream] {
          let value = factor(zone)
          draw.scenario.opportunities[zone] *= value
          draw.scenario.weights[zone] *= value
          draw.scenario.tripsFrom[zone] *= value
          draw.scenario.tripsTo[zone] *= value
        }
      case .speed:
        for mode in members[stream] { speeds[mode] *= row.distribution.factor(common) }
      }
    }
    draw.network.scaleSpeeds(speeds)
    return draw
  }
}

extension Network {
  /// Multiplies the speeds of all links, those of projects among them, by factors of their modes.
  mutating func scaleSpeeds(_ factors: [Double]) {
    guard factors.contains(where: { $0 != 1 }) else { return }
    func scaled(_ link: Link) -> Link {
      var link = link
      let factor = factors[link.mode.position]
      link.travelMinutes = link.travelMinutes.map { $0 / factor }
      link.freeSpeed = link.freeSpeed.map { $0 * factor }
      return link
    }
    links = links.map(scaled)
    for project in projects.indices {
      for link in projects[project].links.indices {
        projects[project].links[link].link = scaled(projects[project].links[link].link)
      }
    }
    for (mode, factor) in factors.enumerated() {
      for service in modes[mode].services.indices {
        let speed = modes[mode].services[service]?.speed
        modes[mode].services[service]?.speed = speed.map { $0 * factor }
      }
    }
  }
}
