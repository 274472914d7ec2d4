// What plan may be asked beyond its one answer: other plans, and what each project contributes.

package import Console
import PlanFiles
package import ArgumentParser
package import OrderedJSON
package import PlanModel
import Reporting
import TransportNetwork

/// Options beyond the best plan.
package struct SideQuestionOptions: ParsableArguments {
  package init() {}

  @Option(
    help: ArgumentHelp(
      "Also find other plans, so many in all with the best. (default: none)",
      valueName: "k"
    )
  )
  package var alternatives: Int?

  @Option(
    parsing: .unconditional,
    help: ArgumentHelp(
      "How much worse they may be, as a share of the best value. (default: 0.01)",
      valueName: "e"
    )
  )
  package var within: String?

  @Flag(help: "Take those that differ most in cost from all before, instead of the next best.")
  package var different = false

  @Flag(
    help: "Also say what each project contributes: Shapley values, and the synergy of every pair."
  )
  package var contributions = false

  @Flag(
    help: """
      Also say of every candidate that is not chosen why: what it would add, what the best plan with it would lose and displace, and the \
      cost at which it would enter.
      """
  )
  package var explain = false

  @Option(
    parsing: .unconditional,
    help: ArgumentHelp(
      "Also find the best plans of other budgets, from A to B by STEP or a list; --report marks this plan among them.",
      valueName: "a:b:step"
    )
  )
  package var frontier: String?

  /// Whether nothing further was asked.
  package var isEmpty: Bool { alternatives == nil && !contributions && frontier == nil && !explain }

  /// These options, if they can be.
  package func checked(
    for objective: PlanRequest.Objective.Kind
  ) throws(CommandFailure) -> SideQuestionOptions {
    if let alternatives, alternatives < 1 {
      throw .usage("--alternatives takes a number of at least 1, not \(alternatives).")
    }
    if alternatives == nil, within != nil || different {
      throw .usage("--within and --different belong to --alternatives K.")
    }
    _ = try share()
    if try budgets() != nil, objective == .cost {
      throw .usage("--objective cost has no frontier over budgets.")
    }
    return self
  }

  /// How much worse another plan may be, as a share.
  private func share() throws(CommandFailure) -> Double {
    try within.map { text throws(CommandFailure) in try number(text, option: "--within") } ?? 0.01
  }

  /// The budgets of `--frontier`; nil without.
  private func budgets() throws(CommandFailure) -> [Double]? {
    try frontier.map { text throws(CommandFailure) in
      try parsedBudgets(text, option: "--frontier")
    }
  }

  /// The options that were given, as results carry them; the best plan does not depend on them.
  package var parameters: [JSONValue.Member] {
    var members: [JSONValue.Member] = []
    if let alternatives {
      members += [
        JSONValue.Member(key: "alternatives", value: .integer(alternatives)),
        JSONValue.Member(key: "within", value: .string(within ?? "0.01")),
        JSONValue.Member(key: "different", value: .bool(different)),
      ]
    }
    if contributions { members.append(JSONValue.Member(key: "contributions", value: .bool(true))) }
    if explain { members.append(JSONValue.Member(key: "explain", value: .bool(true))) }
    if let frontier { members.append(JSONValue.Member(key: "frontier", value: .string(frontier))) }
    return members
  }

  /// The same as a value.
  package func sideQuestions() throws(CommandFailure) -> SideQuestions {
    let share = try share()
    return SideQuestions(
      alternatives: alternatives.map {
        .init(count: $0, within: share, order: different ? .different : .best)
      },
      contributions: contributions,
      explanation: explain,
      budgets: try budgets() ?? []
    )
  }
}
