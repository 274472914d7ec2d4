// Games of pairs and gains of all sets against building every set.

import InvestmentPlanning
import PlanModel
import PlanProof
import PlanSearch
import Accessibility
import ShortestPaths
import TestNetworks
import TestSupport
import Testing
import TransportNetwork

@Suite("Games of pairs")
struct PairGamesTests {
  private let planner: InvestmentPlanner
  private let instance: PlanningInstance
  /// Every second project of ten.
  private let plan: ProjectSet
  private let plenty = PairGames.Limits(labels: 10_000, sets: 1 << 20)

  init() throws {
    let network = randomNetwork(seed: 7100, zones: 7, projects: 10)
    planner = try InvestmentPlanner(network, PlanRequest(budget: 1e9, objective: .total()))
    instance = try PlanningInstance(planner.question.resolved, threads: 1)
    plan = ProjectSet(count: 10) { $0 % 2 == 1 }
  }

  @Test("a coalition is worth what the pair is when just it is built")
  func worth() throws {
    let games = try #require(PairGames(instance, of: plan, limits: plenty, Cancellation()))
    #expect(games.projects == [1, 3, 5, 7, 9])
    var gamesCount = 0
    for origin in 0..<instance.zoneCount {
      var helped: Set<Int> = []
      let isComplete = games.forEach(origin: origin) { game in
        gamesCount += 1
        helped.insert(game.destination)
        for mask in game.worth.indices {
          let members = game.players.indices.filter { mask >> $0 & 1 == 1 }
            .map { games.projects[game.players[$0]] }
          let built = ProjectSet(count: 10) { members.contains($0) }
          let cost = instance.closure(of: built)[origin, game.destination]
          #expect(abs(game.worth[mask] - instance.decay(cost)) <= 1e-12)
        }
      }
      #expect(isComplete)
      // The others are worth with the whole plan what they are without.
      let all = instance.closure(of: plan)
      for destination in 0..<instance.zoneCount where !helped.contains(destination) {
        #expect(all[origin, destination] == instance.baseCosts[origin, destination])
      }
    }
    #expect(gamesCount > 10)
  }

  @Test("beyond the limits, and when stopped, there are no gains")
  func limits() throws {
    func gains(_ limits: PairGames.Limits, _ stop: Cancellation = Cancellation()) -> [Double]? {
      SetGains.gains(
        planner.question.resolved,
        instance,
        of: plan,
        limits: limits,
        threads: 2,
        stop
      )
    }
    let all = try #require(gains(plenty))
    #expect(all.count == 1 << 5)
    #expect(gains(.init(labels: 1, sets: 1 << 20)) == nil)
    #expect(gains(.init(labels: 10_000, sets: 4)) == nil)
    let stopped = Cancellation()
    stopped.cancel()
    #expect(gains(plenty, stopped) == nil)
  }
}
