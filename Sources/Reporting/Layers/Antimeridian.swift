// Lines across the 180th meridian, cut there as GeoJSON has it.

import TransportNetwork

/// A line in degrees, cut in two wherever it crosses the 180th meridian: there where its longitude
/// would jump by more than half the way around the earth.
///
/// Longitudes beyond 180 are kept as they are, for a line that has them leads over the meridian
/// without a jump.
///
/// - SeeAlso: RFC 7946, section 3.1.9.
func cutAtAntimeridian(_ line: [Position]) -> [[Position]] {
  guard let first = line.first, line.allSatisfy({ abs($0.x) <= 180 }),
    zip(line, line.dropFirst()).contains(where: { abs($1.x - $0.x) > 180 })
  else { return [line] }
  var pieces = [[first]]
  for (from, to) in zip(line, line.dropFirst()) {
    guard abs(to.x - from.x) > 180 else {
      pieces[pieces.count - 1].append(to)
      continue
    }
    // Westward over -180, or eastward over 180.
    let edge = from.x < 0 ? -180.0 : 180
    let way = to.x + 2 * edge - from.x
    let share = way == 0 ? 0 : (edge - from.x) / way
    let latitude = from.y + share * (to.y - from.y)
    if from.x != edge { pieces[pieces.count - 1].append(Position(x: edge, y: latitude)) }
    pieces.append(to.x == -edge ? [to] : [Position(x: -edge, y: latitude), to])
  }
  let whole = pieces.filter { $0.count > 1 }
  return whole.isEmpty ? [line] : whole
}
