// What keeps a file from being a table at all.

/// The reasons why a file is not a table: not readable, not UTF-8, or not RFC 4180.
public struct CSVError: Error, Sendable, Equatable, CustomStringConvertible {
  /// The findings, in file order; at least one, at most ``CSVTable/problemLimit``.
  public let problems: [PackageProblem]
  /// How many there are in all.
  public let count: Int

  init(_ problems: [PackageProblem], count: Int? = nil) {
    self.problems = problems
    self.count = count ?? problems.count
  }

  package init(
    file: String,
    line: Int? = nil,
    column: Int? = nil,
    value: String? = nil,
    _ message: String
  ) {
    self.init([
      PackageProblem(
        .error,
        file: file,
        line: line,
        column: column,
        value: value,
        message: message
      )
    ])
  }

  /// One finding per line, and a count of those left out.
  public var description: String {
    let text = problems.map(\.description).joined(separator: "\n")
    return count > problems.count ? text + "\n… and \(count - problems.count) more" : text
  }
}
