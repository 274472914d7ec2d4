// The travel graph: a network as one use travels it, ready for the path kernels.

public import ShortestPaths

/// A network as one use travels it: vertices for places and for being aboard, arcs in generalized
/// minutes.
///
/// Every node has an *anchor*, which is its zone's vertex as well where the zone sits on one node
/// alone; a zone on several nodes has vertices of its own (``PlaceEnds``). A mode in which one may
/// stay aboard, and which costs something to enter or leave, has vertices of its own at every node
/// that it touches: an *arrival*, and an *entry* for every distinct wait of the links that leave
/// there.
///
///     anchor --board + wait--> entry --link--> arrival (of the next node) --alight--> anchor
///                                ^------- 0 -------'
///
/// All other modes run from anchor to anchor, with boarding, waiting and alighting in the arc. So
/// each direction of a link is exactly one arc, and the waits are exact although every link has its
/// own headway.
public struct TravelGraph: Sendable {
  /// Who travels.
  public let use: RowIndex<Use>
  /// Vertices and arcs; costs in generalized minutes.
  public let graph: Graph
  /// Where paths of every node start and end: its anchor, or two anchors where it is closed to
  /// through traffic.
  public let nodeEnds: [PlaceEnds]
  /// Where paths of every zone start and end; nil when no node belongs to it.
  public let zoneEnds: [PlaceEnds?]
  /// The arrival of the place that each vertex of the graph belongs to.
  public let places: [UInt32]
  /// The links that this use can take, those of candidates included.
  public let links: [TravelLink]
  /// What each arc of the graph is.
  public let steps: [Step]
  /// What the candidates' links would add: one arc per direction, not in ``graph``.
  public let candidateArcs: [CandidateArc]

  /// What an arc of the graph is.
  public enum Step: Sendable, Equatable {
    /// Boarding and waiting.
    case board
    /// Staying aboard.
    case stay
    /// Leaving the mode.
    case alight
    /// From a place's departure to a node of it, or from the node to the place's arrival, at no
    /// cost.
    case connect
    /// A link, by its position in ``TravelGraph/links``, in its own direction or against it.
    case ride(link: Int32, isForward: Bool)
  }

  /// An arc that building a project would add between vertices that the graph has already.
  public struct CandidateArc: Sendable, Equatable {
    /// The project.
    public var project: RowIndex<Project>
    /// The vertex that the arc leaves.
    public var tail: Int
    /// The vertex that it enters.
    public var head: Int
    /// Generalized minutes.
    public var cost: Double
    /// Position in ``TravelGraph/links``.
    public var link: Int
    /// Whether the arc runs in the link's own direction.
    public var isForward: Bool
  }

  /// Makes the travel graph of one use.
  ///
  /// Projects whose status is built or committed are part of it whatever else is asked for.
  ///
  /// - Parameters:
  ///   - network: the network.
  ///   - use: who travels.
  ///   - modes: the modes that may be taken, nil for all; access links stay open.
  ///   - built: projects to build as well; what their links replace is closed.
  ///   - candidates: projects whose links go to ``candidateArcs``; what they replace stays open.
  /// - Throws: ``TravelGraphError`` when an open link's cost cannot be computed.
  /// - Complexity: O(nodes x modes that one can stay aboard + links + zones).
  public init(
    _ network: Network,
    use: RowIndex<Use>,
    modes: Set<RowIndex<Mode>>? = nil,
    built: [RowIndex<Project>] = [],
    candidates: [RowIndex<Project>] = []
  ) throws(TravelGraphError) {
    let selection = LinkSelection(
      network,
      use: use,
      modes: modes,
      built: built,
      candidates: candidates
    )
    var links: [TravelLink] = []
    for source in selection.open {
      links.append(try TravelLink(source, in: network, use: use))
    }
    let builder = TravelGraphBuilder(network, use: use, links: links)
    do throws(GraphError) {
      graph = try Graph(
        vertexCount: builder.places.count,
        tails: builder.tails,
        heads: builder.heads,
        costs: builder.costs
      )
    } catch {
      throw .graph(error)
    }
    self.use = use
    self.links = links
    nodeEnds = builder.nodeEnds
    zoneEnds = builder.zoneEnds
    places = builder.places
    steps = graph.originalArc.map { builder.steps[Int($0)] }
    candidateArcs = builder.candidateArcs
  }
}
