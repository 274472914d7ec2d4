// Why an OpenStreetMap file cannot be imported: place, what was expected, what to do.

public import NetworkFiles
import TransportNetwork

/// What is wrong with an input of an import, as findings with their place.
public struct OSMError: Error, Sendable, Equatable, CustomStringConvertible {
  /// The findings; at least one.
  public let problems: [PackageProblem]

  init(_ problems: [PackageProblem]) { self.problems = problems }

  init(file: String, _ message: String) {
    self.init([PackageProblem(.error, file: file, message: message)])
  }

  /// A finding at a byte of the file, counted from 0 as `dd` and `xxd` count.
  init(file: String, byte: Int, _ message: String) {
    self.init(file: file, "byte \(byte): " + message)
  }

  /// One finding per line.
  public var description: String { problems.map(\.description).joined(separator: "\n") }
}
