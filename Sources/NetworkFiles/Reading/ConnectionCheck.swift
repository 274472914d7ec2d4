// Parts of the network with no path between them.

public import TransportNetwork

/// Warns when the network falls into parts, with their sizes; links count in both directions and in
/// every mode.
func warnOfParts(_ network: Network, _ log: ProblemLog) {
  let parts = connectedParts(network)
  guard parts.count > 1 else { return }
  let sizes = parts.prefix(10).map { String($0.size) }.joined(separator: ", ")
  let examples = parts.dropFirst().prefix(3).map { quoted(network.nodes[$0.first].id) }
  log.add(
    PackageProblem(
      .warning,
      file: DataDictionary.link.file,
      message: "the network falls into \(parts.count) parts with no path between them, of \(sizes)"
        + (parts.count > 10 ? ", …" : "") + " nodes; outside the largest are for example "
        + examples.joined(separator: ", ") + ". Add links if they should be joined"
    )
  )
}

extension Network {
  /// Sizes, in nodes, of the parts with no path between them, whatever the direction of links; the
  /// largest first.
  ///
  /// - Complexity: nearly O(nodes + links).
  public var partSizes: [Int] { connectedParts(self).map(\.size) }
}

/// The weakly connected parts, largest first: their first node and number of nodes.
///
/// Candidate projects do not count. A node that is closed to through traffic joins no parts,
/// whatever links it has: it counts to the part of the first of its links that leads to an open
/// node, and is a part of its own without such a link.
///
/// - Complexity: nearly O(nodes + links): union-find with path halving (Tarjan and van Leeuwen
///   1984, doi:10.1145/62.2160).
func connectedParts(_ network: Network) -> [(first: Int, size: Int)] {
  var parent = Array(network.nodes.indices)
  func root(_ node: Int) -> Int {
    var node = node
    while parent[node] != node {
      parent[node] = parent[parent[node]]
      node = parent[node]
    }
    return node
  }
  // The smaller position becomes the root, so that a part is known by its first node.
  func join(_ one: Int, _ other: Int) {
    let (a, b) = (root(one), root(other))
    if a != b { parent[max(a, b)] = min(a, b) }
  }
  let built = network.projects.filter { $0.status != .candidate }
  let links = network.links + built.flatMap { $0.links.map(\.link) }
  let isOpen = network.nodes.map(\.isThrough)
  for link in links where isOpen[link.from.position] && isOpen[link.to.position] {
    join(link.from.position, link.to.position)
  }
  // Two closed nodes with a link between them reach each other, but none beyond.
  var isPlaced = isOpen
  func place(_ node: RowIndex<Node>, with other: RowIndex<Node>) {
    guard !isPlaced[node.position], isOpen[other.position] else { return }
    isPlaced[node.position] = true
    join(node.position, other.position)
  }
  for link in links {
    place(link.from, with: link.to)
    place(link.to, with: link.from)
  }
  var sizes = [Int](repeating: 0, count: parent.count)
  for node in parent.indices { sizes[root(node)] += 1 }
  return sizes.indices.filter { sizes[$0] > 0 }.map { (first: $0, size: sizes[$0]) }
    .sorted { ($1.size, $0.first) < ($0.size, $1.first) }
}
