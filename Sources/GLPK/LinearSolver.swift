// What the planner asks of a solver of linear programs, so that another can take GLPK's place.

/// A linear program that a solver holds between solves, so that each goes on from the one before.
///
/// Rows and columns are counted from 0 in the order they were added; deleting rows closes the gaps.
/// A program is used on the thread that made it. `ProgramSuite` in the tests says what is expected,
/// by small programs whose optimum is found by trying all corners.
public protocol LinearProgram: AnyObject {
  /// How many rows there are.
  var rowCount: Int { get }
  /// How many columns there are.
  var columnCount: Int { get }

  /// Adds columns, all or none.
  /// - Throws: `GLPKError` when a number is not acceptable.
  func addColumns(_ columns: [LinearModel.Column]) throws(GLPKError)

  /// Adds rows, all or none; they are basic, so a basis that was dual feasible stays so.
  /// - Throws: `GLPKError` when a position or a number is not acceptable, or a column occurs twice
  ///   in a row.
  func addRows(_ rows: [LinearModel.Row]) throws(GLPKError)

  /// Deletes the rows at some positions; the order of the others stays.
  /// - Throws: `GLPKError` when a position is not there or occurs twice.
  func deleteRows(at positions: [Int]) throws(GLPKError)

  /// Changes the range of a column; the basis stays.
  /// - Throws: `GLPKError` when the position or a bound is not acceptable.
  func setBounds(ofColumn position: Int, _ bounds: Bounds) throws(GLPKError)

  /// The present basis.
  /// - Throws: `GLPKError` when the program cannot be used here.
  func basis() throws(GLPKError) -> Basis

  /// Sets the basis that the next solve starts from.
  /// - Throws: `GLPKError` when the counts do not fit, or there is not one basic variable per row.
  func setBasis(_ basis: Basis) throws(GLPKError)

  /// Forgets what earlier solves left behind, but for rows, columns and basis; replaces a basis
  /// that cannot be used.
  ///
  /// After it, two programs with the same rows, columns and basis, in the same order, are solved by
  /// the same steps.
  /// - Throws: `GLPKError` when the program cannot be used here.
  func refactorize() throws(GLPKError)

  /// Solves the program from the present basis.
  /// - Parameters:
  ///   - options: How to solve and when to stop.
  ///   - isCancelled: Asked now and then; the solve stops when it says true.
  /// - Returns: Why it stopped and what the values are worth.
  /// - Throws: `GLPKError` when an option is out of range or the program cannot be used here. To
  ///   find no solution, or to stop early, is no error.
  func solve(
    _ options: SimplexOptions,
    isCancelled: (() -> Bool)?
  ) throws(GLPKError) -> SimplexResult

  /// The values of all columns in the last basic solution.
  /// - Throws: `GLPKError` when the program cannot be used here.
  func columnValues() throws(GLPKError) -> [Double]

  /// How the objective changes per unit of each row's bound, in the last basic solution.
  /// - Throws: `GLPKError` when the program cannot be used here.
  func rowDuals() throws(GLPKError) -> [Double]
}

/// Makes linear programs.
public protocol LinearSolver: Sendable {
  /// A program without rows and columns, to be used on the calling thread.
  func makeProgram(maximizing: Bool) -> any LinearProgram
}
