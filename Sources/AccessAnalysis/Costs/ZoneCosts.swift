// Costs between zones, a block of origins at a time, so that a large matrix is never held whole.

import ShortestPaths
package import TransportNetwork

/// Generalized costs from zones to zones of a travel graph, or from node to node of a graph file.
package struct ZoneCosts: Sendable {
  private let graph: Graph
  /// The vertices at which paths of each zone start and end; nil for a zone that no node carries.
  private let ends: [PlaceEnds?]
  private let threads: Int
  /// What is counted along the paths of least cost, by arc; nil for their cost itself.
  private let quantity: [Double]?
  private let listener: AccessListener
  /// The hierarchy that rows are read from, and how many of its units are a cost of 1; nil to
  /// search the graph.
  private var hierarchy: (index: ContractionHierarchy, unitsPerCost: Double)?

  /// Takes the zones of a travel graph.
  package init(
    _ travelGraph: TravelGraph,
    counting kind: CostKind = .generalized,
    threads: Int,
    listener: AccessListener = AccessListener()
  ) {
    self.listener = listener
    graph = travelGraph.graph
    quantity = kind == .generalized ? nil : travelGraph.quantity(kind)
    ends = travelGraph.zoneEnds
    self.threads = threads
  }

  /// Takes the nodes of a graph.
  package init(
    _ graph: UserGraph,
    threads: Int,
    listener: AccessListener = AccessListener()
  ) {
    self.listener = listener
    self.graph = graph.graph
    ends = graph.places
    quantity = nil
    self.threads = threads
  }

  /// Takes rows from a hierarchy that was saved: the same costs, but for the last bits where they
  /// are no whole numbers.
  ///
  /// - Throws: ``AccessError`` for the hierarchy of another graph, and costs that it does not have.
  package func prepared(_ prepared: PreparedHierarchy) throws(AccessError) -> ZoneCosts {
    guard quantity == nil, let whole = UserGraph.whole(graph) else { throw prepared.isOfNoUse }
    var costs = self
    costs.hierarchy = (try prepared.hierarchy(of: whole.graph), whole.unitsPerCost)
    return costs
  }

  /// Calls a body with each origin's row of costs, in order; unreachable, and a zone that no node
  /// carries, is infinity.
  ///
  /// - Parameters:
  ///   - origins: Positions of zones.
  ///   - destinations: Positions of zones, the columns of the rows.
  ///   - bound: The largest cost of interest; what is dearer may be infinity as well.
  ///   - body: Takes an origin's position and its costs, one per destination.
  /// - Throws: What the body throws.
  package func forEachRow<Failure: Error>(
    from origins: [Int],
    to destinations: [Int],
    within bound: Double = .infinity,
    _ body: (_ origin: Int, _ costs: [Double]) throws(Failure) -> Void
  ) throws(Failure) {
    let columns = destinations.indices.filter { ends[destinations[$0]] != nil }
    let targets = columns.compactMap { ends[destinations[$0]]?.arrival }
    let blockSize = 64 * threads
    let pinned = hierarchy.map { HierarchyTable($0.index, to: targets) }
    for start in stride(from: 0, to: origins.count, by: blockSize) {
      listener.progress(
        AccessProgress(
          phase: "costs: \(start) of \(origins.count) origins",
          share: Double(start) / Double(max(1, origins.count))
        )
      )
      let block = origins[start..<min(start + blockSize, origins.count)]
      let sources = block.compactMap { ends[$0]?.departure }
      let table =
        pinned.map { rows(of: $0, from: sources) }
        ?? costs(from: sources, to: targets, within: bound)
      var row = 0
      for origin in block {
        var costs = [Double](repeating: .infinity, count: destinations.count)
        if ends[origin] != nil {
          for (position, column) in columns.enumerated() {
            costs[column] = table[row * targets.count + position]
          }
          row += 1
        }
        try body(origin, costs)
      }
    }
  }

  private func rows(of table: HierarchyTable, from sources: [Int]) -> [Double] {
    let units = hierarchy?.unitsPerCost ?? 1
    return table.rows(from: sources, threads: threads).map {
      $0 < IntegerGraph.unreachable ? Double($0) / units : .infinity
    }
  }

  /// Costs between vertices, row-major.
  private func costs(
    from sources: [Int],
    to targets: [Int],
    within bound: Double
  ) -> [Double] {
    guard let quantity else {
      return costMatrix(
        graph,
        origins: sources,
        destinations: targets,
        within: bound,
        threads: threads
      ).costs
    }
    return parallelMap(
      count: sources.count,
      threads: threads,
      workspace: { DijkstraSearch(graph) },
      body: { search, row in
        search.run(from: sources[row])
        let totals = search.totals(of: quantity)
        return targets.map { totals[$0] ?? .infinity }
      }
    ).flatMap(\.self)
  }
}
