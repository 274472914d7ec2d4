// What the fastest direct train of a pair takes, from the chain of links, the trains seen and the
// two cities.

import Glibc

/// Fastest minutes of direct trains, fitted to the services that run along chains of links.
///
/// A chain stops everywhere. The fastest of many trains between two large cities passes most
/// stations, so that it saves a share of the chain that grows with the trains, and minutes that
/// depend on where it starts and ends rather than on how far it runs:
///
///     fastest = (share + shareByTrains * log(1 + trains)) * chained
///       + minutes(first) + minutes(second)
///
/// by least squares of relative errors. Errors beyond ``clip`` count less (Huber's weights), and a
/// city's minutes are held towards none by ``prior`` services. What is left of neighbouring pairs'
/// errors is then taken off: the train that calls at one station mostly calls at the next as well.
struct TrainTimes {
  /// A service, the minutes of the chain between its cities, and the trains that others show to run
  /// all along it.
  struct Observation {
    var cities: Pair
    var chained: Double
    var trains: Double
    var fastest: Double
  }

  private var share = 1.0
  private var shareByTrains = 0.0
  private var minutes: [String: Double] = [:]
  /// Logarithms of observed over fitted minutes.
  private var errors: [Pair: Double] = [:]
  private let neighbours: Neighbours

  private static let clip = 0.1
  private static let prior = 4.0
  /// No train takes less than this share of the chain's minutes.
  private static let leastShare = 0.8
  /// Neighbouring pairs whose error is larger run otherwise and say nothing of this one.
  private static let otherWay = 0.35

  /// Fits the model; without observations trains take what the chain does.
  init(_ observations: [Observation], _ neighbours: Neighbours) {
    self.neighbours = neighbours
    fit(observations)
    for row in observations {
      errors[row.cities] = log(row.fastest / fitted(row.cities, row.chained, row.trains))
    }
  }

  /// Minutes of the fastest train between two cities that are in no observation.
  ///
  /// `chained` are the minutes of the chain between them, `trains` those a day that are seen to run
  /// all along it.
  func fastest(_ cities: Pair, chained: Double, trains: Double) -> Double {
    let known = neighbours.pairs(beside: cities).compactMap { errors[$0] }
      .filter { abs($0) < Self.otherWay }
    // One neighbour more that says nothing holds few neighbours back.
    let error = known.reduce(0, +) / Double(known.count + 1)
    return max(Self.leastShare * chained, fitted(cities, chained, trains) * exp(error))
  }

  private func fitted(_ cities: Pair, _ chained: Double, _ trains: Double) -> Double {
    let ends = minutes[cities.first, default: 0] + minutes[cities.second, default: 0]
    let running = (share + shareByTrains * log(1 + trains)) * chained
    return max(Self.leastShare * chained, running + ends)
  }

  /// Sweeps over the unknowns, each moved to its best beside the others, until none moves by a
  /// second any more: the sum of squares falls with every move, so that they come to rest.
  private mutating func fit(_ observations: [Observation]) {
    let squares = observations.map { 1 / ($0.fastest * $0.fastest) }
    let prior = Self.prior * (median(squares) ?? 0)
    var rows: [String: [Int]] = [:]
    for (position, row) in observations.enumerated() {
      rows[row.cities.first, default: []].append(position)
      rows[row.cities.second, default: []].append(position)
    }
    let cities = rows.keys.sorted()
    var rest = Rest(
      errors: observations.map { $0.fastest - $0.chained },
      weights: squares
    )
    let chained = observations.map(\.chained)
    let byTrains = observations.map { $0.chained * log(1 + $0.trains) }
    for _ in 0..<8 {
      var largest = Double.infinity
      while largest > 0.01 {  // minutes
        largest = 0
        for city in cities {
          let before = minutes[city, default: 0]
          let move = rest.move(rows[city] ?? [], prior: prior, from: before)
          minutes[city] = before + move
          largest = max(largest, abs(move))
        }
        share += rest.move(chained)
        shareByTrains += rest.move(byTrains)
      }
      for (row, observation) in observations.enumerated() {
        let said = max(1, observation.fastest - rest.errors[row])
        let error = abs(log(said / observation.fastest))
        rest.weights[row] = squares[row] * min(1, Self.clip / max(error, 1e-9))
      }
    }
  }
}

/// What observations are still off by, with the weight of each.
private struct Rest {
  var errors: [Double]
  var weights: [Double]

  /// Moves the constant of some observations to its best, and says by how much.
  mutating func move(_ rows: [Int], prior: Double, from before: Double) -> Double {
    let pull = rows.reduce(0) { $0 + weights[$1] * errors[$1] } - prior * before
    let norm = rows.reduce(prior) { $0 + weights[$1] }
    guard norm > 0 else { return 0 }
    for row in rows { errors[row] -= pull / norm }
    return pull / norm
  }

  /// Moves the coefficient of a variable to its best, and says by how much.
  mutating func move(_ values: [Double]) -> Double {
    var (pull, norm) = (0.0, 0.0)
    for (row, value) in values.enumerated() {
      pull += weights[row] * value * errors[row]
      norm += weights[row] * value * value
    }
    guard norm > 0 else { return 0 }
    for (row, value) in values.enumerated() { errors[row] -= pull / norm * value }
    return pull / norm
  }
}
