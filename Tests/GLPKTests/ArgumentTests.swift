// Every argument that GLPK would end the process for, or compute nonsense with, is refused.

@testable import GLPK
import Testing

@Suite("Arguments")
struct ArgumentTests {
  /// A misuse and the kind of error that it must draw.
  struct Misuse: Sendable, CustomTestStringConvertible {
    var testDescription: String
    var kind: GLPKError.Kind
    var act: @Sendable (inout Problem, [Column], Row) throws -> Void

    init(
      _ name: String,
      _ kind: GLPKError.Kind,
      _ act: @escaping @Sendable (inout Problem, [Column], Row) throws -> Void
    ) {
      testDescription = name
      self.kind = kind
      self.act = act
    }
  }

  /// A problem with columns x (0...1 integer), y (free), one row x + y <= 1, handed to `act`.
  private func run(_ act: (inout Problem, [Column], Row) throws -> Void) throws {
    try withProblem { problem in
      let columns = try problem.addColumns([.binary(), ColumnDefinition(.free, cost: 1)])
      let row = try problem.addRow([(columns[0], 1), (columns[1], 1)], .between(-1, 1))
      try act(&problem, columns, row)
    }
  }

  @Test("refused, and the problem is as before", arguments: columns + rows + handles + options)
  func refused(_ misuse: Misuse) throws {
    try run { problem, columns, row in
      let before = try problem.model()
      let error = #expect(throws: GLPKError.self) { try misuse.act(&problem, columns, row) }
      #expect(error?.kind == misuse.kind)
      #expect(error?.description.hasSuffix(".") == true, "a sentence: \(error?.description ?? "")")
      let after = try problem.model()
      #expect(before == after)
      #expect(try problem.simplex().termination == .optimal)
    }
  }

  static let columns: [Misuse] = [
    Misuse("NaN cost", .notFinite) { p, _, _ in try p.addColumn(.free, cost: .nan) },
    Misuse("infinite cost", .notFinite) { p, x, _ in try p.setCost(of: x[0], .infinity) },
    Misuse("huge cost", .outOfRange) { p, x, _ in try p.setCost(of: x[0], 1e31) },
    Misuse("NaN constant", .notFinite) { p, _, _ in try p.setConstant(.nan) },
    Misuse("NaN lower bound", .notFinite) { p, _, _ in try p.addColumn(.atLeast(.nan)) },
    Misuse("NaN upper bound", .notFinite) { p, x, _ in try p.setBounds(of: x[1], .atMost(.nan)) },
    Misuse("NaN fixed value", .notFinite) { p, x, _ in try p.setBounds(of: x[1], .equal(.nan)) },
    Misuse("infinite fixed value", .notFinite) { p, _, _ in try p.addColumn(.equal(.infinity)) },
    Misuse("at least infinity", .notFinite) { p, _, _ in try p.addColumn(.atLeast(.infinity)) },
    Misuse("at most -infinity", .notFinite) { p, _, _ in try p.addColumn(.atMost(-.infinity)) },
    Misuse("huge bound", .outOfRange) { p, _, _ in try p.addColumn(.atLeast(-1e31)) },
    Misuse("crossed bounds", .boundsCrossed) { p, _, _ in try p.addColumn(.between(2, 1)) },
    Misuse("crossed change", .boundsCrossed) { p, x, _ in
      try p.setBounds(of: x[0], .between(1, 0))
    },
    Misuse("fractional bound", .fractionalBound) { p, _, _ in
      try p.addColumn(.between(0, 1.5), kind: .integer)
    },
    Misuse("fractional change", .fractionalBound) { p, x, _ in
      try p.setBounds(of: x[0], .atLeast(0.5))
    },
    Misuse("fractional range made integer", .fractionalBound) { p, _, _ in
      let z = try p.addColumn(.between(0, 1.5))
      defer { #expect(throws: Never.self) { try p.deleteColumns([z]) } }
      try p.setKind(of: z, .integer)
    },
    Misuse("long name", .invalidName) { p, _, _ in
      try p.addColumn(.free, name: String(repeating: "x", count: 256))
    },
    Misuse("control character", .invalidName) { p, _, _ in try p.addColumn(.free, name: "a\nb") },
    Misuse("bad second column", .notFinite) { p, _, _ in
      try p.addColumns([.binary(), ColumnDefinition(.free, cost: .nan)])
    },
  ]

  static let rows: [Misuse] = [
    Misuse("NaN coefficient", .notFinite) { p, x, _ in try p.addRow([(x[0], .nan)], .free) },
    Misuse("infinite coefficient", .notFinite) { p, x, _ in
      try p.addRow([(x[0], -.infinity)], .free)
    },
    Misuse("huge coefficient", .outOfRange) { p, x, _ in try p.addRow([(x[0], 1e31)], .free) },
    Misuse("repeated column", .duplicate) { p, x, _ in
      try p.addRow([(x[0], 1), (x[1], 1), (x[0], 2)], .free)
    },
    Misuse("crossed row", .boundsCrossed) { p, x, _ in try p.addRow([(x[0], 1)], .between(1, 0)) },
    Misuse("NaN row bound", .notFinite) { p, _, r in try p.setBounds(of: r, .equal(.nan)) },
    Misuse("row name with control character", .invalidName) { p, _, _ in
      try p.addRow([], .free, name: "\u{7F}")
    },
    Misuse("unequal lists", .lengthMismatch) { p, x, _ in
      var batch = RowBatch()
      batch.append(columns: x, coefficients: [1], .free)
      try p.addRows(batch)
    },
    Misuse("bad second row", .notFinite) { p, x, _ in
      var batch = RowBatch()
      batch.append([(x[0], 1)], .free)
      batch.append([(x[0], .nan)], .free)
      try p.addRows(batch)
    },
    Misuse("matrix of unequal lists", .lengthMismatch) { p, x, r in
      try p.replaceMatrix(rows: [r], columns: x, coefficients: [1, 1])
    },
    Misuse("matrix with a place twice", .duplicate) { p, x, r in
      try p.replaceMatrix(rows: [r, r], columns: [x[0], x[0]], coefficients: [1, 1])
    },
    Misuse("matrix with NaN", .notFinite) { p, x, r in
      try p.replaceMatrix(rows: [r], columns: [x[0]], coefficients: [.nan])
    },
    Misuse("model with a stray column", .unknownColumn) { p, _, _ in
      var model = LinearModel()
      model.addRow([(0, 1)], .free)
      try p.add(model)
    },
  ]

  static let handles: [Misuse] = [
    Misuse("another problem's column", .unknownColumn) { p, x, _ in
      let stranger = try withProblem { other throws(GLPKError) in try other.addColumn(.free) }
      try p.addRow([(x[0], 1), (stranger, 1)], .free)
    },
    Misuse("another problem's row", .unknownRow) { p, _, _ in
      let stranger = try withProblem { other throws(GLPKError) in try other.addRow([], .free) }
      try p.setBounds(of: stranger, .free)
    },
    Misuse("deleted column", .unknownColumn) { p, _, _ in
      let z = try p.addColumn(.free)
      try p.deleteColumns([z])
      try p.setCost(of: z, 1)
    },
    Misuse("deleted row", .unknownRow) { p, _, _ in
      let z = try p.addRow([], .free)
      try p.deleteRows([z])
      try p.deleteRows([z])
    },
    Misuse("deleted between others", .unknownRow) { p, _, _ in
      let z = try p.addRow([], .free)
      let last = try p.addRow([], .free)
      try p.deleteRows([z])
      #expect(try p.index(of: last) == 1)
      try p.deleteRows([last])
      _ = try p.value(of: z)
    },
    Misuse("row twice", .duplicate) { p, _, r in try p.deleteRows([r, r]) },
    Misuse("column twice", .duplicate) { p, x, _ in try p.deleteColumns([x[0], x[1], x[0]]) },
    Misuse("basis of another size", .lengthMismatch) { p, _, _ in
      try p.setBasis(Basis(rows: [], columns: [.basic, .basic]))
    },
    Misuse("basis with too many", .invalidBasis) { p, _, _ in
      try p.setBasis(Basis(rows: [.basic], columns: [.basic, .atLower]))
    },
  ]

  static let options: [Misuse] = [
    Misuse("negative time", .invalidOption) { p, _, _ in
      _ = try p.simplex(SimplexOptions(timeLimit: -1))
    },
    Misuse("NaN time", .invalidOption) { p, _, _ in
      _ = try p.branchAndCut(BranchAndCutOptions(timeLimit: .nan))
    },
    Misuse("negative iterations", .invalidOption) { p, _, _ in
      _ = try p.simplex(SimplexOptions(iterationLimit: -1))
    },
    Misuse("zero tolerance", .invalidOption) { p, _, _ in
      _ = try p.simplex(SimplexOptions(feasibilityTolerance: 0))
    },
    Misuse("large tolerance", .invalidOption) { p, _, _ in
      _ = try p.simplex(SimplexOptions(optimalityTolerance: 1))
    },
    Misuse("NaN tolerance", .invalidOption) { p, _, _ in
      _ = try p.branchAndCut(BranchAndCutOptions(integralityTolerance: .nan))
    },
    Misuse("NaN objective limit", .notFinite) { p, _, _ in
      _ = try p.simplex(SimplexOptions(objectiveLimit: .nan))
    },
    Misuse("negative gap", .invalidOption) { p, _, _ in
      _ = try p.branchAndCut(BranchAndCutOptions(relativeGap: -0.1))
    },
    Misuse("no memory", .invalidOption) { p, _, _ in
      _ = try p.branchAndCut(BranchAndCutOptions(memoryLimit: 0))
    },
  ]

  @Test("more rows or columns than GLPK holds are refused before they are made")
  func tooMany() {
    #expect(throws: GLPKError.self) {
      try Limits.check(adding: 2, to: Limits.rows - 1, limit: Limits.rows, "rows")
    }
    #expect(throws: Never.self) {
      try Limits.check(adding: 1, to: Limits.rows - 1, limit: Limits.rows, "rows")
    }
  }

  @Test("coefficients too small for scaling count as zero")
  func tiny() throws {
    try run { problem, columns, _ in
      let row = try problem.addRow([(columns[0], 1e-31), (columns[1], -1e-29)], .free)
      #expect(try problem.terms(of: row).map(\.coefficient) == [-1e-29])
    }
  }

  @Test("an infinite end is no end")
  func infiniteEnds() throws {
    try run { problem, columns, _ in
      try problem.setBounds(of: columns[1], .between(-.infinity, 3))
      #expect(try problem.bounds(of: columns[1]) == .atMost(3))
      try problem.setBounds(of: columns[1], .atMost(.infinity))
      #expect(try problem.bounds(of: columns[1]) == .free)
      try problem.setBounds(of: columns[1], .between(2, 2))
      #expect(try problem.bounds(of: columns[1]) == .equal(2))
    }
  }
}
