// Why an OMX file cannot be read or written.

/// A sentence about an OMX file.
public struct OpenMatrixError: Error, Sendable, Equatable, CustomStringConvertible {
  /// File name, for messages.
  public let file: String
  /// What is wrong, what was expected and what to do.
  public let message: String

  /// Makes an error.
  public init(file: String, _ message: String) {
    self.file = file
    self.message = message
  }

  /// `file: message`.
  public var description: String { "\(file): \(message)" }
}
