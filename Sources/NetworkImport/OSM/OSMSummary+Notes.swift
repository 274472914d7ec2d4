// Fills the figures of an import, and says in words what the user should know.

import NetworkFiles
import TransportNetwork

extension OSMSummary.Source {
  init(file: String, _ header: PBFHeader, _ counts: OSMExtract.Counts, _ pointless: Int) {
    self.file = file
    timestamp = header.timestamp
    matchedWays = counts.matchedWays.values.reduce(0, +)
    railWays = counts.matchedWays[.rail] ?? 0
    ferryWays = counts.matchedWays[.ferry] ?? 0
    matchedNodes = counts.matchedNodes
    missingNodes = counts.missingNodes
    refusedWays = Refusal.allCases.compactMap { reason in
      let count = (counts.refused[reason] ?? 0) + (reason == .pointless ? pointless : 0)
      return count > 0 ? OSMSummary.Count(kind: reason.rawValue, count: count) : nil
    }
  }
}

extension OSMSummary {
  mutating func noteFar(_ sites: [ImportSite], _ isJoined: [Bool]) {
    for (site, isJoined) in zip(sites, isJoined) where !isJoined {
      if site.zone != nil { farZones.append(site.name) } else { farFacilities += 1 }
    }
  }

  mutating func noteParts(
    _ strong: StrongParts,
    _ isKept: [Bool],
    _ graph: ImportGraph,
    _ extract: OSMExtract
  ) {
    for isRail in [false, true] {
      for part in strong.largest(rail: isRail) {
        if isKept[part] {
          keptParts += 1
          continue
        }
        let found = strong.parts[part]
        let node = graph.vertices[Int(found.first)]
        droppedParts.append(
          Part(
            kind: isRail ? "rail" : "road",
            nodes: found.vertices,
            kilometres: found.kilometres,
            node: extract.nodeID(node),
            longitude: extract.points[Int(node)].longitude,
            latitude: extract.points[Int(node)].latitude
          )
        )
      }
    }
    betweenParts = graph.edges.reduce(0) {
      $0 + (strong.part(of: $1) == nil ? $1.kilometres : 0)
    }
  }

  mutating func noteNetwork(_ network: Network, _ graph: ImportGraph, _ sites: ImportedSites) {
    for type in OSMClass.allCases {
      let edges = graph.edges.filter { $0.type == type }
      guard !edges.isEmpty else { continue }
      let kilometres = edges.reduce(0) { $0 + $1.kilometres }
      classes.append(ClassTotal(type: type, links: edges.count, kilometres: kilometres))
    }
    zones = counted(sites.kinds)
    facilities = counted(sites.sites.filter { $0.zone == nil }.map(\.type))
    assumedPopulations = sites.isAssumed.count { $0 }
    if let people = sites.columns.first(where: { $0.name == "population" }) {
      population = people.values.reduce(0) { $0 + ($1 ?? 0) }
    }
    nodeCount = network.nodes.count
    linkCount = network.links.count
  }

  private func counted(_ kinds: [String]) -> [Count] {
    var counts: [Count] = []
    for kind in kinds {
      if let known = counts.firstIndex(where: { $0.kind == kind }) {
        counts[known].count += 1
      } else {
        counts.append(Count(kind: kind, count: 1))
      }
    }
    return counts
  }

  /// Warnings and notes.
  func problems(
    file: String,
    _ counts: OSMExtract.Counts,
    _ options: OSMOptions
  ) -> [PackageProblem] {
    var problems: [PackageProblem] = []
    func warn(_ message: String) {
      problems.append(PackageProblem(.warning, file: file, message: message))
    }
    let snap = shortestDecimal(options.snapKilometres)
    if !farZones.isEmpty {
      warn(
        """
        \(farZones.count) zones have no road or track of the network within \(snap) km and are left out: \
        \(listing(farZones)). Raise --snap, take lower classes by --roads, or keep more parts by --parts
        """
      )
    }
    if zones.isEmpty, farZones.isEmpty {
      warn(
        """
        has no place=city, town or village, so the network has no zones, and every node counts as one; give the places \
        that count by --zones FILE
        """
      )
    }
    if counts.missingNodes > 0 {
      warn(
        """
        \(counts.missingNodes) nodes of its ways are not in the file, as at the edge of an extract; the ways have gaps \
        there
        """
      )
    }
    if counts.misplacedNodes > 0 {
      let count = counts.misplacedNodes
      warn("\(count) nodes have coordinates that are not on the globe; ways have gaps there")
    }
    if counts.repeatedWays > 0 {
      warn("\(counts.repeatedWays) ways are there more than once; the last of each is taken")
    }
    return problems
  }
}
