// Small random networks in which several plans are worth the same: projects come in variants.

import PlanModel
import Accessibility
import TestNetworks
import TestSupport
import TransportNetwork

/// A random network to whose projects others are added that build the same: copies at another cost,
/// some slower, and one that joins two projects.
func variantNetwork(seed: Int) -> Network {
  var random = SeededGenerator(seed: UInt64(8000 + seed))
  var network = randomNetwork(
    seed: UInt64(8100 + seed),
    zones: 4 + seed % 3,
    projects: 3 + seed % 2
  )
  let first = network.projects
  func cost() -> Double { Double(Int.random(in: 1...9, using: &random) * 100) }
  func add(_ id: String, _ links: [ProjectLink]) {
    var links = links
    for position in links.indices { links[position].link.id = "\(id)-\(position)" }
    network.projects.append(Project(id: id, name: id, cost: cost(), links: links))
  }
  for number in 0..<2 {
    var links = first[Int.random(in: 0..<first.count, using: &random)].links
    if number == 1 {
      // Slower, of no use beside the first.
      for position in links.indices { links[position].link.travelMinutes? *= 1.5 }
    }
    add("v\(number)", links)
  }
  add("both", first[0].links + first[1].links)
  for position in network.projects.indices {
    network.projects[position].region = position % 2 == 0 ? "even" : "odd"
  }
  if seed % 6 == 5 {
    network.projects[1].status = .committed
    network.projects[1].group = ""
  }
  return network
}

/// A question about such a network, with rules of every kind.
func variantRequest(
  _ network: Network,
  _ objective: PlanRequest.Objective.Kind,
  seed: Int
) -> PlanRequest {
  let total = network.projects.reduce(0) { $0 + $1.cost }
  var request = PlanRequest(
    budget: (total * [0.3, 0.6, 1][seed % 3]).rounded(),
    objective: .of(objective),
    decay: [.exponential(rate: 1 / 120), .linear(cutoff: 200), .binary(cutoff: 90)][seed / 3 % 3]
  )
  request.aversion = [0.5, 1, 2][seed % 3]
  if objective == .meanCost { request.unreachableCost = 400 }
  if seed % 4 == 1 { request.atMost = 3 }
  if seed % 5 == 2 { request.spending.append(.init(.region, "odd", least: 300)) }
  if seed % 7 == 3 { request.required = ["v1"] }
  if seed % 7 == 4 { request.forbidden = ["p0"] }
  return request
}
