// Ready matrices: ids as texts, never transposed, absent pairs, alternatives, and bad rows by line.

import TestSupport
import Testing
import NetworkFiles
import TransportNetwork

@Suite("Cost matrices")
struct CostMatrixTests {
  private func file(_ text: String) throws -> CostMatrixFile {
    try CostMatrixFile(CSVTable(bytes: Array(text.utf8), name: "od.csv"))
  }

  @Test("columns are found by name; an asymmetric matrix is not transposed")
  func asymmetric() throws {
    let text = "to_id,from_id,minutes\nB,A,10\nA,B,25\n"
    let matrix = try file(text).matrix(zones: ["A", "B"])
    #expect(matrix[0, 1] == 10 && matrix[1, 0] == 25)
    #expect(matrix[0, 0] == .infinity)  // absent
    #expect(matrix.pairCount == 2)
    var row: [Double] = [7, 7]
    matrix.copyRow(1, to: &row)
    #expect(row == [25, .infinity])
  }

  @Test("ids with blanks, quotes, commas, a byte order mark and 1.0 are ids")
  func ids() throws {
    let zones = try ZoneFile(
      CSVTable(
        bytes: Array("\u{FEFF}id,jobs\nNew York,1\n\"a \"\"b\"\", c\",2\n3,4\n0,5\n".utf8),
        name: "zones.csv"
      )
    )
    #expect(zones.ids == ["New York", "a \"b\", c", "3", "0"])
    let text = """
      \u{FEFF}from_id,to_id,cost
      New York,"a ""b"", c",1
      "New York", 3.0 ,2
      "a ""b"", c",New York,3
      3,0.0,4
      "3",3,5

      """
    let matrix = try file(text).matrix(zones: zones.ids)
    #expect(matrix[0, 1] == 1 && matrix[0, 2] == 2 && matrix[1, 0] == 3)
    #expect(matrix[2, 3] == 4 && matrix[2, 2] == 5 && matrix.pairCount == 5)
  }

  @Test("the first column after the ids is the cost unless another is named; Inf is unreachable")
  func costColumns() throws {
    let both = try file("from_id,to_id,minutes,fare\nA,B,10,3\nB,A,Inf,2\n")
    #expect(both.costColumns == ["minutes", "fare"])
    let minutes = try both.matrix(zones: ["A", "B"])
    #expect(minutes[0, 1] == 10 && minutes[1, 0] == .infinity && minutes.pairCount == 1)
    #expect(try both.matrix("fare", zones: ["A", "B"])[1, 0] == 2)
    #expect(throws: CSVError.self) { try both.matrix("km", zones: ["A", "B"]) }
    #expect(throws: CSVError.self) { try both.matrix("from_id", zones: ["A", "B"]) }
  }

  @Test("of alternatives the cheapest counts, or any that meets all limits")
  func alternatives() throws {
    let text = "from_id,to_id,minutes,fare\nA,B,80,2\nB,A,5,5\nA,B,30,9\nA,A,0,0\n"
    let ways = try file(text)
    let matrix = try ways.matrix(zones: ["A", "B"])
    #expect(matrix[0, 1] == 30 && matrix.alternativeCount == 1)
    func reached(_ minutes: Double, _ fare: Double) throws -> Bool {
      try ways.matrix(
        within: [.init(column: "minutes", limit: minutes), .init(column: "fare", limit: fare)],
        zones: ["A", "B"]
      )[0, 1] == 0
    }
    #expect(try !reached(60, 5))  // neither way is both fast and cheap
    #expect(try reached(80, 2) && reached(30, 9) && !reached(29, 9))
  }

  @Test(
    "bad rows are refused with their line",
    arguments: [
      ("A,B,NaN", "od.csv:3:3"), ("A,B,", "od.csv:3:3"), ("A,B,-1", "od.csv:3:3"),
      ("A,B,x", "od.csv:3:3"), ("A,Q,1", "od.csv:3:2"), ("Q,A,1", "od.csv:3:1"),
      (",A,1", "od.csv:3:1"), ("A,B", "od.csv:3"), ("A,B,-Inf", "od.csv:3:3"),
    ]
  )
  func refusals(row: String, place: String) {
    #expect {
      try file("from_id,to_id,cost\nA,A,0\n\(row)\nA,B,1\n").matrix(zones: ["A", "B"])
    } throws: { error in
      "\(error)".hasPrefix(place)
    }
  }

  @Test(
    "headers that are not a matrix's",
    arguments: ["a,b,c\n", "from_id,to_id\n", "from_id,cost\n"]
  )
  func headers(text: String) {
    #expect {
      try file(text)
    } throws: { error in
      "\(error)".contains("expected the columns from_id, to_id")
    }
  }

  @Test("random matrices, rows in any order, against a plain table", arguments: 0..<10)
  func random(seed: Int) throws {
    var generator = SeededGenerator(seed: UInt64(seed))
    let zones = (0..<80).map { "zone \($0)" }
    var plain: [[Double]] = zones.map { _ in zones.map { _ in .infinity } }
    var lines: [String] = []
    for _ in 0..<900 {
      let from = Int.random(in: 0..<80, using: &generator)
      let to = Int.random(in: 0..<80, using: &generator)
      let cost = Double(Int.random(in: 0...999, using: &generator)) / 8
      plain[from][to] = min(plain[from][to], cost)
      lines.append("\(zones[from]),\(zones[to]),\(cost)")
    }
    let matrix = try file("from_id,to_id,cost\n" + lines.joined(separator: "\n"))
      .matrix(zones: zones)
    var row = zones.map { _ in 0.0 }
    for from in zones.indices {
      matrix.copyRow(from, to: &row)
      #expect(row == plain[from])
    }
  }
}

@Suite("Files of zones")
struct ZoneFileTests {
  private func file(_ text: String) throws -> ZoneFile {
    try ZoneFile(CSVTable(bytes: Array(text.utf8), name: "zones.csv"))
  }

  @Test("the id is zone_id, id, or the first column")
  func idColumn() throws {
    #expect(try file("name,zone_id,id\nx,1,9\n").ids == ["1"])
    #expect(try file("name,id\nx,9.0\n").ids == ["9"])
    #expect(try file("code,name\n7,x\n").ids == ["7"])
    #expect(try file("code,name\n7,x\n").names == ["x"])
  }

  @Test("numbers, missing numbers, texts, and no such column")
  func columns() throws {
    let zones = try file("id,jobs,region\n1,5,East\n2,,\n3,NaN, West \n")
    #expect(try zones.numbers("jobs") == [5, nil, nil])
    #expect(zones.texts("region") == ["East", "", "West"])
    #expect(try zones.numbers("people") == nil)
    #expect(zones.texts("people") == nil)
  }

  @Test(
    "what is wrong is named with its line",
    arguments: [
      ("id,jobs\n1,5\n1,6\n", "zones.csv:3:1"), ("id,jobs\n,5\n", "zones.csv:2:1"),
      ("id,jobs\n1,many\n", "zones.csv:2:2"),
    ]
  )
  func refusals(text: String, place: String) {
    #expect {
      _ = try file(text).numbers("jobs")
    } throws: { error in
      "\(error)".hasPrefix(place)
    }
  }
}
