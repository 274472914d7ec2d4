// Reading JSON files of results, and turning what is wrong with them into exit codes.

import DurableFiles
import OrderedJSON
import PlanFiles
import PlanModel

/// A JSON file; `-` is standard input.
func readJSON(_ path: String, _ what: String) throws(CommandFailure) -> JSONValue {
  let name = path == "-" ? "standard input" : path
  switch readAll(path) {
  case .failure(let error): throw .data("\(name) cannot be read: \(systemMessage(error.number)).")
  case .success(let bytes):
    do throws(JSONTextError) {
      return try JSONValue(parsing: bytes)
    } catch {
      throw .data(
        "\(name):\(error.line):\(error.column): not \(what) in JSON: \(error.message)."
      )
    }
  }
}

/// Turns a file that is not what it should be into a failure.
func data<Result>(_ body: () throws(PlanFileError) -> Result) throws(CommandFailure) -> Result {
  do {
    return try body()
  } catch {
    throw .data(error.description)
  }
}

/// Turns what a question lacks into exit codes.
func planning<Result>(
  _ body: () throws(PlanningError) -> Result
) throws(CommandFailure) -> Result {
  do throws(PlanningError) {
    return try body()
  } catch {
    throw error.kind == .usage ? .usage(error.description) : .data(error.description)
  }
}
