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

  Benchmark("figures.china") { (benchmark, bench: Bench) in
    benchmark.startMeasurement()
    blackHole(try bench.prepared.figures(building: bench.plan))
    benchmark.stopMeasurement()
  } setup: {
    try Bench()
  }
}
