// Lengths that cannot be in the unit that config.csv gives them, or leaves to the default.

import TransportNetwork
import Glibc

/// Warns when links are far longer, or shorter, than the straight lines between their nodes.
///
/// DTALite and osm2gmns write metres or miles and no config.csv. The median over links tells: no
/// road is shorter than the straight line, and hardly any three times as long. Every unit that
/// would do is named, since several may.
func warnOfLengths(_ network: Network, _ units: Units, _ log: ProblemLog) {
  warnOfProjectedLengths(network, units, log)
  let ratios = lengthRatios(network).sorted()
  guard ratios.count >= 3 else { return }
  let median = ratios[ratios.count / 2]
  // Of few links a loop or a straight one may be the median; metres for kilometres show all the
  // same.
  let usual = ratios.count < 10 ? 0.002..<100 : 0.95..<20
  guard !usual.contains(median) else { return }
  let candidates = Units.lengthNames.compactMap { name -> String? in
    guard let factor = Units.lengths[name], factor != units.kilometres else { return nil }
    let ratio = median / units.kilometres * factor
    return (0.95..<5).contains(ratio) ? "long_length \(name) (\(threeDigits(ratio)) times)" : nil
  }
  log.add(
    PackageProblem(
      .warning,
      file: DataDictionary.link.file,
      columnName: "length",
      message:
        "the median link is \(threeDigits(median)) times as long as the straight line between its nodes. "
        + (candidates.isEmpty
          ? "No unit of length that is known here explains it"
          : "What would explain it: \(candidates.joined(separator: ", or ")) in config.csv")
        + "; or else the coordinates are not in the crs of config.csv, or their axes are swapped"
    )
  )
}

/// The same where the coordinates are of a system that is not known here: eastings and northings
/// are in metres or in feet, and the lengths must fit one of them.
private func warnOfProjectedLengths(_ network: Network, _ units: Units, _ log: ProblemLog) {
  let system = CoordinateSystem(network.configuration.crs)
  guard network.hasCoordinates, system.code != nil, !system.isConvertible,
    network.nodes.contains(where: { abs($0.x) > 180 || abs($0.y) > 90 })
  else { return }
  var ratios: [Double] = []
  for link in network.links {
    let (one, other) = (network.nodes[link.from], network.nodes[link.to])
    let distance = hypotenuse(one.x - other.x, one.y - other.y)
    guard let length = link.kilometres, length > 0, distance > 0, distance < .infinity else {
      continue
    }
    ratios.append(length / distance)
  }
  ratios.sort()
  guard ratios.count >= 10 else { return }
  let median = ratios[ratios.count / 2]
  let grids = [("metres", 0.001), ("feet", 0.000_304_8)]
  guard !grids.contains(where: { (0.95..<20).contains(median / $0.1) }) else { return }
  let candidates = Units.lengthNames.flatMap { name -> [String] in
    guard let factor = Units.lengths[name], factor != units.kilometres else { return [] }
    return grids.compactMap { grid, kilometres in
      let ratio = median / units.kilometres * factor / kilometres
      return (0.95..<5).contains(ratio)
        ? "long_length \(name), with coordinates in \(grid) (\(threeDigits(ratio)) times)" : nil
    }
  }
  log.add(
    PackageProblem(
      .warning,
      file: DataDictionary.link.file,
      columnName: "length",
      message:
        "the median link is \(threeDigits(median / grids[0].1)) times as long as the straight line between its nodes if the"
        + " coordinates (\(system.name)) are in metres, \(threeDigits(median / grids[1].1)) times if they are in feet. "
        + (candidates.isEmpty
          ? "No unit of length that is known here explains it"
          : "What would explain it: \(candidates.joined(separator: ", or ")) in config.csv")
    )
  )
}

/// Length over great-circle distance of up to 10,000 links that have both.
private func lengthRatios(_ network: Network) -> [Double] {
  let places = NodePositions(network)
  guard places.areKnown else { return [] }
  var ratios: [Double] = []
  for row in stride(from: 0, to: network.links.count, by: max(1, network.links.count / 10_000)) {
    let link = network.links[row]
    guard let length = link.kilometres, length > 0,
      let distance = places.distance(link.from, link.to), distance > 0.001
    else { continue }
    ratios.append(length / distance)
  }
  return ratios
}

/// A number with three digits that count.
func threeDigits(_ number: Double) -> String {
  guard number != 0, number.isFinite else { return shortestDecimal(number) }
  let scale = pow(10, 2 - floor(log10(abs(number))))
  guard scale.isFinite, scale > 0 else { return shortestDecimal(number) }
  return shortestDecimal((number * scale).rounded() / scale)
}
