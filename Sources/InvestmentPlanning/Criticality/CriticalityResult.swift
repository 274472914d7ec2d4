// How much access each region loses when a link or a node is closed.

import PlanSearch
import PlanModel

/// The answer of ``CriticalityAnalysis``.
public struct CriticalityResult: Sendable, Equatable, Codable {
  /// A region of the scheme.
  public struct Region: Sendable, Equatable, Codable {
    /// Its name.
    public var name: String
    /// Sum of the weight column.
    public var population: Double
    /// Weighted mean access with everything in place; nil where the region has no weight, and so no
    /// mean.
    public var access: Double?
  }

  /// A link or node, and what is lost without it.
  public struct Item: Sendable, Equatable, Codable {
    /// `link_id` or `node_id`.
    public var id: String
    /// `name`.
    public var name: String
    /// A link's mode, or a node's type.
    public var kind: String
    /// A link's `from_node_id`; empty for nodes.
    public var from = ""
    /// A link's `to_node_id`; empty for nodes.
    public var to = ""
    /// By how much the weighted mean access falls that the ranking goes by, in its unit.
    public var loss: Double
    /// The part of the loss that falls on pairs of zones of which neither sits at the node; a
    /// link's whole loss.
    public var throughLoss: Double
    /// Ordered pairs of zones that have a way now and none without it.
    public var disconnectedPairs: Int
    /// By how much the weighted mean access of each region falls, in the scheme's order; nil where
    /// there is no mean.
    public var regionLosses: [Double?]
    /// Whether it is a stub: an access link to a facility that only one place hangs on.
    public var isStub = false
    /// Whether it is an access link to a facility on the way, not to one that trips aim at.
    public var isAccess = false
  }

  /// Weighted mean access that the ranking goes by, with everything in place.
  public var access: Double
  /// Region whose mean access that is; nil for all zones.
  public var target: String?
  /// The scheme's regions.
  public var regions: [Region]
  /// Access of each zone of the network with everything in place; nil where it has no node.
  public var zones: [Double?]
  /// Links that are open to the use and modes, by decreasing loss and then in file order.
  public var links: [Item]
  /// Nodes at which such links end, likewise.
  public var nodes: [Item]
}

extension CriticalityResult {
  /// Puts blocks together and ranks them.
  ///
  /// - Parameter blocks: All blocks of one analysis, in order.
  /// - Precondition: At least one block, all of the same network and question.
  public init(merging blocks: [CriticalityResult]) {
    var whole = blocks[0]
    whole.links = blocks.flatMap(\.links)
    whole.nodes = blocks.flatMap(\.nodes)
    self = whole.ranked
  }

  /// Links and nodes by decreasing loss, equal ones in file order.
  var ranked: CriticalityResult {
    func sorted(_ items: [Item]) -> [Item] {
      items.enumerated().sorted { ($1.element.loss, $0.offset) < ($0.element.loss, $1.offset) }
        .map(\.element)
    }
    var result = self
    result.links = sorted(links)
    result.nodes = sorted(nodes)
    return result
  }
}
