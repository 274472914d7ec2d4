// Tables as spreadsheets, R, pandas and transport models save them, through the commands.

import Foundation
import OpenMatrix
import Testing

@Suite("Saved tables by the commands")
struct SavedTableCommandTests {
  private static let noTables: [String: String?] = [
    "zone.csv": nil, "region.csv": nil, "project.csv": nil, "project_link.csv": nil,
  ]

  // MARK: Spreadsheets

  @Test("empty columns, rows of commas and a line sep=, carry nothing", arguments: ["", "sep=,\n"])
  func spreadsheet(first: String) throws {
    let blanks = first.isEmpty ? ",,," : ""
    let workspace = try Workspace(
      replacing: Self.noTables.merging([
        "node.csv": first
          + "node_id,x_coord,y_coord,zone_id\(blanks)\n1,116.5,40.1,1\(blanks)\n,,,\(blanks)\n2,116.51,40.1,2\(blanks)\n",
        "link.csv": first
          + "link_id,from_node_id,to_node_id,directed,length,free_speed\(blanks)\n1,1,2,false,1.5,60\(blanks)\n",
      ]) { $1 }
    )
    // 1.5 km at 60 km/h.
    let matrix = try workspace.corridor("matrix", "net")
    #expect(matrix.output == "from_id,to_id,cost\n1,1,0\n1,2,1.5\n2,1,1.5\n2,2,0\n")
    let check = try workspace.corridor("validate", "net")
    #expect(check.code == 0 && check.output.contains("0 errors, 0 warnings, 0 notes"))
  }

  @Test("blanks before a DIMACS line are no fault")
  func indented() throws {
    let workspace = try Workspace()
    try workspace.write("  c indented\n p sp 2 1\n\ta 1 2 5\n", to: "g.gr")
    let matrix = try workspace.corridor("matrix", "--graph", "g.gr")
    #expect(matrix.code == 0 && matrix.output.contains("\n1,2,5\n"), "\(matrix.messages)")
  }

  // MARK: Missing values

  @Test(
    "a value that is missing or no number is named by its cell",
    arguments: ["NA", "NULL", "N/A", "#N/A", "-", "\\N", "None", "Inf", "\"1,000\"", "1e400"]
  )
  func missing(word: String) throws {
    let zones = "zone_id,population\nA,100\nB,\(word)\nC,300\nD,400\n"
    let workspace = try Workspace(replacing: ["zone.csv": zones])
    try workspace.write(zones, to: "z.csv")
    try workspace.write("from_id,to_id,cost\nA,B,1\n", to: "od.csv")
    for line in [
      "access net", "plan net --budget 10", "evaluate net --build P1", "criticality net",
      "frontier net --budgets 5,10", "access --matrix od.csv --zones z.csv",
    ] {
      let outcome = try workspace.corridor(line.split(separator: " ").map(String.init))
      let cell = line.contains("z.csv") ? "z.csv:3:2: population: " : "zone.csv:3:2: population: "
      #expect(outcome.code == 1, "\(line): \(outcome.code) \(outcome.messages)")
      #expect(outcome.output.isEmpty)
      #expect(outcome.messages.contains(cell), "\(line): \(outcome.messages)")
      let value = word.filter { $0 != "\"" }
      #expect(outcome.messages.contains("\"\(value)\""), "\(line): \(outcome.messages)")
    }
    if word == "\"1,000\"" {
      #expect(try workspace.corridor("access", "net").messages.contains("write 1000"))
    }
    // What is not asked for is not needed.
    #expect(try workspace.corridor("matrix", "net").code == 0)
  }

  @Test("empty fields count as 0, and the first is named")
  func empty() throws {
    let zones = "zone_id,population\nA,100\n\nB,\nC,300\nD,400\n"
    let workspace = try Workspace(replacing: ["zone.csv": zones])
    let access = try workspace.corridor(
      ["access", "net", "--measure", "cumulative", "--cutoff", "30", "--format", "csv"]
    )
    #expect(access.code == 0 && access.output.contains("\nA,0\nB,100\n"))
    #expect(
      access.messages.contains("1 of 4 zones have no population (zone.csv:4:2, zone B)"),
      "\(access.messages)"
    )
  }

  @Test(
    "true and false may be missing as numbers may",
    arguments: ["NA", "NULL", "-", "\\N", "nan"]
  )
  func flags(word: String) throws {
    let workspace = try Workspace(
      replacing: Self.noTables.merging([
        "node.csv":
          "node_id,x_coord,y_coord,zone_id,through\n1,0,0,1,true\n2,1,0,2,\(word)\n3,2,0,3,true\n",
        "link.csv":
          "link_id,from_node_id,to_node_id,directed,u_travel_time\n1,1,2,\(word),5\n2,2,3,true,7\n",
      ]) { $1 }
    )
    // Nodes let through and links lead one way unless something is said.
    let matrix = try workspace.corridor("matrix", "net")
    #expect(matrix.output.contains("\n1,3,12\n2,1,Inf\n"), "\(matrix.output)\(matrix.messages)")
    let check = try workspace.corridor("validate", "net")
    #expect(check.code == 0 && check.output.contains("0 errors"))
    #expect(word == "nan" || check.output.contains("\(word)"))
  }

  @Test("a column of codes is told from one of numbers")
  func codes() throws {
    let workspace = try Workspace(replacing: [
      "zone.csv": "zone_id,population,phone\nA,1,010\nB,2,021\nC,3,0755\nD,4,0891\n"
    ])
    let outcome = try workspace.corridor("access", "net", "--opportunities", "phone")
    #expect(outcome.code == 1)
    #expect(outcome.messages.contains("zone.csv:2:3: phone: \"010\" begins with a zero"))
  }

  // MARK: Row numbers

  /// The costs of three zones: 10 minutes between 1 and 2, 5 between 2 and 3, 20 between 1 and 3.
  private static let pairs = [
    "1,1,0", "1,2,10", "1,3,20", "2,1,10", "2,2,0", "2,3,5", "3,1,20", "3,2,5", "3,3,0",
  ]

  private static func numbered(_ header: String, from first: Int, quoted: Bool = false) -> String {
    header + "\n"
      + pairs.enumerated().map { row, pair in
        quoted ? "\"\(row + first)\",\(pair)\n" : "\(row + first),\(pair)\n"
      }.joined()
  }

  @Test(
    "row numbers of pandas, R and QGIS are never the cost",
    arguments: [
      "from_id,to_id,time\n" + pairs.joined(separator: "\n") + "\n",
      numbered(",from_id,to_id,time", from: 0),
      numbered("\"\",\"from_id\",\"to_id\",\"time\"", from: 1, quoted: true),
      numbered("fid,from_id,to_id,time", from: 1),
      numbered("Unnamed: 0,origin,destination,time", from: 0),
      "zone,1,2,3\n1,0,10,20\n2,10,0,5\n3,20,5,0\n",
    ]
  )
  func rowNumbers(matrix: String) throws {
    let workspace = try Workspace()
    try workspace.write(matrix, to: "od.csv")
    try workspace.write("zone_id,population\n1,100\n2,200\n3,50\n", to: "z.csv")
    let access = try workspace.corridor([
      "access", "--matrix", "od.csv", "--zones", "z.csv", "--measure", "cumulative", "--cutoff",
      "10",
      "--format", "csv",
    ])
    // Within 10 minutes: of 1 are 1 and 2, of 2 all, of 3 are 2 and 3.
    #expect(access.output == "zone_id,accessibility\n1,300\n2,350\n3,250\n", "\(access.messages)")
  }

  // MARK: External stations

  @Test("--only-zones leaves out what a matrix has beyond the zones, and counts it")
  func onlyZones() throws {
    let workspace = try Workspace()
    try workspace.write(
      "from_id,to_id,time\n" + Self.pairs.joined(separator: "\n") + "\n",
      to: "od.csv"
    )
    try workspace.write("zone,1,2,3\n1,0,10,20\n2,10,0,5\n3,20,5,0\n", to: "square.csv")
    try workspace.write("zone_id,population\n1,100\n2,200\n", to: "internal.csv")
    var matrices = ["od.csv", "square.csv"]
    if OpenMatrix.isBuiltIn {
      #expect(try workspace.corridor("convert", "od.csv", "od.omx").code == 0)
      matrices.append("od.omx")
    }
    for matrix in matrices {
      let question = [
        "access", "--matrix", matrix, "--zones", "internal.csv", "--measure", "cumulative",
        "--cutoff",
        "10", "--format", "csv",
      ]
      let refused = try workspace.corridor(question)
      #expect(refused.code == 1 && refused.messages.contains("there is no zone \"3\""))
      #expect(refused.messages.contains("--only-zones"))
      let some = try workspace.corridor(question + ["--only-zones"])
      #expect(some.code == 0 && some.output == "zone_id,accessibility\n1,300\n2,300\n")
      // Of nine pairs five begin or end in 3.
      #expect(
        some.messages.contains("left out 1 id that is no zone of internal.csv (3), with 5 of 9"),
        "\(some.messages)"
      )
    }
    try workspace.write("zone_id,population\nX,100\nY,200\n", to: "others.csv")
    let none = try workspace.corridor(
      ["access", "--matrix", "od.csv", "--zones", "others.csv", "--only-zones"]
    )
    #expect(
      none.code == 1 && none.messages.contains("none of its pairs is between the zones given")
    )
    #expect(try workspace.corridor("access", "net", "--only-zones").code == 2)
    #expect(try workspace.corridor("plan", "net", "--budget", "5", "--only-zones").code == 2)
  }

  @Test("--only-zones leaves out demand from and to others; the plan's file remembers it")
  func onlyZonesOfDemand() throws {
    let workspace = try Workspace()
    // 60 trips from B to C, 40 from A to B; 900 begin or end elsewhere.
    let flows = "from_id,to_id,volume\nB,C,60\nA,B,40\nA,north,500\nnorth,B,100\nnorth,south,300\n"
    try workspace.write(flows, to: "d.csv")
    let question = [
      "plan", "net", "--budget", "10", "--objective", "mean-cost", "--demand", "d.csv",
    ]
    let refused = try workspace.corridor(question)
    #expect(
      refused.code == 1 && refused.messages.contains("d.csv:4:2: to_id: there is no zone \"north\"")
    )
    #expect(refused.messages.contains("--only-zones"))
    let plan = try workspace.corridor(question + ["--only-zones", "-o", "plan.json"])
    #expect(plan.code == 0, "\(plan.messages)")
    #expect(
      plan.messages.contains(
        "left out 2 ids that are no zones of the network (north, south), with 3 of 5 flows, of volume 900"
      ),
      "\(plan.messages)"
    )
    // With P1 60 trips take 40 minutes and 40 take 30: 3600 / 100.
    #expect(workspace.read("plan.json")?.contains("\"value\": 36,") == true)
    let verified = try workspace.corridor("verify", "net", "plan.json")
    #expect(verified.code == 0, "\(verified.output)\(verified.messages)")
    let again = try workspace.corridor("evaluate", "net", "--plan", "plan.json", "--format", "json")
    #expect(again.code == 0 && again.output.contains("\"value\": 36,"), "\(again.messages)")
    let page = try workspace.corridor("report", "net", "plan.json", "-o", "page.html")
    #expect(page.code == 0, "\(page.messages)")
    let frontier = try workspace.corridor([
      "frontier", "net", "--budgets", "0,10", "--objective", "mean-cost", "--demand", "d.csv",
      "--only-zones", "-o", "frontier.json",
    ])
    #expect(frontier.code == 0, "\(frontier.messages)")
    let checked = try workspace.corridor("verify", "net", "frontier.json")
    #expect(checked.code == 0, "\(checked.output)\(checked.messages)")
  }

  // MARK: Compression

  /// Gives the compressed datasets of an OMX file another filter, the first ones only if asked;
  /// answers how many.
  private func replaceFilters(
    _ file: String,
    in workspace: Workspace,
    by filter: Int,
    atMost most: Int = .max
  ) throws -> Int {
    var bytes = [UInt8](try #require(workspace.data(file)))
    // HDF5 names a filter by its number, the length of its name and flags, and then the name: here
    // number 1, deflate.
    let deflate: [UInt8] = [1, 0, 8, 0, 1, 0, 1, 0] + Array("deflate\0".utf8)
    var count = 0
    for start in bytes.indices.dropLast(deflate.count)
    where count < most && bytes[start..<start + deflate.count].elementsEqual(deflate) {
      bytes[start] = UInt8(filter & 0xFF)
      bytes[start + 1] = UInt8(filter >> 8)
      count += 1
    }
    try Data(bytes).write(to: workspace.folder.appendingPathComponent(file))
    return count
  }

  @Test(
    "a matrix that cannot be read is in no other's way",
    .enabled(if: OpenMatrix.isBuiltIn)
  )
  func oneUnreadable() throws {
    let workspace = try Workspace()
    try workspace.write("from_id,to_id,fare,time\nA,B,2,30\nB,A,4,60\n", to: "c.csv")
    try workspace.write("zone_id,population\nA,1\nB,3\n", to: "z.csv")
    #expect(try workspace.corridor("convert", "c.csv", "m.omx").code == 0)
    #expect(try replaceFilters("m.omx", in: workspace, by: 32000, atMost: 1) == 1)
    func access(_ file: String, _ column: String) throws -> Outcome {
      try workspace.corridor([
        "access", "--matrix", file, "--zones", "z.csv", "--measure", "cumulative", "--cutoff", "30",
        "--cost-column", column,
      ])
    }
    var readable: [String] = []
    for column in ["fare", "time"] {
      let found = try access("m.omx", column)
      let converted = try workspace.corridor(
        "convert",
        "m.omx",
        "\(column).csv",
        "--matrix",
        column
      )
      #expect(converted.code == found.code)
      if found.code == 0 {
        readable.append(column)
        #expect(found.output == (try access("c.csv", column)).output)
        let pairs =
          column == "fare"
          ? "A,A,Inf\nA,B,2\nB,A,4\nB,B,Inf\n" : "A,A,Inf\nA,B,30\nB,A,60\nB,B,Inf\n"
        #expect(workspace.read("\(column).csv") == "from_id,to_id,\(column)\n" + pairs)
      } else {
        #expect(found.messages.contains("matrix \"\(column)\" is compressed with lzf"))
      }
    }
    #expect(readable.count == 1)
    let unnamed = try workspace.corridor("access", "--matrix", "m.omx", "--zones", "z.csv")
    #expect(unnamed.messages.contains("has the matrices fare, time; say which is the cost"))
    let wrong = try workspace.corridor("convert", "m.omx", "x.csv", "--matrix", "tim")
    #expect(wrong.code != 0 && wrong.messages.contains("time") && workspace.read("x.csv") == nil)
    let whole = try workspace.corridor("convert", "m.omx", "x.csv")
    #expect(whole.code == 1 && workspace.read("x.csv") == nil)
  }

  @Test("flows before any origin are told as such, whatever the metadata say")
  func flowsWithoutOrigin() throws {
    let workspace = try Workspace()
    try workspace.write("<NUMBER OF ZONES> 2\n<END OF METADATA>\n~\n 1 : 5.0; 2 : 7.0;\n", to: "t")
    let outcome = try workspace.corridor("convert", "t", "t.csv")
    #expect(outcome.code == 1 && workspace.read("t.csv") == nil)
    #expect(
      outcome.messages.contains("t:4: flows stand before the first origin"),
      "\(outcome.messages)"
    )
  }

  @Test("rows of commas above a header are no header", arguments: [",,\n", "sep=,\n,,\n,,,\n"])
  func blankRowsAbove(first: String) throws {
    let workspace = try Workspace()
    try workspace.write("\(first)from_id,to_id,cost\nA,B,30\nB,A,60\n", to: "c.csv")
    try workspace.write("\(first)zone_id,population\nA,1\nB,3\n", to: "z.csv")
    let outcome = try workspace.corridor([
      "access", "--matrix", "c.csv", "--zones", "z.csv", "--measure", "cumulative", "--cutoff",
      "30", "--columns", "population",
    ])
    // A reaches the 3 of B in 30 minutes.
    #expect(outcome.output.contains("\nA,3,") && outcome.output.contains("\nB,0,"))
    let converted = try workspace.corridor("convert", "c.csv", "d.csv")
    #expect(converted.code == 0, "\(converted.messages)")
    #expect(
      workspace.read("d.csv") == "from_id,to_id,cost\nA,A,Inf\nA,B,30\nB,A,60\nB,B,Inf\n"
    )
    try workspace.write("\(first)from_id,to_id,cost\nA,B,x\n", to: "c.csv")
    let wrong = try workspace.corridor("convert", "c.csv", "e.csv")
    let line = 2 + first.count { $0 == "\n" }
    #expect(wrong.code == 1 && wrong.messages.contains("c.csv:\(line):"), "\(wrong.messages)")
  }

  @Test(
    "a compression that is not there is named, with what to do",
    .enabled(if: OpenMatrix.isBuiltIn),
    arguments: [
      (32000, "lzf (filter 32000)"), (32001, "blosc (filter 32001)"), (40001, "(filter 40001)"),
    ]
  )
  func filters(filter: Int, name: String) throws {
    let workspace = try Workspace()
    #expect(try workspace.corridor("matrix", "net", "-o", "m.omx").code == 0)
    #expect(try replaceFilters("m.omx", in: workspace, by: filter) > 0)
    try workspace.write("zone_id,population\nA,1\nB,1\nC,1\nD,1\n", to: "z.csv")
    for line in ["access --matrix m.omx --zones z.csv", "convert m.omx m.csv"] {
      let outcome = try workspace.corridor(line.split(separator: " ").map(String.init))
      #expect(outcome.code == 1 && workspace.read("m.csv") == nil)
      #expect(outcome.messages.contains("is compressed with"), "\(outcome.messages)")
      #expect(outcome.messages.contains(name), "\(outcome.messages)")
      #expect(outcome.messages.contains("h5repack -f GZIP=1 m.omx"))
      #expect(!outcome.messages.contains("damaged"))
    }
  }
}
