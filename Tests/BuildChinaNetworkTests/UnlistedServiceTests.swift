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
    let found = try UnlistedServices(.highSpeed, links, besides: known).services
    #expect(found.map(\.pair) == [RailPair(cities: missing, system: .highSpeed)])
    #expect(found.map(\.trainsBothDirections) == [20])
    #expect(found.map(\.kilometres) == [600])
    // 0.9 of the chain's 180 minutes, as all others.
    let minutes = try #require(found.first?.fastest)
    #expect(abs(minutes - 162) < 1)
  }

  @Test("pairs that the rule speaks of are counted, and those of them that have a row")
  func counts() throws {
    // All trains take 0.9 of the chain, which beats it by more than 5 %; ten pairs are no
    // neighbours, of which one has no row.
    let known = services(but: [Pair("200000", "500000")]) { $1 * 0.9 }
    let found = try UnlistedServices(.highSpeed, links, besides: known)
    #expect(found.pairs == 10 && found.listed == 9)
    // At 0.99 none beats it, so the rule speaks of none.
    let slower = try UnlistedServices(.highSpeed, links, besides: services(but: []) { $1 * 0.99 })
    #expect(slower.pairs == 0 && slower.services.isEmpty)
  }

  @Test("a turn that few trains are seen to make is no sign of a service")
  func fewTrains() throws {
    let missing = Pair("200000", "500000")
    let known = services(but: [missing], trains: 15) { $1 * 0.9 }
    #expect(try UnlistedServices(.highSpeed, links, besides: known).services.isEmpty)
    // Nor is a service that takes far longer than the chain: it goes another way, or dawdles.
    let slow = services(but: [missing]) { $1 * 1.2 }
    #expect(try UnlistedServices(.highSpeed, links, besides: slow).services.isEmpty)
  }

  @Test("a row does not speak for its own pair")
  func ownRow() throws {
    // Fifty trains run from the second city to the fifth, ten between all others: only the two
    // pairs within have another's fifty.
    let within = Pair("200000", "500000")
    let busy = service(within.first, within.second, fastest: 162, median: 162, trains: 50)
    let known = services(but: [within], trains: 10) { $1 * 0.9 } + [busy]
    let found = try UnlistedServices(.highSpeed, links, besides: known)
    #expect(found.pairs == 2 && found.listed == 2)
  }

  @Test("where most neighbouring pairs have no row, a missing one is no service")
  func neighbours() throws {
    // Many trains run from end to end, but no row tells that they call anywhere between.
    let known = [
      service("100000", "600000", fastest: 270, median: 270, trains: 50),
      service("100000", "300000", fastest: 108, median: 108, trains: 50),
    ]
    #expect(try UnlistedServices(.highSpeed, links, besides: known).services.isEmpty)
    let pairs = Neighbours(links.map(\.cities)).pairs(beside: Pair("200000", "500000"))
    #expect(
      pairs == [
        Pair("200000", "400000"), Pair("200000", "600000"), Pair("100000", "500000"),
        Pair("300000", "500000"),
      ]
    )
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
      Neighbours(links.map(\.cities))
    )
    // 120 minutes less 12; the prior of four services holds back a part beside the three that are
    // known.
    #expect(abs(times.fastest(left, chained: 120, trains: 20) - 108) < 7)
    // A pair of which nothing is known takes the share of the chain, near 1.
    #expect(abs(times.fastest(Pair("700000", "800000"), chained: 120, trains: 20) - 120) < 6)
    // No train is faster than 0.8 of the chain.
    #expect(times.fastest(left, chained: 20, trains: 20) == 16)
  }

  @Test("without observations trains take what the chain does")
  func nothingKnown() {
    let times = TrainTimes([], Neighbours(links.map(\.cities)))
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
