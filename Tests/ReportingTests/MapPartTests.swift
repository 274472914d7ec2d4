// The parts of a map: hull, areas, labels.

import OrderedJSON
import Testing
import TransportNetwork

@testable import Reporting

@Suite("Parts of a map")
struct MapPartTests {
  private func position(_ x: Int, _ y: Int) -> MapFrame.Position { MapFrame.Position(x: x, y: y) }

  /// The area within a ring, by the shoelace formula.
  private func area(_ ring: [MapFrame.Position]) -> Double {
    var twice = 0.0
    for (corner, next) in zip(ring, ring.dropFirst() + ring.prefix(1)) {
      twice += Double(corner.x * next.y - next.x * corner.y)
    }
    return abs(twice) / 2
  }

  /// A closing by discs leaves a disc a disc: alone, a node has a disc of the margin about it.
  @Test("the hull of one node is a disc of the margin")
  func oneNode() throws {
    let hull = NetworkHull([position(5000, 5000)], radius: 900, margin: 400)
    let ring = try #require(hull.rings.first)
    #expect(hull.rings.count == 1)
    #expect(abs(area(ring) / (Double.pi * 400 * 400) - 1) < 0.05)
  }

  /// Two unit squares side by side in a 1000 km sheet share a side, which is drawn once and is no
  /// border; the area without data beyond them is hatched, and its border is part of the coast.
  @Test("the coast is what one polygon alone has; areas without data are hatched")
  func coast() throws {
    func square(_ x: Int, _ y: Int) -> String {
      "POLYGON ((\(x) \(y), \(x + 1) \(y), \(x + 1) \(y + 1), \(x) \(y + 1), \(x) \(y)))"
    }
    let network = Network(
      configuration: Configuration(crs: "EPSG:3857"),
      nodes: [Node(id: "a", x: 0, y: 0, zone: RowIndex(0)), Node(id: "b", x: 3, y: 3)],
      links: [],
      zones: [Zone(id: "a"), Zone(id: "b")],
      areas: [Area(id: "x", name: "Nobody's", boundary: square(2, 2))],
      extraColumns: ["zone": [ExtraColumn(name: "boundary", values: [square(0, 0), square(1, 0)])]]
    )
    let boundaries = try #require(ZoneBoundaries(network, MapFrame(network)))
    // Six sides of the two squares and four of the third, in runs: every run is a path of its own.
    let sides = boundaries.outline.split(separator: "M").map { $0.split(separator: "l").count - 1 }
    #expect(sides.reduce(0, +) == 6 + 4)
    let map = NetworkMap(
      network,
      views: [
        .access([1, .nan], label: "x", meaning: "x", comparedWith: [1])
      ],
      sizes: [1, 1],
      chosen: [],
      background: []
    )
    #expect(map.hasUnknown && map.areas.count == 1)
    let drawn = map.body(forFile: true).text
    #expect(drawn.ranges(of: "class=\"unknown\"").count == 1)
    #expect(drawn.contains("<title>Nobody&#39;s: no data</title>"))
    #expect(map.file(title: "t").contains(">no data<"))
    #expect(try #require(NetworkDrawing(network).json["areas"]?.items).count == 1)
  }

  @Test("zones' polygons are read with their holes and parts; anything else is none")
  func polygons() {
    let hole = rings(wellKnownText: "POLYGON ((0 0, 4 0, 4 4, 0 4, 0 0), (1 1, 2 1, 2 2, 1 1))")
    #expect(hole.map(\.count) == [5, 4])
    #expect(hole[1].map(\.x) == [1, 2, 2, 1])
    #expect(
      rings(wellKnownText: "MULTIPOLYGON (((0 0, 1 0, 0 1, 0 0)), ((5 5, 6 5, 5 6, 5 5)))").count
        == 2
    )
    #expect(rings(wellKnownText: "POINT (1 2)").isEmpty)
    #expect(rings(wellKnownText: "").isEmpty)
    #expect(rings(wellKnownText: "POLYGON ((a b, c))").isEmpty)
  }

  @Test(
    "rings move to a grid of 30: corners that fall together become one, shared ones stay shared"
  )
  func simplifiedRings() {
    let left = [
      position(0, 0), position(1009, 4), position(1040, 8), position(1004, 996), position(0, 0),
    ]
    let right = [position(1009, 4), position(2000, 0), position(1004, 996)]
    // 1009, 1040 and 996 are nearest to 1020, 1050 and 990.
    #expect(
      ZoneBoundaries.simplified(left) == [
        position(0, 0), position(1020, 0), position(1050, 0), position(990, 990),
      ]
    )
    #expect(ZoneBoundaries.simplified(right)[0] == position(1020, 0))
    #expect(
      ZoneBoundaries.simplified([position(1, 1), position(3, 2), position(2, 5)]) == [
        position(0, 0)
      ]
    )
  }

  // Discs of radius 1400 between nodes 1000 apart come as near to the line between them as
  // 1400 - sqrt(1400^2 - 500^2) = 92 units, less than the margin; with radius 900 it would be 152.
  @Test("near nodes share a hull, far ones have their own; a bay stays outside")
  func severalNodes() {
    let near = NetworkHull([position(1000, 1000), position(2000, 1000)], radius: 1400, margin: 100)
    #expect(near.rings.count == 1)
    let far = NetworkHull([position(1000, 1000), position(2000, 1000)], radius: 900, margin: 100)
    #expect(far.rings.count == 2)
    // A square frame of nodes, open to the right, 6000 wide: its middle is a bay.
    let steps = stride(from: 1000, through: 7000, by: 200)
    let frame = steps.flatMap { [position($0, 1000), position($0, 7000), position(1000, $0)] }
    let bay = NetworkHull(frame, radius: 900, margin: 100)
    #expect(bay.rings.count == 1)
    let bayArea = bay.rings.map { area($0) }.max() ?? 0
    #expect(bayArea < 18_000_000)
    // Closed on the right there is a hole, which is filled.
    let closed = NetworkHull(
      frame + steps.map { position(7000, $0) },
      radius: 900,
      margin: 100
    )
    #expect(closed.rings.count == 1)
    let closedArea = closed.rings.map { area($0) }.max() ?? 0
    #expect(closedArea > 36_000_000)
  }

  /// A grid of 3 x 3 zones: the middle one's area is bounded by the four lines half way to its
  /// neighbours.
  @Test("areas are those of the nearest zone")
  func areas() {
    let places = (0..<9).map { (x: Double($0 % 3), y: Double($0 / 3)) }
    let network = Network(
      configuration: Configuration(crs: "plane"),
      nodes: places.enumerated().map { index, place in
        Node(id: "\(index)", x: place.x, y: place.y, zone: RowIndex(index))
      },
      links: [],
      zones: places.indices.map { Zone(id: "\($0)") }
    )
    let frame = MapFrame(network)
    let cells = ZoneCells(frame)
    let step = Double(frame.nodes[1].x - frame.nodes[0].x)
    #expect(abs(area(cells.corners[4]) / (step * step) - 1) < 0.01)
    #expect(cells.hull?.rings.count == 1)
  }

  private func candidate(_ x: Int, _ width: Double) -> LabelPlacement.Candidate {
    LabelPlacement.Candidate(
      anchor: position(x, 5000),
      box: LabelPlacement.Box(left: 0, top: -5, right: width, bottom: 5)
    )
  }

  /// Two boxes to the right of points 400 units apart, the left one 20 pixels wide: it reaches the
  /// right one where a pixel is 400 / 20 = 20 units.
  @Test("a label appears at the zoom at which it hides no other")
  func labels() {
    var placement = LabelPlacement(width: 10_000, height: 10_000)
    #expect(placement.place([candidate(1000, 20)])?.coarsest == LabelPlacement.always)
    #expect(placement.place([candidate(1400, 30)])?.coarsest == 20)
    // The first candidate would have to wait until 300 / 20 = 15, the second need not.
    let best = placement.place([candidate(700, 20), candidate(8000, 20)])
    #expect(best?.candidate == 1)
    // Near the right edge: 200 units of room for 50 pixels.
    #expect(placement.place([candidate(9800, 50)])?.coarsest == 4)
    // In the same place there is never room.
    #expect(placement.place([candidate(1000, 20)]) == nil)
  }

  /// A map on which all zones are alike.
  private func map(_ network: Network, chosen: [RowIndex<Project>]) -> NetworkMap {
    let ones = network.zones.map { _ in 1.0 }
    return NetworkMap(
      network,
      views: [.access(ones, label: "x", meaning: "x", comparedWith: [1])],
      sizes: ones,
      chosen: chosen,
      background: []
    )
  }

  /// Zones at places of a plane, in metres.
  private func places(_ at: [(x: Double, y: Double)]) -> [Node] {
    at.enumerated().map { Node(id: "n\($0)", x: $1.x, y: $1.y, zone: RowIndex($0)) }
  }

  /// A line of 1000 km across a square of places: its number stands in its middle, and its name
  /// beside the number.
  @Test("a chosen project's name stands beside its number where there is room; others have none")
  func projectNames() throws {
    let nodes = places([(0, 0), (1e6, 0), (0, 1e6), (1e6, 1e6)])
    func project(_ id: String, _ name: String, _ from: Int, _ to: Int) -> Project {
      let link = Link(id: id, from: RowIndex(from), to: RowIndex(to), mode: RowIndex(0))
      return Project(id: id, name: name, cost: 1, links: [ProjectLink(link: link)])
    }
    let network = Network(
      configuration: Configuration(crs: "EPSG:3857"),
      nodes: nodes,
      links: [],
      zones: nodes.map { Zone(id: $0.id) },
      modes: [Mode(name: "rail", services: [])],
      projects: [
        project("a", "Southern line", 0, 1), project("b", "Northern line", 2, 3),
        project("c", "", 0, 3),
      ]
    )
    let map = map(network, chosen: [RowIndex(1), RowIndex(2)])
    let drawn = map.body(forFile: true).text
    #expect(drawn.ranges(of: "class=\"s project\"").count == 2)
    #expect(drawn.contains(">Northern line</text>") && drawn.contains(">c</text>"))
    #expect(!drawn.contains("Southern line"))
    // 13 pixels from the middle of a badge whose radius is 8.5.
    #expect(drawn.contains("x=\"13\" y=\"4\" text-anchor=\"start\">Northern line"))
  }

  /// Two flights of 1000 km from one place: in the middle of one of them the number would be
  /// anywhere.
  @Test("the number of flights stands at the airport that all of them use")
  func airportNumber() throws {
    let nodes = places([(0, 0), (1e6, 0), (1e6, 1e6)])
    let links = [(0, 2), (2, 1)].enumerated().map { position, ends in
      let (from, to) = (RowIndex<Node>(ends.0), RowIndex<Node>(ends.1))
      return ProjectLink(link: Link(id: "f\(position)", from: from, to: to, mode: RowIndex(0)))
    }
    let network = Network(
      configuration: Configuration(crs: "EPSG:3857"),
      nodes: nodes,
      links: [],
      zones: nodes.map { Zone(id: $0.id) },
      modes: [Mode(name: "air", services: [])],
      projects: [Project(id: "a", name: "Airport", cost: 1, links: links)]
    )
    let map = map(network, chosen: [RowIndex(0)])
    let place = map.frame.nodes[2]
    let drawn = map.body(forFile: true).text
    #expect(drawn.contains("translate(\(place.x) \(place.y))\"><g class=\"s badge\">"))
  }

  @Test("minus signs and blanks before percentages are set as print has them")
  func typesetting() {
    #expect(typeset("a-b (-12.7 %), -3") == "a-b (\u{2212}12.7\u{A0}%), \u{2212}3")
    #expect(pageChange(from: 2, to: 1) == "\u{2212}50.0\u{A0}%")
    #expect(pageChange(from: 0, to: 1) == "none")
    #expect(listed(["a", "b", "c"]) == "a, b and c")
  }
}
