// Parts of the network with no path between them.

/// Warns when the network falls into parts, with their sizes; links count in both directions and in every mode.
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

/// The weakly connected parts, largest first: their first node and number of nodes.
///
/// Candidate projects do not count.
///
/// - Complexity: nearly O(nodes + links): union-find with path halving (Tarjan and van Leeuwen 1984,
///   doi:10.1145/62.2160).
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
  func join(_ link: Link) {
    let (a, b) = (root(link.from.position), root(link.to.position))
    if a != b { parent[max(a, b)] = min(a, b) }
  }
  for link in network.links { join(link) }
  for project in network.projects where project.status != .candidate {
    for projectLink in project.links { join(projectLink.link) }
  }
  var sizes = [Int](repeating: 0, count: parent.count)
  for node in parent.indices { sizes[root(node)] += 1 }
  return sizes.indices.filter { sizes[$0] > 0 }.map { (first: $0, size: sizes[$0]) }
    .sorted { ($1.size, $0.first) < ($0.size, $1.first) }
}
