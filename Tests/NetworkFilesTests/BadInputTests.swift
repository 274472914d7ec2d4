// What the checker says of bad packages: file, line, column, value and words.

import TestSupport
import Testing
import NetworkFiles
import TransportNetwork

@Suite("Bad packages")
struct BadInputTests {
  @Test("each bad field is an error with file, line, column, value and words", arguments: badFields)
  func badField(input: BadInput) throws {
    let (network, report) = try check(input.file, input.old, input.new)
    #expect(network == nil)
    let error = try #require(report.problems(.error).first)
    #expect(error.file == input.reportedIn ?? input.file)
    #expect(error.line == input.line)
    #expect(error.column == input.column)
    #expect(error.value == input.value)
    #expect(error.message.contains(input.says), "\(error)")
  }

  @Test("the valid package has no problems")
  func valid() throws {
    let (network, report) = try check([:])
    #expect(network != nil)
    #expect(report.problems == [])
  }

  @Test("a missing required table", arguments: ["node.csv", "link.csv"])
  func missingTable(file: String) throws {
    let (network, report) = try check([file: nil])
    #expect(network == nil)
    #expect(report.errorCount == 1)
    #expect(report.problems.first?.file == file)
    #expect(report.problems.first?.line == nil)
    #expect(report.problems.first?.message.contains("the table is missing") == true)
  }

  @Test("an empty table, and a required one without rows", arguments: validPackage.keys.sorted())
  func emptyTable(file: String) throws {
    let report = try check([file: ""]).report
    #expect(report.errorCount == 1)
    #expect(report.problems.first?.file == file)
    #expect(report.problems.first?.message.contains("is empty") == true)
    if file == "node.csv" {
      let header = try check([file: "node_id,x_coord,y_coord\n"]).report
      #expect(header.problems.first?.message.contains("has no rows") == true)
    }
  }

  @Test("GBK and UTF-16 tables are named once, without errors about what they define")
  func encodings() throws {
    for bytes in [[0xCE, 0xF7, 0xB0, 0xB2], [0xFF, 0xFE, 0x6E, 0]] as [[UInt8]] {
      let folder = try TemporaryFolder(validPackage)
      try folder.write(bytes + Array("\n".utf8) + bytes, to: "node.csv")
      let report = NetworkPackage.check(folder.path).report
      #expect(report.errorCount == 1)
      #expect(report.problems.first?.file == "node.csv")
      #expect(report.problems.first?.line == 1)
    }
  }

  @Test("all problems of a folder come in one run")
  func allAtOnce() throws {
    let report = try check([
      "node.csv": replacing(validPackage["node.csv"] ?? "", "A,Aville,10", "A,Aville,x"),
      "link.csv": replacing(validPackage["link.csv"] ?? "", "2,,B,C", "2,,B,Z"),
      "region.csv": replacing(validPackage["region.csv"] ?? "", "border,Edge,3", "border,Edge,9"),
      "project.csv": replacing(validPackage["project.csv"] ?? "", "1000", "-1"),
    ]).report
    #expect(
      report.problems(.error).map(\.file) == ["node.csv", "link.csv", "region.csv", "project.csv"]
    )
  }

  @Test("a broken row does not make errors of what names its id")
  func noEchoes() throws {
    let report = try check("node.csv", "A,Aville,10,50,city,1", "A,Aville,10,50").report
    #expect(report.errorCount == 1)
    #expect(report.problems.first?.line == 2)
  }

  @Test("the first hundred errors are kept and all are counted")
  func hundred() throws {
    var text = "link_id,from_node_id,to_node_id,u_mode,u_travel_time\n"
    for id in 0..<250 { text += "\(id),A,X\(id),road,1\n" }
    let (network, report) = try check(["link.csv": text, "project_link.csv": nil])
    #expect(network == nil)
    #expect(report.errorCount == 250)
    #expect(report.problems(.error).count == 100)
    let error = NetworkPackageError(folder: "x", report: report)
    #expect(error.description.hasSuffix("… and 150 more errors"))
  }

  @Test("a folder that is not there, and a file in its place")
  func noFolder() throws {
    #expect(
      NetworkPackage.check("/no/such").report.problems.first?.message.contains("no such folder")
        == true
    )
    let folder = try TemporaryFolder(["x": ""])
    let report = NetworkPackage.check(folder.path + "/x").report
    #expect(report.problems.first?.message.contains("is a file") == true)
    #expect(throws: NetworkPackageError.self) { try NetworkPackage.read("/no/such") }
  }

  @Test("a circle of many projects is reported once, in order")
  func circle() throws {
    var text = "project_id,cost,requires\n"
    for (id, other) in [("a", "b"), ("b", "c"), ("c", "d"), ("d", "b"), ("e", "a"), ("f", "")] {
      text += "\(id),1,\(other)\n"
    }
    let report = try check(["project.csv": text, "project_link.csv": nil]).report
    #expect(report.errorCount == 1)
    #expect(report.problems.first?.line == 3)
    #expect(
      report.problems.first?.message.contains("\"b\" requires \"c\" requires \"d\" requires \"b\"")
        == true
    )
  }

  @Test("projects' links without projects")
  func missingProjectTable() throws {
    let report = try check(["project.csv": nil]).report
    #expect(report.problems.map(\.file) == ["project.csv"])
  }
}
