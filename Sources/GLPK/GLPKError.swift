// Every way a call can be refused, found before GLPK sees it.

/// A refused call: what was wrong with it and what to do.
///
/// GLPK ends the process on a bad argument, so every argument is checked first and a bad one is
/// thrown as this error; the problem is left as it was. A solve that stops early, finds no solution
/// or meets numerical trouble is a *result*, not an error.
public struct GLPKError: Error, Sendable, Equatable, CustomStringConvertible {
  /// What was wrong.
  public enum Kind: Sendable, Equatable, CaseIterable {
    /// A number is NaN or infinite where a finite one is needed.
    case notFinite
    /// A number's magnitude is beyond `Limits`.
    case outOfRange
    /// A lower bound lies above its upper bound.
    case boundsCrossed
    /// An integer column has a bound that is not a whole number.
    case fractionalBound
    /// A column occurs twice in one row, or a handle twice in one list.
    case duplicate
    /// A column handle belongs to another problem or was deleted.
    case unknownColumn
    /// A row handle belongs to another problem or was deleted.
    case unknownRow
    /// Two lists that belong together differ in length.
    case lengthMismatch
    /// More rows, columns or coefficients than GLPK can hold.
    case tooMany
    /// An option has a value outside its range.
    case invalidOption
    /// A name is too long for GLPK or the file format, or has control characters.
    case invalidName
    /// A basis does not have one basic variable per row.
    case invalidBasis
    /// A delegate branches on a column that is whole already.
    case invalidBranching
    /// The problem was used on another thread than the one it lives on.
    case wrongThread
    /// A solver gave up with an internal error; the problem cannot be used further.
    case abandoned
    /// A model file cannot be read or written.
    case file
  }

  /// What was wrong, for code.
  public let kind: Kind
  /// What was wrong, where and what to do, for people.
  public let message: String

  init(_ kind: Kind, _ message: String) {
    self.kind = kind
    self.message = message
  }

  /// The message.
  public var description: String { message }
}
