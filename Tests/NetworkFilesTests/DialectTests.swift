// What other programs write: units, defaults, ids, cut headers, DTALite's columns.

import TestSupport
import Testing
import NetworkFiles
import TransportNetwork

/// A package of two nodes and the given tables, which must be valid.
private func read(_ files: [String: String]) throws -> (network: Network, report: PackageReport) {
  let nodes = ["node.csv": "node_id,x_coord,y_coord\n1,10,50\n2,11,51\n"]
  let folder = try TemporaryFolder(nodes.merging(files) { $1 })
  return try NetworkPackage.read(folder.path)
}

@Suite("Dialects of GMNS")
struct DialectTests {
  @Test("node.csv and link.csv alone: road at 60 km/h, passenger, every node a zone")
  func smallest() throws {
    let (network, report) = try read([
      "link.csv": "link_id,from_node_id,to_node_id,length\n1,1,2,30\n"
    ])
    #expect(report.problems == [])
    #expect(network.modes == [.road])
    #expect(network.uses == [.passenger])
    #expect(network.zones.map(\.id) == ["1", "2"])
    #expect(network.nodes.map { $0.zone?.position } == [0, 1])
    #expect(network.configuration == Configuration())
    #expect(network.links[0].isDirected)
    // 30 km at 60 km/h.
    let cost = LinkCost(
      network.links[0],
      for: RowIndex(0),
      uses: network.uses,
      modes: network.modes
    )
    #expect(cost?.standaloneMinutes == 30)
  }

  @Test(
    "units are converted to km and km/h",
    arguments: [
      ("km", "kmh", 10, 50), ("m", "KMH", 0.01, 50), ("mile", "mph", 16.09344, 80.4672),
      ("ft", "", 0.003048, 50), ("", "mph", 10, 80.4672),
    ]
  )
  func units(length: String, speed: String, kilometres: Double, kilometresPerHour: Double) throws {
    let network = try read([
      "config.csv": "long_length,speed\n\(length),\(speed)\n",
      "link.csv": "link_id,from_node_id,to_node_id,length,free_speed\n1,1,2,10,50\n",
      "mode.csv": "mode,use,speed\nroad,passenger,50\n",
    ]).network
    #expect(abs((network.links[0].kilometres ?? 0) - kilometres) < 1e-12)
    #expect(abs((network.links[0].freeSpeed ?? 0) - kilometresPerHour) < 1e-12)
    #expect(abs((network.modes[0].services[0]?.speed ?? 0) - kilometresPerHour) < 1e-12)
  }

  @Test("ids: 1.0 is 1, 0 is an id, -1.0 is -1, text stays text")
  func ids() throws {
    let network = try read([
      "node.csv": "node_id,x_coord,y_coord\n1.0,0,0\n 0 ,0,1\n-1.0,1,0\n1.50,1,1\nv1.0,2,2\n",
      "link.csv": """
      link_id,from_node_id,to_node_id,length
      1.0,1,0.0,1
      2,"1.00",-1,1
      3,1.50,v1.0,1
      4,0,1.50,1

      """,
    ]).network
    #expect(network.nodes.map(\.id) == ["1", "0", "-1", "1.50", "v1.0"])
    #expect(network.links.map(\.id) == ["1", "2", "3", "4"])
    #expect(network.links.map(\.to.position) == [1, 2, 4, 3])
  }

  @Test("blank, blanks only and NaN are missing; defaults take their place")
  func missing() throws {
    let network = try read([
      "node.csv": "node_id,name,x_coord,y_coord,zone_id\n1,NaN,10,50,NaN\n2,  ,11,51,\n",
      "link.csv": """
      link_id,from_node_id,to_node_id,directed,length,u_mode,u_travel_time,toll
      1,1,2,NaN,NaN, ,15,

      """,
    ]).network
    #expect(network.nodes.map(\.name) == ["", ""])
    #expect(network.zones.count == 2)
    #expect(network.links[0].isDirected)
    #expect(network.links[0].kilometres == nil)
    #expect(network.links[0].toll == nil)
  }

  @Test(
    "directed in every spelling, dir_flag where it is missing",
    arguments: [
      ("true", "0", true), ("FALSE", "1", false), ("1", "", true), ("0", "", false),
      ("", "1", true), ("", "-1", true), ("", "0", false), ("", "0.0", false), ("", "", true),
    ]
  )
  func directed(directed: String, flag: String, isDirected: Bool) throws {
    let text =
      "link_id,from_node_id,to_node_id,length,directed,dir_flag\n1,1,2,1,\(directed),\(flag)\n"
    #expect(try read(["link.csv": text]).network.links[0].isDirected == isDirected)
  }

  @Test("headers cut to ten characters, or in capitals")
  func cutHeaders() throws {
    let network = try read([
      "link.csv":
        "LINK_ID,from_node_,to_node_id,U_TRAVEL_T,facility_t,allowed_us\n7,1,2,5,road,all\n"
    ]).network
    #expect(network.links[0].travelMinutes == 5)
    #expect(network.links[0].facilityType == "road")
    #expect(network.links[0].allowedUses == UseSet(RowIndex(0)))
    #expect(network.extraColumns.isEmpty)
  }

  @Test("a cut header is left alone when the whole one is there")
  func ambiguousHeader() throws {
    let network = try read([
      "link.csv": "link_id,from_node_id,from_node_,to_node_id,length\n7,1,9,2,5\n"
    ]).network
    #expect(network.links[0].from.position == 0)
    #expect(network.extraColumns["link"] == [ExtraColumn(name: "from_node_", values: ["9"])])
  }

  @Test(
    "allowed_uses: names, groups, all and AUTO",
    arguments: [
      ("", nil), ("a", 1), ("b;c", 6), ("a, c", 5), ("all", 7), ("AUTO", 7), ("heavy", 6),
      ("heavy,a", 7), ("none", 0),
    ] as [(String, UInt64?)]
  )
  func allowedUses(text: String, bits: UInt64?) throws {
    let network = try read([
      "use_definition.csv": "use\na\nb\nc\n",
      "use_group.csv": "use_group,uses,description\nheavy,\"b,c\",big\n",
      "link.csv": "link_id,from_node_id,to_node_id,length,allowed_uses\n1,1,2,1,\"\(text)\"\n",
    ]).network
    #expect(network.links[0].allowedUses?.rawValue == bits)
  }

  @Test("without use_definition.csv, uses of other programs close a link and are warned of once")
  func foreignUses() throws {
    let (network, report) = try read([
      "link.csv":
        "link_id,from_node_id,to_node_id,length,allowed_uses\n1,1,2,1,bike\n2,2,1,1,bike\n3,1,2,1,auto\n"
    ])
    #expect(network.links.map { $0.allowedUses?.isEmpty } == [true, true, false])
    #expect(report.warningCount == 1)
    #expect(report.problems.first?.line == 2)
  }

  @Test("u_mode: the only mode, else road, else an error")
  func defaultMode() throws {
    let link = "link_id,from_node_id,to_node_id,length\n1,1,2,10\n"
    let rail = "mode,use,speed\nrail,passenger,100\n"
    #expect(try read(["link.csv": link, "mode.csv": rail]).network.links[0].mode.position == 0)
    let two = rail + "road,passenger,60\n"
    #expect(try read(["link.csv": link, "mode.csv": two]).network.links[0].mode.position == 1)
    let folder = try TemporaryFolder([
      "node.csv": "node_id,x_coord,y_coord\n1,10,50\n2,11,51\n", "link.csv": link,
      "mode.csv": rail + "air,passenger,800\n",
    ])
    let error = NetworkPackage.check(folder.path).report.problems.first
    #expect(error?.message.contains("name one of rail, air") == true)
    #expect(error?.line == 2)
  }

  @Test("zones from the nodes' zone_id, several nodes in one zone")
  func zonesOfNodes() throws {
    let network = try read([
      "node.csv":
        "node_id,name,x_coord,y_coord,zone_id\n1,x,0,0,7.0\n2,y,0,1,7\n3,z,1,1,\n4,w,1,0,8\n",
      "link.csv": "link_id,from_node_id,to_node_id,length\n1,1,2,1\n2,2,3,1\n3,3,4,1\n",
    ]).network
    #expect(network.zones == [Zone(id: "7", name: "x"), Zone(id: "8", name: "w")])
    #expect(network.nodes.map { $0.zone?.position } == [0, 0, nil, 1])
  }

  @Test("zone columns: numbers, text, codes with leading zeros, and a stray text")
  func zoneColumns() throws {
    let zones = """
      zone_id,population,note,code,odd
      1,1.5,x,0311,7
      2,,,0312,8
      3,2e3,y,0313,x

      """
    let (network, report) = try check(["zone.csv": zones])
    #expect(network?.zoneColumns == [ZoneColumn(name: "population", values: [1.5, nil, 2000])])
    #expect(network?.extraColumns["zone"]?.map(\.name) == ["note", "code", "odd"])
    #expect(report.warningCount == 1)
    let warning = try #require(report.problems.first)
    #expect(warning.line == 4 && warning.column == 5 && warning.value == "x")
  }

  @Test("fast links and loops are notes, parts a warning with their sizes")
  func notes() throws {
    let (_, report) = try read([
      "node.csv": "node_id,x_coord,y_coord\n1,0,0\n2,0,1\n3,1,1\n4,2,2\n5,3,3\n6,3,2\n",
      "link.csv":
        "link_id,from_node_id,to_node_id,length,free_speed\n1,1,2,1,350\n2,2,3,1,250\n3,4,5,1,\n4,5,5,1,\n",
    ])
    #expect(report.errorCount == 0)
    #expect(report.noteCount == 2)
    #expect(report.problems(.note).first?.message.hasPrefix("2 links are faster than 200") == true)
    let warning = try #require(report.problems(.warning).first)
    #expect(warning.message.contains("3 parts with no path between them, of 3, 2, 1 nodes"))
    #expect(warning.message.contains("\"4\", \"6\""))
  }

  @Test("names that are nearly right are warned of")
  func nearNames() throws {
    let (_, report) = try read([
      "link.csv": "link_id,from_node_id,to_node_id,length,u_traveltime\n1,1,2,1,3\n",
      "modes.csv": "mode\n", "notes.csv": "x\n",
    ])
    #expect(report.problems(.warning).map(\.file) == ["modes.csv", "link.csv"])
    #expect(report.problems.last?.message.contains("did you mean \"u_travel_time\"?") == true)
  }

  @Test("coordinates beyond the earth and zones without a node are warned of")
  func oddPlaces() throws {
    let swapped = try check("node.csv", "A,Aville,10,50", "A,Aville,10,150").report
    #expect(swapped.problems.first?.severity == .warning)
    #expect(swapped.problems.first?.columnName == "y_coord")
    let lonely = try check("zone.csv", "3,Three", "9,Nine,,1\n3,Three").report
    #expect(lonely.problems.map(\.value) == ["9"])
    #expect(lonely.warningCount == 1)
  }
}
