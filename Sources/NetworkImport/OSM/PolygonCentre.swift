// The middle of a polygon that is given as WKT.

/// The centroid of the largest polygon of a `POLYGON` or `MULTIPOLYGON`, by its outer ring.
///
/// - Returns: nil for anything else, and for rings of fewer than three places.
func polygonCentre(wellKnownText text: String) -> (x: Double, y: Double)? {
  var rest = Substring(text)
  if rest.uppercased().hasPrefix("SRID="), let end = rest.firstIndex(of: ";") {
    rest = rest[rest.index(after: end)...]
  }
  let word = rest.prefix { $0 != "(" }.uppercased().split(separator: " ")
  guard let kind = word.first, ["POLYGON", "MULTIPOLYGON"].contains(kind) else { return nil }
  // Rings are the innermost brackets; in a polygon the first one is the outer, and no hole is
  // larger.
  var best: (area: Double, x: Double, y: Double)?
  for ring in rest.split(separator: "(").dropFirst() {
    let places = ring.prefix { $0 != ")" }.split(separator: ",").map { place in
      place.split(whereSeparator: \.isWhitespace).prefix(2).map { Double($0) }
    }
    guard !places.isEmpty else { continue }
    var points: [(x: Double, y: Double)] = []
    for place in places {
      guard place.count == 2, let x = place[0], let y = place[1], x.isFinite, y.isFinite else {
        return nil
      }
      points.append((x, y))
    }
    guard let centre = ringCentre(points) else { continue }
    if centre.area > best?.area ?? -1 { best = centre }
  }
  return best.map { ($0.x, $0.y) }
}

/// Area and centroid of a ring, by the shoelace formula from its first place.
func ringCentre(_ ring: [(x: Double, y: Double)]) -> (area: Double, x: Double, y: Double)? {
  guard ring.count >= 3, let origin = ring.first else { return nil }
  var (area, x, y) = (0.0, 0.0, 0.0)
  for (a, b) in zip(ring, ring.dropFirst() + [origin]) {
    let (ax, ay) = (a.x - origin.x, a.y - origin.y)
    let (bx, by) = (b.x - origin.x, b.y - origin.y)
    let cross = ax * by - bx * ay
    area += cross
    x += (ax + bx) * cross
    y += (ay + by) * cross
  }
  guard area != 0 else { return nil }
  return (abs(area) / 2, origin.x + x / (3 * area), origin.y + y / (3 * area))
}
