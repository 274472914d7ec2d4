// Direct trains that the table of services lacks: an eighth of its pairs is missing at random.

import Glibc

/// Direct services between cities without a row, where many trains run all along the chain between
/// them.
///
/// A row that is missing is no sign that no train runs where every turn on the chain is one that at
/// least ``leastTrains`` trains a day make, at least ``leastShare`` of the pairs of one city and a
/// neighbour of the other have a row, and the fastest would beat the chain: nearly as many of such
/// pairs have a row as the table can tell (``listed`` of ``pairs``, in the check figures). Such a
/// pair's trains are taken as the fewest of any turn, its minutes as those of ``TrainTimes``.
struct UnlistedServices {
  /// The services, in the order of their cities.
  private(set) var services: [TrainService] = []
  /// Pairs that many trains run between and whose fastest is estimated to beat the chain, and how
  /// many of them have a row.
  private(set) var pairs = 0
  private(set) var listed = 0

  /// Trains a day, both directions together, that must be seen to run through every city on the
  /// way.
  private static let leastTrains = 16.0
  /// Share of the neighbouring pairs that must have a row: who runs past a city mostly calls there.
  private static let leastShare = 0.5
  /// A service is seen to run along the chain when it takes no longer than this multiple of it.
  private static let tolerance = 1.15
  /// Largest logarithm of fastest over chained minutes of a service that goes the chain's way.
  private static let otherWay = 0.35

  /// Finds the services of one system.
  ///
  /// `links` are adjacent cities with their calibrated minutes and kilometres, `known` the rows
  /// that are known, those of adjacent cities left out.
  init(
    _ system: RailSystem,
    _ links: [(cities: Pair, minutes: Double, kilometres: Double)],
    besides known: [TrainService]
  ) throws {
    let ends = links.map(\.cities)
    let adjacent = Set(ends)
    let isListed = Set(known.map(\.pair.cities))
    var chain = try Chain(links.map { (ends: $0.cities, minutes: $0.minutes) })
    var traffic = Traffic()
    var running: [(service: TrainService, chained: Double, turns: [Turn])] = []
    for service in known.sorted(by: { $0.pair.cities < $1.pair.cities }) {
      let (first, second) = (service.pair.cities.first, service.pair.cities.second)
      let chained = chain.minutes(first, second)
      guard chained.isFinite, chained > 0 else { continue }
      guard abs(log(service.fastest / chained)) <= Self.otherWay else { continue }
      let turns = Turn.along(chain.links(first, second), from: first, ends)
      running.append((service, chained, turns))
      if service.fastest <= Self.tolerance * chained { traffic.add(service, turns) }
    }
    let neighbours = Neighbours(ends)
    let times = TrainTimes(
      running.map { service, chained, turns in
        TrainTimes.Observation(
          cities: service.pair.cities,
          chained: chained,
          trains: traffic.fewest(turns, but: service.pair.cities),
          fastest: service.fastest
        )
      },
      neighbours
    )
    let cities = Set(ends.flatMap { [$0.first, $0.second] }).sorted()
    for first in cities {
      for second in cities where first < second && !adjacent.contains(Pair(first, second)) {
        let pair = Pair(first, second)
        let path = chain.links(first, second)
        let trains = traffic.fewest(Turn.along(path, from: first, ends), but: pair)
        guard trains >= Self.leastTrains else { continue }
        let near = neighbours.pairs(beside: pair).filter { !adjacent.contains($0) }
        let seen = near.count { isListed.contains($0) }
        guard seen > 0, Double(seen) >= Self.leastShare * Double(near.count) else { continue }
        let chained = chain.minutes(first, second)
        let minutes = times.fastest(pair, chained: chained, trains: trains)
        if minutes < Calibration.directAdvantage * chained {
          pairs += 1
          if isListed.contains(pair) { listed += 1 }
        }
        guard !isListed.contains(pair) else { continue }
        services.append(
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
  }
}

/// The most trains a day that one service shows to make each turn.
private struct Traffic {
  /// Of each turn the two services with most trains, so that a service can be asked about without
  /// its own row.
  private var most: [Turn: [(trains: Double, cities: Pair)]] = [:]

  mutating func add(_ service: TrainService, _ turns: [Turn]) {
    for turn in turns {
      let all = most[turn, default: []] + [(service.trainsBothDirections, service.pair.cities)]
      most[turn] = Array(all.sorted { ($1.trains, $0.cities) < ($0.trains, $1.cities) }.prefix(2))
    }
  }

  /// The fewest trains of any of the turns, one pair's own row left out; none where there is no
  /// turn.
  func fewest(_ turns: [Turn], but cities: Pair) -> Double {
    turns.map { turn in most[turn]?.first { $0.cities != cities }?.trains ?? 0 }.min() ?? 0
  }
}
