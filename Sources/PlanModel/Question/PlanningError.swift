// What can go wrong between a question and its answer.

/// A question that cannot be answered, with what to do about it.
public struct PlanningError: Error, Sendable, Equatable, CustomStringConvertible {
  /// Whose mistake it is.
  public enum Kind: Sendable, Equatable {
    /// The question names something that the network does not have, or a number out of range.
    case usage
    /// The network cannot carry the question.
    case data
    /// The solver gave up; the program's fault.
    case solver
    /// Nobody's: the work was stopped before there was anything to answer with.
    case stopped
  }

  /// Whose mistake it is.
  public var kind: Kind
  /// A sentence for people.
  public var description: String

  /// The error of work that was stopped while the costs between places were found.
  package static let stoppedAtBaseCosts = PlanningError(
    .stopped,
    "stopped while the costs between places were found, before there was any plan."
  )

  /// Makes an error.
  public init(_ kind: Kind, _ description: String) {
    self.kind = kind
    self.description = description
  }
}
