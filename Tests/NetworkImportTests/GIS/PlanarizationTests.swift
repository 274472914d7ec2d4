// Where lines meet, against a comparison of all pairs of segments; near places, against a
// comparison of all places.

@testable import NetworkImport
import TestSupport
import Testing
import TransportNetwork

@Suite("Lines that meet, places that are near")
struct PlanarizationTests {
  @Test(
    "random lines: as many pieces as crossings by all pairs, and every crossing is an end of both"
  )
  func randomLines() {
    var generator = SeededGenerator(seed: 7)
    for _ in 0..<60 {
      let lines = (0..<Int.random(in: 2...12, using: &generator)).map { _ in
        (0..<Int.random(in: 2...6, using: &generator)).map { _ in
          Position(
            x: Double.random(in: 8...9, using: &generator),
            y: Double.random(in: 47...48, using: &generator)
          )
        }
      }
      let planar = Planarization(lines, within: 1e-6)
      let pieces = lines.indices.map { planar.pieces(of: $0) }
      var crossings = Array(repeating: 0, count: lines.count)
      for (one, first) in lines.enumerated() {
        for (other, second) in lines.enumerated() where one != other {
          crossings[one] += crossingCount(first, second)
        }
      }
      for (line, pieces) in zip(lines, pieces) {
        // One after the other they are the line: nothing is lost, nothing comes twice.
        #expect(pieces.first?.first == line.first && pieces.last?.last == line.last)
        #expect(zip(pieces, pieces.dropFirst()).allSatisfy { $0.last == $1.first })
        let whole = courseKilometres([line], .degrees)
        // Great circles between nearer places are a little shorter than one between the far ones is
        // from the straight line.
        #expect(abs(courseKilometres(pieces, .degrees) - whole) < 1e-4 * whole)
      }
      #expect(pieces.map(\.count) == crossings.map { $0 + 1 })
      let ends = pieces.map { Set($0.flatMap { [$0[0], $0[$0.count - 1]] }.map(Key.init)) }
      for (line, pieces) in pieces.enumerated() {
        for cut in pieces.dropFirst().map({ Key($0[0]) }) {
          #expect(ends.enumerated().contains { $0.offset != line && $0.element.contains(cut) })
        }
      }
    }
  }

  @Test("touching ends, shared vertices and lines on top of each other")
  func touches() {
    let street = [Position(x: 0, y: 0), Position(x: 0.5, y: 0), Position(x: 1, y: 0)]
    // Ends 0.1 m beside the street: within a metre it meets it where it ends, within a centimetre
    // it does not.
    let lane = [Position(x: 0.25, y: 0.5), Position(x: 0.25, y: 0.000001)]
    var planar = Planarization([street, lane], within: 0.001)
    #expect(planar.pieces(of: 0).map(\.count) == [2, 3] && planar.pieces(of: 1).count == 1)
    #expect(planar.pieces(of: 0)[1][0] == lane[1])
    planar = Planarization([street, lane], within: 0.00001)
    #expect(planar.pieces(of: 0).count == 1)
    // Both have a vertex there.
    let avenue = [Position(x: 0.5, y: -1), Position(x: 0.5, y: 0), Position(x: 0.7, y: 1)]
    planar = Planarization([street, avenue], within: 0.001)
    #expect(
      planar.pieces(of: 0).map(\.count) == [2, 2] && planar.pieces(of: 1).map(\.count) == [2, 2]
    )
    // Half of the street once more.
    let double = [Position(x: 0.5, y: 0), Position(x: 0.8, y: 0)]
    planar = Planarization([street, double], within: 0.001)
    #expect(planar.pieces(of: 0).map { $0.map(\.x) } == [[0, 0.5], [0.5, 0.8], [0.8, 1]])
    #expect(planar.pieces(of: 1).count == 1)
    // Ends that meet are no crossing.
    planar = Planarization([street, [Position(x: 1, y: 0), Position(x: 2, y: 5)]], within: 0.001)
    #expect(planar.crossings == 0)
  }

  @Test("the nearest place is that of a comparison with all, poles and the 180th meridian included")
  func nearest() {
    var generator = SeededGenerator(seed: 3)
    for reach in [0.01, 50, 2000] {
      var near = NearPlaces(within: reach)
      var places: [Position] = []
      for number in 0..<400 {
        let place = Position(
          x: number % 3 == 0
            ? 179.99 * (number % 2 == 0 ? 1 : -1) : .random(in: -180...180, using: &generator),
          y: number % 5 == 0 ? 89.9 : .random(in: -90...90, using: &generator)
        )
        places.append(place)
        near.insert(place)
      }
      for place in places.prefix(50).map({ Position(x: $0.x, y: $0.y - 0.00005) }) {
        let all = places.map { greatCircleKilometres(place, $0) }
        let least = all.min() ?? .infinity
        let found = near.nearest(to: place)
        #expect(found?.kilometres == (least <= reach ? least : nil))
        #expect(found?.position == (least <= reach ? all.firstIndex(of: least) : nil))
      }
    }
  }

  private struct Key: Hashable {
    var x, y: Double

    init(_ place: Position) { (x, y) = (place.x, place.y) }
  }

  /// Crossings of two lines by the sides on which the ends of segments lie.
  private func crossingCount(_ first: [Position], _ second: [Position]) -> Int {
    func side(_ a: Position, _ b: Position, _ c: Position) -> Bool {
      (b.x - a.x) * (c.y - a.y) - (b.y - a.y) * (c.x - a.x) > 0
    }
    var count = 0
    for (a, b) in zip(first, first.dropFirst()) {
      for (c, d) in zip(second, second.dropFirst())
      where side(a, b, c) != side(a, b, d) && side(c, d, a) != side(c, d, b) { count += 1 }
    }
    return count
  }
}

@Suite("Geometries of GeoPackages")
struct GeoPackageShapeTests {
  private func number(_ value: Double, little: Bool) -> [UInt8] {
    let bytes = (0..<8).map { UInt8(truncatingIfNeeded: value.bitPattern >> (8 * $0)) }
    return little ? bytes : bytes.reversed()
  }

  private func word(_ value: UInt32, little: Bool) -> [UInt8] {
    let bytes = (0..<4).map { UInt8(truncatingIfNeeded: value >> (8 * $0)) }
    return little ? bytes : bytes.reversed()
  }

  /// A header with an envelope of a kind, then the bytes.
  private func blob(_ envelope: UInt8, _ geometry: [UInt8]) -> [UInt8] {
    let sizes = [0, 32, 48, 48, 64]
    return [0x47, 0x50, 0, envelope << 1 | 1, 0xE6, 0x10, 0, 0]
      + [UInt8](repeating: 7, count: sizes[Int(envelope)]) + geometry
  }

  @Test("points and lines of either byte order, with and without heights and measures")
  func orders() throws {
    for little in [true, false] {
      for (type, extra) in [(0, 0), (1000, 1), (2000, 1), (3000, 2)] {
        let start: [UInt8] = [little ? 1 : 0]
        let rest = (0..<extra).flatMap { _ in number(99, little: little) }
        let place = number(8.5, little: little) + number(47, little: little) + rest
        let other = number(9, little: little) + number(-3, little: little) + rest
        let point = start + word(UInt32(1 + type), little: little) + place
        let line =
          start + word(UInt32(2 + type), little: little) + word(2, little: little) + place + other
        let several =
          start + word(UInt32(5 + type), little: little) + word(2, little: little) + line + line
        let course = [Position(x: 8.5, y: 47), Position(x: 9, y: -3)]
        for envelope in UInt8(0)...4 {
          #expect(try GeoPackageShape.shape(blob(envelope, point)) == .point(course[0]))
          #expect(try GeoPackageShape.shape(blob(envelope, line)) == .lines([course]))
          #expect(try GeoPackageShape.shape(blob(envelope, several)) == .lines([course, course]))
        }
      }
    }
  }

  @Test("an area by its middle, the larger of two")
  func areas() throws {
    func square(_ x: Double, _ size: Double) -> [UInt8] {
      let corners = [(x, 0), (x + size, 0), (x + size, size), (x, size), (x, 0)]
      let ring = corners.flatMap { number($0.0, little: true) + number($0.1, little: true) }
      return [1] + word(3, little: true) + word(1, little: true) + word(5, little: true) + ring
    }
    let both = [1] + word(6, little: true) + word(2, little: true) + square(10, 1) + square(20, 4)
    #expect(try GeoPackageShape.shape(blob(0, both)) == .area(Position(x: 22, y: 2)))
  }

  @Test("every cut and every changed byte is a shape or a damage, never a crash")
  func damage() {
    let line: [UInt8] =
      [1] + word(2, little: true) + word(2, little: true)
      + [8.5, 47, 9, 48].flatMap { number($0, little: true) }
    let whole = blob(1, [1] + word(5, little: true) + word(1, little: true) + line)
    for end in 0..<whole.count {
      #expect(throws: GeoPackageShape.Damage.self) {
        try GeoPackageShape.shape(Array(whole[..<end]))
      }
    }
    var generator = SeededGenerator(seed: 5)
    var damaged = 0
    for _ in 0..<20_000 {
      var bytes = whole
      bytes[Int.random(in: 0..<bytes.count, using: &generator)] = .random(
        in: 0...255,
        using: &generator
      )
      bytes[Int.random(in: 8..<bytes.count, using: &generator)] = .random(
        in: 0...255,
        using: &generator
      )
      do { _ = try GeoPackageShape.shape(bytes) } catch { damaged += 1 }
    }
    #expect(damaged > 1000 && damaged < 19_000)
  }
}
