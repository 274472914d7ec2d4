// The planner as a run makes it: what no memory holds is said before the work.

import DurableFiles
package import InvestmentPlanning
package import PlanModel
import Reporting
package import TransportNetwork

/// Makes the planner, unless it takes more memory than there is.
package func withPlanner<Result>(
  _ network: Network,
  _ request: PlanRequest,
  _ options: PlanOptions,
  _ body: (InvestmentPlanner) throws(PlanningError) -> Result
) throws(PlanningRunError) -> Result {
  try PlanMemory(network).check()
  do throws(PlanningError) {
    return try body(try InvestmentPlanner(network, request, options: options))
  } catch {
    throw .planning(error)
  }
}

extension PlanMemory {
  /// Refuses what the memory cannot take.
  package func check() throws(PlanningRunError) {
    guard let room = SystemMemory.available, bytes > Double(room) else { return }
    throw .data(
      """
      \(zones) zones and \(projects) projects make \(terminals) terminals, and a search of theirs takes about \(byteCount(bytes)) to begin \
      with; the memory left is \(byteCount(Double(room))). Merge zones, leave out projects that cannot matter, or allow more memory.
      """
    )
  }
}

/// An answer beyond the first, unless the user has interrupted; its name is noted when it is
/// missing or may be incomplete for that.
func unlessInterrupted<Answer, Failure>(
  _ name: String,
  _ cancellation: Cancellation,
  _ missing: inout [String],
  _ body: () throws(Failure) -> Answer?
) throws(Failure) -> Answer? {
  var answer: Answer?
  do throws(Failure) {
    if !cancellation.isCancelled { answer = try body() }
  } catch {
    // What was stopped too early to have an answer leaves the others as they are.
    guard cancellation.isCancelled else { throw error }
  }
  if cancellation.isCancelled { missing.append(name) }
  return answer
}
