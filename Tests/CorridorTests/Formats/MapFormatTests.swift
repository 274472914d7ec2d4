// GeoJSON and GeoPackage as GDAL sees them.

import Foundation
import Reporting
import TestSupport
import Testing

@Suite("Maps opened by GDAL", .enabled(if: Peers.tests(with: GDAL.isInstalled)))
struct MapFormatTests {
  @Test("GeoJSON: every layer with its features, fields and extent")
  func geoJSON() throws {
    let workspace = try Workspace()
    for (layer, count) in [("zones", 4), ("nodes", 4), ("links", 3), ("projects", 3)] {
      _ = try workspace.corridor("convert", "net", "\(layer).geojson", "--layer", layer)
      let info = try #require(
        GDAL.info("-al", "-so", "\(layer).geojson", in: workspace.folder)
      )
      #expect(info.contains("Layer name: \(layer)\n"))
      #expect(info.contains("Feature Count: \(count)\n"))
      #expect(info.contains("Extent: (0.000000, 0.000000) - (3.000000, 0.000000)"))
      #expect(info.contains("WGS 84"))
      #expect(!info.contains("Warning") && !info.contains("ERROR"))
    }
  }

  @Test("GeoPackage: all layers at once", .enabled(if: GeoPackage.isBuiltIn))
  func geoPackage() throws {
    let workspace = try Workspace()
    try workspace.write("zone_id,accessibility\nB,7.5\nA,Inf\n", to: "access.csv")
    let outcome = try workspace.corridor("convert", "net", "n.gpkg", "--access", "access.csv")
    #expect(outcome.code == 0 && outcome.messages.isEmpty, "\(outcome.messages)")
    let info = try #require(GDAL.info("-al", "-so", "n.gpkg", in: workspace.folder))
    for (layer, kind, count) in [
      ("zones", "Point", 4), ("nodes", "Point", 4), ("links", "Line String", 3),
      ("projects", "Line String", 3),
    ] {
      #expect(info.contains("Layer name: \(layer)\nGeometry: \(kind)\nFeature Count: \(count)\n"))
    }
    #expect(!info.contains("Warning") && !info.contains("ERROR"), "\(info)")
    let zones = try #require(GDAL.table("n.gpkg", "zones", in: workspace.folder))
    #expect(zones[0] == ["WKT", "zone_id", "name", "super_zone", "population", "accessibility"])
    #expect(zones[2] == ["POINT (1 0)", "B", "Beton", "200", "7.5"])
    // Infinite is none.
    #expect(zones[1] == ["POINT (0 0)", "A", "Aville", "100"])
    #expect(try workspace.files() == ["access.csv", "n.gpkg"])
  }

  @Test("GeoPackage: the same network gives the same bytes", .enabled(if: GeoPackage.isBuiltIn))
  func deterministic() throws {
    let workspace = try Workspace()
    _ = try workspace.corridor("convert", "net", "a.gpkg")
    _ = try workspace.corridor("convert", "net", "b.gpkg")
    let bytes = try ["a", "b"].map {
      try Data(contentsOf: workspace.folder.appendingPathComponent("\($0).gpkg"))
    }
    #expect(bytes[0] == bytes[1])
    #expect(try workspace.corridor("convert", "net", "a.gpkg").code == 2)
    #expect(try workspace.corridor("convert", "net", "a.gpkg", "--force").code == 0)
  }

  @Test(
    "projected coordinates: GeoJSON in degrees as GDAL converts the GeoPackage",
    .enabled(if: GeoPackage.isBuiltIn),
    arguments: ["EPSG:32633", "32733", "EPSG:4547", "EPSG:3857", "urn:ogc:def:crs:EPSG::25832"]
  )
  func projected(crs: String) throws {
    let workspace = try Workspace(replacing: [
      "config.csv": "crs\n\(crs)\n",
      "node.csv": """
      node_id,x_coord,y_coord
      A,480000,5300000
      B,612345.6,4400000.5
      C,500000,3000000

      """,
      "zone.csv": nil, "region.csv": nil, "project.csv": nil, "project_link.csv": nil,
      "link.csv": """
      link_id,from_node_id,to_node_id,u_travel_time,geometry
      1,A,B,9,"MULTILINESTRING((480000 5300000,5e5 5e6),(5e5 5e6,612345.6 4400000.5))"
      2,B,C,9,"MultiLineString ((612345.6 4400000.5,5e5 4e6),(4e5 4e6,500000 3000000))"

      """,
    ])
    #expect(try workspace.corridor("convert", "net", "n.gpkg").code == 0)
    #expect(try workspace.corridor("convert", "net", "l.geojson").code == 0)
    let theirs = try #require(GDAL.table("n.gpkg", "links", in: workspace.folder))
    let ours = try #require(GDAL.table("l.geojson", "links", in: workspace.folder))
    #expect(theirs.count == 3 && ours.count == 3)
    for (theirs, ours) in zip(theirs, ours).dropFirst() {
      let (expected, found) = (numbers(theirs[0]), numbers(ours[0]))
      #expect(expected.count == found.count && expected.count >= 6)
      // A hundred-millionth of a degree is a millimetre.
      #expect(zip(expected, found).allSatisfy { abs($0 - $1) < 1e-8 }, "\(theirs[0]) \(ours[0])")
    }
    // Parts that meet are one line, parts that do not are two.
    #expect(ours[1][0].hasPrefix("LINESTRING") && ours[2][0].hasPrefix("MULTILINESTRING"))
  }

  @Test(
    "a system that no database knows stays in the GeoPackage",
    .enabled(if: GeoPackage.isBuiltIn)
  )
  func unknownSystem() throws {
    let workspace = try Workspace(replacing: ["config.csv": "crs\nlocal grid\n"])
    #expect(try workspace.corridor("convert", "net", "n.gpkg").code == 0)
    let info = try #require(GDAL.info("-so", "n.gpkg", "nodes", in: workspace.folder))
    #expect(info.contains("Feature Count: 4"))
    #expect(info.contains("ndefined"))
  }

  @Test("odd names of columns stay apart", .enabled(if: GeoPackage.isBuiltIn))
  func columnNames() throws {
    let zones = "zone_id,fid,GEOM,a\"\"b,Name\nA,1,2,3,4\nB,1,2,3,4\nC,1,2,3,4\nD,1,2,3,4\n"
    let workspace = try Workspace(replacing: [
      "zone.csv": zones.replacingOccurrences(of: "a\"\"b", with: "\"a\"\"b\""), "region.csv": nil,
    ])
    let outcome = try workspace.corridor("convert", "net", "n.gpkg", "--layer", "zones")
    #expect(outcome.code == 0, "\(outcome.messages)")
    let info = try #require(GDAL.info("-al", "n.gpkg", in: workspace.folder))
    #expect(info.contains("fid_2 (Real) = 1") && info.contains("GEOM_2 (Real) = 2"), "\(info)")
    #expect(info.contains("a\"b (Real) = 3"))
  }

  private func numbers(_ text: String) -> [Double] {
    text.split(whereSeparator: { " (),".contains($0) }).compactMap { Double($0) }
  }
}

@Suite("GeoPackage in a program built without it", .enabled(if: !GeoPackage.isBuiltIn))
struct NoGeoPackageTests {
  @Test("the error tells how to build it, and nothing is written")
  func message() throws {
    let workspace = try Workspace()
    let outcome = try workspace.corridor("convert", "net", "n.gpkg")
    #expect(outcome.code == 1)
    #expect(outcome.messages.contains("swift build -c release --traits GeoPackage"))
    #expect(try workspace.files() == [])
  }
}
