// Writing a model in free MPS format, without loss.

extension LinearModel {
  /// The model as free MPS.
  ///
  /// What programs do not agree on is rewritten: a model to be maximized has its objective negated,
  /// and a comment says so; a row without ends is left out; a constant becomes a last column fixed
  /// at 1. Names with blanks, and missing ones, are replaced by R1, R2, ... and C1, C2, ... Equal
  /// models give equal text.
  /// - Throws: `GLPKError` when something in the model is not acceptable.
  public func mps() throws(GLPKError) -> String {
    try check()
    return MPSText(self).text
  }
}

/// The sections of an MPS file.
private struct MPSText {
  let model: LinearModel
  let sign: Double
  let rowNames: [String]
  let columnNames: [String]
  private(set) var text = ""

  init(_ model: LinearModel) {
    var model = model
    model.rows.removeAll { $0.bounds.lower == -.infinity && $0.bounds.upper == .infinity }
    if model.constant != 0 {
      // Programs read a right side of the objective with either sign.
      model.addColumn(.equal(1), cost: model.constant, name: "constant")
    }
    self.model = model
    sign = model.isMaximizing ? -1 : 1
    var table = NameTable(reserved: ["objective"])
    rowNames = table.names(for: model.rows.map(\.name), letter: "R", where: Self.isAllowed)
    table = NameTable()
    columnNames = table.names(for: model.columns.map(\.name), letter: "C", where: Self.isAllowed)
    writeHead()
    writeColumns()
    writeRightSides()
    writeBounds()
    text += "ENDATA\n"
  }

  static func isAllowed(_ name: String) -> Bool {
    guard let first = name.utf8.first, first != UInt8(ascii: "$"), first != UInt8(ascii: "*") else {
      return false
    }
    return name.utf8.allSatisfy { $0 > 32 && $0 < 127 } && name.utf8.count <= Limits.nameLength
  }

  private mutating func writeHead() {
    if model.isMaximizing {
      text += "* To be maximized; the objective below is negated, to be minimized.\n"
    }
    // CBC reads the file as free format only when the line says so.
    text += "NAME \(Self.isAllowed(model.name) ? model.name : "model") FREE\nROWS\n N objective\n"
    for (row, name) in zip(model.rows, rowNames) {
      text += " \(rowType(row.bounds)) \(name)\n"
    }
  }

  private func rowType(_ bounds: Bounds) -> String {
    switch Bounds(lower: bounds.lower, upper: bounds.upper) {
    case .free: "N"
    case .atLeast: "G"
    case .atMost: "L"
    case .equal: "E"
    case .between: RangeForm(bounds).type
    }
  }

  private mutating func writeColumns() {
    text += "COLUMNS\n"
    var terms = [[(row: Int, coefficient: Double)]](repeating: [], count: model.columns.count)
    for (index, row) in model.rows.enumerated() {
      for (column, coefficient) in zip(row.columns, row.coefficients) where coefficient != 0 {
        terms[column].append((index, coefficient))
      }
    }
    var markers = 0
    var kind = ColumnKind.continuous
    for (index, column) in model.columns.enumerated() {
      if column.kind != kind { writeMarker(&markers, &kind) }
      let name = columnNames[index]
      // A column with no entry at all would be lost, so its cost is written even when it is 0.
      if column.cost != 0 || terms[index].isEmpty {
        text += " \(name) objective \(exactDecimal(sign * column.cost))\n"
      }
      for term in terms[index] {
        text += " \(name) \(rowNames[term.row]) \(exactDecimal(term.coefficient))\n"
      }
    }
    if kind == .integer { writeMarker(&markers, &kind) }
  }

  private mutating func writeMarker(_ markers: inout Int, _ kind: inout ColumnKind) {
    kind = kind == .integer ? .continuous : .integer
    markers += 1
    text += " M\(markers) 'MARKER' \(kind == .integer ? "'INTORG'" : "'INTEND'")\n"
  }

  private mutating func writeRightSides() {
    text += "RHS\n"
    var ranges = ""
    for (row, name) in zip(model.rows, rowNames) {
      var side = 0.0
      switch Bounds(lower: row.bounds.lower, upper: row.bounds.upper) {
      case .free: break
      case .atLeast(let value), .atMost(let value), .equal(let value): side = value
      case .between:
        let form = RangeForm(row.bounds)
        side = form.side
        ranges += " RNG \(name) \(exactDecimal(form.width))\n"
      }
      if side != 0 { text += " RHS \(name) \(exactDecimal(side))\n" }
    }
    if !ranges.isEmpty { text += "RANGES\n" + ranges }
  }

  private mutating func writeBounds() {
    text += "BOUNDS\n"
    for (column, name) in zip(model.columns, columnNames) {
      let (lower, upper) = (column.bounds.lower, column.bounds.upper)
      switch Bounds(lower: lower, upper: upper) {
      case .free: text += " FR BND \(name)\n"
      case .equal(let value): text += " FX BND \(name) \(exactDecimal(value))\n"
      case .atMost, .between, .atLeast:
        // Programs differ in the bounds of an integer column without any, and in what an upper
        // bound below zero does to the lower one; so both ends are told unless they are 0 and none.
        if lower == -.infinity {
          text += " MI BND \(name)\n"
        } else if lower != 0 || column.kind == .integer {
          text += " LO BND \(name) \(exactDecimal(lower))\n"
        }
        if upper != .infinity {
          text += " UP BND \(name) \(exactDecimal(upper))\n"
        } else if column.kind == .integer {
          text += " PL BND \(name)\n"
        }
      }
    }
  }
}

/// A row with two ends as MPS has it: one end and a width, from which the other is computed.
private struct RangeForm {
  let type: String
  let side: Double
  let width: Double

  /// Takes the end from which the other comes out to the last bit, where there is one.
  init(_ bounds: Bounds) {
    let (lower, upper) = (bounds.lower, bounds.upper)
    let near = upper - lower
    let widths = [near, near.nextUp, near.nextDown]
    if let width = widths.first(where: { lower + $0 == upper }) {
      (type, side, self.width) = ("G", lower, width)
    } else {
      let width = widths.first { upper - $0 == lower }
      (type, side, self.width) = ("L", upper, width ?? near)
    }
  }
}
