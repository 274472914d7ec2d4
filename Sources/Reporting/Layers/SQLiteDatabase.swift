// A new SQLite database, written and closed: as much of SQLite as a GeoPackage needs.

#if GeoPackage
  private import CSQLite

  /// What SQLite says that it cannot do.
  struct SQLiteError: Error, CustomStringConvertible {
    let description: String
  }

  /// A value of a column.
  enum SQLiteValue {
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
  struct SQLiteDatabase: ~Copyable {
    private let raw: OpaquePointer

    /// Opens a database, which is made if there is none.
    init(at path: String) throws(SQLiteError) {
      var raw: OpaquePointer?
      let code = unsafe sqlite3_open(path, &raw)
      guard code == SQLITE_OK, let database = unsafe raw else {
        let reason = unsafe String(cString: sqlite3_errstr(code))
        unsafe sqlite3_close(raw)
        throw SQLiteError(description: reason)
      }
      unsafe self.raw = database
    }

    deinit { unsafe sqlite3_close(raw) }

    /// Runs statements that give no rows, one after the other.
    func execute(_ sql: String) throws(SQLiteError) {
      guard unsafe sqlite3_exec(raw, sql, nil, nil, nil) == SQLITE_OK else { throw failure }
    }

    /// Runs one statement once for each row of values.
    func execute(_ sql: String, rows: some Sequence<[SQLiteValue]>) throws(SQLiteError) {
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

    private var failure: SQLiteError {
      SQLiteError(description: unsafe String(cString: sqlite3_errmsg(raw)))
    }
  }
#endif
