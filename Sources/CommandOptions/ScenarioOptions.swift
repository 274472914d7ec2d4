// What if things turn out otherwise: scenarios of a plan, and the plan for the worst of them.

package import Console
import PlanFiles
package import NetworkFiles
package import OrderedJSON
package import PlanModel
package import ArgumentParser
import Reporting
package import TransportNetwork

/// Scenarios.
package struct ScenarioOptions: ParsableArguments {
  package init() {}

  @Option(
    help: ArgumentHelp(
      """
      CSV scenario,probability,what,id,factor: what is cost, opportunities, weight, trips_from or trips_to; id a \
      project or zone, region:NAME, or * for all (Networks/README.md). The best plan of every scenario is found, \
      and what is regretted without it.
      """,
      valueName: "file"
    ),
    completion: .file(extensions: ["csv"])
  )
  package var scenarios: String?

  @Option(
    parsing: .unconditional,
    help: ArgumentHelp(
      "Share of the probability whose mean is the conditional value at risk (CVaR). (default: 0.1)",
      valueName: "share"
    )
  )
  package var tail: String?

  /// The tail, if the options fit together.
  package func checkedTail() throws(CommandFailure) -> Double {
    guard scenarios != nil || tail == nil else {
      throw .usage("--tail belongs to --scenarios FILE.")
    }
    let share =
      try number(tail, option: "--tail", orMore: false) ?? 0.1
    guard share <= 1 else {
      throw .usage("--tail takes a share above 0 and at most 1, not \(share).")
    }
    return share
  }

  /// The file; nil when none was given.
  package func read(
    _ network: Network,
    _ request: PlanRequest
  ) throws(CommandFailure) -> ScenarioFile? {
    try scenarios.map { path throws(CommandFailure) in
      try planning { () throws(PlanningError) in
        try ScenarioFile(contentsOf: path, network, request)
      }
    }
  }

  /// The same as a value; nil when no scenarios were given.
  package func question(isRobust: Bool) throws(CommandFailure) -> SideQuestions.Scenarios? {
    let tail = try checkedTail()
    return scenarios.map { .init(path: $0, tail: tail, isRobust: isRobust) }
  }

  /// The options that were given, as results carry them.
  package var parameters: [JSONValue.Member] {
    guard let scenarios else { return [] }
    return [
      JSONValue.Member(key: "scenarios", value: .string(scenarios)),
      JSONValue.Member(key: "tail", value: .string(tail ?? "0.1")),
    ]
  }
}
