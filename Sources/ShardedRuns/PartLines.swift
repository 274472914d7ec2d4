// Values in parts, a line of JSON each.

import OrderedJSON
import PlanFiles
import Sharding

extension PartFile {
  /// Appends a value as a line, which is one item.
  func write(line value: some Encodable, rows: Int = 1) throws(ShardedRunError) {
    let line = try json(value).compact + "\n"
    try withParts { () throws(ShardError) in try write(line, rows: rows) }
  }
}

/// A value as JSON.
func json(_ value: some Encodable) throws(ShardedRunError) -> JSONValue {
  do {
    return try JSONValue(encoding: value)
  } catch {
    throw .data("what was found cannot be written down: \(error)")
  }
}

extension PartSet {
  /// The lines of all parts, in the order of an undivided run.
  ///
  /// - Complexity: O(bytes) in time and space.
  func lines() throws(ShardedRunError) -> [JSONValue] {
    var bytes: [UInt8] = []
    try withParts { () throws(ShardError) in
      try forEachPiece { (piece) throws(ShardError) in bytes += piece }
    }
    var lines: [JSONValue] = []
    for (number, line) in bytes.split(separator: 0x0A).enumerated() {
      do {
        lines.append(try JSONValue(parsing: Array(line)))
      } catch {
        throw .contents(merged(line: number + 1, "\(error)"))
      }
    }
    return lines
  }
}

/// Reads a line as a value.
func decoded<Value: Decodable>(
  _ type: Value.Type,
  _ lines: [JSONValue],
  _ number: Int
) throws(ShardedRunError) -> Value {
  do {
    return try lines[number].decoded(as: type)
  } catch {
    throw .contents(merged(line: number + 1, "\(error)"))
  }
}

private func merged(line: Int, _ message: String) -> PlanFileError {
  PlanFileError(file: "the merged parts", line: line, message: message)
}
