// The end of a plan's command where its answer is no.

import CommandOptions
import Console
import PlanModel

extension PlanResult {
  /// Ends a command whose answer is no, or that has none; a table does not say why.
  func checkAnswer(isTable: Bool) throws(CommandFailure) {
    if status == .stopped {
      throw CommandFailure(
        .failure,
        "no plan was found within the time limit; --time-limit allows more."
      )
    }
    guard status == .infeasible else { return }
    // The page says why, and so does the JSON; a table of no projects does not.
    throw CommandFailure(
      .no,
      isTable ? "no plan satisfies the rules: \(conflict.joined(separator: "; "))." : nil
    )
  }
}
