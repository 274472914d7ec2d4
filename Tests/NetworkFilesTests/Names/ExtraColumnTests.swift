// Columns that say how places are called and what modes and uses share: read, written, left out
// where they are empty.

import TestSupport
import Testing
import NetworkFiles
import TransportNetwork

@Suite("Local names, facility classes, groups of modes, decays of uses")
struct ExtraColumnTests {
  private static let changes: [String: String?] = [
    "node.csv": """
    node_id,name,name_local,x_coord,y_coord,node_type,facility_class,zone_id,throughput_teu
    A,Aville,甲,10,50,city,,1,
    B,Btown,,11,51,city,,2,
    C,Cburg,丙,12,52,city,,3,
    S,Station,,10.1,50.1,port,seaport,,1200

    """,
    "zone.csv": """
    zone_id,name,name_local,super_zone,population
    1,One,一,North,100
    2,Two,,South,200
    3,Three,三,South,300

    """,
    "mode.csv": """
    mode,use,speed,board_minutes,alight_minutes,cost_per_km,through,group
    road,passenger,60,0,0,0.1,true,
    road,freight,50,0,0,0.2,true,
    rail,passenger,100,20,10,0.3,true,train

    """,
    "use_definition.csv": """
    use,persons_per_vehicle,pce,u_value_of_time,u_decay_minutes
    passenger,1.5,1,60,
    freight,,2.5,30,2880

    """,
  ]

  @Test("they are read, and a written package reads back the same")
  func roundTrip() throws {
    let network = try #require(try check(Self.changes).network)
    #expect(network.nodes.map(\.localName) == ["甲", "", "丙", ""])
    #expect(network.nodes.map(\.facilityClass) == ["", "", "", "seaport"])
    #expect(network.zones.map(\.localName) == ["一", "", "三"])
    #expect(network.modes.map(\.group) == ["", "train"])
    #expect(network.uses.map(\.decayMinutes) == [nil, 2880])
    let folder = try TemporaryFolder([:])
    try NetworkPackage.write(network, to: folder.path + "/again")
    #expect(try NetworkPackage.read(folder.path + "/again").network == network)
  }

  @Test("zones that the nodes define take their local names")
  func zonesOfNodes() throws {
    let network = try #require(
      try check(Self.changes.merging(["zone.csv": nil, "region.csv": nil]) { $1 }).network
    )
    #expect(network.zones.map(\.localName) == ["甲", "", "丙"])
  }

  @Test("a decay of no minutes and a mode in two groups are errors")
  func wrong() throws {
    let decay = try check(
      "use_definition.csv",
      "u_value_of_time\npassenger,1.5,1,60",
      "u_value_of_time,u_decay_minutes\npassenger,1.5,1,60,0"
    )
    #expect(decay.network == nil)
    let group = try check([
      "mode.csv": """
      mode,use,speed,group
      road,passenger,60,a
      road,freight,50,b
      rail,passenger,100,a

      """
    ])
    #expect(group.network == nil)
    #expect(group.report.problems.contains { $0.message.contains("a mode is in one group") })
  }
}
