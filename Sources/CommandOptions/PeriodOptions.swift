// Several periods with their own money: what plan and evaluate have in common.

package import Console
package import ArgumentParser
import OrderedJSON
package import PlanModel
import Reporting
package import TransportNetwork

/// The money of each period, and what periods count.
package struct PeriodOptions: ParsableArguments {
  package init() {}

  @Option(
    parsing: .unconditional,
    help: ArgumentHelp(
      """
      The money that each period brings, in place of --budget; what is left over is carried on. A project opens \
      in one period and serves from then on, not before its period in project.csv; committed projects stand \
      from their period on. The objective's value is the sum of its figure over the periods, period t counting \
      1/(1+R)^(t-1). For gap, access, total and mean-cost. Separated by commas or semicolons.
      """,
      valueName: "b1,b2,..."
    )
  )
  package var periods: String?

  @Option(
    parsing: .unconditional,
    help: ArgumentHelp(
      "With --periods: the rate R by which a period counts less than the one before it. (default: 0)",
      valueName: "r"
    )
  )
  package var discount: String?

  /// Puts the periods into a request.
  package func apply(to request: inout PlanRequest) throws(CommandFailure) {
    guard let budgets = try budgets() else { return }
    request.periods = budgets
    request.budget = budgets.reduce(0, +)
    request.discount =
      try number(discount, option: "--discount") ?? 0
  }

  /// The money of each period; nil when there is one plan.
  package func budgets() throws(CommandFailure) -> [Double]? {
    guard let periods else {
      guard discount == nil else { throw .usage("--discount belongs to --periods B1,B2,...") }
      return nil
    }
    let budgets = try moneyList(periods, option: "--periods")
    guard !budgets.isEmpty else { throw .usage("--periods names no period's money.") }
    guard budgets.count <= 100 else {
      throw .usage("--periods names \(budgets.count) periods; at most 100 are planned.")
    }
    return budgets
  }

  /// Whether none of them is given.
  package var isEmpty: Bool { periods == nil && discount == nil }
}

/// Projects by id or name with the period in which they open, `P1,P2@2`; without one, the first.
package func openings(
  _ list: String,
  _ network: Network
) throws(CommandFailure) -> [(id: String, period: Int)] {
  var names = network.projectNames
  let items = names.items(ofList: list) { item in
    guard let at = item.lastIndex(of: "@"), Int(item[item.index(after: at)...]) != nil else {
      return item
    }
    return String(item[..<at])
  }
  func id(_ text: String) throws(CommandFailure) -> String {
    try named("--build") { () throws(NameError) in names.entries[try names.position(of: text)].id }
  }
  return try items.map { text throws(CommandFailure) in
    guard let at = text.lastIndex(of: "@"), at != text.startIndex else { return (try id(text), 1) }
    guard let period = Int(text[text.index(after: at)...]), period >= 1 else {
      throw .usage(
        "--build takes PROJECT or PROJECT@PERIOD with a period from 1 on, not \"\(text)\"."
      )
    }
    return (try id(String(text[..<at])), period)
  }
}
