// Networks/README.md read literally: a slow, independent model of who travels how.

import TransportNetwork

/// A traveller at a node, aboard a mode or not.
struct TravelState: Hashable {
  var node: Int
  var mode: Int?
}

/// One direction of an open link, costed by the letter of the format.
struct ReferenceRide {
  var linkID: String
  var mode: Int
  var from: Int
  var to: Int
  var minutes: Double
  var wait: Double
  var money: Double
  var service: Mode.Service
}

/// What a use can do in a network once projects are built.
struct TravelReference {
  var network: Network
  var use: Int
  var rides: [ReferenceRide] = []

  init(_ network: Network, use: Int, modes: Set<Int>?, built: Set<Int>) {
    self.network = network
    self.use = use
    var closed: Set<Int> = []
    var links = Array(network.links.enumerated())
    for (position, project) in network.projects.enumerated()
    where project.status != .candidate || built.contains(position) {
      for part in project.links {
        links.append((-1, part.link))
        if let replaced = part.replaces { closed.insert(replaced.position) }
      }
    }
    for (position, link) in links where !closed.contains(position) {
      guard let service = network.modes[link.mode].services[use] else { continue }
      if let allowed = link.allowedUses, allowed.rawValue >> UInt64(use) & 1 == 0 { continue }
      if let modes, !modes.contains(link.mode.position), link.facilityType != "access" { continue }
      let length = link.kilometres ?? 0
      let minutes =
        link.travelMinutes ?? length / (link.freeSpeed ?? service.speed ?? .nan) * 60
      let ride = ReferenceRide(
        linkID: link.id,
        mode: link.mode.position,
        from: link.from.position,
        to: link.to.position,
        minutes: minutes,
        wait: min(60, (link.headwayMinutes ?? 0) / 2),
        money: (link.toll ?? 0) + service.costPerKilometre * length,
        service: service
      )
      rides.append(ride)
      if !link.isDirected {
        var back = ride
        (back.from, back.to) = (ride.to, ride.from)
        rides.append(back)
      }
    }
  }

  /// Money in minutes.
  func moneyMinutes(_ ride: ReferenceRide) -> Double {
    network.uses[use].valueOfTime.map { ride.money / $0 * 60 } ?? 0
  }

  /// What one can do next in a state on a trip from a source: where it leads, the minutes without
  /// money, and the link if one is taken.
  func moves(
    from state: TravelState,
    source: Int
  ) -> [(to: TravelState, minutes: Double, ride: Int?)] {
    var moves: [(to: TravelState, minutes: Double, ride: Int?)] = []
    if let mode = state.mode {
      let alight = network.modes[mode].services[use]?.alightMinutes ?? .nan
      moves.append((TravelState(node: state.node, mode: nil), alight, nil))
    }
    // A node that is closed to through traffic is left at the beginning only.
    let isStart = state.node == source && state.mode == nil
    guard network.nodes[state.node].isThrough || isStart else { return moves }
    for (position, ride) in rides.enumerated() where ride.from == state.node {
      if let mode = state.mode {
        guard mode == ride.mode else { continue }
        moves.append((TravelState(node: ride.to, mode: mode), ride.minutes, position))
      } else {
        let on = ride.service.boardMinutes + ride.wait + ride.minutes
        if ride.service.isThrough {
          moves.append((TravelState(node: ride.to, mode: ride.mode), on, position))
        } else {
          let whole = on + ride.service.alightMinutes
          moves.append((TravelState(node: ride.to, mode: nil), whole, position))
        }
      }
    }
    return moves
  }

  /// Least generalized costs from a node to all nodes, by relaxing every move until nothing
  /// changes.
  func costs(from node: Int) -> [Double] {
    var costs: [TravelState: Double] = [TravelState(node: node, mode: nil): 0]
    var changes = true
    while changes {
      changes = false
      for (state, cost) in costs {
        for move in moves(from: state, source: node) {
          let next = cost + move.minutes + (move.ride.map { moneyMinutes(rides[$0]) } ?? 0)
          if next < costs[move.to] ?? .infinity {
            costs[move.to] = next
            changes = true
          }
        }
      }
    }
    return network.nodes.indices.map { costs[TravelState(node: $0, mode: nil)] ?? .infinity }
  }

  /// Least generalized costs from a zone to all zones: those of the best nodes at both ends; 0 to
  /// itself.
  func costs(fromZone zone: Int) -> [Double] {
    var best = network.zones.map { _ in Double.infinity }
    for node in network.nodes.indices where network.nodes[node].zone?.position == zone {
      for (other, cost) in costs(from: node).enumerated() {
        if let reached = network.nodes[other].zone {
          best[reached.position] = min(best[reached.position], cost)
        }
      }
    }
    return best
  }

  /// The Pareto set of minutes and money between two nodes, by the same relaxation over sets.
  func front(from source: Int, to target: Int) -> [[Double]] {
    var fronts: [TravelState: Set<[Double]>] = [TravelState(node: source, mode: nil): [[0, 0]]]
    var changes = true
    while changes {
      changes = false
      for (state, front) in fronts {
        for move in moves(from: state, source: source) {
          let money = move.ride.map { rides[$0].money } ?? 0
          for costs in front {
            let next = [costs[0] + move.minutes, costs[1] + money]
            let known = fronts[move.to] ?? []
            if known.contains(where: { $0[0] <= next[0] && $0[1] <= next[1] }) { continue }
            fronts[move.to] =
              known.filter { $0[0] < next[0] || $0[1] < next[1] }.union([next])
            changes = true
          }
        }
      }
    }
    let front = fronts[TravelState(node: target, mode: nil)] ?? []
    return front.sorted { $0[0] < $1[0] }
  }

  /// The generalized costs of all ways that come to no place twice, by their links.
  func looplessWays(from source: Int, to target: Int) -> [[Int]: Double] {
    var ways: [[Int]: Double] = [:]
    var visited: [Int] = [source]
    var taken: [Int] = []
    func extend(_ cost: Double) {
      let here = visited[visited.count - 1]
      let last = taken.last.map { rides[$0] }
      let isAboard = last?.service.isThrough == true
      let leaving = isAboard ? last?.service.alightMinutes ?? 0 : 0
      if here == target {
        ways[taken] = cost + leaving
        return
      }
      guard network.nodes[here].isThrough || here == source else { return }
      for (position, ride) in rides.enumerated() where ride.from == here {
        if visited.contains(ride.to) { continue }
        let stays = isAboard && last?.mode == ride.mode
        let change = leaving + ride.service.boardMinutes + ride.wait
        let end = ride.service.isThrough ? 0 : ride.service.alightMinutes
        visited.append(ride.to)
        taken.append(position)
        extend(cost + (stays ? 0 : change) + ride.minutes + moneyMinutes(ride) + end)
        visited.removeLast()
        taken.removeLast()
      }
    }
    extend(0)
    return ways
  }
}
