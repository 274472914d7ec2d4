// What a page shows beside the figures of its result: the network, its sources, the run, routes.

public import PlanFiles
public import TransportNetwork

/// A zone's fastest routes to one market, before and after.
public struct MarketRoute: Sendable {
  /// Where it leads.
  public var market: RowIndex<Zone>
  /// Without the plan; nil when there is no way.
  public var before: Route?
  /// With the plan; nil when there is no way.
  public var after: Route?

  /// Makes a pair of routes.
  public init(market: RowIndex<Zone>, before: Route?, after: Route?) {
    self.market = market
    self.before = before
    self.after = after
  }
}

/// Everything around a result that its page tells.
public struct PageFacts: Sendable {
  /// The network that the result is about.
  public var network: Network
  /// How to repeat the run.
  public var run: PlanReport.Run
  /// The command line, as one would type it.
  public var commandLine: String
  /// The text of SOURCES.md beside the network's tables, if there is one.
  public var sources: String?
  /// The user's own boundaries.
  public var background: [BackgroundShape]
  /// Per zone its routes to the largest markets; empty when they were not looked for.
  public var routes: [[MarketRoute]]

  /// Collects facts.
  public init(
    network: Network,
    run: PlanReport.Run,
    commandLine: String,
    sources: String? = nil,
    background: [BackgroundShape] = [],
    routes: [[MarketRoute]] = []
  ) {
    self.network = network
    self.run = run
    self.commandLine = commandLine
    self.sources = sources
    self.background = background
    self.routes = routes
  }
}
