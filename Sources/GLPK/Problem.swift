// A GLPK problem object, owned once and used on one thread.

internal import CGLPK
internal import Glibc
internal import Synchronization

/// A linear or mixed-integer problem that GLPK holds.
///
/// A problem is lent by `withProblem`, or owned by a `LinearProgram`, on the thread that made it:
/// GLPK keeps its memory per thread and ends the process when a problem is freed on another. It
/// cannot be copied, stored or sent away, and a use on another thread is refused with
/// `GLPKError.Kind.wrongThread`.
///
/// Rows and columns are counted from 0 in the order they were added; arrays of values follow it.
@safe
public struct Problem: ~Copyable {
  /// GLPK's object.
  private(set) var raw: OpaquePointer
  /// Marks this problem's handles.
  let identity: UInt32
  /// The thread that the problem lives on.
  let thread: pthread_t
  /// Where GLPK's messages go.
  let messages: MessageSink
  /// The rows in use.
  var rowSerials = SerialList()
  /// The columns in use.
  var columnSerials = SerialList()
  /// What GLPK said when it gave up on this problem; nothing may be called after that.
  var failure: String?
  /// Keeps GLPK's memory on the thread until the problem is gone.
  private let environment: ThreadEnvironment

  private static let identities = Atomic<UInt32>(0)

  init(maximizing: Bool, messages: MessageSink) {
    self.messages = messages
    environment = ThreadEnvironment()
    thread = pthread_self()
    identity = Self.identities.wrappingAdd(1, ordering: .relaxed).newValue
    unsafe raw = glp_create_prob()
    unsafe glp_set_obj_dir(raw, maximizing ? GLP_MAX : GLP_MIN)
  }

  deinit {
    // A problem that GLPK gave up on may be in pieces, and one on a foreign thread cannot be freed:
    // both are left to glp_free_env.
    if failure == nil && pthread_equal(thread, pthread_self()) != 0 {
      unsafe glp_delete_prob(raw)
    }
  }

  /// Goes over to a copy of GLPK's object, leaving the old one alone.
  mutating func copyObject() {
    let copy = unsafe glp_create_prob()
    unsafe glp_copy_prob(copy, raw, GLP_ON)
    if let copy = unsafe copy { unsafe raw = copy }
  }

  /// Throws unless the problem may be used here and now.
  func checkUsable() throws(GLPKError) {
    guard pthread_equal(thread, pthread_self()) != 0 else {
      throw GLPKError(
        .wrongThread,
        "The problem was used on another thread than the one that called withProblem."
          + " Make, solve and read it in one synchronous closure."
      )
    }
    if let failure {
      throw GLPKError(.abandoned, "GLPK gave up on this problem earlier: \(failure)")
    }
  }

  /// Checks rows and column handles.
  var rowChecker: RowChecker { RowChecker(identity: identity, columns: columnSerials) }

  /// The position of a column, checked.
  func position(of column: Column) throws(GLPKError) -> Int {
    try rowChecker.position(of: column)
  }

  /// The position of a row, checked.
  func position(of row: Row) throws(GLPKError) -> Int {
    guard row.problem == identity else {
      throw GLPKError(.unknownRow, "The row handle belongs to another problem.")
    }
    guard let position = rowSerials.position(of: row.serial) else {
      throw GLPKError(.unknownRow, "The row handle belongs to a row that was deleted.")
    }
    return position
  }

  /// How many rows there are.
  public var rowCount: Int { rowSerials.count }
  /// How many columns there are.
  public var columnCount: Int { columnSerials.count }

  /// The rows in order.
  public var rows: [Row] {
    rowSerials.serials.map { Row(problem: identity, serial: $0) }
  }

  /// The columns in order.
  public var columns: [Column] {
    columnSerials.serials.map { Column(problem: identity, serial: $0) }
  }

  /// Where a column stands in arrays of column values.
  /// - Throws: `GLPKError` when the handle is foreign or stale.
  /// - Complexity: O(1) while no column was deleted, else O(log columns).
  public func index(of column: Column) throws(GLPKError) -> Int { try position(of: column) }

  /// Where a row stands in arrays of row values.
  /// - Throws: `GLPKError` when the handle is foreign or stale.
  /// - Complexity: O(1) while no row was deleted, else O(log rows).
  public func index(of row: Row) throws(GLPKError) -> Int { try position(of: row) }
}
