// The search as it went, read back from its log.

import DurableFiles
import OrderedJSON
import PlanFiles
import PlanModel

/// The moments of a search from the lines that `plan --log` wrote.
func loggedMoments(_ path: String) throws(CommandFailure) -> SearchTrace {
  let bytes: [UInt8]
  switch readAll(path) {
  case .success(let read): bytes = read
  case .failure(let error): throw .data("\(path) cannot be read: \(systemMessage(error.number)).")
  }
  let trace = SearchTrace()
  let lines = bytes.split(separator: UInt8(ascii: "\n"), omittingEmptySubsequences: false)
  for (position, line) in lines.enumerated() where !line.isEmpty {
    let value = try? JSONValue(parsing: Array(line))
    guard let seconds = value?["time"]?.number else {
      throw .data("\(path):\(position + 1): not a line of plan --log, which has a \"time\".")
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
