// Writing a model in CPLEX LP format, without loss.

extension LinearModel {
  /// The model in CPLEX LP format, for people and programs.
  ///
  /// What the common core of the format lacks is rewritten: a row with two ends becomes two rows, a
  /// row without ends is left out, a constant becomes a column fixed at 1, and a model without
  /// columns gets one fixed at 0. Names that the format forbids, and missing ones, are replaced by
  /// R1, R2, ... and C1, C2, ... Equal models give equal text.
  /// - Throws: `GLPKError` when something in the model is not acceptable.
  public func lp() throws(GLPKError) -> String {
    try check()
    return LPText(self).text
  }
}

/// The sections of an LP file.
private struct LPText {
  let model: LinearModel
  private var rowTable = NameTable(reserved: ["objective"])
  private let rowNames: [String]
  private let columnNames: [String]
  private let constantName: String?
  private(set) var text = ""

  init(_ model: LinearModel) {
    self.model = model
    rowNames = rowTable.names(for: model.rows.map(\.name), letter: "R", where: Self.isAllowed)
    var table = NameTable()
    columnNames = table.names(for: model.columns.map(\.name), letter: "C", where: Self.isAllowed)
    let needsConstant = model.constant != 0 || model.columns.isEmpty
    constantName = needsConstant ? table.fresh("constant") : nil
    text = model.isMaximizing ? "Maximize\n" : "Minimize\n"
    writeObjective()
    writeRows()
    writeBounds()
    text += "End\n"
  }

  /// Letters, digits and underscores, not read as a number or a keyword by any program.
  static func isAllowed(_ name: String) -> Bool {
    let keywords: Set = [
      "free", "inf", "infinity", "st", "subject", "such", "to", "that", "bound", "bounds", "end",
      "general", "generals", "gen", "integer", "integers", "int", "binary", "binaries", "bin",
      "min", "minimize", "minimum", "max", "maximize", "maximum", "semi", "sos", "constant",
    ]
    guard let first = name.utf8.first, name.utf8.count <= Limits.nameLength else { return false }
    let letters = UInt8(ascii: "a")...UInt8(ascii: "z")
    let digits = UInt8(ascii: "0")...UInt8(ascii: "9")
    let underscore = UInt8(ascii: "_")
    // "2 e1" would be read as the number 20.
    let second = name.utf8.dropFirst().first ?? UInt8(ascii: "0")
    let isExponent = first | 32 == UInt8(ascii: "e") && digits.contains(second)
    return !isExponent && (letters.contains(first | 32) || first == underscore)
      && name.utf8.allSatisfy {
        letters.contains($0 | 32) || digits.contains($0) || $0 == underscore
      }
      && !keywords.contains(name.lowercased())
  }

  /// Terms as text, a few to a line, since some programs limit a line's length.
  private func sum(_ terms: [(name: String, coefficient: Double)]) -> String {
    var text = ""
    for (index, term) in terms.enumerated() {
      if index > 0 && index % 6 == 0 { text += "\n  " }
      let sign = term.coefficient < 0 ? "-" : "+"
      text += " \(sign) \(exactDecimal(term.coefficient.magnitude)) \(term.name)"
    }
    return text
  }

  private mutating func writeObjective() {
    // Every column appears here, with 0 if need be: this fixes their order and keeps unused ones.
    var terms = zip(columnNames, model.columns).map { ($0, $1.cost) }
    if let constantName { terms.append((constantName, model.constant)) }
    text += " objective:\(sum(terms))\n"
  }

  private mutating func writeRows() {
    text += "Subject To\n"
    var isEmpty = true
    let someColumn = columnNames.first ?? constantName
    for (row, name) in zip(model.rows, rowNames) {
      var terms = zip(row.columns, row.coefficients).map { (columnNames[$0], $1) }
      if terms.isEmpty, let someColumn { terms = [(someColumn, 0)] }
      let (lower, upper) = (row.bounds.lower, row.bounds.upper)
      switch Bounds(lower: lower, upper: upper) {
      case .free: continue
      case .equal: write(name, terms, "=", lower)
      case .atLeast: write(name, terms, ">=", lower)
      case .atMost: write(name, terms, "<=", upper)
      case .between:
        write(name, terms, ">=", lower)
        write(rowTable.fresh(name + "_upper"), terms, "<=", upper)
      }
      isEmpty = false
    }
    // The section may not be empty.
    if isEmpty, let someColumn { write(rowTable.fresh("none"), [(someColumn, 0)], ">=", 0) }
  }

  private mutating func write(
    _ name: String,
    _ terms: [(name: String, coefficient: Double)],
    _ relation: String,
    _ side: Double
  ) {
    text += " \(name):\(sum(terms)) \(relation) \(exactDecimal(side))\n"
  }

  private mutating func writeBounds() {
    text += "Bounds\n"
    for (column, name) in zip(model.columns, columnNames) {
      let (lower, upper) = (column.bounds.lower, column.bounds.upper)
      switch Bounds(lower: lower, upper: upper) {
      case .free: text += " \(name) free\n"
      case .equal: text += " \(name) = \(exactDecimal(lower))\n"
      case .atLeast: if lower != 0 { text += " \(name) >= \(exactDecimal(lower))\n" }
      case .atMost: text += " -inf <= \(name) <= \(exactDecimal(upper))\n"
      case .between: text += " \(exactDecimal(lower)) <= \(name) <= \(exactDecimal(upper))\n"
      }
    }
    if let constantName { text += " \(constantName) = \(model.columns.isEmpty ? 0 : 1)\n" }
    guard model.isMixedInteger else { return }
    text += "General\n"
    for (column, name) in zip(model.columns, columnNames) where column.kind == .integer {
      text += " \(name)\n"
    }
  }
}
