// Reading GLPK's problem object at valid positions, for problems and for nodes of a search.

internal import CGLPK

enum ProblemReading {
  /// The range of a column.
  static func columnBounds(_ raw: OpaquePointer, _ position: Int) -> Bounds {
    let number = Int32(position + 1)
    return unsafe bounds(glp_get_col_lb(raw, number), glp_get_col_ub(raw, number))
  }

  /// The range of a row.
  static func rowBounds(_ raw: OpaquePointer, _ position: Int) -> Bounds {
    let number = Int32(position + 1)
    return unsafe bounds(glp_get_row_lb(raw, number), glp_get_row_ub(raw, number))
  }

  /// The terms of a row, by ascending column position.
  static func terms(
    _ raw: OpaquePointer,
    _ position: Int
  ) -> [(index: Int, coefficient: Double)] {
    let number = Int32(position + 1)
    let length = unsafe Int(glp_get_mat_row(raw, number, nil, nil))
    var numbers = [Int32](repeating: 0, count: length + 1)
    var values = [Double](repeating: 0, count: length + 1)
    unsafe glp_get_mat_row(raw, number, &numbers, &values)
    return zip(numbers, values).dropFirst().map { (Int($0) - 1, $1) }.sorted { $0.0 < $1.0 }
  }

  /// GLPK's largest numbers stand for no bound.
  private static func bounds(_ lower: Double, _ upper: Double) -> Bounds {
    Bounds(
      lower: lower == -.greatestFiniteMagnitude ? -.infinity : lower,
      upper: upper == .greatestFiniteMagnitude ? .infinity : upper
    )
  }
}

extension ProblemReading {
  /// A whole problem as a model.
  static func model(_ raw: OpaquePointer, name: String) -> LinearModel {
    var model = unsafe LinearModel(
      name: name,
      maximizing: glp_get_obj_dir(raw) == GLP_MAX,
      constant: glp_get_obj_coef(raw, 0)
    )
    for position in unsafe 0..<Int(glp_get_num_cols(raw)) {
      let number = Int32(position + 1)
      unsafe model.addColumn(
        columnBounds(raw, position),
        cost: glp_get_obj_coef(raw, number),
        kind: glp_get_col_kind(raw, number) == GLP_CV ? .continuous : .integer,
        name: glp_get_col_name(raw, number).map { unsafe String(cString: $0) }
      )
    }
    for position in unsafe 0..<Int(glp_get_num_rows(raw)) {
      unsafe model.addRow(
        terms(raw, position).map { ($0.index, $0.coefficient) },
        rowBounds(raw, position),
        name: glp_get_row_name(raw, Int32(position + 1)).map { unsafe String(cString: $0) }
      )
    }
    return model
  }
}
