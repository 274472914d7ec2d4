// What the parts of a run hold, by the command that makes them.

/// What parts hold; a manifest has it as its kind.
public enum PartKind: String, Sendable {
  /// Rows of `access` as CSV.
  case accessRows = "access rows"
  /// The answer of some zones.
  case accessAnswer = "access answer"
  /// Rows of `matrix`.
  case matrixRows = "matrix rows"
  /// Losses of some links and nodes.
  case criticalityLosses = "criticality losses"
  /// Best plans of some budgets.
  case frontierFindings = "frontier findings"
  /// Some draws of an ensemble.
  case ensembleDraws = "ensemble draws"
  /// Best plans of some scenarios, and of the question itself.
  case scenarioFindings = "scenario findings"
}
