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

  /// Calls a body with each origin's row of costs, in order; unreachable, and a zone that no node carries, is
  /// infinity.
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
    for start in stride(from: 0, to: origins.count, by: blockSize) {
      listener.progress(
        AccessProgress(
          phase: "costs: \(start) of \(origins.count) origins",
          share: Double(start) / Double(max(1, origins.count))
        )
      )
      let block = origins[start..<min(start + blockSize, origins.count)]
      let sources = block.compactMap { ends[$0]?.departure }
      let table = costs(from: sources, to: targets, within: bound)
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
