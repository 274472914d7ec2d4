// Models to files and back.

import Foundation
import GLPK
import TestSupport
import Testing

@Suite("Model files")
struct FileTests {
  /// Numbers that ten or fifteen digits cannot hold, all kinds of bounds, and awkward names.
  static let awkward: LinearModel = {
    var model = LinearModel(name: "awkward one", maximizing: true, constant: 1.0 / 3)
    model.addColumn(.atLeast(0), cost: 0.1 + 0.2, name: "plain")
    model.addColumn(.between(-1.0 / 3, 2.0 / 3), cost: -1.0 / 7, name: "with blank")
    model.addColumn(.free, cost: 0, name: "e1")
    model.addColumn(.atMost(-1e-17), cost: 1e30, name: "plain")
    model.addColumn(.equal(123456789.123456789), name: "free")
    model.addColumn(.between(0, 1), cost: 4, kind: .integer, name: "C7")
    model.addColumn(.atLeast(0), cost: 5, kind: .integer)
    model.addColumn(.between(-3, 9), kind: .integer, name: "\u{E9}")
    model.addColumn(.free, cost: 1e-300, kind: .integer, name: "$dollar")
    model.addColumn(.atMost(7), name: "unused")
    model.addRow([(0, 1.0 / 3), (1, -2.0 / 3), (5, 1e17)], .atMost(0.1), name: "first")
    model.addRow([(3, 1), (2, -1)], .between(0.1, 0.7), name: "range")
    model.addRow([(8, 3), (6, 1)], .equal(-1.0 / 9))
    model.addRow([(0, 1)], .free, name: "loose")
    model.addRow([(7, 1e-29)], .atLeast(-5e20), name: "objective")
    model.addRow([], .atMost(3), name: "empty")
    return model
  }()

  /// Reads text back with GLPK's reader.
  private func reread(_ model: LinearModel, _ format: ModelFormat) throws -> LinearModel {
    let path = NSTemporaryDirectory() + "model-\(UUID().uuidString).\(format)"
    defer { try? FileManager.default.removeItem(atPath: path) }
    try model.write(to: path, as: format)
    return try LinearModel(contentsOf: path, as: format)
  }

  /// What survives in MPS: no names, terms in column order, the objective to be minimized, the
  /// constant as a column, no rows without ends.
  private func normal(_ model: LinearModel) -> LinearModel {
    var result = LinearModel()
    for column in model.columns {
      let cost = model.isMaximizing ? 0 - column.cost : column.cost
      result.addColumn(column.bounds, cost: cost, kind: column.kind)
    }
    if model.constant != 0 {
      result.addColumn(.equal(1), cost: model.isMaximizing ? -model.constant : model.constant)
    }
    for row in model.rows where row.bounds != .free {
      let terms = zip(row.columns, row.coefficients).sorted { $0.0 < $1.0 }
      result.addRow(terms.map { ($0.0, $0.1) }, row.bounds)
    }
    return result
  }

  @Test("MPS keeps every bit")
  func mpsRoundTrip() throws {
    let back = try reread(Self.awkward, .mps)
    #expect(normal(back) == normal(Self.awkward))
    #expect(
      back.columns.map(\.name) == [
        "plain", "C2", "e1", "C4", "free", "C7", "C7_", "C8", "C9", "unused", "constant",
      ]
    )
    #expect(back.rows.map(\.name) == ["first", "range", "R3", "R4", "empty"])
  }

  @Test("LP keeps every bit, with its rewritten rows and constant")
  func lpRoundTrip() throws {
    let back = try reread(Self.awkward, .lp)
    #expect(back.isMaximizing)
    // One more column, fixed at 1, for the constant.
    #expect(back.columns.count == Self.awkward.columns.count + 1)
    #expect(back.columns.last?.bounds == .equal(1))
    #expect(back.columns.last?.cost == 1.0 / 3)
    for (column, original) in zip(back.columns, Self.awkward.columns) {
      #expect(column.bounds == original.bounds)
      #expect(column.cost == original.cost)
      #expect(column.kind == original.kind)
    }
    // The row with two ends is two; the free one is gone.
    #expect(back.rows.map(\.name) == ["first", "range", "range_upper", "R3", "R5", "empty"])
    #expect(
      back.rows.map(\.bounds) == [
        .atMost(0.1), .atLeast(0.1), .atMost(0.7), .equal(-1.0 / 9), .atLeast(-5e20), .atMost(3),
      ]
    )
    #expect(back.rows[0].coefficients == [1.0 / 3, -2.0 / 3, 1e17])
  }

  @Test("random numbers come back to the last bit", arguments: ModelFormat.allCases)
  func randomNumbers(format: ModelFormat) throws {
    var generator = SeededGenerator(seed: 11)
    var model = LinearModel()
    for _ in 0..<50 {
      let ends = [
        Double.random(in: -1...1, using: &generator), .random(in: 1...2, using: &generator),
      ]
      model.addColumn(.between(ends[0], ends[1]), cost: .random(in: -1e9...1e9, using: &generator))
    }
    for _ in 0..<50 {
      let terms = (0..<50).filter { _ in Bool.random(using: &generator) }
        .map { ($0, Double.random(in: -1...1, using: &generator)) }
      model.addRow(terms, .atMost(.random(in: -1...1, using: &generator)))
    }
    #expect(normal(try reread(model, format)) == normal(model))
  }

  @Test("rows with two random ends come back to the last bit from MPS")
  func ranges() throws {
    var generator = SeededGenerator(seed: 12)
    var model = LinearModel()
    model.addColumn(.free, cost: 1)
    for _ in 0..<2000 {
      let side = Double.random(in: -1...1, using: &generator)
      let width = Double.random(in: 0...1, using: &generator)
      model.addRow([(0, 1)], Bounds(lower: side, upper: side + width))
    }
    let back = try reread(model, .mps)
    let changed = zip(back.rows, model.rows).count { $0.bounds != $1.bounds }
    #expect(changed == 0)
  }

  @Test("the whole text, as documented")
  func text() throws {
    var model = LinearModel(name: "two", constant: 2)
    model.addColumn(.between(0, 1), cost: 1.5, kind: .integer, name: "x")
    model.addColumn(.atLeast(-1), cost: -0.25, name: "y")
    model.addRow([(0, 1), (1, -2)], .between(-3, 4), name: "r")
    #expect(
      try model.text(as: .mps) == """
        NAME two FREE
        ROWS
         N objective
         G r
        COLUMNS
         M1 'MARKER' 'INTORG'
         x objective 1.5
         x r 1
         M2 'MARKER' 'INTEND'
         y objective -0.25
         y r -2
         constant objective 2
        RHS
         RHS r -3
        RANGES
         RNG r 7
        BOUNDS
         LO BND x 0
         UP BND x 1
         LO BND y -1
         FX BND constant 1
        ENDATA

        """
    )
    #expect(
      try model.text(as: .lp) == """
        Minimize
         objective: + 1.5 x - 0.25 y + 2 constant
        Subject To
         r: + 1 x - 2 y >= -3
         r_upper: + 1 x - 2 y <= 4
        Bounds
         0 <= x <= 1
         y >= -1
         constant = 1
        General
         x
        End

        """
    )
  }

  @Test("models with nothing in them can be written and read", arguments: ModelFormat.allCases)
  func emptyModels(format: ModelFormat) throws {
    for constant in [0.0, 3] {
      let back = try reread(LinearModel(constant: constant), format)
      let solution = try GLPKSolver().solve(back)
      // In LP the only column stands for none, at 0.
      #expect(isClose(solution.objective, format == .lp ? 0 : constant))
    }
  }

  @Test("a model that makes no sense is refused before a file is touched")
  func refusedModels() {
    var model = LinearModel()
    model.addRow([(3, 1)], .free)
    let path = NSTemporaryDirectory() + "never-\(UUID().uuidString).mps"
    for format in ModelFormat.allCases {
      let error = #expect(throws: GLPKError.self) { try model.write(to: path, as: format) }
      #expect(error?.kind == .unknownColumn)
    }
    #expect(!FileManager.default.fileExists(atPath: path))
  }

  @Test("files that cannot be written or read, or make no sense, are errors with the reason")
  func badFiles() throws {
    let nowhere = "/no/such/folder/model.mps"
    let written = #expect(throws: GLPKError.self) { try LinearModel().write(to: nowhere, as: .mps) }
    #expect(written?.kind == .file)
    #expect(written?.message.contains(nowhere) == true)
    let read = #expect(throws: GLPKError.self) { try LinearModel(contentsOf: nowhere, as: .lp) }
    #expect(read?.message.contains("No such file") == true)
    let texts = [
      "", "\0\u{1}\u{2}", "NAME\nROWS\n X r\nENDATA\n",
      "NAME\nROWS\n N o\nCOLUMNS\n x o nan\nENDATA\n",
      "Minimize\n obj: x +\nEnd\n", "Minimize\n obj: 1e999 x\nSubject To\n x >= 1\nEnd\n",
      "NAME\nROWS\n N o\nCOLUMNS\n x o 1e31\nENDATA\n",
      "Maximize\n obj: x\nSubject To\n c: x <= 1\nBounds\n 3 <= x <= 2\nEnd\n",
    ]
    for text in texts {
      for format in ModelFormat.allCases {
        let path = NSTemporaryDirectory() + "bad-\(UUID().uuidString).txt"
        try text.write(toFile: path, atomically: true, encoding: .utf8)
        defer { try? FileManager.default.removeItem(atPath: path) }
        #expect(throws: GLPKError.self) { try LinearModel(contentsOf: path, as: format) }
      }
    }
  }

  @Test(
    "glpsol finds the same optimum in both formats",
    .enabled(
      if: Peers.tests(with: FileManager.default.isExecutableFile(atPath: "/usr/bin/glpsol")),
      "needs glpsol: apt-get install glpk-utils"
    ),
    .skipping(2),
    arguments: ConformanceSuite.integer + ConformanceSuite.mixed
  )
  func glpsol(_ example: ConformanceCase) throws {
    guard case .optimum(let objective, _) = example.answer else { return skipCase() }
    for format in ModelFormat.allCases {
      let base = NSTemporaryDirectory() + "glpsol-\(UUID().uuidString)"
      defer {
        try? FileManager.default.removeItem(atPath: base)
        try? FileManager.default.removeItem(atPath: base + ".out")
      }
      try example.model.write(to: base, as: format)
      let process = Process()
      process.executableURL = URL(fileURLWithPath: "/usr/bin/glpsol")
      process.arguments = [format == .mps ? "--freemps" : "--lp", base, "-w", base + ".out"]
      process.standardOutput = FileHandle.nullDevice
      try process.run()
      process.waitUntilExit()
      // The line "s mip ROWS COLUMNS STATUS OBJECTIVE" has the result.
      let output = try String(contentsOfFile: base + ".out", encoding: .utf8)
      let line = try #require(output.split(separator: "\n").first { $0.hasPrefix("s mip") })
      let fields = line.split(separator: " ")
      #expect(fields[4] == "o")
      let isNegated = format == .mps && example.model.isMaximizing
      #expect(isClose(Double(fields[5]), isNegated ? -objective : objective))
    }
  }
}
