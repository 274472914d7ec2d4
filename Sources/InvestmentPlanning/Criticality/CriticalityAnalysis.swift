// The loss of access when one link, or all links of one node, are closed: exact, origin by origin.

import PlanSearch
public import PlanModel
public import Accessibility
import ShortestPaths
public import TransportNetwork

/// Finds what every link and node of a travel graph is worth to the access of zones.
///
/// A zone's access is A_i = sum over the other zones j of m_j f(c_ij). Closing a link closes both
/// its directions. Closing a node closes the links that end there, so that nobody passes, and a
/// zone that sits on it alone is cut off: its own access is lost, and so is the others' access to
/// it, which ``CriticalityResult/Item/throughLoss`` leaves out.
public struct CriticalityAnalysis: Sendable {
  /// What is closed, one at a time.
  public enum Part: Sendable, CaseIterable {
    /// Links.
    case links
    /// Nodes.
    case nodes
  }

  private let network: Network
  private let graph: TravelGraph
  private let scheme: RegionScheme
  private let target: RegionScheme.Region?
  private let opportunities: [Double]
  private let weights: [Double]
  private let decay: Decay

  /// Prepares an analysis.
  /// - Parameters:
  ///   - network: the network.
  ///   - graph: the network as one use travels it, without candidates.
  ///   - scheme: the regions whose losses are told apart.
  ///   - target: the region that the ranking goes by, as a position in the scheme; nil for all
  ///     zones.
  ///   - opportunities: m, one per zone of the network.
  ///   - weights: the zones' weights in means.
  ///   - decay: f.
  public init(
    _ network: Network,
    _ graph: TravelGraph,
    scheme: RegionScheme,
    target: Int?,
    opportunities: [Double],
    weights: [Double],
    decay: Decay
  ) {
    self.network = network
    self.graph = graph
    self.scheme = scheme
    self.target = target.map { scheme.regions[$0] }
    self.opportunities = opportunities
    self.weights = weights
    self.decay = decay
  }

  /// Closes every link, every node, or both, one at a time.
  /// - Parameters:
  ///   - parts: what is closed.
  ///   - threads: how many threads work; the answer does not depend on it.
  ///   - cancellation: stops the analysis.
  ///   - progress: called now and then with the share of origins that are done.
  /// - Returns: The losses; nil when stopped, since no loss is complete before the last origin.
  /// - Complexity: per origin a search of the graph, and one of each part of its tree that hangs on
  ///   a closed link: about (depth of the tree) x (size of the graph).
  public func run(
    _ parts: Set<Part>,
    threads: Int,
    cancellation: Cancellation = Cancellation(),
    progress: (Double) -> Void = { _ in }
  ) -> CriticalityResult? {
    run(parts, block: { 0..<$0 }, threads: threads, cancellation: cancellation, progress: progress)?
      .result.ranked
  }

  /// Closes a block of the links and nodes, links before nodes, in file order.
  ///
  /// - Parameters:
  ///   - parts: what is closed.
  ///   - block: from the number of links and nodes to places among them.
  ///   - threads: how many threads may work at once; the result does not depend on it.
  ///   - cancellation: stops the work; nothing comes back then.
  ///   - progress: called with the share of origins that are done.
  /// - Returns: The losses in file order, to be put together by
  ///   ``CriticalityResult/init(merging:)``, and how many links and nodes there are in all; nil
  ///   when stopped.
  public func run(
    _ parts: Set<Part>,
    block: (Int) -> Range<Int>,
    threads: Int,
    cancellation: Cancellation = Cancellation(),
    progress: (Double) -> Void = { _ in }
  ) -> (result: CriticalityResult, total: Int)? {
    let zones = graph.zoneEnds.indices.filter { graph.zoneEnds[$0] != nil }
    // Where facilities are reached, trips start in zones and end at facilities.
    let isReaching = network.zones.contains { $0.facility != nil }
    let isDestination = zones.map { !isReaching || network.zones[$0].facility != nil }
    let starts = zones.indices.filter { !isReaching || !isDestination[$0] }
    let ends = zones.compactMap { graph.zoneEnds[$0] }
    var closures = Closings(graph, network, parts)
    let block = block(closures.count)
    closures.keep(block)
    let origins = OriginLosses(
      graph: graph.graph,
      zones: zones,
      ends: ends,
      isDestination: isDestination,
      opportunities: opportunities,
      decay: decay,
      closings: closures
    )
    var tally = Tally(scheme, target, weights, itemCount: closures.count)
    // Blocks bound the memory of losses not yet added up, and allow interruptions.
    let blockSize = 32
    for start in stride(from: 0, to: starts.count, by: blockSize) {
      if cancellation.isCancelled { return nil }
      let origin = starts[start..<min(start + blockSize, starts.count)]
      let found = parallelMap(
        count: origin.count,
        threads: threads,
        workspace: { RemovalSearch(graph.graph, interest: ends.map(\.arrival)) },
        body: { search, position in
          cancellation.isCancelled
            ? OriginLosses.Found()
            : origins.losses(of: starts[start + position], &search, cancellation)
        }
      )
      // In the order of origins, so that sums are the same for any number of threads.
      for (position, losses) in zip(origin, found) { tally.add(losses, zone: zones[position]) }
      progress(Double(start + origin.count) / Double(starts.count))
    }
    if cancellation.isCancelled { return nil }
    return (result(closures, tally, of: block), closures.count)
  }

  private func result(
    _ closings: Closings,
    _ tally: Tally,
    of block: Range<Int>
  ) -> CriticalityResult {
    func item(_ position: Int, _ id: String, _ name: String, _ kind: String)
      -> CriticalityResult.Item
    {
      CriticalityResult.Item(
        id: id,
        name: name,
        kind: kind,
        loss: tally.losses[position],
        throughLoss: tally.throughLosses[position],
        disconnectedPairs: tally.disconnected[position],
        regionLosses: scheme.regions.indices.map {
          tally.hasMean($0) ? tally.regionLosses[$0][position] : nil
        }
      )
    }
    let stubs = Stubs(network, graph)
    let asked = closings.links.enumerated().filter { block.contains($0.offset) }
    let links = asked.map { position, travelLink in
      let link = graph.links[travelLink].source.link(in: network)
      var item = item(position, link.id, link.name, network.modes[link.mode].name)
      item.from = network.nodes[link.from].id
      item.to = network.nodes[link.to].id
      item.isStub = stubs.contains(link)
      item.isAccess = link.isAccess
      return item
    }
    let others = closings.nodes.enumerated().filter {
      block.contains(closings.links.count + $0.offset)
    }
    let nodes = others.map { position, node in
      let node = network.nodes[node]
      return item(closings.links.count + position, node.id, node.name, node.type)
    }
    return CriticalityResult(
      access: tally.access,
      target: target?.name,
      regions: scheme.regions.enumerated().map { position, region in
        CriticalityResult.Region(
          name: region.name,
          population: region.zones.reduce(0) { $0 + weights[$1.position] },
          access: tally.regionAccess[position]
        )
      },
      zones: tally.zoneAccess,
      links: links,
      nodes: nodes
    )
  }
}

/// The arcs that close together: those of a link, or those of all links of a node.
struct Closings: Sendable {
  /// Links of the travel graph, in its order; the first items.
  var links: [Int] = []
  /// Nodes at which they end, in file order; the items after the links.
  var nodes: [RowIndex<Node>] = []
  /// Arcs of each item.
  var arcs: [[Int]] = []
  /// Zones that sit on each item's node; none for links and junctions.
  var zones: [[Int]] = []
  /// Items of each arc.
  var itemsOfArc: [[Int32]]

  var count: Int { arcs.count }

  /// Closes nothing but a block of the items.
  mutating func keep(_ block: Range<Int>) {
    guard block != 0..<count else { return }
    for arc in itemsOfArc.indices { itemsOfArc[arc].removeAll { !block.contains(Int($0)) } }
  }

  init(_ graph: TravelGraph, _ network: Network, _ parts: Set<CriticalityAnalysis.Part>) {
    var arcsOfLink = Array(repeating: [Int](), count: graph.links.count)
    for (arc, step) in graph.steps.enumerated() {
      if case .ride(let link, _) = step { arcsOfLink[Int(link)].append(arc) }
    }
    if parts.contains(.links) {
      links = Array(graph.links.indices)
      arcs = arcsOfLink
      zones = links.map { _ in [] }
    }
    if parts.contains(.nodes) {
      var linksOfNode = Array(repeating: [Int](), count: network.nodes.count)
      for (position, link) in graph.links.enumerated() {
        linksOfNode[link.from.position].append(position)
        if link.to != link.from { linksOfNode[link.to.position].append(position) }
      }
      nodes = network.nodes.typedIndices.filter { !linksOfNode[$0.position].isEmpty }
      var zonesOfNode = network.nodes.map { $0.zone.map { [$0.position] } ?? [] }
      for (zone, row) in network.zones.enumerated() {
        if let node = row.facility { zonesOfNode[node.position].append(zone) }
      }
      for node in nodes {
        arcs.append(linksOfNode[node.position].flatMap { arcsOfLink[$0] })
        zones.append(zonesOfNode[node.position])
      }
    }
    itemsOfArc = Array(repeating: [], count: graph.graph.arcCount)
    for (item, arcs) in arcs.enumerated() {
      for arc in arcs { itemsOfArc[arc].append(Int32(item)) }
    }
  }
}
