// Minutes per link that make chains of links as long as the direct trains that run along them.

import Glibc

/// Scales the minutes of links until the services along them come out right.
///
/// The fastest train of two neighbours is neither what a train takes that stops at both nor what
/// one takes that passes them. Each round compares every direct service with the shortest chain
/// between its cities and moves the links on it by the mean of the logarithms of observed over
/// chained minutes; a service counts the less the more links it shares its error with. Services
/// that run by half beside the chain go another way and are left out, as are those that a check
/// holds out.
struct ChainCalibration {
  /// Rounds; after these no link moves by more than a fraction of a percent.
  private static let rounds = 30
  /// Share of a round's move that is made.
  private static let step = 0.7
  /// Weight of a link's own minutes, in services.
  private static let prior = 3.0
  /// Largest logarithm that counts in full, and from which on a service is left out.
  private static let clip = 0.2
  private static let otherWay = 0.5
  /// Bounds of the factor on a link's minutes.
  private static let bounds = 0.65...2.0

  /// The minutes of links after calibration, in the order given.
  static func minutes(_ links: [(cities: Pair, minutes: Double)], services: [TrainService]) throws
    -> [Double]
  {
    var factors = [Double](repeating: 1, count: links.count)
    let inOrder = services.sorted { $0.pair.cities < $1.pair.cities }
    for _ in 0..<rounds {
      let now = zip(links, factors).map { (ends: $0.cities, minutes: $0.minutes * $1) }
      var chain = try Chain(now)
      var sums = [Double](repeating: 0, count: links.count)
      var weights = [Double](repeating: prior, count: links.count)
      for service in inOrder {
        let pair = service.pair.cities
        let chained = chain.minutes(pair.first, pair.second)
        guard chained.isFinite, chained > 0 else { continue }
        let error = log(service.fastest / chained)
        guard abs(error) <= otherWay else { continue }
        let path = chain.links(pair.first, pair.second)
        let weight = 1 / Double(max(1, path.count))
        for link in path {
          sums[link] += weight * max(-clip, min(clip, error))
          weights[link] += weight
        }
      }
      for link in links.indices {
        let moved = factors[link] * exp(step * sums[link] / weights[link])
        factors[link] = max(bounds.lowerBound, min(bounds.upperBound, moved))
      }
    }
    return zip(links, factors).map { $0.minutes * $1 }
  }
}
