// Zones of a table, and zones of a network, are joined to stations.

import NetworkFiles
import NetworkImport
import TestSupport
import Testing
import TransportNetwork

@Suite("Zones of an import")
struct ZoneTests {
  private let zones = """
    zone_id,name,lon,lat,population,side,remark
    1,One,8.1,50,1000,East,a
    2,Two,,,2000,West,b
    3,Three,11,50,3000,West,c
    4,Four,9,50.1,4000,East,d

    """

  @Test("a table gives zones, numbers and schemes; stations near and the nearest are joined")
  func table() throws {
    let text = zones.replacing("lat,", with: "lat,node_id,").replacing("8.1,50,", with: "8.1,50,,")
      .replacing("2,Two,,,", with: "2,Two,,,Cburg,").replacing("11,50,", with: "11,50,,")
      .replacing("9,50.1,", with: "9,50.1,,")
    let made = try importSmall(zones: text)
    let network = made.network
    #expect(network.zones.map(\.id) == ["1", "2", "3", "4"])
    #expect(network.zoneColumns.map(\.name) == ["population"])
    #expect(network.schemes.map(\.name) == ["side"])
    #expect(network.schemes[0].regions.map(\.name) == ["East", "West"])
    #expect(network.schemes[0].regions[1].zones == [RowIndex(1), RowIndex(2)])
    #expect(network.extraColumns["zone"]?.map(\.name) == ["remark"])
    // Zone 2 sits on C; the others are cities. 0.1 degrees of longitude at 50 degrees north are
    // 7.15 km, 0.1 of latitude 11.12.
    #expect(network.nodes.first { $0.id == "C" }?.zone == RowIndex(1))
    let access = network.links.filter { $0.facilityType == "access" && $0.id.hasPrefix("access") }
    #expect(
      access.map(\.id) == ["access-1-A", "access-3-C", "access-4-B", "access-4-B2"]
    )
    #expect(abs((access[0].kilometres ?? 0) - 1.25 * 7.148) < 0.02)
    #expect(access.allSatisfy { network.modes[$0.mode].name == "road" && !$0.isDirected })
    // Three is a degree from C, beyond 15 km.
    #expect(made.report.problems.map(\.severity) == [.warning])
    #expect(made.report.problems[0].message.contains("1 of 3 zones"))
    #expect(made.report.problems[0].message.contains("\"3\" over 71 km"))
  }

  @Test(
    "tables that place no zone are refused",
    arguments: [
      ("zone_id,name\n1,One\n", "no column says where the zones are"),
      ("zone_id,lon,lat\n1,8,\n", "zones.csv:2:3: lat: the value is missing"),
      ("zone_id,lon,lat\n1,8,91\n", "\"91\" is not a latitude; expected a number from -90 to 90"),
      (
        "zone_id,lon,lat\n1,8,50\n1,9,50\n",
        "zones.csv:3:1: zone_id: \"1\" stands on line 2 already"
      ),
      (
        "zone_id,node_id\n1,Cburk\n",
        "\"Cburk\" is no stop_id and no name of a station; did you mean \"Cburg\"?"
      ),
      ("zone_id,node_id\n1,C\n2,Cburg\n", "zone \"1\" sits on that station already"),
    ]
  )
  func badTables(table: String, expected: String) throws {
    let complaint = try complaint([:], zones: table)
    #expect(complaint.contains(expected), "\(complaint)")
  }

  @Test("stations are added to a network, joined to its zones, and its own columns stay whole")
  func into() throws {
    let folder = try TemporaryFolder([
      "node.csv":
        "node_id,name,x_coord,y_coord,zone_id,remark\nA,Alpha,8.01,50,A,x\nZ,Zeta,9,50,Z,y\n",
      "link.csv": "link_id,from_node_id,to_node_id,directed,length,lanes\nr,A,Z,false,80,2\n",
    ])
    let base = try NetworkPackage.read(folder.path).network
    let made = try importSmall(into: base).network
    #expect(made.nodes.map(\.id) == ["A", "Z", "gtfs-A", "B", "B2", "C"])
    #expect(made.zones.map(\.id) == ["A", "Z"])
    #expect(made.modes.map(\.name) == ["road", "rail", "rail_direct", "walk"])
    #expect(made.lines.contains("rail gtfs-A-B 35.5 510"))
    #expect(made.links.map(\.id).contains("access-A-gtfs-A"))
    #expect(made.extraColumns["node"]?.first?.values == ["x", "y", "", "", "", ""])
    #expect(made.extraColumns["link"]?.first?.values.count == made.links.count)
    let target = folder.path + "/out"
    try NetworkPackage.write(made, to: target)
    #expect(try NetworkPackage.read(target).network == made)
  }
}
