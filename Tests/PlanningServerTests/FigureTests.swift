// The figures of the page are those of the planner, to the last digit.

import InvestmentPlanning
import OrderedJSON
import PlanModel
import PlanningServer
import Testing
import TransportNetwork

@Suite("Figures of the live page")
struct FigureTests {
  private let example: LiveExample

  init() throws { example = try LiveExample() }

  private static let plans: [[String]] = [
    [], ["PASS"], ["PASS", "PLATEAU"], ["PLATEAU", "PASS", "DUNMERE"],
    ["RING", "COAST", "WESTEND-ROAD"],
  ]

  @Test("a plan's figures are those of evaluate", arguments: plans)
  func plan(ids: [String]) throws {
    let (status, json) = try example.post(
      "evaluate",
      ["question": try LiveExample.question(build: ids)]
    )
    #expect(status == 200)
    let result = try PlanQuestion(example.network, PlanRequest(budget: 200))
      .evaluate(projectIDs: ids)
    expect(json, result)
  }

  private func expect(_ json: JSONValue, _ result: PlanResult) {
    #expect(json["objective"]?["value"]?.number == result.value)
    #expect(json["objective"]?["value_before"]?.number == result.valueBefore)
    #expect(json["cost"]?.number == result.cost)
    #expect(json["gap"]?["after"]?.number == result.gap.after)
    #expect(json["ratio"]?["before"]?.number == result.ratio.before)
    let zones = json["zones"]?["after"]?.items?.map(\.number)
    #expect(zones == result.zones.map(\.accessAfter))
    let regions = json["regions"]?.items?.map { $0["access_after"]?.number }
    #expect(regions == result.regions.map(\.accessAfter))
    let indices = json["inequality"]?.items?.map { $0["after"]?.number }
    #expect(indices == result.inequality.map(\.change.after))
  }

  @Test("a drawn line counts as in a network that has it as a candidate")
  func drawn() throws {
    let ideas = IdeaList(add: ["Port Halden-Highmoor,mode=rail,minutes=120,cost=70"])
    let (status, json) = try example.post(
      "evaluate",
      ["question": try LiveExample.question(ideas: ideas, build: ["idea-1", "PASS"])]
    )
    #expect(status == 200)
    let changed = try ideas.applied(to: example.network, use: RowIndex(0)).network
    let result = try PlanQuestion(changed, PlanRequest(budget: 200))
      .evaluate(projectIDs: ["idea-1", "PASS"])
    expect(json, result)
    #expect(result.cost == 170)
    // By hand (Networks/example/README.md): ten hours by road become an hour at the station and two
    // aboard.
    let pair = json["pairs"]?.items?.first
    #expect(pair?["before"]?.number == 600)
    #expect(pair?["after"]?.number == 180)
  }

  @Test("the pair's route is told leg by leg, before and after")
  func pair() throws {
    let zones = example.network.zones
    let from = try require_(zones.first { $0.name == "Port Halden" }).id
    let to = try require_(zones.first { $0.name == "Highmoor" }).id
    let (status, json) = try example.post(
      "pair",
      [
        "question": try LiveExample.question(build: ["PASS", "PLATEAU"]), "from": .string(from),
        "to": .string(to),
      ]
    )
    #expect(status == 200)
    #expect(json["before"]?["minutes"]?.number == 600)
    // One hour to board, one and two aboard.
    #expect(json["after"]?["minutes"]?.number == 240)
    #expect(json["after"]?["legs"]?.items?.count == 1)
  }

  @Test("a zone's minutes to all others are those of the pairs")
  func zone() throws {
    let zone = example.network.zones[0].id
    let question = try LiveExample.question(build: ["PASS", "PLATEAU"])
    let (_, json) = try example.post("zone", ["question": question, "zone": .string(zone)])
    let after = try require_(json["after"]?.items)
    #expect(after.count == example.network.zones.count)
    for (position, other) in example.network.zones.enumerated() where position > 0 {
      let (_, pair) = try example.post(
        "pair",
        ["question": question, "from": .string(zone), "to": .string(other.id)]
      )
      #expect(after[position].number == pair["after"]?["minutes"]?.number)
    }
  }

  @Test("a closed link makes the way longer, and before is the open network")
  func closed() throws {
    let link = example.network.links[0].id
    let (status, json) = try example.post(
      "evaluate",
      ["question": try LiveExample.question(ideas: IdeaList(close: [link]))]
    )
    #expect(status == 200)
    let open = try PlanQuestion(example.network, PlanRequest(budget: 200)).evaluate(projectIDs: [])
    #expect(json["objective"]?["value_before"]?.number == open.value)
    let before = try require_(json["zones"]?["before"]?.items?.compactMap(\.number))
    let after = try require_(json["zones"]?["after"]?.items?.compactMap(\.number))
    #expect(before == open.zones.map(\.accessAfter))
    #expect(zip(before, after).allSatisfy { $0 >= $1 } && before != after)
  }
}
