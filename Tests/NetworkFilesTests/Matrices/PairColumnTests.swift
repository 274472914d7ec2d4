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
    arguments: [
      "fid", "OBJECTID", "Unnamed: 0", "index", "ogc_fid", "id", "X", "X.1", "gid", "rowid",
      "Unnamed: 0.1", "OBJECTID_1", "objectid_12", "fid_2", "ogc_fid_1", "OID", "FID_", "index_1",
      "index_x", "row_names", "Unnamed: 2", "...4", "rn", "field_1",
    ]
  )
  func joined(name: String) throws {
    let both = try file("from_id,to_id,\(name),t\n1,2,7,10\n2,1,8,12\n")
    #expect(both.defaultCostColumn == "t")
    #expect(try both.matrix(zones: ["1", "2"])[0, 1] == 10)
    let alone = try file("from_id,to_id,\(name)\n1,2,7\n2,1,8\n")
    #expect(try alone.matrix(zones: ["1", "2"])[0, 1] == 7)
    // Counting the rows it is no cost; nor is it where the cost stands before the ids.
    for text in [
      "from_id,to_id,\(name)\n1,2,1\n2,1,2\n", "time,from_id,to_id,\(name)\n5,1,2,0\n6,2,1,1\n",
    ] {
      #expect {
        try file(text).matrix(zones: ["1", "2"])
      } throws: {
        "\($0)".hasPrefix("od.csv:1: no cost column follows")
      }
    }
  }

  @Test(
    "nor are ids, names and shapes of the ends, even where nothing else is there",
    arguments: [
      "d_zone_name", "d_node_id", "Destination Name", "geometry", "DestinationRank", "WKT",
    ]
  )
  func labels(name: String) throws {
    let both = try file("o_zone_id,o_zone_name,d_zone_id,\(name),t\n1,7,2,1,10\n2,8,1,2,12\n")
    #expect(both.defaultCostColumn == "t")
    #expect(try both.matrix(zones: ["1", "2"])[0, 1] == 10)
    #expect(try both.matrix(name, zones: ["1", "2"])[0, 1] == 1)
    #expect {
      try file("o_zone_id,d_zone_id,\(name)\n1,2,7\n2,1,8\n").matrix(zones: ["1", "2"])
    } throws: {
      "\($0)".hasPrefix("od.csv:1: no cost column follows") && "\($0)".contains(name)
    }
  }

  /// Of pandas' pivot(index='destination', columns='origin'): from 1 to 2 costs 5, from 2 to 1
  /// costs 50.
  @Test(
    "a square matrix is turned where its corner says that rows are destinations",
    arguments: ["destination", "to_id", "D/O", "dest/orig", "To\\From", "d_zone_id"]
  )
  func turned(corner: String) throws {
    let matrix = try file("\(corner),1,2\n1,0,50\n2,5,0\n").matrix(zones: ["1", "2"])
    #expect(matrix[0, 1] == 5 && matrix[1, 0] == 50)
  }

  @Test(
    "and is not where it says nothing, or that rows are origins",
    arguments: ["", "origin", "from_id", "O/D", "zone", "from\\to"]
  )
  func unturned(corner: String) throws {
    let matrix = try file("\(corner),1,2\n1,0,50\n2,5,0\n").matrix(zones: ["1", "2"])
    #expect(matrix[0, 1] == 50 && matrix[1, 0] == 5)
  }

  @Test("thousands separators are named; words for missing ones are unreachable in a square")
  func words() throws {
    for text in [",1,2\n1,0,\"1,000\"\n2,5,0\n", "from_id,to_id,t\n1,2,\"1,000\"\n"] {
      #expect {
        try file(text).matrix(zones: ["1", "2"])
      } throws: {
        "\($0)".contains("thousands separators (commas); write 1000")
      }
    }
    #expect(try file(",1,2\n1,0,NA\n2,5,0\n").matrix(zones: ["1", "2"])[0, 1] == .infinity)
  }

  @Test("demand is read from squares and whatever the letters of volume")
  func demand() throws {
    func flows(_ text: String) throws -> [String] {
      try DemandFile(CSVTable(bytes: Array(text.utf8), name: "d.csv"), zones: ["1", "2"]).flows
        .map { "\($0.from)-\($0.to) \($0.volume)" }
    }
    let expected = ["1-2 10.0", "2-1 5.0"]
    #expect(try flows(",1,2\n1,0,10\n2,5,0\n") == expected)
    #expect(try flows("FROM,TO,VOLUME\n1,2,10\n2,1,5\n") == expected)
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
      "OriginID,DestinationID", "fromId,toId", "origin_zone_id,destination_zone_id",
      "orig_id,dest_id", "From ID,To ID", "from_taz,to_taz", "o_zone,d_zone",
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
