// The seed corpus: small sound files of every form, made by the program's own writers.

import FoundationEssentials
import Glibc
import OpenMatrix
import ShortestPaths
import NetworkFiles
import TransportNetwork

/// Sound inputs.
enum Seeds {
  /// Writes a reader's inputs into a folder.
  static func write(_ target: Target, to folder: String) {
    mkdir(folder, 0o755)
    for (position, seed) in inputs(target).enumerated() {
      Scratch.write(seed, to: "\(folder)/seed-\(position)")
    }
  }

  private static func inputs(_ target: Target) -> [[UInt8]] {
    switch target {
    case .gmns: Package.shared.seeds
    case .gtfs: Feed.shared.seeds
    case .wkt: texts(wkt)
    case .csv: texts(csv)
    case .tntp: texts(tntp)
    case .dimacs: texts(dimacs)
    case .gzip: texts(dimacs + tntp).map { Archive.gzip($0) }
    case .json: texts(json)
    case .geojson: texts(geojson)
    case .certificate: [TownQuestion.shared.certificate]
    case .checkpoint:
      TownQuestion.shared.checkpoints.flatMap { file in
        // The file, and its words alone.
        [file, Array(file.drop { $0 != 0x0A }.dropFirst(200))]
          + (0..<4).map { Array(file.dropFirst(file.count % 8 + 8 * $0)) }
      }
    case .plan: StoredAnswers.shared.plans
    case .frontier: [StoredAnswers.shared.frontier]
    case .hierarchy: [hierarchy]
    case .omx: omx
    case .pbf: [Archive.map]
    case .zip: [Archive.zip(Feed.files.map { ($0.name, Array($0.text.utf8)) })]
    }
  }

  private static func texts(_ texts: [String]) -> [[UInt8]] { texts.map { Array($0.utf8) } }

  private static let wkt = [
    "LINESTRING (12 50, 11 50.2, 10.7 50)", "POINT Z (1 2 3)",
    "MULTIPOLYGON (((0 0, 1 0, 1 1, 0 0), (0.1 0.1, 0.2 0.1, 0.2 0.2, 0.1 0.1)))",
    "MULTILINESTRING ((0 0, 1e3 -1.5), EMPTY)", "POLYGON EMPTY", "EPSG:3857", "EPSG:32632",
    "urn:ogc:def:crs:EPSG::4326",
  ]

  private static let csv = [
    "origin,destination,minutes\n1,2,30\n2,1,31.5\n1,3,Inf\n",
    ",1,2,3\n1,0,5,6\n2,5,0,7\n3,6,7,0\n",
    "zone_id;name;population;lat\n1;\"A; B\";1.234,5;50\n2;C;NA;51\n",
    "from,to,volume\n1,2,5\n2,3,0\n", "scenario,probability,what,id,factor\nlow,0.5,cost,*,1.2\n",
    "\u{FEFF}sep=,\nid,\"quoted \"\"text\"\"\",x\n1,\"a\nb\",2\n", "a\tb\n1\t2\n",
  ]

  private static let tntp = [
    """
    <NUMBER OF ZONES> 2
    <NUMBER OF NODES> 3
    <FIRST THRU NODE> 3
    <NUMBER OF LINKS> 4
    <END OF METADATA>

    ~\tinit_node\tterm_node\tcapacity\tlength\tfree_flow_time\tb\tpower\tspeed\ttoll\tlink_type\t;
    \t1\t3\t4000\t5\t6\t0.15\t4\t50\t0\t1\t;
    \t3\t1\t4000\t5\t6\t0.15\t4\t50\t0\t1\t;
    \t2\t3\t4000\t5\t6\t0.15\t4\t50\t0\t1\t;
    \t3\t2\t4000\t5\t6\t0.15\t4\t50\t0\t1\t;

    """,
    """
    <NUMBER OF ZONES> 2
    <TOTAL OD FLOW> 7.5
    <END OF METADATA>

    Origin 1
    1 : 0.0; 2 : 5.0;
    Origin 2
    1 : 2.5; 2 : 0.0;

    """,
  ]

  private static let dimacs = [
    "c roads\np sp 3 4\na 1 2 5\na 2 1 5\na 2 3 7\na 3 2 7\n",
    "c places\np aux sp co 3\nv 1 12000000 50000000\nv 2 11000000 50000000\nv 3 8000000 50100000\n",
    "1 2 5\n2 3 0.5\n3 1 1e3\n",
  ]

  private static let json = [
    "{\"a\":[1,-0.5e+10,true,false,null],\"b\":{\"\":\"x\\u00e9\\ud83d\\ude00\\n\"}}", "[[[[]]]]",
    "\"text\"", "0", "-1.5E-3",
  ]

  private static let geojson = [
    """
    {"type":"FeatureCollection","features":[{"type":"Feature","properties":{},"geometry":
    {"type":"Polygon","coordinates":[[[0,0],[1,0],[1,1],[0,0]]]}},{"type":"Feature","geometry":null},
    {"type":"Feature","geometry":{"type":"GeometryCollection","geometries":[{"type":"MultiLineString",
    "coordinates":[[[0,0,5],[1,2]]]},{"type":"Point","coordinates":[1,2]}]}}]}
    """,
    "{\"type\":\"MultiPolygon\",\"coordinates\":[[[[0,0],[1,0],[1,1],[0,0]]]]}",
    "{\"type\":\"LineString\",\"coordinates\":[[0,0],[1e2,-3]]}",
  ]

  private static var hierarchy: [UInt8] {
    guard let file = try? GraphFile(bytes: texts(dimacs)[0], name: "graph"),
      let graph = try? IntegerGraph(rounding: file.graph)
    else { fail("the small graph cannot be read") }
    return Array(ContractionHierarchy(graph).serialized)
  }

  private static var omx: [[UInt8]] {
    do {
      var writer = try OpenMatrixWriter(
        name: "matrices.omx",
        rowCount: 2,
        columnCount: 2,
        matrices: ["minutes"],
        lookups: [
          OpenMatrixLookup(name: "zone", ids: ["1", "2"]),
          OpenMatrixLookup(name: "name", ids: ["One", "Two"]),
        ]
      )
      try writer.append([0, 2])
      try writer.append([3, .infinity])
      return [try writer.finish()]
    } catch {
      fail("the small matrix cannot be written: \(error)")
    }
  }
}
