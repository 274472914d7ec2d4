// From a network and a request to the numerical problem.

import ShortestPaths
package import TransportNetwork

extension PlanningInstance {
  /// The zones of an instance, as rows of the network, in the instance's order.
  ///
  /// Zones without a node cannot be reached by any plan; they count in the means and stay out of
  /// the search.
  package static func zones(of graph: TravelGraph) -> [Int] {
    graph.zoneEnds.indices.filter { graph.zoneEnds[$0] != nil }
  }

  /// Builds the instance: terminals, base costs, arcs and weights.
  /// - Throws: ``PlanningError`` when the network cannot carry the question, and when stopped.
  /// - Complexity: that of `Closure.between`, O(terminals^2) memory.
  package init(
    _ resolved: ResolvedRequest,
    threads: Int,
    unless isStopped: @Sendable () -> Bool = { false }
  ) throws(PlanningError) {
    let graph: TravelGraph
    do throws(TravelGraphError) {
      graph = try TravelGraph(
        resolved.network,
        use: resolved.use,
        modes: resolved.modes,
        candidates: resolved.candidates
      )
    } catch {
      throw PlanningError(.data, error.description)
    }
    let zones = Self.zones(of: graph)
    // The costs from a zone are those from its departure, the costs to it those to its arrival.
    // Where these are two vertices no path leads through the zone; an arc of a project that ends at
    // one of them does so at a terminal of its own.
    var terminals = zones.compactMap { graph.zoneEnds[$0] }
    var terminalOfVertex: [Int: Int] = [:]
    for (terminal, ends) in terminals.enumerated() where ends.isOneVertex {
      terminalOfVertex[ends.arrival] = terminal
    }
    func terminal(at vertex: Int) -> Int {
      if let known = terminalOfVertex[vertex] { return known }
      terminals.append(PlaceEnds(vertex))
      terminalOfVertex[vertex] = terminals.count - 1
      return terminals.count - 1
    }
    var positions: [RowIndex<Project>: Int] = [:]
    for (position, index) in resolved.candidates.enumerated() { positions[index] = position }
    var arcs: [Arc] = []
    for arc in graph.candidateArcs {
      guard let project = positions[arc.project] else { continue }
      arcs.append(
        Arc(
          project: project,
          tail: terminal(at: arc.tail),
          head: terminal(at: arc.head),
          cost: arc.cost
        )
      )
    }
    let order = arcs.indices.sorted { (arcs[$0].project, $0) < (arcs[$1].project, $1) }
    let found = Closure.between(
      departures: terminals.map(\.departure),
      arrivals: terminals.map(\.arrival),
      in: graph.graph,
      threads: threads,
      unless: isStopped
    )
    guard let baseCosts = found else { throw .stoppedAtBaseCosts }
    let model = ObjectiveModel(resolved, zones: zones, baseCosts: baseCosts)
    self.init(
      zoneCount: zones.count,
      baseCosts: baseCosts,
      arcs: order.map { arcs[$0] },
      weights: model.weights,
      decay: model.decay,
      merit: model.merit,
      rules: resolved.rules,
      networkZones: zones
    )
  }

  /// The instance of another question that travels the same network alike: terminals, costs and
  /// arcs are those that are known.
  ///
  /// - Parameters:
  ///   - resolved: a question that differs from the known one in costs of projects, opportunities,
  ///     weights, trips or rules alone.
  ///   - known: the instance of that one.
  /// - Complexity: O(zones^2).
  package init(_ resolved: ResolvedRequest, travellingAs known: PlanningInstance) {
    let model = ObjectiveModel(resolved, zones: known.networkZones, baseCosts: known.baseCosts)
    self = known
    weights = model.weights
    decay = model.decay
    merit = model.merit
    rules = resolved.rules
  }
}
