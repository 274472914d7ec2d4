// Files of results, read.

import DurableFiles
package import OrderedJSON

/// A JSON file; `-` is standard input.
///
/// - Parameters:
///   - path: The file.
///   - what: What it should be, for messages.
/// - Returns: Its value.
/// - Throws: ``PlanFileError`` with the place of what is no JSON.
package func readJSON(_ path: String, _ what: String) throws(PlanFileError) -> JSONValue {
  let name = path == "-" ? "standard input" : path
  switch readAll(path) {
  case .failure(let error):
    throw PlanFileError(file: name, message: "cannot be read: \(error.whyUnread).")
  case .success(let bytes):
    do throws(JSONTextError) {
      return try JSONValue(parsing: bytes)
    } catch {
      throw PlanFileError(
        file: name,
        line: error.line,
        column: error.column,
        message: "not \(what) in JSON: \(error.message)."
      )
    }
  }
}

extension StoredPlan {
  /// Reads a file; `-` is standard input.
  package init(contentsOf path: String) throws(PlanFileError) {
    let document = try readJSON(path, "a plan")
    try self.init(document, name: path == "-" ? "standard input" : path)
  }
}
