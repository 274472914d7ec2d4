// The search as it went: from the search itself, or read back from its log.

import DurableFiles
import OrderedJSON
package import PlanModel

/// The moments of a search at which something became known, for its chart.
package final class SearchTrace {
  private var known: [PlanReport.Moment] = []

  /// Makes an empty trace.
  package init() {}

  /// Notes a state of a search.
  package func add(_ state: PlanProgress) {
    add(
      PlanReport.Moment(
        seconds: state.seconds,
        incumbent: state.incumbent,
        bound: state.bound.flatMap { $0.isFinite ? $0 : nil }
      )
    )
  }

  /// Notes a moment, unless nothing has become known since the last.
  package func add(_ moment: PlanReport.Moment) {
    if let last = known.last, last.incumbent == moment.incumbent, last.bound == moment.bound {
      return
    }
    known.append(moment)
  }

  /// At most some dozen moments, the first and the last among them.
  package var moments: [PlanReport.Moment] {
    let step = (known.count + 39) / 40
    return known.indices.filter { $0.isMultiple(of: max(step, 1)) || $0 == known.count - 1 }
      .map { known[$0] }
  }
}

/// The moments of a search from the lines that `plan --log` wrote.
package func loggedMoments(_ path: String) throws(SearchFileError) -> SearchTrace {
  let bytes: [UInt8]
  switch readAll(path) {
  case .success(let read): bytes = read
  case .failure(let error):
    throw .refused("\(path) cannot be read: \(error.whyUnread).")
  }
  let trace = SearchTrace()
  let lines = bytes.split(separator: UInt8(ascii: "\n"), omittingEmptySubsequences: false)
  for (position, line) in lines.enumerated() where !line.isEmpty {
    let value = try? JSONValue(parsing: Array(line))
    guard let seconds = value?["time"]?.number else {
      throw .refused("\(path):\(position + 1): not a line of plan --log, which has a \"time\".")
    }
    trace.add(
      PlanReport.Moment(
        seconds: seconds,
        incumbent: value?["incumbent"]?.number,
        bound: value?["bound"]?.number
      )
    )
  }
  return trace
}
