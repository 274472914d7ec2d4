// An SQLite database, written or read: as much of SQLite as a GeoPackage needs.

#if GeoPackage
  private import CSQLite

  /// What SQLite says that it cannot do.
  package struct SQLiteError: Error, CustomStringConvertible {
    package let description: String
  }

  /// A value of a column.
  package enum SQLiteValue: Sendable, Equatable {
    case null
    case integer(Int)
    case number(Double)
    case text(String)
    case bytes([UInt8])
  }

  /// A database that is owned once and closed with its owner.
  ///
  /// - SeeAlso: <https://www.sqlite.org/cintro.html>
  @safe
  package struct SQLiteDatabase: ~Copyable {
    private let raw: OpaquePointer

    /// Opens a database, which is made if there is none.
    package init(at path: String) throws(SQLiteError) {
      try self.init(path, SQLITE_OPEN_READWRITE | SQLITE_OPEN_CREATE)
    }

    /// Opens a database that is there, which is left as it is.
    package init(reading path: String) throws(SQLiteError) {
      try self.init(path, SQLITE_OPEN_READONLY)
    }

    private init(_ path: String, _ flags: Int32) throws(SQLiteError) {
      var raw: OpaquePointer?
      let code = unsafe sqlite3_open_v2(path, &raw, flags, nil)
      guard code == SQLITE_OK, let database = unsafe raw else {
        let reason = unsafe String(cString: sqlite3_errstr(code))
        unsafe sqlite3_close(raw)
        throw SQLiteError(description: reason)
      }
      unsafe self.raw = database
    }

    deinit { unsafe sqlite3_close(raw) }

    /// Runs statements that give no rows, one after the other.
    package func execute(_ sql: String) throws(SQLiteError) {
      guard unsafe sqlite3_exec(raw, sql, nil, nil, nil) == SQLITE_OK else { throw failure }
    }

    /// Runs one statement once for each row of values.
    package func execute(_ sql: String, rows: some Sequence<[SQLiteValue]>) throws(SQLiteError) {
      var statement: OpaquePointer?
      guard unsafe sqlite3_prepare_v2(raw, sql, -1, &statement, nil) == SQLITE_OK else {
        throw failure
      }
      defer { unsafe sqlite3_finalize(statement) }
      for row in rows {
        for (position, value) in row.enumerated() {
          let place = Int32(position + 1)
          let code =
            switch value {
            case .null: unsafe sqlite3_bind_null(statement, place)
            case .integer(let number): unsafe sqlite3_bind_int64(statement, place, Int64(number))
            case .number(let number): unsafe sqlite3_bind_double(statement, place, number)
            case .text(let text):
              unsafe csqlite_bind_text(statement, place, text, Int32(text.utf8.count))
            case .bytes(let bytes):
              unsafe csqlite_bind_blob(statement, place, bytes, Int32(bytes.count))
            }
          guard code == SQLITE_OK else { throw failure }
        }
        guard unsafe sqlite3_step(statement) == SQLITE_DONE,
          unsafe sqlite3_reset(statement) == SQLITE_OK
        else { throw failure }
      }
    }

    /// Runs a query, and hands its rows over one by one.
    ///
    /// - Throws: SQLite's reason, or what the body throws.
    package func rows(
      of sql: String,
      _ body: ([SQLiteValue]) throws(SQLiteError) -> Void
    ) throws(SQLiteError) {
      var statement: OpaquePointer?
      guard unsafe sqlite3_prepare_v2(raw, sql, -1, &statement, nil) == SQLITE_OK else {
        throw failure
      }
      defer { unsafe sqlite3_finalize(statement) }
      while true {
        let code = unsafe sqlite3_step(statement)
        guard code == SQLITE_ROW else {
          if code == SQLITE_DONE { return }
          throw failure
        }
        let count = unsafe sqlite3_column_count(statement)
        try body((0..<count).map { unsafe value($0, statement) })
      }
    }

    /// The value of a column of the row at which a statement stands.
    private func value(_ column: Int32, _ statement: OpaquePointer?) -> SQLiteValue {
      switch unsafe sqlite3_column_type(statement, column) {
      case SQLITE_INTEGER: return .integer(Int(unsafe sqlite3_column_int64(statement, column)))
      case SQLITE_FLOAT: return .number(unsafe sqlite3_column_double(statement, column))
      case SQLITE_NULL: return .null
      case let kind:
        // The bytes are SQLite's until the next step; their count is asked for after them, as it
        // advises.
        let start: UnsafeRawPointer? =
          kind == SQLITE_TEXT
          ? unsafe UnsafeRawPointer(sqlite3_column_text(statement, column))
          : unsafe sqlite3_column_blob(statement, column)
        let count = Int(unsafe sqlite3_column_bytes(statement, column))
        let bytes = unsafe Array(UnsafeRawBufferPointer(start: start, count: count))
        return kind == SQLITE_TEXT ? .text(String(decoding: bytes, as: UTF8.self)) : .bytes(bytes)
      }
    }

    private var failure: SQLiteError {
      SQLiteError(description: unsafe String(cString: sqlite3_errmsg(raw)))
    }
  }
#endif
