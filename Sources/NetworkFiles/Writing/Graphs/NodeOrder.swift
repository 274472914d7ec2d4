// The order and the numbers of a network's nodes in graph formats, which call nodes by whole
// numbers.

import TransportNetwork

/// Nodes in the order of their numbers, zones first and nodes that are closed to through traffic
/// before others, as TNTP has them.
struct NodeOrder {
  /// Positions in the network.
  let nodes: [Int]
  /// Their numbers.
  let numbers: NodeNumbers
  /// Their ids; empty when these are the numbers.
  let ids: [String]
  /// How many closed nodes without a zone are numbered after open zones: they are open in formats
  /// that close the first numbers alone.
  let openedNodeCount: Int

  /// Orders the nodes.
  ///
  /// - Parameters:
  ///   - network: The network.
  ///   - isLinked: Whether each node has a link that is written.
  ///   - keepingNumbers: Whether ids that are whole numbers stay, where a reader can tell that they
  ///     are meant as they are.
  init(_ network: Network, isLinked: [Bool], keepingNumbers: Bool) {
    if let (nodes, numbers) = Self.own(network),
      numbers.areConsecutive
        || (keepingNumbers && isLinked.allSatisfy(\.self) && Self.areTold(numbers))
    {
      self.nodes = nodes
      self.numbers = numbers
      ids = []
      openedNodeCount = 0
      return
    }
    func nodes(inZone: Bool, areThrough: Bool) -> [Int] {
      network.nodes.indices.filter {
        (network.nodes[$0].zone != nil) == inZone && network.nodes[$0].isThrough == areThrough
      }
    }
    let openZones = nodes(inZone: true, areThrough: true)
    let closedNodes = nodes(inZone: false, areThrough: false)
    let order =
      nodes(inZone: true, areThrough: false) + openZones + closedNodes
      + nodes(inZone: false, areThrough: true)
    self.nodes = order
    numbers = NodeNumbers(count: order.count)
    ids = order.map { network.nodes[$0].id }
    openedNodeCount = openZones.isEmpty ? 0 : closedNodes.count
  }

  /// Whether a reader of TNTP tells the numbers from slips: of nodes 1, 2 and 4 the last would be
  /// one.
  private static func areTold(_ numbers: NodeNumbers) -> Bool {
    var used = UsedNumbers(announced: numbers.count)
    for place in 0..<numbers.count { used.insert(numbers[place]) }
    return used.areMeant
  }

  /// The nodes by their own ids; nil unless all ids are whole numbers in whose order the zones come
  /// first, and the closed nodes too.
  private static func own(_ network: Network) -> (nodes: [Int], numbers: NodeNumbers)? {
    var numbered: [(number: Int, node: Int)] = []
    numbered.reserveCapacity(network.nodes.count)
    for (position, node) in network.nodes.enumerated() {
      // As many digits as readers take.
      guard let number = Int(node.id), number >= 0, String(number) == node.id,
        node.id.utf8.count < 16
      else { return nil }
      numbered.append((number, position))
    }
    numbered.sort { $0.number < $1.number }
    let nodes = numbered.map(\.node)
    func comeFirst(_ belongs: (Node) -> Bool) -> Bool {
      let count = network.nodes.count(where: belongs)
      return nodes.prefix(count).allSatisfy { belongs(network.nodes[$0]) }
    }
    guard comeFirst({ $0.zone != nil }), comeFirst({ !$0.isThrough }) else { return nil }
    return (nodes, NodeNumbers(numbered.map(\.number)))
  }
}
