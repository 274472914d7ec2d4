// Links for the canvas: by mode and weight, in tiles, so that only what is in view is drawn.

import OrderedJSON
import TransportNetwork

extension NetworkMap {
  /// `[{"mode","weight","box":[x0,y0,x1,y1],"d"}]`, empty where the links are shapes.
  ///
  /// A link belongs to the tile of its first point; the box holds all of its tile's links.
  var tiles: JSONValue {
    guard usesCanvas else { return .array([]) }
    let side = 1250
    var tiles: [Tile.Key: Tile] = [:]
    for link in network.links {
      for course in frame.courses(of: link) {
        guard let first = course.first else { continue }
        let key = Tile.Key(
          mode: link.mode.position,
          weight: LinkStyle.weight(of: link),
          column: first.x / side,
          row: first.y / side
        )
        tiles[key, default: Tile(first)].add(course)
      }
    }
    return .array(
      tiles.keys.sorted().compactMap { key in
        guard let tile = tiles[key] else { return nil }
        return [
          "mode": .integer(key.mode), "weight": .string(key.weight),
          "box": .array([tile.low.x, tile.low.y, tile.high.x, tile.high.y].map { .integer($0) }),
          "d": .string(tile.course),
        ]
      }
    )
  }
}

/// Links that are drawn in one stroke.
private struct Tile {
  struct Key: Hashable, Comparable {
    var mode: Int
    var weight: String
    var column: Int
    var row: Int

    static func < (left: Key, right: Key) -> Bool {
      (left.mode, left.weight, left.row, left.column)
        < (right.mode, right.weight, right.row, right.column)
    }
  }

  var low: MapFrame.Position
  var high: MapFrame.Position
  var course = ""

  init(_ position: MapFrame.Position) { (low, high) = (position, position) }

  mutating func add(_ positions: [MapFrame.Position]) {
    for position in positions {
      low = MapFrame.Position(x: min(low.x, position.x), y: min(low.y, position.y))
      high = MapFrame.Position(x: max(high.x, position.x), y: max(high.y, position.y))
    }
    course += pathData(positions)
  }
}
