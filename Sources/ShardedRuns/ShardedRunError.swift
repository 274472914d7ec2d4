// Why a part of a run cannot be made, or parts cannot be put together.

public import AccessAnalysis
public import PlanFiles
public import PlanModel
public import Sharding

/// A failure of a run in parts, by whom it is told.
public enum ShardedRunError: Error, CustomStringConvertible {
  /// Parts as files, or as parts of one run.
  case parts(ShardError)
  /// A search, or the question that it is for.
  case planning(PlanningError)
  /// An access question.
  case access(AccessError)
  /// What merged parts hold.
  case contents(PlanFileError)
  /// What is asked for cannot be; another command line is needed.
  case request(String)
  /// An input is not what it should be.
  case data(String)
  /// The user has interrupted before a part was whole.
  case interrupted(String)

  /// What is wrong and what to do, as a sentence.
  public var description: String {
    switch self {
    case .parts(let error): error.description
    case .planning(let error): error.description
    case .access(let error): error.description
    case .contents(let error): error.description
    case .request(let text), .data(let text), .interrupted(let text): text
    }
  }
}

/// Runs what parts can fail.
func withParts<Result>(
  _ body: () throws(ShardError) -> Result
) throws(ShardedRunError) -> Result {
  do throws(ShardError) { return try body() } catch { throw .parts(error) }
}

/// Runs what a planner can fail.
func withPlans<Result>(
  _ body: () throws(PlanningError) -> Result
) throws(ShardedRunError) -> Result {
  do throws(PlanningError) { return try body() } catch { throw .planning(error) }
}
