// What a day's trips say about pairs of stations: fastest and median minutes, and departures.

/// The trips of one mode between pairs of stations.
struct Timetable {
  /// Two stations in the direction of travel.
  struct Pair: Hashable, Comparable {
    var from: Int32
    var to: Int32

    static func < (left: Pair, right: Pair) -> Bool {
      (left.from, left.to) < (right.from, right.to)
    }
  }

  /// Trips that go from one station to another without a change.
  struct Direct {
    /// Minutes of the fastest, from departure to arrival.
    var fastest: Double
    /// How many there are on the day.
    var departures: Int
  }

  /// Trips from one stop to the next.
  struct Hop {
    var pair: Pair
    /// Minutes of the fastest, from departure to arrival.
    var fastest: Double
    var median: Double
    /// Median minutes that those trips which go on stand at the second station.
    var stop: Double
    var departures: Int
  }

  /// Every pair that a trip joins, consecutive stops included.
  let directs: [Pair: Direct]
  /// Consecutive stops, in order of their pairs.
  let hops: [Hop]

  /// Adds up the trips of one mode.
  ///
  /// A trip that comes to a station twice counts from its last stop there before the other
  /// station's first. With `onlyBoardable` nobody gets in or out where pickup_type and
  /// drop_off_type forbid it.
  ///
  /// - Complexity: O(the sum of squares of the trips' numbers of stops).
  init(_ runs: [StopTimes.Run], onlyBoardable: Bool) {
    var directs: [Pair: Direct] = [:]
    var times: [Pair: [(minutes: Double, count: Int)]] = [:]
    var stops: [Pair: [(minutes: Double, count: Int)]] = [:]
    for run in runs {
      for (place, from) in run.stops.enumerated() {
        var seen: Set<Int> = []
        for (next, to) in run.stops.enumerated().dropFirst(place + 1) {
          if to.station == from.station { break }
          let minutes = (to.arrival - from.departure) / 60
          let pair = Pair(from: Int32(from.station), to: Int32(to.station))
          if next == place + 1 {
            times[pair, default: []].append((minutes, run.departures))
            if next + 1 < run.stops.count {
              stops[pair, default: []].append(((to.departure - to.arrival) / 60, run.departures))
            }
          }
          guard seen.insert(to.station).inserted, !onlyBoardable || (from.boards && to.alights)
          else { continue }
          let known = directs[pair] ?? Direct(fastest: .infinity, departures: 0)
          directs[pair] = Direct(
            fastest: min(known.fastest, minutes),
            departures: known.departures + run.departures
          )
        }
      }
    }
    self.directs = directs
    hops = times.keys.sorted().map { pair in
      let trips = times[pair] ?? []
      return Hop(
        pair: pair,
        fastest: trips.map(\.minutes).min() ?? 0,
        median: weightedMedian(trips),
        stop: weightedMedian(stops[pair] ?? []),
        departures: trips.reduce(0) { $0 + $1.count }
      )
    }
  }

  /// The stations where a trip stops.
  var stations: Set<Int> {
    Set(hops.flatMap { [Int($0.pair.from), Int($0.pair.to)] })
  }
}

/// The median of values that each count several times: the mean of the two in the middle when their
/// number is even; 0 of none.
private func weightedMedian(_ values: [(minutes: Double, count: Int)]) -> Double {
  let sorted = values.sorted { $0.minutes < $1.minutes }
  let total = sorted.reduce(0) { $0 + $1.count }
  guard total > 0 else { return 0 }
  func value(at rank: Int) -> Double {
    var passed = 0
    for value in sorted {
      passed += value.count
      if rank < passed { return value.minutes }
    }
    return sorted.last?.minutes ?? 0
  }
  return (value(at: (total - 1) / 2) + value(at: total / 2)) / 2
}
