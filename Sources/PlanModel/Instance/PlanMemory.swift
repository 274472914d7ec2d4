// How much memory a search begins with, estimated before it begins.

public import TransportNetwork

/// What a plan's search takes to begin with.
public struct PlanMemory: Sendable {
  /// Zones.
  public let zones: Int
  /// Candidate projects.
  public let projects: Int
  /// Vertices between which costs are kept: zones, and the ends of projects' links where these are
  /// others.
  public let terminals: Int
  /// Arcs that projects add.
  public let arcs: Int

  /// Counts zones, candidates, terminals and arcs of a question.
  public init(_ network: Network) {
    var ends: Set<Int> = []
    var (projects, arcs) = (0, 0)
    for project in network.projects where project.status == .candidate {
      projects += 1
      for link in project.links.map(\.link) {
        arcs += link.isDirected ? 1 : 2
        for node in [link.from, link.to] where network.nodes[node].zone == nil || isBoarded(link) {
          ends.insert(node.position * network.modes.count + link.mode.position)
        }
      }
    }
    func isBoarded(_ link: Link) -> Bool {
      network.modes[link.mode].services.contains {
        $0.map { $0.boardMinutes + $0.alightMinutes > 0 } ?? false
      }
    }
    zones = network.zones.count
    self.projects = projects
    self.arcs = arcs
    terminals = zones + ends.count
  }

  /// Bytes: of the program itself, of what is kept for every pair of terminals, for every zone and
  /// arc, and for the figures of the answer, which are computed anew for every pair of zones while
  /// the search's own are still there.
  ///
  /// Measured on generated networks (Benchmarks/README.md): within a factor of 1.5 of what a search
  /// takes in its first seconds. A long one takes more for its cuts.
  public var bytes: Double {
    let (terminals, zones, arcs) = (Double(terminals), Double(zones), Double(arcs))
    return 48e6 + 64 * terminals * terminals + 24 * zones * arcs + 40 * zones * zones
  }
}
