// A graph from a file: DIMACS `.gr` or TNTP `_net.tntp`, plain or gzip.

import TransportNetwork
public import ShortestPaths

/// A graph from a file, whose nodes have the numbers 1 to ``nodeCount``, or others that the file
/// gives them.
///
/// The format is told by the content, not by the name: DIMACS files start with comments and `p sp`,
/// TNTP files with metadata in angle brackets; either may be packed with gzip. Costs are the DIMACS
/// weights or the TNTP free-flow times, in the file's unit.
///
/// A TNTP node below `FIRST THRU NODE` is no way through. Where it has arcs in both directions it
/// becomes two vertices of ``graph``: one that its arcs enter, and one behind the nodes that its
/// arcs leave, with an arc of cost 0 from the second to the first, so that a node is at cost 0 from
/// itself.
///
/// ```swift
/// let file = try GraphFile(contentsOf: "USA-road-t.NY.gr.gz")
/// var search = DijkstraSearch(file.graph)
/// search.run(from: file.departure(fromNode: 1))
/// search.distance(to: file.arrival(atNode: 2))
/// ```
public struct GraphFile: Sendable {
  /// The formats that can be read.
  public enum Format: String, Sendable {
    /// 9th DIMACS Implementation Challenge.
    case dimacs
    /// TransportationNetworks.
    case tntp
  }

  /// File name without its folder.
  public let name: String
  /// Which format it was.
  public let format: Format
  /// Number of nodes in the file.
  public let nodeCount: Int
  /// Number of zones in the file; 0 where the format has none.
  public let zoneCount: Int
  /// The numbers of the nodes, in the order in which ``tails`` and ``heads`` count them.
  public let numbers: NodeNumbers
  /// Nodes that the file announces and no link names, where numbers are not 1 to n: they are left
  /// out.
  public let unlinkedNodeCount: Int
  /// Links of the file that nobody may take, since their time is infinite; they are left out.
  public let closedLinks: ClosedLinks?
  /// The first nodes, so many, are no way through: those below `FIRST THRU NODE`.
  public let closedNodeCount: Int
  /// Node, counted from 0, that each arc of the file leaves.
  public let tails: [UInt32]
  /// Node, counted from 0, that each arc of the file enters.
  public let heads: [UInt32]
  /// Cost of each arc of the file.
  public let costs: [Double]
  /// Length of each arc of the file, where the format has both times and lengths.
  public let lengths: [Double]?
  /// Capacity of each arc of the file, where the format has it.
  public let capacities: [Double]?
  /// The graph; `originalArc` is the arc's place in the file, or beyond it for the arcs of cost 0.
  public let graph: Graph

  /// The vertex behind ``nodeCount`` from which paths of a node start; by the node's place, 0 for
  /// none.
  private let departures: [UInt32]

  /// Reads a file; `-` is standard input.
  ///
  /// - Throws: ``GraphFileError`` with the first hundred findings: line, value and expectation.
  /// - Complexity: O(bytes); the New York graph (730,000 arcs, gzip) takes about 0.15 s.
  public init(contentsOf path: String) throws(GraphFileError) {
    let name = inputName(path)
    let bytes: [UInt8]
    do throws(CSVError) {
      bytes = try fileBytes(path, name: name)
    } catch {
      throw GraphFileError(error)
    }
    try self.init(bytes: bytes, name: name)
  }

  /// Takes a file's bytes.
  ///
  /// - Throws: ``GraphFileError`` as for a file.
  public init(bytes: [UInt8], name: String) throws(GraphFileError) {
    var bytes = isGzip(bytes) ? try gunzipped(bytes, name: name) : bytes
    if bytes.starts(with: [0xEF, 0xBB, 0xBF]) { bytes.removeFirst(3) }
    switch try Self.format(of: bytes, name: name) {
    case .dimacs:
      let arcs = try readDIMACSGraph(bytes, name: name)
      let numbers = NodeNumbers(count: arcs.nodeCount)
      try self.init(name, .dimacs, TNTPNetwork(arcs: arcs, numbers: numbers))
    case .tntp:
      let network = try readTNTPNetwork(bytes, name: name)
      try self.init(name, .tntp, network)
    }
  }

  private init(_ name: String, _ format: Format, _ network: TNTPNetwork)
    throws(GraphFileError)
  {
    self.name = name
    self.format = format
    lengths = format == .tntp ? network.lengths : nil
    nodeCount = network.arcs.nodeCount
    capacities = format == .tntp ? network.capacities : nil
    zoneCount = network.zoneCount
    numbers = network.numbers
    unlinkedNodeCount = network.unlinkedNodeCount
    closedLinks = network.closedLinks
    closedNodeCount = network.numbers.count(below: network.firstThroughNode)
    tails = network.arcs.tails
    heads = network.arcs.heads
    costs = network.arcs.costs
    let split = SplitNodes(network.arcs, closed: closedNodeCount)
    departures = split.departures
    do throws(GraphError) {
      graph = try Graph(
        vertexCount: nodeCount + split.count,
        tails: split.tails,
        heads: heads + split.nodes,
        costs: costs + repeatElement(0, count: split.count)
      )
    } catch {
      throw GraphFileError(file: name, "makes no graph: \(error)")
    }
  }

  /// The vertex that paths from a node start at; nodes count from 1.
  public func departure(fromNode node: Int) -> Int {
    let copy = departures.isEmpty ? 0 : Int(departures[node - 1])
    return copy == 0 ? node - 1 : copy
  }

  /// The vertex that paths to a node end at; nodes count from 1.
  public func arrival(atNode node: Int) -> Int { node - 1 }

  private static func format(of bytes: [UInt8], name: String) throws(GraphFileError) -> Format {
    guard let first = bytes.first(where: { !isSeparator($0) && $0 != 0x0A }) else {
      throw GraphFileError(file: name, "is empty; expected a DIMACS graph or a TNTP network")
    }
    switch first {
    case UInt8(ascii: "c"), UInt8(ascii: "p"), UInt8(ascii: "a"): return .dimacs
    case UInt8(ascii: "<"), UInt8(ascii: "~"): return .tntp
    default:
      var position = 0
      skipLine(bytes.span, &position)
      let line = String(decoding: bytes[..<position].prefix(80), as: UTF8.self)
      throw GraphFileError(
        file: name,
        line: 1,
        value: line,
        "starts with \(quoted(line.filter { !$0.isNewline })); expected a DIMACS graph (lines c, p, a) or a TNTP network (<NUMBER OF NODES> ...)"
      )
    }
  }
}

/// The nodes that are no way through, each with a second vertex for the arcs that leave it.
private struct SplitNodes {
  /// The second vertex of each node, 0 for none; empty when there is none at all.
  var departures: [UInt32] = []
  /// The nodes that have one, in order.
  var nodes: [UInt32] = []
  /// Tails of the file's arcs and then of the arcs of cost 0.
  var tails: [UInt32]

  var count: Int { nodes.count }

  /// Splits the first nodes, so many as are closed.
  init(_ arcs: ArcList, closed: Int) {
    tails = arcs.tails
    guard closed > 0 else { return }
    var hasIn = [Bool](repeating: false, count: closed)
    var hasOut = hasIn
    for tail in arcs.tails where tail < closed { hasOut[Int(tail)] = true }
    for head in arcs.heads where head < closed { hasIn[Int(head)] = true }
    departures = [UInt32](repeating: 0, count: arcs.nodeCount)
    for node in 0..<closed where hasIn[node] && hasOut[node] {
      departures[node] = UInt32(arcs.nodeCount + nodes.count)
      nodes.append(UInt32(node))
    }
    for (arc, tail) in tails.enumerated() where departures[Int(tail)] > 0 {
      tails[arc] = departures[Int(tail)]
    }
    tails += nodes.map { departures[Int($0)] }
  }
}
