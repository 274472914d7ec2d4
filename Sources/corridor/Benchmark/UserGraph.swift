// A graph of the user's and the ids that its vertices go by: a graph file, or a network package.

import NetworkFiles
import ArgumentParser
import Reporting
import ShortestPaths
import TransportNetwork

/// A graph with ids.
struct UserGraph {
  /// The graph that kernels run on.
  let graph: Graph
  /// Vertices and arcs as the user counts them.
  let vertexCount: Int
  let arcCount: Int
  /// A second cost per arc of ``graph``, in its order: the length, or 1 where the file knows only one cost.
  let lengths: [Double]
  /// The vertices that paths of each place start and end at; places are a file's nodes or a travel graph's vertices.
  let places: [Ends]

  /// Where paths of a place start and end: the same vertex unless paths may not pass through it.
  typealias Ends = PlaceEnds

  private let ids: IDs
  private enum IDs {
    /// Ids are the whole numbers of a file's nodes.
    case numbers(NodeNumbers)
    /// Ids are those of zones and nodes.
    case places(RouteFinder)
  }

  /// Takes a graph file.
  init(_ file: GraphFile, lengths: [Double]? = nil) {
    graph = file.graph
    vertexCount = file.nodeCount
    arcCount = file.tails.count
    // Arcs beyond the file's have no length, as they have no cost.
    let known = lengths ?? file.lengths ?? file.costs.map { _ in 1 }
    self.lengths = file.graph.originalArc.map { $0 < known.count ? known[Int($0)] : 0 }
    places = (0..<file.nodeCount).map {
      Ends(departure: file.departure(fromNode: $0 + 1), arrival: file.arrival(atNode: $0 + 1))
    }
    ids = .numbers(file.numbers)
  }

  /// Takes a travel graph; every vertex of it counts.
  init(_ network: Network, _ travelGraph: TravelGraph) {
    graph = travelGraph.graph
    vertexCount = graph.vertexCount
    arcCount = graph.arcCount
    lengths = travelGraph.steps.map { step in
      if case .ride(let link, _) = step { travelGraph.links[Int(link)].kilometres } else { 0 }
    }
    // A place goes by the vertex that its paths start at.
    var places = (0..<graph.vertexCount).map { Ends($0) }
    for ends in travelGraph.nodeEnds + travelGraph.zoneEnds.compactMap(\.self) {
      places[ends.departure] = ends
    }
    self.places = places
    ids = .places(RouteFinder(network, travelGraph))
  }

  /// The graph in whole units.
  struct Whole {
    var graph: IntegerGraph
    var unitsPerCost: Double

    /// The finite ones of some distances added up, in the user's unit.
    func sum(_ distances: some Sequence<UInt32>) -> Double {
      let units = distances.reduce(0) { $1 < IntegerGraph.unreachable ? $0 + Int($1) : $0 }
      return Double(units) / unitsPerCost
    }
  }

  /// The graph in whole units, if its costs have few decimals and fit: then nothing is rounded.
  var whole: Whole? { Self.whole(graph) }

  /// The same of any graph.
  static func whole(_ graph: Graph) -> Whole? {
    for unitsPerCost in [1.0, 10, 100, 1000, 1e4, 1e5, 1e6] {
      let isExact = graph.cost.allSatisfy { cost in
        let units = cost * unitsPerCost
        // Decimals such as 0.1 are no binary numbers; a product of one is whole but for its last bits.
        return abs(units - units.rounded()) <= 1e-12 * units
      }
      guard isExact else { continue }
      return (try? IntegerGraph(rounding: graph, unitsPerCost: unitsPerCost)).map {
        Whole(graph: $0, unitsPerCost: unitsPerCost)
      }
    }
    return nil
  }

  /// The graph in whole units: exactly if that is possible, else rounded to the smallest power of ten, from a thousandth on, that
  /// leaves room for all distances.
  ///
  /// - Throws: What is wrong with a graph that does not fit in any unit.
  func rounded() throws(CommandFailure) -> Whole {
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
          throw .data("the graph's costs are too large for hierarchies: \(error)")
        }
        unitsPerCost /= 10
      }
    }
  }

  /// The place of an id; nil when there is none.
  func place(ofID id: String) -> Int? {
    switch ids {
    case .numbers(let numbers):
      // Spreadsheets and data frames write whole numbers as 1.0.
      let digits = id.hasSuffix(".0") ? id.dropLast(2) : id[...]
      return Int(digits).flatMap { numbers.place(of: $0) }
    case .places(let finder): return finder.ends(ofPlace: id)?.departure
    }
  }

  /// The number of a node of a graph file; of a network's vertex its place from 1.
  func id(ofPlace place: Int) -> String {
    switch ids {
    case .numbers(let numbers): String(numbers[place])
    case .places: String(place + 1)
    }
  }

  /// What ids are, for messages.
  var idsInWords: String {
    switch ids {
    case .numbers(let numbers): numbers.expectation
    case .places: "expected the id of a zone or node of the network"
    }
  }
}

/// A network package or a graph file.
struct GraphArguments: ParsableArguments {
  @Argument(
    help: ArgumentHelp("Folder of a network package.", valueName: "net"),
    completion: .directory
  )
  var folder: String?

  @Option(
    help: ArgumentHelp(
      "Instead of NET: a DIMACS graph (.gr) or a TNTP network (_net.tntp), plain or gzip.",
      valueName: "file"
    ),
    completion: .file()
  )
  var graph: String?

  func validate() throws {
    if (folder == nil) == (graph == nil) {
      throw ValidationError("Give either the folder of a network package or --graph FILE.")
    }
  }
}

/// Reads a graph file of the user's.
func readGraphFile(_ path: String) throws(CommandFailure) -> GraphFile {
  let progress = ProgressLine("reading \(path)")
  defer { progress.end() }
  do throws(GraphFileError) {
    let file = try GraphFile(contentsOf: path)
    if file.unlinkedNodeCount > 0 {
      progress.end()
      Terminal.message(
        """
        \(path): \(file.unlinkedNodeCount) of \(file.nodeCount + file.unlinkedNodeCount) nodes have no link; they are left out, \
        since the numbers of nodes are not 1 to n and theirs are not known.
        """
      )
    }
    if let closed = file.closedLinks {
      progress.end()
      let count = closed.count == 1 ? "1 link has" : "\(closed.count) links have"
      Terminal.message(
        """
        \(path): \(count) an infinite free-flow time (from line \(closed.line) on); nobody may take such a link, so it is left out.
        """
      )
    }
    return file
  } catch {
    throw .data(error.description)
  }
}
