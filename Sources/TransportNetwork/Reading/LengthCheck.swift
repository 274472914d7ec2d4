// Lengths that cannot be in the unit that config.csv gives them, or leaves to the default.

import Glibc

/// Warns when links are far longer, or shorter, than the straight lines between their nodes.
///
/// DTALite and osm2gmns write metres or miles and no config.csv. The median over links tells: no road is shorter than
/// the straight line, and hardly any three times as long.
func warnOfLengths(_ network: Network, _ log: ProblemLog) {
  let ratios = lengthRatios(network).sorted()
  guard ratios.count >= 10 else { return }
  let median = ratios[ratios.count / 2]
  let unit: String
  switch median {
  case 500..<2000: unit = "metres: set long_length to m"
  case 2000..<10000: unit = "feet: set long_length to ft"
  case 0.5..<0.95: unit = "miles: set long_length to mile"
  case 0.95..<20: return
  default: unit = "in another unit: set long_length"
  }
  log.add(
    PackageProblem(
      .warning,
      file: DataDictionary.link.file,
      columnName: "length",
      message:
        "the median link is \(rounded(median)) times as long as the straight line between its nodes; "
        + "lengths seem to be \(unit) in config.csv, or correct the crs of the coordinates"
    )
  )
}

/// Length over great-circle distance of up to 10,000 links that have both.
private func lengthRatios(_ network: Network) -> [Double] {
  let system = CoordinateSystem(network.configuration.crs)
  guard system.isConvertible else { return [] }
  func place(_ node: Node) -> Position? {
    system.geographic(x: node.x, y: node.y).flatMap { abs($0.y) <= 90 ? $0 : nil }
  }
  var ratios: [Double] = []
  for row in stride(from: 0, to: network.links.count, by: max(1, network.links.count / 10_000)) {
    let link = network.links[row]
    guard let length = link.kilometres, length > 0, let from = place(network.nodes[link.from]),
      let to = place(network.nodes[link.to])
    else { continue }
    let distance = kilometres(from, to)
    if distance > 0.001 { ratios.append(length / distance) }
  }
  return ratios
}

/// The distance of two places on a sphere of 6371 km, by the haversine formula.
private func kilometres(_ a: Position, _ b: Position) -> Double {
  func radians(_ degrees: Double) -> Double { degrees * .pi / 180 }
  let north = sin(radians(b.y - a.y) / 2)
  let east = sin(radians(b.x - a.x) / 2)
  let square = north * north + cos(radians(a.y)) * cos(radians(b.y)) * east * east
  return 2 * 6371 * asin(min(1, square.squareRoot()))
}

/// Three digits that count.
private func rounded(_ number: Double) -> String {
  let scale = pow(10, 2 - floor(log10(number)))
  return shortestDecimal((number * scale).rounded() / scale)
}
