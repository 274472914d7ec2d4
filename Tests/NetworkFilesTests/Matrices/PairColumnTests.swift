// Which column of a matrix is its cost: never a row number, whatever program wrote it.

import Testing
import NetworkFiles
import TransportNetwork

@Suite("Columns of matrices")
struct PairColumnTests {
  private func file(_ text: String) throws -> CostMatrixFile {
    try CostMatrixFile(CSVTable(bytes: Array(text.utf8), name: "od.csv"))
  }

  @Test(
    "row numbers before or between the ids are not the cost",
    arguments: ["", "Unnamed: 0", "...1", "X", "fid", "index", "rownames", "time"],
    ["N,from_id,to_id,time2", "from_id,N,to_id,time2"]
  )
  func rowNumbers(name: String, header: String) throws {
    let rows = header.hasPrefix("N") ? "7,1,2,10\n8,2,1,12\n" : "1,7,2,10\n2,8,1,12\n"
    let header = header.replacing("N", with: name)
    let text = "\(header)\n\(rows)"
    let matrix = try file(text).matrix(zones: ["1", "2"])
    #expect(matrix[0, 1] == 10 && matrix[1, 0] == 12)
    #expect(try file(text).defaultCostColumn == "time2")
    let table = try MatrixTable(CSVTable(bytes: Array(text.utf8), name: "od.csv"))
    #expect(table.matrices.map(\.name) == ["time2"])
  }

  @Test(
    "nor after them, where a join has put them and there is another",
    arguments: ["fid", "OBJECTID", "Unnamed: 0", "index", "ogc_fid"]
  )
  func joined(name: String) throws {
    let both = try file("from_id,to_id,\(name),t\n1,2,7,10\n2,1,8,12\n")
    #expect(both.defaultCostColumn == "t")
    #expect(try both.matrix(zones: ["1", "2"])[0, 1] == 10)
    let alone = try file("from_id,to_id,\(name)\n1,2,7\n2,1,8\n")
    #expect(try alone.matrix(zones: ["1", "2"])[0, 1] == 7)
  }

  @Test("a file whose only value stands between the ids is refused, and read when it is asked for")
  func between() throws {
    let between = try file("to_id,minutes,from_id\nB,10,A\n")
    #expect(between.defaultCostColumn == nil)
    #expect {
      try between.matrix(zones: ["A", "B"])
    } throws: {
      "\($0)".hasPrefix("od.csv:1: no cost column follows") && "\($0)".contains("minutes")
    }
    #expect(try between.matrix("minutes", zones: ["A", "B"])[0, 1] == 10)
  }

  @Test(
    "the usual names of pairs",
    arguments: [
      "origin,destination", "o,d", "O,D", "orig_taz,dest_taz", "from,to", "o_zone_id,d_zone_id",
      "Origin,Destination", "from_zone_id,to_zone_id", "InputID,TargetID", "i,j",
      "OriginID,DestinationID", "fromId,toId",
    ]
  )
  func names(header: String) throws {
    #expect(try file("\(header),t\nA,B,3\n").matrix(zones: ["A", "B"])[0, 1] == 3)
    #expect(FileForm(Array("\(header),t\nA,B,3\n".utf8)) == .pairs)
  }

  @Test("square matrices, rows in any order; empty cells are unreachable")
  func square() throws {
    let text = ",A,B,7\nB,1,0,2\nA,0,5,\n7.0,Inf,4,0\n"
    let matrix = try file(text).matrix(zones: ["A", "B", "7"])
    #expect(matrix[0, 1] == 5 && matrix[1, 0] == 1 && matrix[1, 2] == 2 && matrix[2, 1] == 4)
    #expect(matrix[0, 2] == .infinity && matrix[2, 0] == .infinity)
    #expect(FileForm(Array(text.utf8)) == .pairs)
    #expect {
      try file(",A,B\nA,0,x\nB,1,0\n")
    } throws: {
      "\($0)".hasPrefix("od.csv:2:3")
    }
  }
}
