// Matrices held whole: from CSV and TNTP trips, and as costs over given zones. What a file is, by
// its beginning.

import TestSupport
import Testing
import NetworkFiles
import TransportNetwork

private func table(_ text: String) throws -> MatrixTable {
  try MatrixTable(CSVTable(bytes: Array(text.utf8), name: "m.csv"))
}

@Suite("Matrix tables")
struct MatrixTableTests {
  @Test("rows and columns in order of first appearance, columns like rows when they are the same")
  func order() throws {
    let square = try table("from_id,to_id,t\nB,A,1\nA,B,2\nB,B,3\n")
    #expect(square.origins == ["B", "A"] && square.destinations == ["B", "A"])
    #expect(square.matrices[0].values == [3, 1, 2, .infinity])
    let rectangle = try table("from_id,to_id,t,u\nB,A,1,7\nB,C,2,-8\n")
    #expect(rectangle.origins == ["B"] && rectangle.destinations == ["A", "C"])
    #expect(rectangle.matrices.map(\.name) == ["t", "u"])
    #expect(rectangle.matrices[1].values == [7, -8])
  }

  @Test("as costs over zones in another order; what is not there is unreachable")
  func costs() throws {
    let costs = try CostMatrix(
      table("from_id,to_id,t,u\nB,A,1,7\nA,B,Inf,2\n"),
      file: "m",
      matrix: "u",
      zones: ["A", "B", "C"]
    )
    #expect(costs[1, 0] == 7 && costs[0, 1] == 2 && costs[0, 0] == .infinity)
    let within = try CostMatrix(
      table("from_id,to_id,t,u\nB,A,1,7\nA,B,1,2\nA,A,1,Inf\n"),
      file: "m",
      within: [.init(column: "t", limit: 1), .init(column: "u", limit: 2)],
      zones: ["A", "B"]
    )
    #expect(within[1, 0] == 1 && within[0, 1] == 0 && within[0, 0] == .infinity)
  }

  @Test(
    "costs that cannot be",
    arguments: [
      ("from_id,to_id,t\nA,B,-1\n", nil, "is -1 from \"A\" to \"B\""),
      ("from_id,to_id,t\nA,X,1\n", nil, "no zone \"X\""),
      ("from_id,to_id,t\nA,B,1\n", "u", "no matrix \"u\""),
    ] as [(String, String?, String)]
  )
  func wrong(text: String, matrix: String?, sentence: String) throws {
    let error = #expect(throws: CSVError.self) {
      _ = try CostMatrix(table(text), file: "m", matrix: matrix, zones: ["A", "B"])
    }
    #expect(error?.description.contains(sentence) == true)
  }

  @Test("more than fits is refused, whatever the numbers are")
  func refusal() {
    #expect(MatrixTable.refusal(rows: 30_000, columns: 30_000, matrices: 1) == nil)
    #expect(MatrixTable.refusal(rows: 40_000, columns: 40_000, matrices: 1) != nil)
    #expect(MatrixTable.refusal(rows: .max, columns: 3, matrices: 1) != nil)
  }

  @Test(
    "trip tables that are none",
    arguments: [
      ("<TOTAL OD FLOW> 1\n<END OF METADATA>\n", "no <NUMBER OF ZONES>"),
      ("<NUMBER OF ZONES> 2\nOrigin 1\n", "t:2: expected metadata"),
      ("<NUMBER OF ZONES> 2\n", "no <END OF METADATA>"),
      ("<NUMBER OF ZONES> 40000\n<END OF METADATA>\n", "from 0 to 32768"),
      (
        "<NUMBER OF ZONES> 2\n<END OF METADATA>\n1 : 2;\n",
        "t:3: flows stand before the first origin"
      ),
      (
        "<NUMBER OF ZONES> 2\n<END OF METADATA>\nOrigin 3\n", "t:3:2: node \"3\" is not in the file"
      ),
      (
        "<NUMBER OF ZONES> 2\n<END OF METADATA>\nOrigin 1\n3 : 1;\n",
        "zone \"3\" is not in the file"
      ),
      ("<NUMBER OF ZONES> 2\n<END OF METADATA>\nOrigin 1\n2 : -1;\n", "the flow is \"-1\""),
      ("<NUMBER OF ZONES> 2\n<END OF METADATA>\nOrigin 1\n2 : 1; 2 : 1;\n", "there already"),
      ("<NUMBER OF ZONES> 2\n<END OF METADATA>\nOrigin 1\n2 1;\n", "is no flow"),
    ]
  )
  func trips(text: String, sentence: String) {
    let error = #expect(throws: GraphFileError.self) {
      _ = try TNTPTrips(bytes: Array(text.utf8), name: "t")
    }
    #expect(error?.description.contains(sentence) == true, "\(error?.description ?? "")")
  }

  @Test("what a file is, by its beginning")
  func forms() {
    func form(_ text: String) -> FileForm { FileForm(Array(text.utf8)) }
    #expect(form("c road\np sp 1 1\n") == .graph)
    #expect(form("\u{FEFF}\n p sp 1 1\n") == .graph)
    #expect(form("<NUMBER OF ZONES> 2\n<NUMBER OF NODES> 3\n") == .graph)
    #expect(form("~ a comment\n<TOTAL OD FLOW> 2\n") == .trips)
    #expect(form("<NUMBER OF ZONES> 2\n<END OF METADATA>\n\nOrigin 1\n") == .trips)
    #expect(form("<NUMBER OF ZONES> 2\n<END OF METADATA>\n1 : 5.0; 2 : 7.0;\n") == .trips)
    #expect(form(",,\nsep=,\nfrom_id,to_id,cost\n") == .pairs)
    #expect(form("sep=,\r\n,,\r\n,A,B\r\nA,0,1\r\n") == .pairs)
    #expect(form("\u{FEFF}from_id,to_id,cost\r\nc,p,1\r\n") == .pairs)
    #expect(form("cost,\"to_id\",from_id\n") == .pairs)
    #expect(form("o_zone_id,d_zone_id,volume\n") == .pairs)
    #expect(form("node_id,x_coord\n") == .table(["node_id", "x_coord"]))
    #expect(FileForm([0x89, 0x48, 0x44, 0x46, 0x0D, 0x0A, 0x1A, 0x0A, 0]) == .hdf5)
    #expect(FileForm([0x1F, 0x8B, 8]) == .graph)
    for (text, words) in [
      ("", "empty"), ("\n \n", "blank"), ("{}", "JSON"), ("<?xml?>", "XML"),
      ("hello", "starts with"),
      ("PK\u{3}\u{4}", "zip"), ("a\0b", "binary"), ("\u{1}x\u{7F}", "binary"),
    ] {
      guard case .other(let found) = form(text) else {
        Issue.record("\(text) is \(form(text))")
        continue
      }
      #expect(found.contains(words))
    }
  }
}
