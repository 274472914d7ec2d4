// A search as it went: the moments at which something became known.

public import PlanModel

/// The moments of a search at which something became known, for its chart.
public final class SearchTrace {
  private var known: [PlanReport.Moment] = []

  /// Starts without any.
  public init() {}

  /// Takes what is known now.
  public func add(_ state: PlanProgress) {
    add(
      PlanReport.Moment(
        seconds: state.seconds,
        incumbent: state.incumbent,
        bound: state.bound.flatMap { $0.isFinite ? $0 : nil }
      )
    )
  }

  /// Takes a moment, unless nothing has changed since the last.
  public func add(_ moment: PlanReport.Moment) {
    if let last = known.last, last.incumbent == moment.incumbent, last.bound == moment.bound {
      return
    }
    known.append(moment)
  }

  /// At most some dozen moments, the first and the last among them.
  public var moments: [PlanReport.Moment] {
    let step = (known.count + 39) / 40
    return known.indices.filter { $0.isMultiple(of: max(step, 1)) || $0 == known.count - 1 }
      .map { known[$0] }
  }
}
