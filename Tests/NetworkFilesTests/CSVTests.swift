// The table reader and writer against RFC 4180, by hand.

import TestSupport
import Testing
import NetworkFiles
import TransportNetwork

private func table(_ text: String) throws -> CSVTable {
  try CSVTable(bytes: Array(text.utf8), name: "t.csv")
}

private func problem(_ bytes: [UInt8]) -> PackageProblem? {
  do {
    _ = try CSVTable(bytes: bytes, name: "t.csv")
    return nil
  } catch {
    return error.problems.first
  }
}

@Suite("CSV tables")
struct CSVTests {
  @Test(
    "fields, quotes and line ends",
    arguments: [
      ("a,b\n1,2\n", [["1", "2"]]),
      ("\u{FEFF}a,b\r\n1,2\r\n", [["1", "2"]]),
      ("a,b\n1,2", [["1", "2"]]),
      ("a,b\n,\n1,2\n,\n", [["1", "2"]]),
      ("a,b\n\"\",\n", [["", ""]]),
      ("a,b\n\"x, y\",\"say \"\"hi\"\"\"\n", [["x, y", "say \"hi\""]]),
      ("a,b\n\"one\ntwo\",\"\"\n3,4\n", [["one\ntwo", ""], ["3", "4"]]),
      ("a,b\n\n1,2\n\n\n3,4\n\n", [["1", "2"], ["3", "4"]]),
      ("a,b\n5\" pipe,\"\"\"\"\n", [["5\" pipe", "\""]]),
      ("a,b\n西安,é\n", [["西安", "é"]]),
      ("a,b\n", []),
      ("a,b", []),
    ]
  )
  func reads(text: String, rows: [[String]]) throws {
    let table = try table(text)
    #expect(table.header == ["a", "b"])
    #expect((0..<table.rowCount).map { row in (0..<2).map { table.field(row, $0) } } == rows)
  }

  @Test("lines stay right after embedded line ends and empty lines")
  func lineNumbers() throws {
    let table = try table("a,b\n\"one\ntwo\r\nthree\",2\n\n3,4\r\n5,6")
    #expect((0..<3).map { table.line(ofRow: $0) } == [2, 6, 7])
  }

  @Test("blank, blanks only and NaN are missing; nan and Nan are text")
  func missing() throws {
    let table = try table("a\n\" \"\nNaN\n NaN \nNan\n0\n")
    #expect((0..<5).map { table.isMissing($0, 0) } == [true, true, true, false, false])
    #expect(table.text(2, 0) == "" && table.text(3, 0) == "Nan")
  }

  @Test(
    "what is not a table is refused with its line",
    arguments: [
      ("", nil, "is empty"),
      ("\u{FEFF}\n\n", nil, "is empty"),
      ("a,b\n1,2\n1,2,3\n", 3, "has 3 fields, the header 2"),
      ("a,b\n\"x\ny\",2\n1\n", 4, "has 1 fields, the header 2"),
      ("a,b\n1,\"two\n3,4\n", 2, "never ends"),
      ("a,b\n1,\"two\"x\n", 2, "follows a closing quote"),
      ("a,b,a\n", 1, "twice (first as column 1)"),
      ("a,b\r1,2\r", 1, "carriage return stands alone"),
      ("a,b\n1,\0\n", 2, "NUL"),
    ] as [(String, Int?, String)]
  )
  func refuses(text: String, line: Int?, says: String) throws {
    let found = try #require(problem(Array(text.utf8)))
    #expect(found.file == "t.csv")
    #expect(found.line == line)
    #expect(found.message.contains(says))
  }

  @Test("every ragged row is reported, the first hundred in words")
  func manyRaggedRows() {
    let text = "a,b\n" + String(repeating: "1\n", count: 250)
    do throws(CSVError) {
      _ = try CSVTable(bytes: Array(text.utf8), name: "t.csv")
      Issue.record("a ragged table was read")
    } catch {
      #expect(error.problems.count == 100)
      #expect(error.count == 250)
      #expect(error.problems.last?.line == 101)
      #expect(error.description.hasSuffix("… and 150 more"))
    }
  }

  @Test("other encodings are named")
  func encodings() throws {
    let gbk = try #require(problem(Array("id,name\n1,".utf8) + [0xCE, 0xF7, 0xB0, 0xB2, 0x0A]))
    #expect(gbk.line == 2)
    #expect(gbk.value == "0xCE")
    #expect(gbk.message.contains("byte 11 (0xCE) is not UTF-8") && gbk.message.contains("GBK"))
    #expect(problem([0xFF, 0xFE, 0x61, 0])?.message.contains("UTF-16") == true)
    #expect(problem([0x61, 0, 0x2C, 0])?.message.contains("NUL") == true)
  }

  @Test("a file that is not there or is a folder says so")
  func unreadable() {
    for (path, reason) in [("/no/such.csv", "No such file"), ("/", "directory")] {
      #expect {
        try CSVTable(contentsOf: path)
      } throws: {
        "\($0)".contains(reason)
      }
    }
  }
}

@Suite("CSV numbers")
struct CSVNumberTests {
  @Test(
    "numerals",
    arguments: [
      ("0", 0), ("-0", -0.0), ("+7", 7), ("1.", 1), (".5", 0.5), ("1e3", 1000), ("2.5E-3", 0.0025),
      ("110000", 110_000), ("0.1", 0.1), ("3.141592653589793", .pi), ("1e400", .infinity),
      ("9007199254740993", 9_007_199_254_740_992),
      ("123456789012345678901234567890", 1.2345678901234568e29),
      ("0.000000000000000000000000000001", 1e-30), ("Inf", .infinity), ("-inf", -.infinity),
      (" 42 ", 42), ("\"1.5\"", 1.5),
    ] as [(String, Double)]
  )
  func numerals(text: String, value: Double) throws {
    #expect(try table("a\n\(text)\n").number(0, 0) == value)
  }

  @Test(
    "what is not a number",
    arguments: [
      "x", "1,5", "1 000", "0x10", "1e", "1e+", "--1", "1.2.3", "e5", "1e5x", ".", "in", "Nan",
    ]
  )
  func invalid(text: String) throws {
    #expect(try table("a\n\"\(text)\"\n").numeral(0, 0) == .invalid)
  }

  @Test("a hundred thousand random doubles read back the same")
  func roundTrip() throws {
    var random = SeededGenerator(seed: 7)
    let values = (0..<100_000).map { index in
      switch index % 4 {
      case 0: Double(bitPattern: random.next())
      case 1: Double.random(in: -1e6...1e6, using: &random)
      case 2: (Double.random(in: 0...1e5, using: &random) * 100).rounded() / 100
      default: Double(Int.random(in: -1_000_000...1_000_000, using: &random))
      }
    }
    var csv = CSVWriter(header: ["a"])
    for value in values {
      csv.field(value)
      csv.endRow()
    }
    let table = try CSVTable(bytes: csv.bytes, name: "t.csv")
    for (row, value) in values.enumerated() where !value.isNaN {
      #expect(table.number(row, 0)?.bitPattern == value.bitPattern)
    }
  }
}

@Suite("CSV writer")
struct CSVWriterTests {
  @Test("quotes only where needed, shortest decimals, Inf by name, nothing for nil")
  func writes() {
    var csv = CSVWriter(header: ["id", "a,b"])
    csv.field("say \"hi\"")
    csv.field(60.0)
    csv.field(0.1)
    csv.field(Double.infinity)
    csv.field(Double?.none)
    csv.field(Int?(3))
    csv.field(true)
    csv.endRow()
    #expect(csv.text == "id,\"a,b\"\n\"say \"\"hi\"\"\",60,0.1,Inf,,3,true\n")
  }

  @Test("a lone empty field is quoted, so that its row is not an empty line")
  func loneEmptyField() throws {
    var csv = CSVWriter(header: ["a"])
    csv.field("")
    csv.endRow()
    #expect(csv.text == "a\n\"\"\n")
    #expect(try CSVTable(bytes: csv.bytes, name: "t.csv").rowCount == 1)
  }

  @Test("random text survives writing and reading")
  func randomText() throws {
    var random = SeededGenerator(seed: 3)
    let alphabet: [Character] = ["a", ",", "\"", "\n", "\r", " ", "西", "é", "0", "\t"]
    for _ in 0..<300 {
      let rows = (0..<5).map { _ in
        (0..<3).map { _ in
          String(
            (0..<Int.random(in: 0...4, using: &random)).map { _ in
              alphabet.randomElement(using: &random) ?? "a"
            }
          )
        }
      }
      var csv = CSVWriter(header: ["a", "b", "c"])
      for row in rows {
        for value in row { csv.field(value) }
        csv.endRow()
      }
      let table = try CSVTable(bytes: csv.bytes, name: "t.csv")
      #expect((0..<table.rowCount).map { row in (0..<3).map { table.field(row, $0) } } == rows)
    }
  }
}
