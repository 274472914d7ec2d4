// A question on Networks/china: getting it ready once, and trying plans in it.

import Benchmark
import BenchmarkGraphs
import Foundation
import InvestmentPlanning
import NetworkFiles
import PlanModel
import TransportNetwork

/// Networks/china, as it is committed.
private let china = URL(filePath: #filePath).deletingLastPathComponent()
  .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()
  .appending(path: "Networks/china").path

private func question(_ threads: Int) throws -> PlanQuestion {
  try PlanQuestion(
    NetworkPackage.read(china).network,
    PlanRequest(budget: 1e12),
    options: PlanOptions(threads: threads)
  )
}

/// A question without locks, its plan of a trillion, and its candidates.
private struct Locks {
  let open: OpenQuestion
  let plan: Set<String>
  let candidates: [String]

  init() throws {
    let prepared = try PreparedQuestion(question(2))
    let planner = InvestmentPlanner(prepared)
    open = try OpenQuestion(planner)
    plan = Set(try planner.plan().projects.map(\.id))
    candidates = try NetworkPackage.read(china).network.projects
      .filter { $0.status == .candidate }.map(\.id)
  }

  /// Forbids what the plan has, or requires what it has not: another candidate each time, from all
  /// over the list.
  func planner(_ iteration: Int) throws -> InvestmentPlanner {
    let id = candidates[iteration * 37 % candidates.count]
    return plan.contains(id)
      ? try open.planner(requiring: [], forbidding: [id])
      : try open.planner(requiring: [id], forbidding: [])
  }
}

/// A prepared question and the projects of a plan of a trillion.
private struct Bench {
  let prepared: PreparedQuestion
  let plan: [String]

  init() throws {
    prepared = try PreparedQuestion(question(1))
    plan = try InvestmentPlanner(prepared).plan().projects.map(\.id)
  }
}

let benchmarks: @Sendable () -> Void = {
  Benchmark.defaultConfiguration = suiteSettings()

  Benchmark("prepare.china") { (benchmark, question: PlanQuestion) in
    benchmark.startMeasurement()
    blackHole(try PreparedQuestion(question))
    benchmark.stopMeasurement()
  } setup: {
    try question(2)
  }

  Benchmark("plan.china", configuration: suiteSettings(seconds: 60)) {
    (benchmark, prepared: PreparedQuestion) in
    benchmark.startMeasurement()
    blackHole(try InvestmentPlanner(prepared).plan())
    benchmark.stopMeasurement()
  } setup: {
    try PreparedQuestion(question(2))
  }

  Benchmark("lock.china", configuration: suiteSettings(seconds: 60)) { (benchmark, locks: Locks) in
    benchmark.startMeasurement()
    blackHole(try locks.planner(benchmark.currentIteration).plan())
    benchmark.stopMeasurement()
  } setup: {
    try Locks()
  }

  Benchmark("figures.china") { (benchmark, bench: Bench) in
    benchmark.startMeasurement()
    blackHole(try bench.prepared.figures(building: bench.plan))
    benchmark.stopMeasurement()
  } setup: {
    try Bench()
  }
}
