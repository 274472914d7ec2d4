// Why a run of the planner has no answer.

package import AccessAnalysis
package import DurableFiles
package import PlanFiles
package import PlanModel

/// A failure of a run, by what fails.
package enum PlanningRunError: Error {
  /// The search, or the question that it is for.
  case planning(PlanningError)
  /// A question of access beside it.
  case access(AccessError)
  /// A file that is kept beside the search.
  case kept(SearchFileError)
  /// A file that is written.
  case file(FileFailure)
  /// What is asked for cannot be; another request is needed.
  case request(String)
  /// The machine or an input does not allow it.
  case data(String)
  /// The run was interrupted before there was anything to hand over.
  case interrupted(String)
}

/// Runs what access can fail.
func withAccess<Result>(
  _ body: () throws(AccessError) -> Result
) throws(PlanningRunError) -> Result {
  do throws(AccessError) { return try body() } catch { throw .access(error) }
}
