// Readers of single columns: bound once per table, then asked row by row; each reports what does
// not fit.

import TransportNetwork

/// A column of ids, or any text of which a missing value is empty.
struct TextColumn {
  let table: CSVTable
  let column: Int?
  private let attribute: Attribute
  private let log: ProblemLog
  /// Whether words such as NA are missing values; a required id may be one, Namibia's for example.
  private let hasWords: Bool
  private let isValue: (String) -> Bool

  /// Binds a column; a note says where words for missing values were found.
  /// - Parameters:
  ///   - name: the attribute.
  ///   - bound: its table.
  ///   - table: the table's rows.
  ///   - log: takes the note, and errors.
  ///   - isValue: tells words that are values here, such as the id of a zone called NA.
  init(
    _ name: String,
    _ bound: BoundTable,
    _ table: CSVTable,
    _ log: ProblemLog,
    exceptFor isValue: @escaping (String) -> Bool = { _ in false }
  ) {
    self.table = table
    self.log = log
    self.isValue = isValue
    column = bound.column(name)
    attribute = bound.definition.attribute(name)
    let (column, isRequired) = (column, attribute.isRequired)
    guard let column, !isRequired, bound.definition.file != DataDictionary.config.file else {
      hasWords = false
      return
    }
    let rows = (0..<table.rowCount).filter {
      table.isMissing($0, column) && CSVTable.missingWords.contains(table.text($0, column))
        && !isValue(table.text($0, column))
    }
    hasWords = !rows.isEmpty
    if let first = rows.first {
      log.add(missingNote(table, first, column, others: rows.count - 1))
    }
  }

  /// The text without blanks around it; empty when missing, with an error where it is required.
  func text(_ row: Int) -> String {
    guard let column else { return "" }
    let text = table.text(row, column)
    if hasWords, CSVTable.missingWords.contains(text), !isValue(text) { return "" }
    if text.isEmpty { reportMissing(row, column) }
    return text
  }

  /// The id: the text, with a whole number written `1.0` as `1`.
  func id(_ row: Int) -> String { canonicalID(text(row)) }

  /// Reports an error in this column.
  func error(_ row: Int, _ message: @autoclosure () -> String) {
    log.error(table, row, column, message())
  }

  private func reportMissing(_ row: Int, _ column: Int) {
    guard attribute.isRequired else { return }
    log.error(
      table,
      row,
      column,
      "the value is missing; \(attribute.name) is required in every row"
    )
  }
}

/// A column of numbers of one quantity.
struct NumberColumn {
  let table: CSVTable
  let column: Int?
  private let attribute: Attribute
  private let quantity: Quantity
  private let factor: Double
  private let log: ProblemLog

  /// Binds a column; the file's unit times `factor` is the program's.
  init(
    _ name: String,
    _ bound: BoundTable,
    _ table: CSVTable,
    factor: Double = 1,
    _ log: ProblemLog
  ) {
    self.table = table
    self.factor = factor
    self.log = log
    column = bound.column(name)
    attribute = bound.definition.attribute(name)
    quantity = if case .number(let quantity) = attribute.kind { quantity } else { .factor }
  }

  /// The number in the program's unit; nil when missing, or with an error when it is not legal.
  func value(_ row: Int) -> Double? {
    guard let column else { return nil }
    switch table.numeral(row, column) {
    case .value(let number):
      let value = number * factor
      if value > 0 || quantity.allowsNegative
        ? abs(value) <= quantity.limit
        : value == 0 && quantity.allowsZero
      {
        // Minus zero would print as such.
        return value == 0 ? 0 : value
      }
      log.error(table, row, column, illegal(number, row, column))
    case .missing:
      let text = table.field(row, column)
      let isNaN = ["NaN", "nan"].contains(trimmingBlanks(text))
      let isEmpty = table.trimmed(row, column).isEmpty
      if !attribute.isRequired, !isEmpty, !isNaN {
        log.add(missingNote(table, row, column))
      }
      if attribute.isRequired || (quantity.refusesNaN && isNaN) {
        log.error(
          table,
          row,
          column,
          (isNaN
            ? "NaN is not a number"
            : isEmpty ? "the value is missing" : "\(quoted(text)) says that the value is missing")
            + "; expected \(expectation)"
            + (attribute.isRequired ? "" : ", or nothing")
        )
      }
    case .invalid:
      log.error(
        table,
        row,
        column,
        "\(quoted(table.field(row, column))) is not a number\(separatorHint(table.field(row, column)));"
          + " expected \(expectation)"
      )
    }
    return nil
  }

  private func illegal(_ number: Double, _ row: Int, _ column: Int) -> String {
    let value = quoted(table.field(row, column))
    let fault =
      number < 0 && !quantity.allowsNegative
      ? "is negative" : number == 0 ? "is zero" : "is absurdly large"
    let unit =
      factor == 1
      ? "" : " (in the unit of config.csv; 1 is \(shortestDecimal(factor)) \(quantity.unit))"
    return "\(value) \(fault); expected \(expectation)\(unit)"
  }

  private var expectation: String { "a number \(quantity.range)" }
}

/// A column of `true` or `false`, `1` or `0`, in any case.
struct FlagColumn {
  let table: CSVTable
  let column: Int?
  private let log: ProblemLog

  init(_ name: String, _ bound: BoundTable, _ table: CSVTable, _ log: ProblemLog) {
    self.table = table
    self.log = log
    column = bound.column(name)
  }

  /// The flag; nil when missing, or with an error when it is none.
  func value(_ row: Int) -> Bool? {
    guard let column else { return nil }
    let text = table.text(row, column)
    switch text {
    case "": return nil
    case "true": return true
    case "false": return false
    default: break
    }
    switch text.lowercased() {
    case "true", "1", "1.0": return true
    case "false", "0", "0.0": return false
    case _ where table.isMissing(row, column):
      log.add(missingNote(table, row, column))
      return nil
    default:
      log.error(
        table,
        row,
        column,
        "\(quoted(text)) is neither true nor false; expected true, false, 1 or 0"
      )
      return nil
    }
  }
}

extension TableDefinition {
  /// The attribute of a name that the data dictionary has.
  func attribute(_ name: String) -> Attribute {
    guard let attribute = attributes.first(where: { $0.name == name }) else {
      fatalError("\(file) has no column \(name) in the data dictionary")
    }
    return attribute
  }
}
