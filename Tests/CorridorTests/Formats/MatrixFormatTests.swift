// Matrices between CSV, OMX and TNTP trip tables, by the commands.

import Foundation
import OpenMatrix
import Testing

@Suite("Matrices in CSV and TNTP")
struct MatrixFormatTests {
  let workspace: Workspace

  init() throws { workspace = try Workspace() }

  @Test("trips become demand, with the pairs that are left out as 0")
  func trips() throws {
    try workspace.write(smallTrips, to: "x_trips.tntp")
    let outcome = try workspace.corridor("convert", "x_trips.tntp", "d.csv")
    #expect(outcome.code == 0 && outcome.messages.isEmpty, "\(outcome.messages)")
    #expect(workspace.read("d.csv") == "from_id,to_id,volume\n1,1,0\n1,2,100\n2,1,30.5\n2,2,0\n")
  }

  @Test("a trip table whose total is not there is said to be cut off")
  func total() throws {
    try workspace.write(
      smallTrips.replacingOccurrences(of: "130.5", with: "200"),
      to: "x_trips.tntp"
    )
    let outcome = try workspace.corridor("convert", "x_trips.tntp", "d.csv")
    #expect(outcome.code == 0)
    #expect(outcome.messages.contains("130.5 trips where its metadata say 200"))
  }

  @Test("CSV keeps all columns; ids 1.0, quotes, a BOM and other tools' names are read")
  func csv() throws {
    try workspace.write(
      "\u{FEFF}d_zone_id,o_zone_id,\"a,b\",km\r\n\"x \"\"y\",1.0,2,3\r\n1,1,0,Inf\r\n",
      to: "a.csv"
    )
    let outcome = try workspace.corridor("convert", "a.csv", "-", "-f", "csv")
    #expect(outcome.code == 0, "\(outcome.messages)")
    #expect(
      outcome.output == "from_id,to_id,\"a,b\",km\n1,\"x \"\"y\",2,3\n1,1,0,Inf\n"
    )
  }

  @Test(
    "what is no matrix is refused with its line",
    arguments: [
      ("from_id,to_id,c\n1,2,x\n", "a.csv:2:3: c: a value must be a number"),
      ("from_id,to_id,c\n1,2,\n", "a.csv:2:3: c: a value is missing"),
      ("from_id,to_id,c\n1,,1\n", "a.csv:2:2: to_id: a pair needs both ids"),
      ("from_id,to_id,c\n1,2,1\n1,2,3\n", "a.csv:3:1: from_id: the pair has a row already"),
      ("from_id,to_id\n1,2\n", "a.csv:1: expected the columns"),
    ]
  )
  func wrong(text: String, sentence: String) throws {
    try workspace.write(text, to: "a.csv")
    let outcome = try workspace.corridor("convert", "a.csv", "b.csv")
    #expect(outcome.code == 1)
    #expect(outcome.messages.contains(sentence), "\(outcome.messages)")
    #expect(try workspace.files() == ["a.csv"])
  }

  @Test("demand may be a TNTP trip table")
  func demand() throws {
    let workspace = try Workspace(replacing: [
      "node.csv": "node_id,x_coord,y_coord,zone_id\n1,0,0,1\n2,1,0,2\n",
      "zone.csv": "zone_id,population\n1,1\n2,1\n",
      "link.csv": "link_id,from_node_id,to_node_id,directed,u_travel_time\n1,1,2,false,10\n",
      "region.csv": "scheme,region,zone_id\nmacro,East,1\nmacro,West,2\n",
      "project.csv": "project_id,cost\nP,5\n",
      "project_link.csv":
        "project_id,link_id,from_node_id,to_node_id,directed,u_travel_time\nP,p,1,2,false,4\n",
    ])
    try workspace.write(smallTrips, to: "x_trips.tntp")
    let outcome = try workspace.corridor(
      "plan",
      "net",
      "--budget",
      "5",
      "--objective",
      "mean-cost",
      "--demand",
      "x_trips.tntp",
      "--format",
      "json"
    )
    #expect(outcome.code == 0, "\(outcome.messages)")
    // With P all of the 130.5 trips take 4 minutes.
    #expect(outcome.output.contains("\"value\": 4,"), "\(outcome.output)")
  }
}

@Suite("OMX by the commands", .enabled(if: OpenMatrix.isBuiltIn))
struct OpenMatrixCommandTests {
  let workspace: Workspace

  init() throws { workspace = try Workspace() }

  @Test("matrix -o x.omx is the CSV of the same costs, and back")
  func matrix() throws {
    let workspace = try Workspace(replacing: [
      // D cannot be reached.
      "link.csv": "link_id,from_node_id,to_node_id,u_travel_time\nab,A,B,30\nbc,B,C,0.1\n"
    ])
    let outcome = try workspace.corridor("matrix", "net", "-o", "m.omx")
    #expect(outcome.code == 0)
    #expect(outcome.output.isEmpty)
    #expect(outcome.messages.contains("unreachable: 9 of 16 pairs"))
    _ = try workspace.corridor("matrix", "net", "-o", "m.csv")
    #expect(try workspace.corridor("convert", "m.omx", "n.csv").code == 0)
    #expect(workspace.read("n.csv") == workspace.read("m.csv"))
    #expect(try workspace.corridor("convert", "n.csv", "n.omx").code == 0)
    let bytes = try ["m", "n"].map {
      try Data(contentsOf: workspace.folder.appendingPathComponent("\($0).omx"))
    }
    #expect(bytes[0] == bytes[1])
    #expect(try workspace.files() == ["m.csv", "m.omx", "n.csv", "n.omx"])
  }

  @Test("rows and columns of their own have lookups of their own")
  func rectangle() throws {
    try workspace.write("zone_id\nB\n", to: "from.csv")
    let outcome = try workspace.corridor("matrix", "net", "-o", "m.omx", "--origins", "from.csv")
    #expect(outcome.code == 0)
    let reader = try OpenMatrixReader(workspace.folder.path + "/m.omx")
    #expect(
      reader.lookups == [
        OpenMatrixLookup(name: "from_id", ids: ["B"], dimension: .rows),
        OpenMatrixLookup(name: "to_id", ids: ["A", "B", "C", "D"], dimension: .columns),
      ]
    )
    #expect(try reader.rows(0..<1, of: "cost") == [30, 0, 100, 150])
  }

  @Test("access on OMX is access on the CSV")
  func access() throws {
    try workspace.write(
      "from_id,to_id,time,fare\nA,B,30,2\nB,A,30,9\nC,A,5,1\nB,C,61,1\n",
      to: "c.csv"
    )
    #expect(try workspace.corridor("convert", "c.csv", "c.omx").code == 0)
    for options in [
      ["--measure", "cumulative", "--cutoff", "60", "--cost-column", "time"],
      ["--measure", "cumulative", "--limit", "time=60", "--limit", "fare=5"],
      ["--measure", "gravity", "--cost-column", "fare", "--passive"],
    ] {
      let results = try ["c.csv", "c.omx"].map { file in
        try CorridorProcess(
          ["access", "--matrix", file, "--zones", "net/zone.csv"] + options,
          in: workspace.folder
        ).outcome()
      }
      #expect(results[0].code == 0, "\(results[0].messages)")
      #expect(results[1].code == 0, "\(results[1].messages)")
      #expect(results[0].output == results[1].output)
    }
    let wrong = try workspace.corridor(
      "access",
      "--matrix",
      "c.omx",
      "--zones",
      "net/zone.csv",
      "--cost-column",
      "tme"
    )
    #expect(wrong.code == 2)
    #expect(wrong.messages.contains("did you mean \"time\"?"))
  }

  @Test("what an OMX file lacks or breaks is said")
  func broken() throws {
    func write(_ name: String, _ value: Double, _ lookups: [OpenMatrixLookup]) throws {
      var writer = try OpenMatrixWriter(
        name: name,
        rowCount: 2,
        columnCount: 2,
        matrices: ["t"],
        lookups: lookups
      )
      try writer.append([0, value])
      try writer.append([1, 0])
      try Data(writer.finish()).write(to: workspace.folder.appendingPathComponent(name))
    }
    let (a, b) = (
      OpenMatrixLookup(name: "a", ids: ["1", "2"]), OpenMatrixLookup(name: "b", ids: ["7", "8"])
    )
    try write("nan.omx", .nan, [a])
    try write("many.omx", 1, [a, b])
    try write("double.omx", 1, [OpenMatrixLookup(name: "a", ids: ["1", "1"])])
    try write("plain.omx", 1, [])
    let cases = [
      ("nan.omx", 1, "matrix \"t\" is NaN from \"1\" to \"2\""),
      ("many.omx", 1, "it has \"a\", \"b\": convert it with --lookup NAME"),
      ("double.omx", 1, "has \"1\" as entries 1 and 2"),
    ]
    for (name, code, sentence) in cases {
      let outcome = try workspace.corridor("convert", name, "out.csv")
      #expect(outcome.code == code)
      #expect(outcome.messages.contains(sentence), "\(outcome.messages)")
    }
    #expect(workspace.read("out.csv") == nil)
    let chosen = try workspace.corridor("convert", "many.omx", "-", "-f", "csv", "--lookup", "b")
    #expect(chosen.output == "from_id,to_id,t\n7,7,0\n7,8,1\n8,7,1\n8,8,0\n")
    #expect(try workspace.corridor("convert", "many.omx", "x.csv", "--lookup", "c").code == 1)
    let plain = try workspace.corridor("convert", "plain.omx", "-", "-f", "csv")
    #expect(plain.output.hasPrefix("from_id,to_id,t\n1,1,0\n1,2,1\n"))
  }

  @Test("an existing file is replaced with --force only, and a full disk is said")
  func overwriting() throws {
    #expect(try workspace.corridor("matrix", "net", "-o", "m.omx").code == 0)
    let again = try workspace.corridor("matrix", "net", "-o", "m.omx")
    #expect(again.code == 2 && again.messages.contains("--force"))
    #expect(try workspace.corridor("matrix", "net", "-o", "m.omx", "--force").code == 0)
    try FileManager.default.createSymbolicLink(
      atPath: workspace.folder.path + "/full.omx",
      withDestinationPath: "/dev/full"
    )
    let full = try workspace.corridor("matrix", "net", "-o", "full.omx", "--force")
    #expect(full.code == 1 && full.messages.contains("No space left"), "\(full.messages)")
    let lost = try workspace.corridor("matrix", "net", "-o", "none/m.omx")
    #expect(lost.code == 1 && lost.messages.contains("No such file"), "\(lost.messages)")
  }
}

@Suite("OMX by the commands of a program built without it", .enabled(if: !OpenMatrix.isBuiltIn))
struct NoOpenMatrixCommandTests {
  @Test("reading and writing tell how to build it, and leave nothing")
  func message() throws {
    let workspace = try Workspace()
    try Data(OpenMatrix.signature).write(to: workspace.folder.appendingPathComponent("a.omx"))
    for line in [
      "convert a.omx b.csv", "matrix net -o b.omx", "access --matrix a.omx --zones net/zone.csv",
    ] {
      let arguments = line.split(separator: " ").map { String($0) }
      let outcome = try CorridorProcess(arguments, in: workspace.folder).outcome()
      #expect(outcome.code == 1)
      #expect(outcome.messages.contains("swift build -c release --traits OMX"))
    }
    #expect(try workspace.files() == ["a.omx"])
  }
}

/// Two zones and 130.5 trips.
private let smallTrips = """
  <NUMBER OF ZONES> 2
  <TOTAL OD FLOW> 130.5
  <END OF METADATA>


  Origin 	1
      1 :      0.0;     2 :    100.0;

  Origin  2
      1 :  30.5 ;
  """
