// The explicit model, solved by others, has the planner's optimum.

import InvestmentPlanning
import PlanModel
import PlanProof
@testable import PlanSearch
import Accessibility
import Foundation
import GLPK
import ShortestPaths
import TestNetworks
import TestSupport
import Testing
import TransportNetwork

@Suite("Explicit model")
struct ExplicitModelTests {
  @Test("its optimum is that of all subsets", .skipping(5), arguments: 0..<150)
  func enumerated(seed: Int) throws {
    let instance = randomInstance(
      seed: UInt64(seed) &+ 90_000,
      projects: 2 + seed % 6,
      zones: 3 + seed % 3
    )
    let best = enumeratedBest(instance)
    guard let fixings = Fixings(instance.rules), let best else { return skipCase() }
    let sets = try #require(UsefulSets(instance, fixings))
    var model = ExplicitModel(
      instance,
      sets,
      fixings,
      names: (0..<instance.projectCount).map { "p\($0)" }
    )
    for origin in 0..<instance.zoneCount {
      model.add(try sets.pairs(origin: origin, limit: 10_000), origin: origin)
    }
    let isLinear = model.finish(valueBefore: 10, isMinimized: seed % 2 == 0)
    #expect(isLinear)
    let solution = try GLPKSolver().solve(model.model)
    #expect(solution.termination == .optimal)
    let value = try #require(solution.objective)
    let expected = seed % 2 == 0 ? 10 - best : 10 + best
    #expect(abs(value - expected) <= 1e-7 * max(1, abs(expected)))
  }

  /// Random networks with their questions, and the planner's optimum.
  private func cases() throws -> [(planner: InvestmentPlanner, value: Double)] {
    let decays: [Decay] = [
      .exponential(rate: 1 / 120), .linear(cutoff: 300), .binary(cutoff: 120), .power(exponent: 1),
    ]
    let objectives: [PlanRequest.Objective.Kind] = [
      .gap, .access, .maxmin, .cost, .meanCost, .total,
    ]
    return try (0..<24).compactMap { seed in
      let network = randomNetwork(
        seed: UInt64(seed) &+ 500,
        zones: 5 + seed % 4,
        projects: 4 + seed % 5
      )
      let total = network.projects.reduce(0) { $0 + $1.cost }
      var request = PlanRequest(
        budget: (total * [0.3, 0.5, 0.8][seed % 3] / 100).rounded() * 100,
        objective: .of(objectives[seed % objectives.count]),
        decay: decays[seed / 6 % 4]
      )
      if request.objective.kind == .meanCost { request.unreachableCost = 2000 }
      if request.objective.kind == .cost { request.reach = .init(.access, 40) }
      if seed % 6 == 0 { request.required = ["p1"] }
      if seed % 5 == 0 { request.forbidden = ["p2"] }
      let planner = try InvestmentPlanner(
        network,
        request,
        options: PlanOptions(relativeGap: 0, threads: 1)
      )
      return try planner.plan().value.map { (planner, $0) }
    }
  }

  /// MPS knows minimizing only: what is maximized has its sign turned.
  private func sign(_ planner: InvestmentPlanner, _ format: ExportFormat) -> Double {
    format == .mps && !planner.question.resolved.request.objective.kind.isMinimized ? -1 : 1
  }

  private func agree(_ optimum: Double?, _ value: Double) -> Bool {
    guard let optimum else { return false }
    return abs(optimum - value) <= 1e-7 * max(1, abs(value))
  }

  @Test(
    "glpsol finds the planner's value in both formats",
    .enabled(
      if: Peers.tests(with: OtherSolvers.glpsol != nil),
      "glpsol is not installed: apt-get install glpk-utils"
    )
  )
  func glpsol() throws {
    let folder = try TemporaryFolder()
    let cases = try cases()
    #expect(cases.count > 18)
    for (number, (planner, value)) in cases.enumerated() {
      for format in ExportFormat.allCases {
        let name = "\(number).\(format.rawValue)"
        try folder.write(Array(try planner.exportedModel(as: format).utf8), to: name)
        let found = OtherSolvers.glpsolOptimum("\(folder.path)/\(name)")
        let optimum = found.map { $0 * sign(planner, format) }
        #expect(agree(optimum, value), "\(name): \(optimum ?? .nan), the planner \(value)")
      }
    }
  }

  @Test(
    "HiGHS finds the planner's value in both formats",
    .enabled(
      if: Peers.tests(with: OtherSolvers.highs != nil),
      "highspy cannot be installed from PyPI here"
    )
  )
  func highs() throws {
    let folder = try TemporaryFolder()
    let cases = try cases()
    var paths: [String] = []
    for (number, (planner, _)) in cases.enumerated() {
      for format in ExportFormat.allCases {
        let name = "\(number).\(format.rawValue)"
        try folder.write(Array(try planner.exportedModel(as: format).utf8), to: name)
        paths.append("\(folder.path)/\(name)")
      }
    }
    let optima = OtherSolvers.highsOptima(paths)
    #expect(optima.count == paths.count)
    for (position, optimum) in optima.enumerated() {
      let (planner, value) = cases[position / ExportFormat.allCases.count]
      let format = ExportFormat.allCases[position % ExportFormat.allCases.count]
      let signed = optimum.map { $0 * sign(planner, format) }
      #expect(agree(signed, value), "\(paths[position]): \(optimum ?? .nan), planner \(value)")
    }
  }

  /// A chain of n + 1 towns, between each two a slow link and n projects of one faster link each,
  /// all of different speed and all affordable: every pair of neighbours has n useful sets, the
  /// pair of both ends n^n.
  @Test("too many sets are counted and refused")
  func guardAgainstExplosion() throws {
    let stations = 8
    let nodes = (0...stations).map {
      Node(id: "n\($0)", x: Double($0), y: 0, type: "city", zone: RowIndex($0))
    }
    func link(_ id: String, _ from: Int, _ minutes: Double) -> Link {
      Link(
        id: id,
        from: RowIndex(from),
        to: RowIndex(from + 1),
        isDirected: false,
        travelMinutes: minutes
      )
    }
    var projects: [Project] = []
    for station in 0..<stations {
      for level in 0..<12 {
        projects.append(
          Project(
            id: "p\(station)_\(level)",
            cost: 1,
            links: [
              // No two sums of minutes are equal.
              ProjectLink(
                link: link(
                  "l\(station)_\(level)",
                  station,
                  60 - Double(level) - Double(station) / 97
                )
              )
            ]
          )
        )
      }
    }
    let network = Network(
      nodes: nodes,
      links: (0..<stations).map { link("b\($0)", $0, 100) },
      zones: nodes.map { Zone(id: $0.id) },
      zoneColumns: [ZoneColumn(name: "population", values: nodes.map { _ in 100 })],
      schemes: [
        RegionScheme(
          name: "macro",
          regions: [
            .init(name: "West", zones: [RowIndex(0)]), .init(name: "East", zones: [RowIndex(8)]),
          ]
        )
      ],
      projects: projects
    )
    let planner = try InvestmentPlanner(network, PlanRequest(budget: 1000, objective: .access))
    do throws(PlanningError) {
      _ = try planner.exportedModel(as: .lp, mostSets: 500)
      Issue.record("accepted")
    } catch {
      #expect(error.kind == .data)
      #expect(error.description.contains("too large: more than 500 path sets"))
      #expect(error.description.contains("--forbid"))
    }
  }
}
