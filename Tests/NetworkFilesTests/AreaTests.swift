// area.csv: areas without data, which are drawn and change no result.

import NetworkFiles
import TestSupport
import Testing
import TransportNetwork

@Suite("Areas without data")
struct AreaTests {
  private let table = """
    area_id,name,boundary,licence
    K,"Kept, as it is","POLYGON ((9 49, 10 49, 10 50, 9 49))",MIT
    M,,"MULTIPOLYGON (((1 1, 2 1, 2 2, 1 1)), ((3 3, 4 3, 4 4, 3 3)))",CC0

    """

  @Test(
    "are read, written and read again, with their own columns; the digest of results does not depend on them"
  )
  func roundTrip() throws {
    let network = try #require(try check(["area.csv": table]).network)
    #expect(network.areas.map(\.id) == ["K", "M"] && network.areas[0].name == "Kept, as it is")
    #expect(rings(wellKnownText: network.areas[1].boundary).map(\.count) == [4, 4])
    #expect(network.extraColumns["area"]?.first?.values == ["MIT", "CC0"])
    let folder = try TemporaryFolder()
    try NetworkPackage.write(network, to: folder.path + "/copy")
    #expect(try folder.read("copy/area.csv") == Array(table.utf8))
    #expect(try NetworkPackage.read(folder.path + "/copy").network == network)
    let digest = try NetworkDigest.sha256(ofFolder: folder.path + "/copy")
    try folder.write(Array("area_id,boundary\n".utf8), to: "copy/area.csv")
    #expect(try NetworkDigest.sha256(ofFolder: folder.path + "/copy") == digest)
    // A network that has lost its areas is written without the table, also over one that had it.
    var without = network
    (without.areas, without.extraColumns["area"]) = ([], nil)
    try NetworkPackage.write(without, to: folder.path + "/copy", replacing: true)
    #expect(try NetworkPackage.read(folder.path + "/copy").network.areas.isEmpty)
  }

  @Test(
    "what is no polygon, no id or an id twice is told with its place",
    arguments: [
      ("K,,\"LINESTRING (1 1, 2 2)\"", 3, "boundary", "is no polygon"),
      ("K,,", 3, "boundary", "is missing"),
      (",,\"POLYGON ((1 1, 2 1, 2 2))\"", 1, "area_id", "is missing"),
      ("A,,\"POLYGON ((1 1, 2 1, 2 2))\"", 1, "area_id", "is the id of line 2 too"),
    ]
  )
  func refused(row: String, column: Int, name: String, says: String) throws {
    let text = "area_id,name,boundary\nA,,\"POLYGON ((1 1, 2 1, 2 2))\"\n\(row)\n"
    let (network, report) = try check(["area.csv": text])
    let problem = try #require(report.problems.first { $0.severity == .error })
    #expect(network == nil && problem.file == "area.csv" && problem.line == 3)
    #expect(problem.column == column && problem.columnName == name)
    #expect(problem.message.contains(says), "\(problem.message)")
  }
}
