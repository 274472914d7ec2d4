// Adds the second pass to an extract: where nodes are, what they are, and what can be told only
// then.

import Glibc

extension OSMExtract {
  /// Adds what a block's nodes brought.
  mutating func add(_ harvest: NodeHarvest) {
    counts.nodes += harvest.count
    counts.misplacedNodes += harvest.misplaced.count
    for (position, place) in harvest.places { points[Int(position)] = place }
    for node in harvest.tagged {
      sites.append(Site(id: "n\(node.id)", point: node.place, tags: node.tags))
    }
  }

  /// Counts the nodes of all ways of the imported classes.
  mutating func countNodes(_ refused: [Int32]) {
    var isCounted = [Bool](repeating: false, count: points.count)
    for list in [references, refused] {
      for node in list where !isCounted[Int(node)] {
        isCounted[Int(node)] = true
        if points[Int(node)] == .missing {
          counts.missingNodes += 1
        } else {
          counts.matchedNodes += 1
        }
      }
    }
  }

  /// The middle of the box around nodes; nil when none of them is in the file.
  func middle(_ nodes: [Int32]) -> OSMPoint? {
    let known = nodes.map { points[Int($0)] }.filter { $0 != .missing }
    guard let west = known.map(\.x).min(), let east = known.map(\.x).max(),
      let south = known.map(\.y).min(), let north = known.map(\.y).max()
    else { return nil }
    return OSMPoint(
      x: Int32((Int(west) + Int(east)) / 2),
      y: Int32((Int(south) + Int(north)) / 2)
    )
  }

  /// The length of a course over the nodes that are in the file.
  func kilometres(_ nodes: ArraySlice<Int32>) -> Double {
    var total = 0.0
    for (node, next) in zip(nodes, nodes.dropFirst()) {
      let (a, b) = (points[Int(node)], points[Int(next)])
      if a != .missing, b != .missing { total += greatCircle(a, b) }
    }
    return total
  }

  /// Gives railways nodes of their own where they cross a road on the level: nobody boards a train
  /// there.
  mutating func separateRailways() {
    var hasOther = [Bool](repeating: false, count: points.count)
    for way in ways.indices where ways[way].type.mode != .rail {
      for node in nodes(ofWay: way) { hasOther[Int(node)] = true }
    }
    var twins: [Int32: Int32] = [:]
    for way in ways.indices where ways[way].type.mode == .rail {
      for position in offsets[way]..<offsets[way + 1] {
        let node = references[position]
        guard hasOther[Int(node)] else { continue }
        if let twin = twins[node] {
          references[position] = twin
        } else {
          let twin = Int32(points.count)
          twins[node] = twin
          points.append(points[Int(node)])
          ids.append(ids[Int(node)])
          references[position] = twin
        }
      }
    }
  }
}

/// Kilometres between two places on a sphere of 6371 km, by the haversine formula.
func greatCircle(_ a: OSMPoint, _ b: OSMPoint) -> Double {
  greatCircle((a.longitude, a.latitude), (b.longitude, b.latitude))
}

/// Kilometres between two places in degrees.
func greatCircle(_ a: (x: Double, y: Double), _ b: (x: Double, y: Double)) -> Double {
  let radians = Double.pi / 180
  let north = sin((b.y - a.y) * radians / 2)
  let east = sin((b.x - a.x) * radians / 2)
  let square = north * north + cos(a.y * radians) * cos(b.y * radians) * east * east
  return 2 * 6371 * asin(min(1, square.squareRoot()))
}
