// The network's hull: where its places are, with bays and islands, as an outline to cut areas at.

import Glibc

/// The alpha hull of a network's nodes, a little air about it.
///
/// A point lies outside when a disc of the given radius that holds no node covers it; so the hull
/// follows coasts and borders that a convex hull would cut across. It is found on a grid by two
/// distance transforms (nodes, then what is far from all of them) and drawn along the level line of
/// the second.
///
/// - SeeAlso: H. Edelsbrunner, D. Kirkpatrick and R. Seidel, On the shape of a set of points in the
///   plane, 1983, doi:10.1109/TIT.1983.1056714.
struct NetworkHull: Sendable {
  /// Closed rings, one per part; holes are filled, for a plateau without places belongs to the
  /// network all the same.
  let rings: [[MapFrame.Position]]

  /// Samples along the sheet's width.
  private static let resolution = 220

  /// - Parameters:
  ///   - nodes: Positions on the sheet.
  ///   - radius: Of the empty discs, in the sheet's units.
  ///   - margin: Air about the outermost nodes.
  /// - Complexity: O(nodes + samples).
  init(_ nodes: [MapFrame.Position], radius: Double, margin: Double) {
    let step = Double(MapFrame.width) / Double(Self.resolution)
    let border = radius + 2 * margin + 2 * step
    let left = Double(nodes.map(\.x).min() ?? 0) - border
    let top = Double(nodes.map(\.y).min() ?? 0) - border
    let columns = Int((Double(nodes.map(\.x).max() ?? 0) + border - left) / step) + 2
    let rows = Int((Double(nodes.map(\.y).max() ?? 0) + border - top) / step) + 2
    var isNode = Array(repeating: false, count: rows * columns)
    for node in nodes {
      let column = Int(((Double(node.x) - left) / step).rounded())
      let row = Int(((Double(node.y) - top) / step).rounded())
      isNode[row * columns + column] = true
    }
    let fromNodes = distances(to: isNode, columns: columns)
    let fromFar = distances(to: fromNodes.map { $0 * step > radius }, columns: columns)
    let lines = LevelLines(
      fromFar.map { $0 * step - (radius - margin) },
      columns: columns
    )
    rings = lines.rings.filter { area($0) < 0 }.map { ring in
      ring.map { point in
        MapFrame.Position(
          x: Int((left + point.x * step).rounded()),
          y: Int((top + point.y * step).rounded())
        )
      }
    }
  }

  /// The outline as a path's `d`.
  var pathData: String { rings.map { Reporting.pathData($0) + "Z" }.joined() }
}

/// Twice the area of a ring, negative where its inside is on the left (y grows downwards).
private func area(_ ring: [LevelLines.Point]) -> Double {
  zip(ring, ring.dropFirst() + ring.prefix(1)).reduce(0) { sum, side in
    sum + side.0.x * side.1.y - side.1.x * side.0.y
  }
}

/// The distance of every sample to the nearest marked one, in samples; infinite where none is
/// marked.
///
/// - Complexity: O(samples).
/// - SeeAlso: P. Felzenszwalb and D. Huttenlocher, Distance transforms of sampled functions, 2012,
///   doi:10.4086/toc.2012.v008a019.
private func distances(to marked: [Bool], columns: Int) -> [Double] {
  let rows = marked.count / columns
  var squares = marked.map { $0 ? 0 : Double.infinity }
  for column in 0..<columns {
    let line = lowerEnvelope((0..<rows).map { squares[$0 * columns + column] })
    for row in 0..<rows { squares[row * columns + column] = line[row] }
  }
  for row in 0..<rows {
    let range = row * columns..<(row + 1) * columns
    squares.replaceSubrange(range, with: lowerEnvelope(Array(squares[range])))
  }
  return squares.map { $0.squareRoot() }
}

/// The least of `(x - i)^2 + values[i]` over i, for every x: the lower envelope of parabolas.
private func lowerEnvelope(_ values: [Double]) -> [Double] {
  var summits: [Int] = []
  // From where on each parabola is the lowest.
  var starts: [Double] = []
  for position in values.indices where values[position].isFinite {
    var start = -Double.infinity
    while let last = summits.last {
      let (here, there) = (Double(position), Double(last))
      start =
        (values[position] + here * here - values[last] - there * there) / (2 * (here - there))
      guard start <= starts[starts.count - 1] else { break }
      summits.removeLast()
      starts.removeLast()
      start = -.infinity
    }
    summits.append(position)
    starts.append(start)
  }
  guard !summits.isEmpty else { return values }
  var lowest = 0
  return values.indices.map { position in
    while lowest + 1 < summits.count, starts[lowest + 1] < Double(position) { lowest += 1 }
    let offset = Double(position - summits[lowest])
    return offset * offset + values[summits[lowest]]
  }
}
