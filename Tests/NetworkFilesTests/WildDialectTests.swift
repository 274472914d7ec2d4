// Packages as DTALite, osm2gmns, AequilibraE, GIS programs and the examples of GMNS write them.

import TestSupport
import Testing
import NetworkFiles
import TransportNetwork

/// A package of exactly these tables, which must be valid.
private func read(_ files: [String: String]) throws -> (network: Network, report: PackageReport) {
  let folder = try TemporaryFolder(files)
  return try withExtendedLifetime(folder) { try NetworkPackage.read(folder.path) }
}

/// Twelve nodes on a meridian, a hundredth of a degree (1.112 km) apart.
private let meridian =
  "node_id,zone_id,x_coord,y_coord\n" + (1...12).map { "\($0),,10,\(Double($0) / 100)\n" }.joined()

/// Links along it, all of the same length.
private func chain(length: String) -> String {
  "link_id,from_node_id,to_node_id,length\n"
    + (1...11).map { "\($0),\($0),\($0 + 1),\(length)\n" }.joined()
}

@Suite("GMNS in the wild")
struct WildDialectTests {
  @Test(
    "four links in metres are warned of as well",
    arguments: [("1112", 1), ("1.112", 0), ("0.9", 0)]
  )
  func fewLinks(length: String, warnings: Int) throws {
    let lines = chain(length: length).split(separator: "\n").prefix(5).joined(separator: "\n")
    let report = try read(["node.csv": meridian, "link.csv": lines + "\n"]).report
    let found = report.problems.filter { $0.severity == .warning && $0.columnName == "length" }
    let isMedian = found.filter { $0.message.hasPrefix("the median link") }
    #expect(isMedian.count == warnings, "\(found)")
  }

  /// R's write.csv puts NA into every empty cell.
  @Test("NA in a column of texts is a missing value, but for a zone that is called so")
  func missingTexts() throws {
    let links = "link_id,from_node_id,to_node_id,length,mode\n1,a,b,1.2,road\n2,b,a,1.2,road\n"
    let modes = "mode,use,speed\nroad,passenger,60\n"
    var files = [
      "node.csv": "node_id,x_coord,y_coord,zone_id\na,0,0,1\nb,0.01,0,NA\n",
      "link.csv": links, "mode.csv": modes, "zone.csv": "zone_id\n1\n",
      "project.csv":
        "project_id,cost,status,group,requires,region\nP,4,,NA,NA,NA\nQ,6,,NA,,\n",
      "project_link.csv":
        "project_id,link_id,from_node_id,to_node_id,length,mode\nP,p,a,b,1.2,road\nQ,q,b,a,1.2,road\n",
    ]
    let (network, report) = try read(files)
    #expect(report.errorCount == 0, "\(report.problems)")
    #expect(network.zones.map(\.id) == ["1"] && network.nodes.map(\.zone?.position) == [0, nil])
    #expect(network.projects.allSatisfy { $0.group.isEmpty && $0.region.isEmpty })
    #expect(network.projects.allSatisfy { $0.requires.isEmpty })
    let notes = report.problems.filter { $0.severity == .note }.map(\.description)
    #expect(notes.contains { $0.contains("group") && $0.contains("here and on 1 more line") })
    // Namibia.
    files["zone.csv"] = "zone_id\n1\nNA\n"
    let named = try read(files).network
    #expect(named.nodes.map(\.zone?.position) == [0, 1])
  }

  @Test("osm2gmns: metres without config.csv, floats as ids, WKT, uses with semicolons")
  func osm2gmns() throws {
    let (network, report) = try read([
      "node.csv": """
      \u{FEFF}name,node_id,osm_node_id,ctrl_type,node_type,activity_type,is_boundary,x_coord,y_coord,zone_id,notes
      ,0,21.0,,,residential,0,-112.0,33.0,1.0,
      "5th, corner",1,22.0,signal,,,0,-112.0,33.01,,
      ,2,,,,,1,-112.0,33.02,2.0,"two
      lines"

      """,
      "link.csv": """
      name,link_id,osm_way_id,from_node_id,to_node_id,dir_flag,length,lanes,free_speed,capacity,link_type_name,link_type,geometry,allowed_uses,from_biway
      Main,0,5,0,1,1,1111.9,2,50,,primary,3,"LINESTRING (-112 33, -112 33.01)",auto;bike;walk,1
      Main,1,5.0,1.0,2.0,1,1111.9,2,50,,primary,3,"LINESTRING (-112 33.01, -112 33.02)",auto,1

      """,
      "config.csv": "long_length,speed\nmeter,kph\n",
    ])
    #expect(network.nodes.map(\.id) == ["0", "1", "2"])
    #expect(network.zones.map(\.id) == ["1", "2"])
    #expect(network.links.map(\.kilometres) == [1.1119, 1.1119])
    #expect(network.links.allSatisfy { $0.allowedUses == UseSet(RowIndex(0)) })
    #expect(lines(wellKnownText: network.links[0].geometry)?[0].count == 2)
    #expect(network.extraColumns["node"]?.last?.values == ["", "", "two\nlines"])
    #expect(report.errorCount == 0)
  }

  @Test("DTALite: dir_flag, performance functions, no config.csv, CRLF")
  func dtalite() throws {
    let link =
      "name,link_id,from_node_id,to_node_id,facility_type,dir_flag,length,lanes,capacity,free_speed,link_type,cost,VDF_cap1,VDF_alpha1\r\n"
      + "0,1,1,2,hot,1,0.05,1,1800,25,1,,1800,0.15\r\n0,2,2,1,hot,-1,0.05,1,1800,25,1,,1800,0.15\r\n"
      + "0,3,2,3,hot,0,0.05,1,1800,25,1,,1800,0.15\r\n"
    let network = try read([
      "node.csv":
        "name,node_id,zone_id,x_coord,y_coord\r\n,1,1,0,0\r\n,2,2,0,0.0004\r\n,3,,0,0.0008\r\n",
      "link.csv": link,
    ]).network
    #expect(network.links.map(\.isDirected) == [true, true, false])
    #expect(network.links[0].travelMinutesAt60 == 0.05 / 25 * 60)
    #expect(network.zones.map(\.id) == ["1", "2"])
  }

  @Test(
    "GMNS's own examples: crs as a number, US cents, capitals for uses, use groups, geometry.csv"
  )
  func examples() throws {
    let (network, report) = try read([
      "config.csv":
        "dataset_name,short_length,long_length,speed,crs,geometry_field_format,currency,version_number,id_type\n"
        + "Corner,foot,mile,mph,4326,wkt,US cents,0.94,string\n",
      "use_definition.csv":
        "use,persons_per_vehicle,pce,special_conditions,description\nwalk,1,0,,on foot\nsov,1,1,,car\nparking,0,0,,\n",
      "use_group.csv": "use_group,uses,description\nauto,\"sov\",cars\n",
      "node.csv":
        "node_id,x_coord,y_coord,z_coord,node_type,ctrl_type\n1,-71,42,,,\n2,-71.01,42,,,\n",
      "geometry.csv":
        "geometry_id,geometry\n7,\"LINESTRING (-71 42, -71.005 42.001, -71.01 42)\"\n",
      "link.csv": """
      link_id,parent_link_id,from_node_id,to_node_id,directed,geometry_id,geometry,dir_flag,length,free_speed,allowed_uses
      a,,1,2,TRUE,7.0,,1,1,30,"WALK,AUTO"
      b,a,2,1,1,7,,-1,1,30,ALL
      c,a,2,1,0,,"LINESTRING (0 0, 1 1)",0,1,30,
      d,a,2,1,0,8,,0,1,30,

      """,
    ])
    #expect(
      network.configuration.crs == "EPSG:4326" && network.configuration.currency == "US cents"
    )
    #expect(network.links.map(\.isDirected) == [true, true, false, false])
    #expect(network.links.map(\.kilometres) == [1.609344, 1.609344, 1.609344, 1.609344])
    #expect(network.links[0].allowedUses?.rawValue == 0b011)
    #expect(network.links[1].allowedUses?.rawValue == 0b111)
    #expect(network.links[0].geometry.hasPrefix("LINESTRING (-71 42,"))
    #expect(network.links[1].geometry == network.links[0].geometry)
    #expect(network.links[2].geometry == "LINESTRING (0 0, 1 1)")
    #expect(network.links[3].geometry.isEmpty)
    #expect(report.problems(.warning).contains { $0.message.contains("no geometry \"8\"") })
  }

  @Test("GIS programs: capitals in file and column names, cut headers, blanks in fields")
  func shapefile() throws {
    let network = try read([
      "NODE.CSV": "NODE_ID,X_COORD,Y_COORD,ZONE_ID\n 1 , 0.5 ,0,\n2,1,0, \n",
      "LINK.csv": "LINK_ID,FROM_NODE_,TO_NODE_ID,FACILITY_T,FREE_SPEED,LENGTH\n1,1,2,road,250,60\n",
    ]).network
    #expect(network.nodes.map(\.x) == [0.5, 1])
    #expect(network.links[0].facilityType == "road" && network.links[0].freeSpeed == 250)
  }

  @Test("AequilibraE: MULTILINESTRING, direction, modes of letters")
  func aequilibrae() throws {
    let network = try read([
      "node.csv":
        "node_id,x_coord,y_coord,is_centroid,geometry\n1,-96.77,43.61,1,POINT (-96.77 43.61)\n2,-96.71,43.60,1,POINT (-96.71 43.6)\n",
      "link.csv":
        "link_id,from_node_id,to_node_id,directed,length,free_speed,allowed_uses,geometry,capacity\n"
        + "1,1,2,True,6000.5,,c;t,\"MULTILINESTRING ((-96.77 43.61, -96.71 43.6))\",900\n",
      "config.csv": "long_length,speed,crs\nm,kmh,EPSG:4326\n",
      "use_definition.csv": "use\nc\nt\n",
    ]).network
    #expect(lines(wellKnownText: network.links[0].geometry)?.count == 1)
    #expect(network.links[0].allowedUses?.rawValue == 3)
  }

  @Test("a file twice in different case is not guessed at")
  func twice() throws {
    let link = "link_id,from_node_id,to_node_id,length\n1,1,2,1\n"
    let folder = try TemporaryFolder([
      "NODE.csv": "node_id,x_coord,y_coord\n1,0,0\n2,0,1\n", "Node.csv": "x\n", "link.csv": link,
    ])
    #expect(NetworkPackage.check(folder.path).report.problems.first?.file == "node.csv")
  }

  @Test(
    "lengths in another unit than config.csv says are warned of",
    arguments: [
      ("1.2", "", nil), ("1.112", "", nil),
      ("1112", "", "explain it: long_length m (1 times) in config.csv;"),
      ("3650", "", "long_length m (3.28 times), or long_length ft (1 times) in config.csv;"),
      ("0.69", "", "explain it: long_length mile (0.999 times) in config.csv;"),
      ("1112", "long_length\nm\n", nil), ("0.69", "long_length\nmile\n", nil),
      ("0.001", "", "No unit of length that is known here"),
      (
        "1.112", "long_length\nm\n",
        "explain it: long_length km (1 times), or long_length mile (1.61"
      ),
    ] as [(String, String, String?)]
  )
  func units(length: String, config: String, warning: String?) throws {
    var files = ["node.csv": meridian, "link.csv": chain(length: length)]
    if !config.isEmpty { files["config.csv"] = config }
    let found = try read(files).report.problems(.warning).first { $0.columnName == "length" }
    #expect((found == nil) == (warning == nil))
    if let warning { #expect(found?.message.contains(warning) == true, "\(found?.message ?? "")") }
  }

  @Test("projected metres: no warning with their crs, one without")
  func projected() throws {
    let nodes = "node_id,x_coord,y_coord\n1,500000,4000000\n2,500000,4001112\n"
    let links = "link_id,from_node_id,to_node_id,length\n1,1,2,1.112\n"
    let known = try read([
      "node.csv": nodes, "link.csv": links, "config.csv": "crs\nEPSG:32650\n",
    ])
    #expect(known.report.problems.isEmpty)
    let unknown = try read(["node.csv": nodes, "link.csv": links]).report
    #expect(unknown.problems.first?.message.contains("name the crs in config.csv") == true)
  }

  @Test("tabs, semicolons and bars between fields are named", arguments: ["\t", ";", "|"])
  func separators(sign: String) throws {
    let text = "link_id,from_node_id,to_node_id,length\n1,1,2,1\n"
    let folder = try TemporaryFolder([
      "node.csv": "node_id,x_coord,y_coord\n1,0,0\n2,0,1\n",
      "link.csv": text.replacing(",", with: sign),
    ])
    let problem = NetworkPackage.check(folder.path).report.problems.first
    #expect(problem?.file == "link.csv" && problem?.line == 1)
    #expect(problem?.message.contains("save it as CSV with commas") == true)
  }
}

extension Link {
  /// Minutes by length and free speed alone.
  fileprivate var travelMinutesAt60: Double? {
    freeSpeed.flatMap { speed in kilometres.map { $0 / speed * 60 } }
  }
}
