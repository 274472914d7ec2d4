// Who follows a run: a step at a time, with notes between.

package import PlanModel
package import Reporting

/// A step of a run that somebody follows.
package protocol RunStep: Sendable {
  /// Says how far the step is; the text is made only where somebody reads it.
  /// - Parameters:
  ///   - share: the share of the work that is done; nil where nobody knows.
  ///   - text: what is going on.
  func update(share: Double?, _ text: () -> String)

  /// Ends the step.
  func end()
}

extension RunStep {
  /// Says what is going on, of a length that nobody knows.
  package func update(_ text: () -> String) { update(share: nil, text) }

  /// Tells how a search goes, and which of several it is.
  package func update(_ state: PlanProgress, _ pace: SearchPace, of part: String = "") {
    update(share: pace.share(state)) { describe(state, pace, of: part) }
  }
}

/// Receives the steps and notes of a run.
package struct RunListener: Sendable {
  /// Begins a step.
  package var step: @Sendable (String) -> any RunStep
  /// Takes a sentence about what was assumed or left out; some come more than once.
  package var note: @Sendable (String) -> Void

  /// Makes a listener.
  package init(
    step: @escaping @Sendable (String) -> any RunStep,
    note: @escaping @Sendable (String) -> Void
  ) {
    (self.step, self.note) = (step, note)
  }
}

extension SearchPace {
  /// The pace of searches with these options.
  package convenience init(_ options: PlanOptions, parts: Int = 1) {
    self.init(asked: options.relativeGap, timeLimit: options.timeLimit, parts: parts)
  }
}
