// What is wrong with a file of a plan, and where.

/// A file that is not what it should be.
public struct PlanFileError: Error, Equatable, CustomStringConvertible {
  /// What messages call the file.
  public var file: String
  /// The line, from 1; nil when the whole file is meant.
  public var line: Int?
  /// The column in characters, from 1; nil when the whole line is meant.
  public var column: Int?
  /// A sentence that goes on from the place, with what was expected.
  public var message: String

  /// Makes an error.
  public init(file: String, line: Int? = nil, column: Int? = nil, message: String) {
    self.file = file
    self.line = line
    self.column = column
    self.message = message
  }

  /// As `file:line:column: message`, or `file message` where there is no place.
  public var description: String {
    guard let line else { return "\(file) \(message)" }
    return "\(file):\(line):\(column.map { "\($0):" } ?? "") \(message)"
  }
}
