// The kernels that `corridor benchmark` times, each on its own piece of work.

package import AccessAnalysis
import ShortestPaths
import TransportNetwork

/// A path kernel by the name that users give it.
package enum Kernel: String, CaseIterable, Sendable {
  /// One search per source, to all vertices, with predecessors.
  case dijkstra
  /// Single pairs on a contraction hierarchy.
  case ch
  /// One source to all vertices by a sweep of the hierarchy.
  case phast
  /// Sixteen sources at once.
  case phast16
  /// Costs between all sources.
  case table
  /// Costs between all places.
  case allpairs
  /// Links into the closure.
  case insertion
  /// The k shortest loopless paths of a pair.
  case kshortest
  /// The Pareto set of a pair, by cost and length.
  case pareto
  /// One breadth-first search per source, to all vertices, with predecessors: the measure of
  /// dijkstra.
  case bfs
  /// Single pairs on a contraction hierarchy, with their paths.
  case path
  /// New costs on the fixed order of a customizable hierarchy.
  case customize
  /// Links into the closure in single precision.
  case insertion32

  /// Runs the kernel.
  package func timing(_ question: KernelQuestion) throws(AccessError) -> KernelTiming {
    switch self {
    case .dijkstra: try dijkstra(question)
    case .ch: try pairs(question)
    case .phast: try sweep(question)
    case .phast16: try wideSweep(question)
    case .table: try table(question)
    case .allpairs: try allPairs(question)
    case .insertion: try insertion(question, in: Double.self)
    case .insertion32: try insertion(question, in: Float.self)
    case .bfs: try breadthFirst(question)
    case .path: try paths(question)
    case .customize: try customize(question)
    case .kshortest: kShortest(question)
    case .pareto: pareto(question)
    }
  }

  private func dijkstra(_ question: KernelQuestion) throws(AccessError) -> KernelTiming {
    let (graph, places, sources) = (question.graph.graph, question.graph.places, question.sources)
    if let whole = question.graph.whole { return try dijkstra(question, whole) }
    return KernelRuns(
      count: sources.count,
      question,
      workspace: { DijkstraSearch(graph) },
      work: { search, piece in search.run(from: places[sources[piece]].departure) },
      sum: { search, _ in finiteSum(search.distances) }
    ).timing(self, .source, question)
  }

  /// Costs in whole units go by the search on buckets, which is made for them.
  private func dijkstra(
    _ question: KernelQuestion,
    _ whole: UserGraph.Whole
  ) throws(AccessError) -> KernelTiming {
    let (places, sources) = (question.graph.places, question.sources)
    let (search, seconds) = try timed { () throws(AccessError) in IntegerSearch(whole.graph) }
    return KernelRuns(
      count: sources.count,
      question,
      workspace: { search },
      work: { search, piece in search.run(from: places[sources[piece]].departure) },
      sum: { search, _ in whole.sum(search.distances) }
    ).timing(self, .source, question, build: seconds)
  }

  /// The sum is that of the numbers of arcs.
  private func breadthFirst(_ question: KernelQuestion) throws(AccessError) -> KernelTiming {
    let (graph, places, sources) = (question.graph.graph, question.graph.places, question.sources)
    let (search, seconds) = try timed { () throws(AccessError) in
      do throws(GraphError) {
        return BreadthFirstSearch(
          try IntegerGraph(
            vertexCount: graph.vertexCount,
            tails: graph.tail,
            heads: graph.head,
            costs: [UInt32](repeating: 0, count: graph.arcCount)
          )
        )
      } catch {
        throw .graph("\(error)")
      }
    }
    return KernelRuns(
      count: sources.count,
      question,
      workspace: { search },
      work: { search, piece in search.run(from: places[sources[piece]].departure) },
      sum: { search, _ in
        places.reduce(0) { sum, place in
          let count = search.arcCount(to: place.arrival)
          return count == BreadthFirstSearch.unreachable ? sum : sum + Double(count)
        }
      }
    ).timing(self, .source, question, build: seconds)
  }

  private func allPairs(_ question: KernelQuestion) throws(AccessError) -> KernelTiming {
    let places = question.graph.places
    try checkSize(places.count, what: "vertices")
    let (graph, threads) = (question.graph.graph, question.threads)
    let (origins, destinations) = (places.map(\.departure), places.map(\.arrival))
    guard let whole = question.graph.whole else {
      return KernelRuns(
        count: 1,
        question.onOneThread,
        workspace: { [Double]() },
        work: { costs, _ in
          costs =
            costMatrix(graph, origins: origins, destinations: destinations, threads: threads).costs
        },
        sum: { costs, _ in finiteSum(costs) }
      ).timing(self, .table, question)
    }
    let isEveryVertex = places.count == whole.graph.vertexCount
    return KernelRuns(
      count: 1,
      question.onOneThread,
      workspace: { [UInt32]() },
      work: { costs, _ in costs = ShortestPaths.allPairs(whole.graph, threads: threads) },
      sum: { costs, _ in
        // Vertices that are no places are not asked for.
        if isEveryVertex { return whole.sum(costs) }
        let count = whole.graph.vertexCount
        return origins.reduce(0) { sum, origin in
          sum + whole.sum(destinations.map { costs[origin * count + $0] })
        }
      }
    ).timing(self, .table, question)
  }

  private func kShortest(_ question: KernelQuestion) -> KernelTiming {
    let (graph, places, pairs) = (question.graph.graph, question.graph.places, question.pairs)
    let count = question.pathCount
    return KernelRuns(
      count: pairs.count,
      question,
      workspace: { [Path]() },
      work: { paths, piece in
        paths = kShortestPaths(
          in: graph,
          from: places[pairs[piece].from].departure,
          to: places[pairs[piece].to].arrival,
          k: count
        )
      },
      sum: { paths, _ in paths.reduce(0) { $0 + $1.cost } }
    ).timing(self, .pair, question)
  }

  private func pareto(_ question: KernelQuestion) -> KernelTiming {
    let (graph, places, pairs) = (question.graph.graph, question.graph.places, question.pairs)
    let lengths = question.graph.lengths
    return KernelRuns(
      count: pairs.count,
      question,
      workspace: { [ParetoPath]() },
      work: { paths, piece in
        // Lengths were checked when they were read.
        paths =
          (try? paretoPaths(
            in: graph,
            secondCost: lengths,
            from: places[pairs[piece].from].departure,
            to: places[pairs[piece].to].arrival
          )) ?? []
      },
      sum: { paths, _ in paths.reduce(0) { $0 + $1.cost } }
    ).timing(self, .pair, question)
  }

  /// Refuses matrices that do not fit a machine.
  func checkSize(_ count: Int, what: String) throws(AccessError) {
    let limit = 20_000
    guard count <= limit else {
      throw .request(
        """
        --kernel \(rawValue) keeps the costs between all \(count) \(what), and has room for \(limit); \
        take a smaller graph.
        """
      )
    }
  }
}

extension KernelQuestion {
  /// The same question for kernels that share out their own work.
  var onOneThread: KernelQuestion {
    var question = self
    question.threads = 1
    return question
  }
}
