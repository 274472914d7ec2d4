// Direct trains that the table of services lacks: an eighth of its pairs is missing at random.

import Glibc

/// Direct services between cities without a row, where many trains run all along the chain between them.
///
/// A row that is missing is no sign that no train runs. Where every turn on the chain is one that at least ``leastTrains`` trains a day
/// make, and the fastest would beat the chain, 81 to 86 % of all pairs have a row, of the 87.5 % that the table can tell.
/// Such a pair's trains are taken as the fewest of any turn, its minutes as those of ``TrainTimes``.
enum UnlistedServices {
  /// Trains a day, both directions together, that must be seen to run through every city on the way.
  private static let leastTrains = 16.0
  /// A service is seen to run along the chain when it takes no longer than this multiple of it.
  private static let tolerance = 1.15
  /// Largest logarithm of fastest over chained minutes of a service that goes the chain's way.
  private static let otherWay = 0.35

  /// The services of one system, in the order of their cities.
  ///
  /// `links` are adjacent cities with their calibrated minutes and kilometres, `services` the rows that are known, those of adjacent
  /// cities left out.
  static func services(
    _ system: RailSystem,
    _ links: [(cities: Pair, minutes: Double, kilometres: Double)],
    besides services: [TrainService]
  ) throws -> [TrainService] {
    let ends = links.map(\.cities)
    let listed = Set(ends + services.map(\.pair.cities))
    var chain = try Chain(links.map { (ends: $0.cities, minutes: $0.minutes) })
    var traffic = Traffic()
    var running: [(service: TrainService, chained: Double, turns: [Turn])] = []
    for service in services.sorted(by: { $0.pair.cities < $1.pair.cities }) {
      let (first, second) = (service.pair.cities.first, service.pair.cities.second)
      let chained = chain.minutes(first, second)
      guard chained.isFinite, chained > 0 else { continue }
      guard abs(log(service.fastest / chained)) <= otherWay else { continue }
      let turns = Turn.along(chain.links(first, second), from: first, ends)
      running.append((service, chained, turns))
      if service.fastest <= tolerance * chained { traffic.add(service, turns) }
    }
    let times = TrainTimes(
      running.map { service, chained, turns in
        TrainTimes.Observation(
          cities: service.pair.cities,
          chained: chained,
          trains: traffic.fewest(turns, but: service.pair.cities),
          fastest: service.fastest
        )
      },
      links: ends
    )
    var found: [TrainService] = []
    let cities = Set(ends.flatMap { [$0.first, $0.second] }).sorted()
    for first in cities {
      for second in cities where first < second && !listed.contains(Pair(first, second)) {
        let pair = Pair(first, second)
        let path = chain.links(first, second)
        let trains = traffic.fewest(Turn.along(path, from: first, ends), but: pair)
        guard trains >= leastTrains else { continue }
        let chained = chain.minutes(first, second)
        let minutes = times.fastest(pair, chained: chained, trains: trains)
        found.append(
          TrainService(
            pair: RailPair(cities: pair, system: system),
            fastest: minutes,
            median: minutes,
            kilometres: path.reduce(0) { $0 + links[$1].kilometres },
            straight: 0,
            trainsBothDirections: trains,
            provenance: Provenance("trains along the line, time estimated", "2023", "low")
          )
        )
      }
    }
    return found
  }
}

/// The most trains a day that one service shows to make each turn.
private struct Traffic {
  /// Of each turn the two services with most trains, so that a service can be asked about without its own row.
  private var most: [Turn: [(trains: Double, cities: Pair)]] = [:]

  mutating func add(_ service: TrainService, _ turns: [Turn]) {
    for turn in turns {
      let all = most[turn, default: []] + [(service.trainsBothDirections, service.pair.cities)]
      most[turn] = Array(all.sorted { ($1.trains, $0.cities) < ($0.trains, $1.cities) }.prefix(2))
    }
  }

  /// The fewest trains of any of the turns, one pair's own row left out; none where there is no turn.
  func fewest(_ turns: [Turn], but cities: Pair) -> Double {
    turns.map { turn in most[turn]?.first { $0.cities != cities }?.trains ?? 0 }.min() ?? 0
  }
}
