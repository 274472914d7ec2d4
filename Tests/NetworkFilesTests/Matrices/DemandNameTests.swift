// Tables of demand whose zones are named instead of numbered.

import NetworkFiles
import Testing
import TransportNetwork

@Suite("Names in demand")
struct DemandNameTests {
  private let names = NameIndex(
    "zone",
    [
      .init(id: "1", name: "Lanzhou"), .init(id: "2", name: "Suzhou", qualifier: "Jiangsu"),
      .init(id: "3", name: "Suzhou", qualifier: "Anhui"),
    ]
  )

  private func flows(_ rows: String, _ choice: ZoneChoice = .all) throws -> [DemandFile.Flow] {
    let table = try CSVTable(bytes: Array("from_id,to_id,volume\n\(rows)\n".utf8), name: "d.csv")
    return try DemandFile(table, zones: ["1", "2", "3"], taking: choice, names: names).flows
  }

  @Test("a name stands for its id, also beside it: the pair comes twice then")
  func named() throws {
    let found = try flows("lanzhou,Suzhou (Anhui),5\n2,1,7")
    #expect(found.map(\.from) == ["1", "2"])
    #expect(found.map(\.to) == ["3", "1"])
    #expect(found.map(\.volume) == [5, 7])
    let twice = #expect(throws: CSVError.self) { try flows("Lanzhou,2,5\n1,2,5") }
    #expect(twice?.description.contains("line 2 already") == true)
  }

  @Test("a name of several is an error even where unknown ones are left out")
  func others() throws {
    let several = #expect(throws: CSVError.self) { try flows("Suzhou,1,5", .only) }
    #expect(several?.description.contains("Suzhou (Jiangsu) 2, Suzhou (Anhui) 3") == true)
    #expect(try flows("Paris,1,5\nLanzhou,2,1", .only).map(\.from) == ["1"])
  }
}
