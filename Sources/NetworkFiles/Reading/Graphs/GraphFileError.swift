// What keeps a file from being a graph.

/// Everything that is wrong with a graph file, the first hundred findings with their places.
public struct GraphFileError: Error, Sendable, Equatable, CustomStringConvertible {
  /// The findings, in file order; at least one, at most ``CSVTable/problemLimit``.
  public let problems: [PackageProblem]
  /// How many there are in all.
  public let count: Int

  init(_ problems: [PackageProblem], count: Int) {
    self.problems = problems
    self.count = count
  }

  init(file: String, line: Int? = nil, value: String? = nil, _ message: String) {
    let problem = PackageProblem(.error, file: file, line: line, value: value, message: message)
    self.init([problem], count: 1)
  }

  init(_ error: CSVError) { self.init(error.problems, count: error.count) }

  /// One finding per line, and a count of those left out.
  public var description: String {
    let text = problems.map(\.description).joined(separator: "\n")
    return count > problems.count ? text + "\n… and \(count - problems.count) more" : text
  }
}

/// The findings of one file while it is read.
struct GraphFileProblems {
  let file: String
  private var problems: [PackageProblem] = []
  private var count = 0

  init(file: String) { self.file = file }

  /// Notes a finding; `column` counts the fields of the line from 1.
  mutating func report(line: Int?, column: Int? = nil, value: String? = nil, _ message: String) {
    count += 1
    guard problems.count < CSVTable.problemLimit else { return }
    problems.append(
      PackageProblem(
        .error,
        file: file,
        line: line,
        column: column,
        value: value,
        message: message
      )
    )
  }

  /// Metadata of a TNTP file after their end, which would change what has been read.
  func afterMetadata(_ line: Int) -> GraphFileError {
    GraphFileError(
      file: file,
      line: line,
      "metadata stand after <END OF METADATA>; move the line up, or remove it"
    )
  }

  /// Notes metadata of a TNTP file that come twice.
  mutating func reportRepeated(_ name: String, _ line: Int) {
    report(line: line, value: name, "<\(name)> comes a second time; expected one, remove the other")
  }

  /// Throws what has been found, if anything.
  func check() throws(GraphFileError) {
    if count > 0 { throw GraphFileError(problems, count: count) }
  }
}
