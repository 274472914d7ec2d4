// For every zone and facility, the nearest node of the roads and the tracks around, found in one
// run over all nodes.

/// Nearest nodes of sites within a distance.
///
/// The sites are kept in a grid, since there are few, and the nodes pass by, since there are many.
struct NearestNodes {
  /// A node and how far it is, in kilometres.
  struct Found: Sendable {
    var node: Int32
    var kilometres: Double

    /// Whether it is nearer than another one; of equals the first node counts.
    func isNearer(than other: Found?) -> Bool {
      guard let other else { return true }
      return (kilometres, node) < (other.kilometres, other.node)
    }
  }

  /// The nearest node of a road or ferry, by site.
  private(set) var road: [Found?]
  /// The nearest node of a railway, by site.
  private(set) var rail: [Found?]
  /// The nearest node of every track near a site, by way.
  private(set) var tracks: [[Int32: Found]]

  /// Tracks as near as this belong to a station, in kilometres.
  static let trackDistance = 0.3

  private let sites: [OSMPoint]
  private let limit: Double
  private let cellSize: Double
  private let columns: Int
  private var cells: [Int: [Int32]] = [:]

  init(_ sites: [OSMPoint], within kilometres: Double) {
    self.sites = sites
    limit = kilometres
    let degrees = kilometres / 111
    cellSize = min(10, max(degrees, 0.01))
    columns = Int((360 / cellSize).rounded(.up))
    road = Array(repeating: nil, count: sites.count)
    rail = road
    tracks = Array(repeating: [:], count: sites.count)
    for (number, site) in sites.enumerated() {
      let shrink = max(0.01, cosine(ofDegrees: min(89, abs(site.latitude) + degrees)))
      let rows = row(site.latitude - degrees)...row(site.latitude + degrees)
      let first = (site.longitude - degrees / shrink) / cellSize
      let last = (site.longitude + degrees / shrink) / cellSize
      let count = min(columns, Int((last.rounded(.down) - first.rounded(.down))) + 1)
      for row in rows {
        for offset in 0..<count {
          cells[key(row, Int(first.rounded(.down)) + offset), default: []].append(Int32(number))
        }
      }
    }
  }

  /// Looks at a node.
  mutating func visit(_ node: Int32, at point: OSMPoint, ofRail isRail: Bool, way: Int32) {
    let column = Int((point.longitude / cellSize).rounded(.down))
    guard let near = cells[key(row(point.latitude), column)] else { return }
    for number in near {
      let site = Int(number)
      let found = Found(node: node, kilometres: greatCircle(point, sites[site]))
      guard found.kilometres <= limit else { continue }
      if isRail {
        if found.isNearer(than: rail[site]) { rail[site] = found }
        if found.kilometres <= Self.trackDistance, found.isNearer(than: tracks[site][way]) {
          tracks[site][way] = found
        }
      } else if found.isNearer(than: road[site]) {
        road[site] = found
      }
    }
  }

  private func row(_ latitude: Double) -> Int { Int((latitude / cellSize).rounded(.down)) }

  private func key(_ row: Int, _ column: Int) -> Int {
    let wrapped = column % columns
    return row * (columns + 1) + (wrapped < 0 ? wrapped + columns : wrapped)
  }
}
