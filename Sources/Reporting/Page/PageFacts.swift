// What a page shows beside the figures of its result: the network, its sources, the run, routes.

public import AccessAnalysis
public import PlanFiles
public import TransportNetwork

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
  /// Journeys that tell what a plan is about, in minutes from door to door.
  public var stories: [PairChange]

  /// Collects facts.
  public init(
    network: Network,
    run: PlanReport.Run,
    commandLine: String,
    sources: String? = nil,
    background: [BackgroundShape] = [],
    routes: [[MarketRoute]] = [],
    stories: [PairChange] = []
  ) {
    self.network = network
    self.run = run
    self.commandLine = commandLine
    self.sources = sources
    self.background = background
    self.routes = routes
    self.stories = stories
  }
}
