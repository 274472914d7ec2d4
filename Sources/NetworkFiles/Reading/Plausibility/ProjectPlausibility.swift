// Projects that no path can use, and projects that can never be built.

import TransportNetwork

/// Warns of projects none of whose links lies on a path between two places where trips end, with
/// everything built.
func warnOfUselessProjects(_ evidence: Evidence) {
  let network = evidence.network
  guard network.projects.contains(where: { !$0.links.isEmpty }) else { return }
  var isUsable = network.projects.map { $0.links.isEmpty }
  for use in network.uses.indices {
    let ways = UsableWays(evidence, use: RowIndex(use))
    for (row, project) in network.projects.enumerated() where !isUsable[row] {
      isUsable[row] = project.links.contains { ways.canUse($0.link) }
    }
  }
  var findings = Findings(.projects, column: "project_id")
  for (row, project) in network.projects.enumerated() where !isUsable[row] {
    let isClosed = project.links.allSatisfy { !isOpen($0.link, network) }
    findings.add(
      row,
      badness: 0,
      "no path can use project \(quoted(project.id)): "
        + (isClosed
          ? "its links are closed to every use"
          : "with everything built none of its links lies between two zones or facilities")
    )
  }
  findings.report(evidence)
}

/// Which links can be on a path of a use, all projects built.
private struct UsableWays {
  private let network: Network
  private let use: RowIndex<Use>
  /// Nodes that a trip can come to, and from which a trip can come to its end.
  private let isReached: [Bool]
  private let leadsOn: [Bool]
  /// Nodes that are no dead ends and not closed, or ends of trips.
  private let isKept: [Bool]

  init(_ evidence: Evidence, use: RowIndex<Use>) {
    network = evidence.network
    self.use = use
    let nodes = network.nodes
    let isEnd = nodes.map {
      $0.zone != nil || ["port", "hub", "airport", "border"].contains($0.type.lowercased())
    }
    var ahead = [[Int32]](repeating: [], count: nodes.count)
    var back = ahead
    let (network, use) = (network, use)
    evidence.forEachLink { link, _, _, _ in
      guard link.from != link.to, Self.isOpen(link, network, use) else { return }
      ahead[link.from.position].append(Int32(link.to.position))
      back[link.to.position].append(Int32(link.from.position))
      guard !link.isDirected else { return }
      ahead[link.to.position].append(Int32(link.from.position))
      back[link.from.position].append(Int32(link.to.position))
    }
    isReached = Self.reach(from: isEnd, along: ahead, nodes)
    leadsOn = Self.reach(from: isEnd, along: back, nodes)
    isKept = zip(Self.withoutDeadEnds(isEnd, ahead, back), nodes.indices).map {
      $0 && (isEnd[$1] || nodes[$1].isThrough)
    }
  }

  private static func isOpen(_ link: Link, _ network: Network, _ use: RowIndex<Use>) -> Bool {
    LinkCost(link, for: use, uses: network.uses, modes: network.modes) != nil
  }

  func canUse(_ link: Link) -> Bool {
    guard link.from != link.to, Self.isOpen(link, network, use) else { return false }
    let (from, to) = (link.from.position, link.to.position)
    guard isKept[from], isKept[to] else { return false }
    return isReached[from] && leadsOn[to] || !link.isDirected && isReached[to] && leadsOn[from]
  }

  /// The nodes reached from ends; a node that is closed to through traffic is an end of paths only.
  private static func reach(from isEnd: [Bool], along arcs: [[Int32]], _ nodes: [Node]) -> [Bool] {
    var isReached = isEnd
    var pending = isEnd.indices.filter { isEnd[$0] }
    while let node = pending.popLast() {
      for next in arcs[node] where !isReached[Int(next)] {
        isReached[Int(next)] = true
        if nodes[Int(next)].isThrough { pending.append(Int(next)) }
      }
    }
    return isReached
  }

  /// Takes away, again and again, nodes that are no ends and have one neighbour at most.
  private static func withoutDeadEnds(
    _ isEnd: [Bool],
    _ ahead: [[Int32]],
    _ back: [[Int32]]
  ) -> [Bool] {
    let neighbours = ahead.indices.map { Set(ahead[$0] + back[$0]) }
    var isKept = isEnd.map { _ in true }
    var degree = neighbours.map(\.count)
    var pending = isEnd.indices.filter { !isEnd[$0] && degree[$0] < 2 }
    while let node = pending.popLast() {
      guard isKept[node] else { continue }
      isKept[node] = false
      for next in neighbours[node] where isKept[Int(next)] {
        degree[Int(next)] -= 1
        if !isEnd[Int(next)], degree[Int(next)] < 2 { pending.append(Int(next)) }
      }
    }
    return isKept
  }
}

/// Warns of projects that require, directly or over others, one of their own group, or two of
/// another group.
func warnOfRivalRequirements(_ evidence: Evidence) {
  let projects = evidence.network.projects
  for (row, project) in projects.enumerated() where !project.requires.isEmpty {
    // What must stand with it, the project itself first.
    var needed = [row]
    var isNeeded = Set(needed)
    var next = 0
    while next < needed.count {
      for other in projects[needed[next]].requires where isNeeded.insert(other.position).inserted {
        needed.append(other.position)
      }
      next += 1
    }
    var first: [String: Int] = [:]
    for member in needed where !projects[member].group.isEmpty {
      let group = projects[member].group
      guard let other = first[group] else {
        first[group] = member
        continue
      }
      evidence.warn(
        .projects,
        row,
        "requires",
        other == row
          ? "the project can never be built: it requires \(quoted(projects[member].id)) of its own group"
            + " \(quoted(group)), of which at most one is"
          : "the project can never be built: it requires \(quoted(projects[other].id)) and"
            + " \(quoted(projects[member].id)), both of group \(quoted(group)), of which at most one is"
      )
      break
    }
  }
}
