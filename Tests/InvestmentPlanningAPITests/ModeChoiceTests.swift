// Plans of some modes alone, against the same question of a network that has no other links.

import Accessibility
import Foundation
import InvestmentPlanning
import PlanModel
import TestNetworks
import Testing
import TransportNetwork

@Suite("Plans of some modes alone")
struct ModeChoiceTests {
  /// The network without links of other modes; some are access links, which stay.
  private func reduced(_ network: Network, to mode: RowIndex<Mode>) -> Network {
    var reduced = network
    func isOpen(_ link: Link) -> Bool { link.mode == mode || link.isAccess }
    reduced.links = network.links.filter(isOpen)
    for project in network.projects.indices {
      reduced.projects[project].links = network.projects[project].links.filter { isOpen($0.link) }
    }
    return reduced
  }

  @Test("plan, figures and bound are those of the network of these modes")
  func networks() throws {
    var changedCount = 0
    for seed in 0..<24 {
      var network = randomNetwork(seed: UInt64(4200 + seed), zones: 6, projects: 5)
      for position in network.links.indices where position % 4 == 0 {
        network.links[position].facilityType = "access"
      }
      let mode = RowIndex<Mode>(seed % 2)
      var request = PlanRequest(
        budget: 1200,
        objective: [.access, .gap, .maxmin][seed % 3],
        decay: .exponential(rate: 1 / 120)
      )
      let whole = try InvestmentPlanner(network, request).plan()
      let expected = try InvestmentPlanner(reduced(network, to: mode), request).plan()
      request.modes = [network.modes[mode].name]
      let chosen = try InvestmentPlanner(network, request).plan()
      #expect(chosen.value == expected.value && chosen.bound == expected.bound, "\(seed)")
      #expect(chosen.projects == expected.projects && chosen.zones == expected.zones, "\(seed)")
      // Fewer ways are never better ones.
      for (zone, all) in zip(chosen.zones, whole.zones) {
        #expect(zone.accessBefore <= all.accessBefore, "\(seed)")
      }
      if chosen.zones.map(\.accessBefore) != whole.zones.map(\.accessBefore) { changedCount += 1 }
      request.modes = ["road", "rail"]
      #expect(try InvestmentPlanner(network, request).plan().value == whole.value, "\(seed)")
    }
    // In most of them the other mode matters.
    #expect(changedCount >= 18, "\(changedCount)")
  }

  @Test("an unknown mode is refused, and the choice is kept in what is written")
  func written() throws {
    let network = randomNetwork(seed: 4200, zones: 6, projects: 5)
    var request = PlanRequest(budget: 150)
    request.modes = ["ski"]
    let question = request
    #expect {
      try InvestmentPlanner(network, question).plan()
    } throws: {
      ($0 as? PlanningError)?.description == "There is no mode \"ski\". There are: road, rail."
    }
    request.modes = ["rail"]
    let json = try JSONEncoder().encode(request)
    #expect(String(decoding: json, as: UTF8.self).contains(#""modes":["rail"]"#))
    #expect(try JSONDecoder().decode(PlanRequest.self, from: json) == request)
    request.modes = []
    let plain = String(decoding: try JSONEncoder().encode(request), as: UTF8.self)
    #expect(!plain.contains("modes"))
  }
}
