// Direct trains that the table lacks: which pairs get them, and their minutes.

import Testing
import TransportNetwork

@testable import BuildChinaNetwork

@Suite("Direct trains that the table lacks")
struct UnlistedServiceTests {
  /// Six cities in a row, 60 minutes apart.
  private let cities = ["100000", "200000", "300000", "400000", "500000", "600000"]

  private var links: [(cities: Pair, minutes: Double, kilometres: Double)] {
    zip(cities, cities.dropFirst()).map { (Pair($0, $1), 60.0, 200.0) }
  }

  /// All pairs that are no neighbours, less those left out.
  private func services(
    but missing: Set<Pair>,
    trains: Double = 20,
    _ minutes: (Pair, Double) -> Double
  ) -> [TrainService] {
    cities.indices.flatMap { from in
      cities.indices.filter { $0 > from + 1 }.compactMap { to -> TrainService? in
        let pair = Pair(cities[from], cities[to])
        guard !missing.contains(pair) else { return nil }
        let fastest = minutes(pair, Double(to - from) * 60)
        return service(pair.first, pair.second, fastest: fastest, median: fastest, trains: trains)
      }
    }
  }

  @Test("a pair without a row gets a service where trains run, with the fewest trains of any turn")
  func found() throws {
    let missing = Pair("200000", "500000")
    let known = services(but: [missing]) { $1 * 0.9 }
    let found = try UnlistedServices.services(.highSpeed, links, besides: known)
    #expect(found.map(\.pair) == [RailPair(cities: missing, system: .highSpeed)])
    #expect(found.map(\.trainsBothDirections) == [20])
    #expect(found.map(\.kilometres) == [600])
    // 0.9 of the chain's 180 minutes, as all others.
    let minutes = try #require(found.first?.fastest)
    #expect(abs(minutes - 162) < 1)
  }

  @Test("a turn that few trains are seen to make is no sign of a service")
  func fewTrains() throws {
    let missing = Pair("200000", "500000")
    let known = services(but: [missing], trains: 15) { $1 * 0.9 }
    #expect(try UnlistedServices.services(.highSpeed, links, besides: known).isEmpty)
    // Nor is a service that takes far longer than the chain: it goes another way, or dawdles.
    let slow = services(but: [missing]) { $1 * 1.2 }
    #expect(try UnlistedServices.services(.highSpeed, links, besides: slow).isEmpty)
  }

  @Test("a row does not speak for its own pair")
  func ownRow() throws {
    // Only one service of many trains passes all cities: the pair from end to end is listed, so that nothing is found.
    let known = [
      service("100000", "600000", fastest: 300, median: 300, trains: 50),
      service("100000", "300000", fastest: 120, median: 120, trains: 4),
    ]
    let found = try UnlistedServices.services(.highSpeed, links, besides: known)
    // All other pairs are part of it.
    #expect(found.count == 8)
    #expect(found.allSatisfy { $0.trainsBothDirections == 50 })
    #expect(!found.contains { $0.pair.cities == Pair("100000", "600000") })
  }

  @Test("minutes of cities are found again from services that have them")
  func minutesOfCities() {
    // Trains to and from the third city take 12 minutes less, whatever else they do.
    let pairs = cities.indices.flatMap { from in
      cities.indices.filter { $0 > from + 1 }.map { (Pair(cities[from], cities[$0]), $0 - from) }
    }
    let left = Pair("300000", "500000")
    func minutes(_ pair: Pair, _ count: Int) -> Double {
      Double(count) * 60 - (pair.first == "300000" || pair.second == "300000" ? 12 : 0)
    }
    let times = TrainTimes(
      pairs.filter { $0.0 != left }.map { pair, count in
        TrainTimes.Observation(
          cities: pair,
          chained: Double(count) * 60,
          trains: 20,
          fastest: minutes(pair, count)
        )
      },
      links: links.map(\.cities)
    )
    // 120 minutes less 12; the prior of four services holds back a part beside the three that are known.
    #expect(abs(times.fastest(left, chained: 120, trains: 20) - 108) < 7)
    // A pair of which nothing is known takes the share of the chain, near 1.
    #expect(abs(times.fastest(Pair("700000", "800000"), chained: 120, trains: 20) - 120) < 6)
    // No train is faster than 0.8 of the chain.
    #expect(times.fastest(left, chained: 20, trains: 20) == 16)
  }

  @Test("without observations trains take what the chain does")
  func nothingKnown() {
    let times = TrainTimes([], links: links.map(\.cities))
    #expect(times.fastest(Pair("100000", "300000"), chained: 120, trains: 30) == 120)
  }

  @Test("turns are told in order, whichever way links are written")
  func turns() {
    let links = [Pair("a", "b"), Pair("c", "b"), Pair("c", "d")]
    #expect(
      Turn.along([0, 1, 2], from: "a", links)
        == [Turn(city: "b", ends: Pair("a", "c")), Turn(city: "c", ends: Pair("b", "d"))]
    )
    #expect(Turn.along([0], from: "a", links).isEmpty)
  }
}
