// Access of three towns, worked out by hand, on each kind of source.

import AccessAnalysis
import Accessibility
import NetworkFiles
import TestNetworks
import Testing
import TransportNetwork

@Suite("Access of three towns by hand")
struct TownAccessTests {
  /// A (10 people), B (20) and C (40) in a row, A-B 25 minutes, B-C 50; D (5) lies on no node.
  static func towns(withD: Bool = false) -> Network {
    threeTowns(people: withD ? [10, 20, 40, 5] : [10, 20, 40], minutes: (25, 50), projects: [])
  }

  static func matrix(for request: AccessRequest) throws -> MatrixSource {
    let pairs =
      "from_id,to_id,time,fare\nA,B,25,2\nB,A,25,2\nB,C,50,6\nC,B,50,6\nA,C,75,1\nC,A,75,1\n"
    return try MatrixSource(
      CSVTable(bytes: Array(pairs.utf8), name: "od.csv"),
      zones: ZoneFile(
        CSVTable(bytes: Array("id,population,side\nA,10,w\nB,20,e\nC,40,e\n".utf8), name: "z.csv")
      ),
      for: request
    )
  }

  static func graph() throws -> GraphSource {
    let text = "p sp 3 4\na 1 2 25\na 2 1 25\na 2 3 50\na 3 2 50\n"
    let zones = "id,population\n1,10\n2,20\n3,40\n"
    return try GraphSource(
      GraphFile(bytes: Array(text.utf8), name: "towns.gr"),
      name: "towns.gr",
      zones: ZoneFile(CSVTable(bytes: Array(zones.utf8), name: "nodes.csv"))
    )
  }

  /// Linear decay to 100: f(25) = 0.75, f(50) = 0.5, f(75) = 0.25.
  ///
  /// A reaches 0.75 x 20 + 0.25 x 40 = 25, B 0.75 x 10 + 0.5 x 40 = 27.5, C 0.25 x 10 + 0.5 x 20 =
  /// 12.5, towns themselves left out.
  @Test("gravity, the same from network, graph and matrix")
  func gravity() throws {
    let request = AccessRequest(.gravity(decay: .linear(cutoff: 100)))
    let expected = [25, 27.5, 12.5]
    let network = try request.answer(NetworkSource(Self.towns(), for: request))
    #expect(network.series.map(\.values) == [expected])
    #expect(network.zones.map(\.weight) == [10, 20, 40] && network.costUnit == "minutes")
    #expect(network.coverage.pairs == 6 && network.coverage.unreachablePairs == 0)
    #expect(try request.answer(Self.graph()).series.map(\.values) == [expected])
    #expect(try request.answer(Self.matrix(for: request)).series.map(\.values) == [expected])
  }

  /// Within 50 minutes A reaches B, B both, C B; within 75 everyone reaches all others.
  @Test("cumulative access, a series per cutoff")
  func cumulative() throws {
    let request = AccessRequest(.cumulative(cutoffs: [50, 75]))
    for answer in [
      try request.answer(NetworkSource(Self.towns(), for: request)),
      try request.answer(Self.graph()), try request.answer(Self.matrix(for: request)),
    ] {
      #expect(answer.series.map(\.cutoff) == [50, 75])
      #expect(answer.series.map(\.values) == [[20, 50, 20], [60, 50, 30]])
    }
  }

  /// Of the ways from A to C and back (75 minutes, fare 1) and B to C (50, 6) only A-B keeps both
  /// limits.
  @Test("limits that must hold at once")
  func limits() throws {
    let request = AccessRequest(
      .cumulativeWithin([.init(column: "time", limit: 60), .init(column: "fare", limit: 5)])
    )
    let answer = try request.answer(Self.matrix(for: request))
    #expect(answer.series.map(\.values) == [[20, 10, 0]] && answer.series[0].cutoff == nil)
  }

  /// D is nowhere: it reaches nobody, and 6 of the 12 pairs have a way.
  @Test("what cannot be reached, and people in regions")
  func unreachable() throws {
    var request = AccessRequest(.closest(opportunities: 1))
    request.scheme = "macro"
    let answer = try request.answer(NetworkSource(Self.towns(withD: true), for: request))
    #expect(answer.series[0].values == [25, 25, 50, .infinity])
    #expect(answer.coverage.pairs == 12 && answer.coverage.unreachablePairs == 6)
    #expect(answer.regions.map(\.name) == ["West", "East", "Central"])
    #expect(answer.regions.map(\.zones) == [[0], [1], [2]])
  }

  /// C is a port with 7 cranes: A and B go there in 75 and 50 minutes, and C is there.
  @Test("facilities in place of towns")
  func facilities() throws {
    var network = Self.towns()
    network.nodes[2].type = "port"
    var request = AccessRequest(.closest(opportunities: 1))
    request.facilities = FacilityChoice(kinds: ["port"])
    let answer = try request.answer(NetworkSource(network, for: request))
    #expect(answer.series[0].values == [75, 50, 0])
    #expect(answer.series[0].reached.map { $0?.id } == ["C", "C", "C"])
    #expect(answer.request.opportunityName == FacilityChoice.eachOne)
  }

  /// The use's own scale of 50 minutes: 20 exp(-1/2) + 40 exp(-3/2) from A.
  @Test("the decay of the use where none is given")
  func standardDecay() throws {
    var network = Self.towns()
    network.uses[0].decayMinutes = 50
    let request = AccessRequest(.gravity(decay: nil))
    let answer = try request.answer(NetworkSource(network, for: request))
    #expect(answer.request.measure == .gravity(decay: .exponential(rate: 0.02)))
    let byHand = 20 * 0.606530659712633 + 40 * 0.22313016014843
    #expect(abs(answer.series[0].values[0] - byHand) < 1e-9)
  }

  /// C adds most to B: 0.5 x 40 = 20 of 27.5, then A with 7.5.
  @Test("where a town's access comes from")
  func details() throws {
    let request = AccessRequest(.gravity(decay: .linear(cutoff: 100)))
    let source = try NetworkSource(Self.towns(), for: request)
    let detail = try #require(try request.details(of: [1], source).first)
    #expect(detail.sources.map(\.id) == ["C", "A"])
    #expect(detail.sources.map(\.contribution) == [20, 7.5])
    #expect(detail.sources.map(\.cost) == [50, 25] && detail.ownLeftOut == 20)
  }

  /// With A-B closed A and B reached nobody and C; now they reach more, and D is new.
  @Test("access before, of an earlier answer and of its table")
  func before() throws {
    let request = AccessRequest(.cumulative(cutoffs: [50]))
    var earlier = Self.towns()
    earlier.links.removeFirst()
    var answer = try request.answer(NetworkSource(Self.towns(withD: true), for: request))
    let old = try request.answer(NetworkSource(earlier, for: request))
    answer.compare(with: EarlierAccess(old))
    #expect(answer.series[0].before == [0, 40, 20, nil])
    let table = try CSVTable(
      bytes: Array("zone_id,accessibility\nA,0\nB,40\nC,20\n".utf8),
      name: "before.csv"
    )
    answer.compare(with: try EarlierAccess(table, cutoffs: [50]))
    #expect(answer.series[0].before == [0, 40, 20, nil])
  }

  @Test("notes on zones without people, and progress")
  func listener() throws {
    var network = Self.towns()
    network.zoneColumns[0].values[1] = nil
    let (notes, phases) = (Heard(), Heard())
    let request = AccessRequest(.gravity(decay: .linear(cutoff: 100)))
    let source = try NetworkSource(
      network,
      for: request,
      listener: AccessListener(progress: { phases.add($0.phase) }, note: { notes.add($0) })
    )
    // B counts nobody: A has 0.25 x 40, C 0.25 x 10.
    #expect(try request.answer(source).series[0].values == [10, 27.5, 2.5])
    #expect(notes.all.contains { $0.contains("1 of 3 zones have no population (zone.csv") })
    #expect(phases.all.contains("costs: 0 of 3 origins"))
  }
}
