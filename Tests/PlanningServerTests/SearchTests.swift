// Searches of the page: the plan with its proof, the frontier point by point, why, and stopping.

import InvestmentPlanning
import OrderedJSON
import PlanFiles
import PlanModel
import PlanningServer
import Testing
import TransportNetwork

@Suite("Searches of the live page")
struct SearchTests {
  private let example: LiveExample

  init() throws { example = try LiveExample() }

  @Test("the plan is the example's, worked out by hand, and the planner's")
  func plan() async throws {
    let (status, job) = try example.post("plan", ["question": try LiveExample.question()])
    #expect(status == 200)
    let answer = try await example.answer(of: job)
    #expect(answer["status"]?.text == "optimal")
    #expect(answer["build"]?.items?.compactMap(\.text).sorted() == ["PASS", "PLATEAU"])
    let result = try InvestmentPlanner(example.network, PlanRequest(budget: 200)).plan()
    #expect(answer["value"]?.number == result.value)
    #expect(answer["bound"]?.number == result.bound)
    let document = try JSONValue(parsing: Array(try require_(answer["document"]?.text).utf8))
    #expect(document["objective"]?["value"]?.number == result.value)
    #expect(document["run"]?["input_sha256"]?.text == example.digest)
  }

  @Test("must and never are kept; rules that clash are named")
  func rules() async throws {
    let locked = try LiveExample.question {
      $0.required = ["RING"]
      $0.forbidden = ["PASS"]
    }
    let answer = try await example.answer(of: example.post("plan", ["question": locked]).json)
    let build = answer["build"]?.items?.compactMap(\.text) ?? []
    #expect(build.contains("RING") && !build.contains("PASS"))
    let impossible = try LiveExample.question(budget: 10) { $0.required = ["PASS"] }
    let none = try await example.answer(of: example.post("plan", ["question": impossible]).json)
    #expect(none["status"]?.text == "infeasible")
    #expect(none["conflict"]?.items?.isEmpty == false)
  }

  @Test("a frontier has the plans of its budgets")
  func frontier() async throws {
    let budgets = [100.0, 200, 300]
    let job = try example.post(
      "frontier",
      [
        "question": try LiveExample.question(), "budgets": .array(budgets.map { .double($0) }),
      ]
    ).json
    let answer = try await example.answer(of: job)
    let points = try require_(answer["points"]?.items)
    #expect(points.map { $0["budget"]?.number } == budgets)
    for point in points {
      let budget = try require_(point["budget"]?.number)
      let plan = try InvestmentPlanner(example.network, PlanRequest(budget: budget)).plan()
      let (found, value) = (try require_(point["value"]?.number), try require_(plan.value))
      #expect(abs(found - value) <= 1e-4 * value)
    }
  }

  @Test("the drawn line competes with the candidates; its document says so and can be opened")
  func drawn() async throws {
    let ideas = IdeaList(add: ["Port Halden-Highmoor,mode=rail,minutes=120,cost=70"])
    let question = try LiveExample.question(ideas: ideas)
    let answer = try await example.answer(of: example.post("plan", ["question": question]).json)
    #expect(answer["build"]?.items?.compactMap(\.text).contains("idea-1") == true)
    let text = try require_(answer["document"]?.text)
    let (status, opened) = try example.post("open", ["document": .string(text), "name": "a.json"])
    #expect(status == 200)
    let again = try require_(opened["question"]).decoded(as: LiveQuestion.self)
    #expect(again.ideas == ideas)
    #expect(Set(again.build) == Set(answer["build"]?.items?.compactMap(\.text) ?? []))
    let changed = try JSONValue(parsing: Array(text.utf8))
    #expect(changed["run"]?["parameters"]?["add"]?.items?.count == 1)
  }

  @Test("why tells what corridor why tells")
  func why() async throws {
    let question = try LiveExample.question(build: ["PASS", "PLATEAU"])
    let job = try example.post("why", ["question": question, "project": "RING"]).json
    let answer = try await example.answer(of: job)
    let sentences = answer["sentences"]?.items?.compactMap(\.text) ?? []
    #expect(sentences.first?.hasPrefix("Gain alone") == true)
    #expect(sentences.contains { $0.contains("must have it") })
  }

  @Test("a scenario of another network, and what is no plan, are refused with the reason")
  func foreign() async throws {
    let answer = try await example.answer(
      of: example.post("plan", ["question": try LiveExample.question()]).json
    )
    let text = try require_(answer["document"]?.text)
    let other = text.replacing(example.digest, with: String(repeating: "0", count: 64))
    let (status, json) = try example.post("open", ["document": .string(other), "name": "b.json"])
    #expect(status == 409)
    #expect(json["error"]?.text?.contains("another network") == true)
    // A plan of this network whose value was changed is not opened as proven.
    let value = try require_(answer["value"]?.number)
    let told = try JSONValue(parsing: Array(text.utf8))["objective"]?["value"]?.number
    #expect(told == value)
    let forged = text.replacing("\"value\": \(value)", with: "\"value\": 1")
    #expect(forged != text)
    let refused = try example.post("open", ["document": .string(forged), "name": "d.json"])
    #expect(
      refused.status == 409 && refused.json["error"]?.text?.contains("objective is 1") == true
    )
    for bad in ["", "{", "{}", "[1]", #"{"projects":[]}"#] {
      #expect(try example.post("open", ["document": .string(bad), "name": "c"]).status == 400)
    }
  }

  @Test("the report of a scenario is a whole page; of changed figures there is none")
  func report() async throws {
    let answer = try await example.answer(
      of: example.post("plan", ["question": try LiveExample.question()]).json
    )
    let text = try require_(answer["document"]?.text)
    let (status, json) = try example.post("report", ["document": .string(text)])
    #expect(status == 200)
    #expect(json["html"]?.text?.hasPrefix("<!DOCTYPE html>") == true)
    let value = try require_(answer["value"]?.number)
    let changed = text.replacing(shortestDecimal(value), with: shortestDecimal(value * 0.9))
    #expect(try example.post("report", ["document": .string(changed)]).status == 409)
  }
}
