// Links across the 180th meridian are drawn the short way round: on maps and in layers.

@testable import Reporting
import Testing
import TransportNetwork

@Suite("Across the antimeridian")
struct AntimeridianTests {
  private func line(_ places: (Double, Double)...) -> [Position] {
    places.map { Position(x: $0.0, y: $0.1) }
  }

  /// By hand: 2 degrees from 179 to -179, a quarter of the way up where it has gone half a degree,
  /// and so on.
  @Test("lines are cut at 180 as GeoJSON has it")
  func cut() {
    #expect(cutAtAntimeridian(line((170, 0), (175, 1))) == [line((170, 0), (175, 1))])
    #expect(
      cutAtAntimeridian(line((179, 0), (-179, 2))) == [
        line((179, 0), (180, 1)), line((-180, 1), (-179, 2)),
      ]
    )
    #expect(
      cutAtAntimeridian(line((-179, 4), (177, 0))) == [
        line((-179, 4), (-180, 3)), line((180, 3), (177, 0)),
      ]
    )
    // There and back.
    #expect(
      cutAtAntimeridian(line((179, 0), (-179, 0), (179, 0))) == [
        line((179, 0), (180, 0)), line((-180, 0), (-179, 0), (-180, 0)),
        line((180, 0), (179, 0)),
      ]
    )
    // On the meridian itself nothing is of no length.
    #expect(cutAtAntimeridian(line((180, 0), (-179, 0))) == [line((-180, 0), (-179, 0))])
    #expect(cutAtAntimeridian(line((179, 0), (-180, 0))) == [line((179, 0), (180, 0))])
    #expect(cutAtAntimeridian(line((180, 0), (-180, 0))) == [line((180, 0), (-180, 0))])
    // Longitudes that go on beyond 180 do not jump.
    #expect(cutAtAntimeridian(line((179, 0), (181, 0))) == [line((179, 0), (181, 0))])
  }

  private func network(_ longitudes: [Double], crs: String, geometry: String = "") -> Network {
    Network(
      configuration: Configuration(crs: crs),
      nodes: longitudes.enumerated().map {
        Node(id: "\($0)", x: $1, y: 0, zone: RowIndex($0))
      },
      links: [
        Link(id: "a", from: RowIndex(0), to: RowIndex(1), geometry: geometry, kilometres: 222)
      ],
      zones: longitudes.indices.map { Zone(id: "\($0)") }
    )
  }

  /// The length of what is drawn of the link, as a share of the sheet's width.
  private func share(_ network: Network) -> Double {
    let frame = MapFrame(network)
    var length = 0.0
    for piece in frame.courses(of: network.links[0]) {
      for (a, b) in zip(piece, piece.dropFirst()) {
        let (x, y) = (Double(a.x - b.x), Double(a.y - b.y))
        length += (x * x + y * y).squareRoot()
      }
    }
    return length / Double(MapFrame.width)
  }

  // 179 to -179 are 2 degrees of the 20 between 170 and -170; around the earth they would be all of
  // the sheet.
  @Test(
    "maps of a region across it, in every system of degrees",
    arguments: ["EPSG:4326", "EPSG:4269", "EPSG:4490", "WGS84", "4326"]
  )
  func region(crs: String) {
    let share = share(network([179, -179, 170, -170], crs: crs))
    #expect(share > 0.08 && share < 0.11)
    let course = "LINESTRING (179 0, 179.9 0, -179.9 0, -179 0)"
    #expect(
      abs(self.share(network([179, -179, 170, -170], crs: crs, geometry: course)) - share) < 0.005
    )
  }

  // The middle of these is 0, so that the link lies on the far side of the earth.
  @Test("maps of the whole earth show both ends of a link over the rim, not a line across")
  func world() {
    let places: [Double] = [179, -179, -120, -60, 0, 60, 120]
    #expect(share(network(places, crs: "EPSG:4326")) < 0.1)
    // Along the equator near the middle nothing changes: one straight piece.
    let near = network([-10, 10, -120, -60, 0, 60, 120], crs: "EPSG:4326")
    #expect(MapFrame(near).courses(of: near.links[0]).map(\.count) == [2])
  }

  @Test("layers hold two lines")
  func layers() throws {
    let layer = FeatureLayer(network([179, -179], crs: "EPSG:4326"), .links)
    #expect(
      layer[0].geometry
        == .lines([line((179, 0), (180, 0)), line((-180, 0), (-179, 0))])
    )
    var text = ""
    try #require(GeoJSONWriter(layer)).write { text += $0 }
    #expect(
      text.contains(
        #""type":"MultiLineString","coordinates":[[[179,0],[180,0]],[[-180,0],[-179,0]]]"#
      )
    )
    // Web Mercator, 2 degrees apart over the edge of its plane.
    let edge = 20_037_508.342789244
    let degree = edge / 180
    let plane = FeatureLayer(
      network([edge - degree, degree - edge], crs: "EPSG:3857"),
      .links
    )
    guard case .lines(let lines)? = plane.geographic?[0].geometry else {
      Issue.record("no lines")
      return
    }
    #expect(lines.count == 2 && lines.allSatisfy { abs($0[0].x - $0[1].x) < 1.001 })
    // In the plane itself nothing is cut.
    guard case .lines(let own) = plane[0].geometry else {
      Issue.record("no lines")
      return
    }
    #expect(own.count == 1)
  }
}
