// Names of coordinate systems, and their way to longitude and latitude.

import Foundation
import TestSupport
import Testing
import TransportNetwork

@Suite("Coordinate systems")
struct CoordinateSystemTests {
  @Test(
    "names as they are met",
    arguments: [
      ("EPSG:4326", 4326), ("4326", 4326), (" epsg:4326 ", 4326), ("EPSG 26912", 26912),
      ("urn:ogc:def:crs:EPSG::32650", 32650), ("urn:ogc:def:crs:EPSG:9.8:32650", 32650),
      ("http://www.opengis.net/def/crs/EPSG/0/3857", 3857), ("WGS84", 4326), ("WGS 84", 4326),
      ("OGC:CRS84", 4326), ("ESRI:102100", 3857), ("900913", 3857), ("local grid", nil), ("", nil),
      ("ESRI:54009x", nil), ("grid 7", nil), ("99999999999999999999", nil),
    ] as [(String, Int?)]
  )
  func names(text: String, code: Int?) {
    #expect(CoordinateSystem(text).code == code)
    #expect(CoordinateSystem(text).name == (code.map { "EPSG:\($0)" } ?? text))
  }

  @Test("known places")
  func places() throws {
    // 20037508.342789244 m are pi times the radius.
    let mercator = try #require(CoordinateSystem("3857").geographic(x: 20037508.342789244, y: 0))
    #expect(abs(mercator.x - 180) < 1e-9 && mercator.y == 0)
    // The quarter of a meridian of GRS 80 is 10001965.729 m (Moritz 1980).
    let pole = try #require(CoordinateSystem("EPSG:4546").geographic(x: 500000, y: 10001965.729))
    #expect(abs(pole.y - 90) < 1e-7)
    // The middle of UTM zone 31, on both sides of the equator.
    let north = try #require(CoordinateSystem("EPSG:32631").geographic(x: 500000, y: 0))
    let south = try #require(CoordinateSystem("EPSG:32731").geographic(x: 500000, y: 1e7))
    #expect(north == Position(x: 3, y: 0) && south == Position(x: 3, y: 0))
    // Zone 39 of 3 degrees has its meridian at 117 degrees and writes 39 before the easting.
    let prefixed = try #require(CoordinateSystem("4527").geographic(x: 39_500_000, y: 0))
    #expect(prefixed == Position(x: 117, y: 0))
    #expect(CoordinateSystem("EPSG:2154").geographic(x: 0, y: 0) == nil)
  }

  @Test(
    "GDAL comes to the same places",
    .enabled(if: Peers.tests(with: Transformation.isInstalled), "apt-get install gdal-bin")
  )
  func gdal() throws {
    let codes = [
      32601, 32633, 32660, 32719, 25832, 26912, 28355, 3857, 4491, 4508, 4527, 4547, 4549,
    ]
    for code in codes {
      let prefix = code == 4491 ? 13e6 : code == 4527 ? 39e6 : 0
      let points: [(Double, Double)] = [
        (prefix + 500_000, 4_000_000.5), (prefix + 312_345.6, 5_512_345.25),
        (prefix + 780_000.1, 900_000), (prefix + 500_001, 1_200_000),
      ]
      let theirs = try #require(Transformation.run(points, from: code))
      #expect(theirs.count == points.count)
      for (point, theirs) in zip(points, theirs) {
        let ours = try #require(CoordinateSystem("\(code)").geographic(x: point.0, y: point.1))
        #expect(abs(ours.x - theirs.0) < 1e-8 && abs(ours.y - theirs.1) < 1e-8, "\(code) \(point)")
      }
    }
  }

  @Test(
    "courses of links in WKT",
    arguments: [
      ("LINESTRING (1 2, 3 4)", [[1, 2, 3, 4]]), ("linestring(1 2,3 4)", [[1, 2, 3, 4]]),
      ("LineString Z (1 2 9, 3 4 9)", [[1, 2, 3, 4]]),
      ("LINESTRINGZM(1 2 0 0,3 4 0 0)", [[1, 2, 3, 4]]),
      ("SRID=4326;LINESTRING(-1.5 2e1,+3 .5)", [[-1.5, 20, 3, 0.5]]),
      (" LINESTRING\n(1\t2 ,\r\n 3 4 ) ", [[1, 2, 3, 4]]),
      ("MULTILINESTRING ((1 2, 3 4), (3 4, 5 6))", [[1, 2, 3, 4, 5, 6]]),
      ("multilinestring((1 2,3 4),(5 6,7 8))", [[1, 2, 3, 4], [5, 6, 7, 8]]),
      ("LINESTRING EMPTY", nil), ("LINESTRING (1 2)", nil), ("LINESTRING (1 2, 3)", nil),
      ("LINESTRING (1 2, 3 4", nil), ("LINESTRING (1 2, 3 4) x", nil), ("POINT (1 2)", nil),
      ("", nil),
      ("LINESTRING (1 2, Inf 4)", nil), ("MULTILINESTRING ()", nil),
      ("LINESTRING((1 2, 3 4))", nil),
      ("SRID=;", nil), ("LINESTRING (1 2, 3 4 5 6 7)", nil),
    ] as [(String, [[Double]]?)]
  )
  func wellKnownText(text: String, expected: [[Double]]?) {
    let found = lines(wellKnownText: text)?.map { $0.flatMap { [$0.x, $0.y] } }
    #expect(found == expected)
  }
}

/// GDAL's `gdaltransform`.
private enum Transformation {
  static let isInstalled: Bool = {
    if FileManager.default.isExecutableFile(atPath: "/usr/bin/gdaltransform") { return true }
    print("GDAL is not installed (apt-get install gdal-bin): coordinates are not compared with it.")
    return false
  }()

  static func run(_ points: [(Double, Double)], from code: Int) -> [(Double, Double)]? {
    let process = Process()
    process.executableURL = URL(fileURLWithPath: "/usr/bin/gdaltransform")
    process.arguments = ["-s_srs", "EPSG:\(code)", "-t_srs", "OGC:CRS84", "-output_xy"]
    let (input, output) = (Pipe(), Pipe())
    process.standardInput = input
    process.standardOutput = output
    guard (try? process.run()) != nil else { return nil }
    let text = points.map { "\($0.0) \($0.1)\n" }.joined()
    try? input.fileHandleForWriting.write(contentsOf: Data(text.utf8))
    try? input.fileHandleForWriting.close()
    let answer = output.fileHandleForReading.readDataToEndOfFile()
    process.waitUntilExit()
    return String(decoding: answer, as: UTF8.self).split(separator: "\n").compactMap { line in
      let numbers = line.split(separator: " ").compactMap { Double($0) }
      return numbers.count >= 2 ? (numbers[0], numbers[1]) : nil
    }
  }
}
