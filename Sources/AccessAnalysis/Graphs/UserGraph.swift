// A graph of the user's and the ids that its vertices go by: a graph file, or a network package.

package import NetworkFiles
package import ShortestPaths
package import TransportNetwork

/// A graph with ids.
package struct UserGraph: Sendable {
  /// The graph that kernels run on.
  package let graph: Graph
  /// Vertices as the user counts them.
  package let vertexCount: Int
  /// Arcs as the user counts them.
  package let arcCount: Int
  /// A second cost per arc of ``graph``, in its order: the length, or 1 where the file knows only
  /// one cost.
  package let lengths: [Double]
  /// The vertices that paths of each place start and end at; places are a file's nodes or a travel
  /// graph's vertices.
  package let places: [PlaceEnds]

  private let ids: IDs
  private enum IDs: Sendable {
    /// Ids are the whole numbers of a file's nodes.
    case numbers(NodeNumbers)
    /// Ids are those of zones and nodes.
    case places(RouteFinder)
  }

  /// Takes a graph file.
  package init(_ file: GraphFile, lengths: [Double]? = nil) {
    graph = file.graph
    vertexCount = file.nodeCount
    arcCount = file.tails.count
    // Arcs beyond the file's have no length, as they have no cost.
    let known = lengths ?? file.lengths ?? file.costs.map { _ in 1 }
    self.lengths = file.graph.originalArc.map { $0 < known.count ? known[Int($0)] : 0 }
    places = (0..<file.nodeCount).map {
      PlaceEnds(departure: file.departure(fromNode: $0 + 1), arrival: file.arrival(atNode: $0 + 1))
    }
    ids = .numbers(file.numbers)
  }

  /// Takes a travel graph; every vertex of it counts.
  package init(_ network: Network, _ travelGraph: TravelGraph) {
    graph = travelGraph.graph
    vertexCount = graph.vertexCount
    arcCount = graph.arcCount
    lengths = travelGraph.steps.map { step in
      if case .ride(let link, _) = step { travelGraph.links[Int(link)].kilometres } else { 0 }
    }
    // A place goes by the vertex that its paths start at.
    var places = (0..<graph.vertexCount).map { PlaceEnds($0) }
    for ends in travelGraph.nodeEnds + travelGraph.zoneEnds.compactMap(\.self) {
      places[ends.departure] = ends
    }
    self.places = places
    ids = .places(RouteFinder(network, travelGraph))
  }

  /// The graph in whole units.
  package struct Whole: Sendable {
    package var graph: IntegerGraph
    package var unitsPerCost: Double

    /// The finite ones of some distances added up, in the user's unit.
    package func sum(_ distances: some Sequence<UInt32>) -> Double {
      let units = distances.reduce(0) { $1 < IntegerGraph.unreachable ? $0 + Int($1) : $0 }
      return Double(units) / unitsPerCost
    }
  }

  /// The graph in whole units, if its costs have few decimals and fit: then nothing is rounded.
  package var whole: Whole? { Self.whole(graph) }

  /// The same of any graph.
  static func whole(_ graph: Graph) -> Whole? {
    for unitsPerCost in [1.0, 10, 100, 1000, 1e4, 1e5, 1e6] {
      let isExact = graph.cost.allSatisfy { cost in
        let units = cost * unitsPerCost
        // Decimals such as 0.1 are no binary numbers; a product of one is whole but for its last
        // bits.
        return abs(units - units.rounded()) <= 1e-12 * units
      }
      guard isExact else { continue }
      return (try? IntegerGraph(rounding: graph, unitsPerCost: unitsPerCost)).map {
        Whole(graph: $0, unitsPerCost: unitsPerCost)
      }
    }
    return nil
  }

  /// The graph in whole units: exactly if that is possible, else rounded to the smallest power of
  /// ten, from a thousandth on, that leaves room for all distances.
  ///
  /// - Throws: What is wrong with a graph that does not fit in any unit.
  package func rounded() throws(AccessError) -> Whole {
    if let whole { return whole }
    let largest = graph.cost.max() ?? 0
    var unitsPerCost = 1000.0
    while largest * unitsPerCost >= Double(IntegerGraph.unreachable) { unitsPerCost /= 10 }
    while true {
      do throws(GraphError) {
        let graph = try IntegerGraph(rounding: graph, unitsPerCost: unitsPerCost)
        return Whole(graph: graph, unitsPerCost: unitsPerCost)
      } catch {
        guard unitsPerCost > 0 else {
          throw .graph("the graph's costs are too large for hierarchies: \(error)")
        }
        unitsPerCost /= 10
      }
    }
  }

  /// The place of an id; nil when there is none.
  package func place(ofID id: String) -> Int? {
    switch ids {
    case .numbers(let numbers):
      // Spreadsheets and data frames write whole numbers as 1.0.
      let digits = id.hasSuffix(".0") ? id.dropLast(2) : id[...]
      return Int(digits).flatMap { numbers.place(of: $0) }
    case .places(let finder): return finder.ends(ofPlace: id)?.departure
    }
  }

  /// The number of a node of a graph file; of a network's vertex its place from 1.
  package func id(ofPlace place: Int) -> String {
    switch ids {
    case .numbers(let numbers): String(numbers[place])
    case .places: String(place + 1)
    }
  }

  /// What ids are, for messages.
  package var idsInWords: String {
    switch ids {
    case .numbers(let numbers): numbers.expectation
    case .places: "expected the id of a zone or node of the network"
    }
  }
}
