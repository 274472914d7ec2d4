// What can be wrong with the arguments of a measure, in words.

/// A parameter or a value that a measure cannot take.
public struct AccessibilityError: Error, Equatable, CustomStringConvertible {
  /// What is wrong, what was expected and what to do, in one sentence or two.
  public let description: String

  /// Makes an error from its sentence.
  public init(_ description: String) { self.description = description }
}
