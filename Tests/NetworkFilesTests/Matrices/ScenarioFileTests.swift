// Scenario files: what they mean, and what is told of mistakes.

import Testing
import NetworkFiles
import TransportNetwork

@Suite("Scenario files")
struct ScenarioFileTests {
  private let network = Network(
    nodes: [],
    links: [],
    zones: [Zone(id: "A"), Zone(id: "B"), Zone(id: "7")],
    projects: [
      Project(id: "P", cost: 1, region: "West"), Project(id: "Q", cost: 1, region: "East"),
    ]
  )
  private let scheme = RegionScheme(
    name: "macro",
    regions: [.init(name: "West", zones: [RowIndex(0), RowIndex(2)])]
  )

  private func read(_ text: String) throws -> [NetworkScenario] {
    try ScenarioFile(
      CSVTable(bytes: Array(text.utf8), name: "s.csv"),
      network,
      scheme: scheme
    ).scenarios
  }

  @Test("factors multiply, names of one, a region or all")
  func factors() throws {
    let scenarios = try read(
      """
      scenario,probability,what,id,factor
      base,0.75,,,
      dear,0.25,cost,*,1.5
      dear,,cost,region:West,2
      dear,,opportunities,region:West,3
      dear,,weight,7.0,0.5
      dear,,trips_from,A,4
      dear,,trips_to,*,5

      """
    )
    #expect(scenarios.map(\.name) == ["base", "dear"])
    #expect(scenarios.map(\.probability) == [0.75, 0.25])
    #expect(scenarios[0].projectCosts == [1, 1])
    #expect(scenarios[1].projectCosts == [3, 1.5])
    #expect(scenarios[1].opportunities == [3, 1, 3])
    #expect(scenarios[1].weights == [1, 1, 0.5])
    #expect(scenarios[1].tripsFrom == [4, 1, 1])
    #expect(scenarios[1].tripsTo == [5, 5, 5])
    let equal = try read("scenario,what,id,factor\na,,,\nb,cost,P,2\n")
    #expect(equal.map(\.probability) == [0.5, 0.5])
  }

  @Test(
    "mistakes are told with their line",
    arguments: [
      ("scenario,id,factor\n", "expected the columns scenario, probability, what, id and factor"),
      ("scenario,what,id,factor\n", "there is no scenario"),
      ("scenario,what,id,factor\na,cots,P,1\n", #"did you mean "cost"?"#),
      ("scenario,what,id,factor\na,cost,R,1\n", #"there is no project "R""#),
      ("scenario,what,id,factor\na,cost,region:North,1\n", "in a region"),
      ("scenario,what,id,factor\na,weight,,1\n", "expected a zone, region:NAME or * for all"),
      ("scenario,what,id,factor\na,cost,P,-1\n", "a factor is a finite number"),
      ("scenario,what,id,factor\na,cost,P,\n", "a factor is a finite number"),
      ("scenario,what,id,factor\n,cost,P,1\n", "needs a name"),
      ("scenario,probability,what,id,factor\na,2,,,\n", "from 0 to 1"),
      (
        "scenario,probability,what,id,factor\na,0.5,,,\na,0.6,,,\n",
        "has the probability 0.5 already"
      ),
      ("scenario,probability,what,id,factor\na,0.5,,,\nb,0.4,,,\n", "add up to"),
      ("scenario,probability,what,id,factor\na,1,,,\nb,,,,\n", "has no probability"),
    ]
  )
  func mistakes(text: String, sentence: String) throws {
    do {
      _ = try read(text)
      Issue.record("read without complaint")
    } catch let error as CSVError {
      #expect(error.description.contains(sentence), "\(error)")
    }
  }

  @Test("names stand for ids; a name of two is told with both")
  func names() throws {
    let network = Network(
      nodes: [],
      links: [],
      zones: [
        Zone(id: "1", name: "Suzhou"), Zone(id: "2", name: "Suzhou"), Zone(id: "3", name: "Xi'an"),
      ],
      projects: [Project(id: "P", name: "Fast line", cost: 1)]
    )
    func read(_ row: String) throws -> NetworkScenario {
      let text = "scenario,what,id,factor\na,\(row)\n"
      let table = try CSVTable(bytes: Array(text.utf8), name: "s.csv")
      return try #require(try ScenarioFile(table, network, scheme: nil).scenarios.first)
    }
    #expect(try read("weight,xian,2").weights == [1, 1, 2])
    #expect(try read("cost,fast line,2").projectCosts == [2])
    let error = #expect(throws: CSVError.self) { try read("weight,Suzhou,2") }
    #expect(error?.description.contains("Suzhou 1, Suzhou 2") == true)
  }
}
