// The network that is served, and what was computed of it lately.

import PlanModel
import Reporting
import Synchronization
public import TransportNetwork

/// A network with the ideas of a question in it.
struct ChangedNetwork: Sendable {
  /// With ideas as candidates, and nothing closed.
  var open: Network
  /// With ideas as candidates, and links closed.
  var network: Network
  /// The ideas, as projects of both.
  var ideas: [RowIndex<Project>]
  /// What was assumed.
  var notes: [String]
  var closesLinks: Bool
  var use: RowIndex<Use>
}

/// The network that is served.
///
/// What many requests in a row need is kept: the network with the last ideas, costs between zones
/// of the last plans, travel graphs. Any thread may ask.
public final class LiveNetwork: Sendable {
  /// As it was read.
  public let network: Network
  /// Its folder as the user gave it.
  public let folder: String
  /// SHA-256 of its tables.
  public let digest: String
  /// Corridor's version.
  public let version: String
  /// Threads that a request may use.
  public let threads: Int
  let drawing: NetworkDrawing

  private let changes = Mutex(RecentValues<ChangeKey, ChangedNetwork>(atMost: 8))
  private let costs: Mutex<RecentValues<LiveQuestion.CostKey, BuiltCosts>>
  private let graphs = Mutex(RecentValues<LiveQuestion.CostKey, TravelGraph>(atMost: 8))

  private struct ChangeKey: Hashable {
    var ideas: IdeaList
    var use: String
  }

  /// Bytes that matrices of costs may take.
  private static let room = 256 << 20

  /// Serves a network that was read and checked.
  public init(
    _ network: Network,
    folder: String,
    digest: String,
    version: String,
    threads: Int
  ) {
    self.network = network
    self.folder = folder
    self.digest = digest
    self.version = version
    self.threads = threads
    drawing = NetworkDrawing(network)
    let matrix = max(1, network.zones.count * network.zones.count * 8)
    costs = Mutex(RecentValues(atMost: max(3, min(32, Self.room / matrix))))
  }

  /// The network with ideas.
  /// - Throws: which idea cannot be tried, and which use there is not.
  func changed(_ ideas: IdeaList, use name: String) throws(LiveError) -> ChangedNetwork {
    let key = ChangeKey(ideas: ideas, use: name)
    if let known = changes.withLock({ $0.value(of: key) }) { return known }
    do {
      let use = try network.use(named: name)
      let made = try ideas.applied(to: network, use: use)
      let changed = ChangedNetwork(
        open: made.network,
        network: made.closedNetwork,
        ideas: made.projects,
        notes: made.notes,
        closesLinks: made.closesLinks,
        use: use
      )
      changes.withLock { $0.insert(changed, of: key) }
      return changed
    } catch let error as IdeaError {
      throw LiveError(400, error.description)
    } catch {
      throw LiveError(400, "\(error)")
    }
  }

  /// Costs between zones, from the graph with a plan built, as `corridor evaluate` finds them.
  func costs(
    _ resolved: ResolvedRequest,
    _ key: LiveQuestion.CostKey
  ) throws(LiveError) -> BuiltCosts {
    if let known = costs.withLock({ $0.value(of: key) }) { return known }
    let ids = Set(key.build)
    let built = resolved.candidates.filter { ids.contains(resolved.network.projects[$0].id) }
    let found = try planning { () throws(PlanningError) in
      try BuiltCosts(resolved, building: built, threads: threads)
    }
    costs.withLock { $0.insert(found, of: key) }
    return found
  }

  /// The graph of a network with a plan built.
  func graph(
    _ network: Network,
    use: RowIndex<Use>,
    _ key: LiveQuestion.CostKey
  ) throws(LiveError) -> TravelGraph {
    if let known = graphs.withLock({ $0.value(of: key) }) { return known }
    let ids = Set(key.build)
    let built = network.projects.typedIndices.filter { ids.contains(network.projects[$0].id) }
    do throws(TravelGraphError) {
      let graph = try TravelGraph(network, use: use, built: built)
      graphs.withLock { $0.insert(graph, of: key) }
      return graph
    } catch {
      throw LiveError(400, error.description)
    }
  }
}
