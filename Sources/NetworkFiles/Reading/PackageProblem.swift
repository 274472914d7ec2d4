// One thing that is wrong, odd or worth knowing in the user's files, and where it stands.

/// A finding about an input file, in one sentence with its place and remedy.
///
/// Prints as `link.csv:812:3: from_node_id: node "A17" is not in node.csv; did you mean "A1"?`
public struct PackageProblem: Sendable, Equatable, CustomStringConvertible {
  /// How grave a finding is.
  public enum Severity: String, Sendable, Equatable, CaseIterable {
    /// The input cannot be used.
    case error
    /// The input can be used, but it is likely not what was meant.
    case warning
    /// Legal, and worth knowing.
    case note
  }

  /// How grave it is.
  public var severity: Severity
  /// File name, for example `link.csv`.
  public var file: String
  /// Line, counted from 1; nil when the whole file is meant.
  public var line: Int?
  /// Field number within the line, counted from 1; nil when the whole line is meant.
  public var column: Int?
  /// Header of that column.
  public var columnName: String?
  /// What the file says there.
  public var value: String?
  /// What is wrong, what was expected and what to do.
  public var message: String

  /// Makes a finding.
  public init(
    _ severity: Severity,
    file: String,
    line: Int? = nil,
    column: Int? = nil,
    columnName: String? = nil,
    value: String? = nil,
    message: String
  ) {
    self.severity = severity
    self.file = file
    self.line = line
    self.column = column
    self.columnName = columnName
    self.value = value
    self.message = message
  }

  /// `file:line:column: header: message`, as compilers print their findings.
  public var description: String {
    var text = file
    if let line { text += ":\(line)" }
    if let column { text += ":\(column)" }
    text += ": "
    if severity != .error { text += "\(severity.rawValue): " }
    if let columnName { text += "\(columnName): " }
    return text + message
  }
}

/// Names as messages list them: the first twenty in quotes, and how many more.
package func listing(_ names: [String]) -> String {
  let shown = names.prefix(20).map { quoted($0) }.joined(separator: ", ")
  return names.count > 20 ? "\(shown) and \(names.count - 20) more" : shown
}

/// A value as messages show it: in quotes, control characters escaped and cut after 60 characters.
package func quoted(_ value: some StringProtocol) -> String {
  var text = "\""
  for scalar in value.unicodeScalars.prefix(60) {
    text += scalar.value < 32 ? scalar.escaped(asASCII: true) : String(scalar)
  }
  return text + (value.unicodeScalars.dropFirst(60).isEmpty ? "\"" : "…\"")
}
