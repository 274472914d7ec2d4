// Requests and answers as values: written down, read again, and refused.

import NetworkFiles
import AccessAnalysis
import Accessibility
import OrderedJSON
import Testing
import TransportNetwork

@Suite("Access requests and answers as values")
struct RequestValueTests {
  private static let measures: [AccessRequest.Measure] = [
    .gravity(decay: nil), .gravity(decay: .stepped([.init(cost: 30, weight: 0.5)])),
    .cumulative(cutoffs: [30, 60]), .cumulativeWithin([.init(column: "time", limit: 60)]),
    .interval(cutoffs: [30, 45, 60], summary: .mean), .closest(opportunities: 2),
    .balancing(increment: 5), .twoStep(decay: .binary(cutoff: 30)), .balancedTwoStep(decay: nil),
    .spatialAvailability(alpha: 0.5, decay: nil), .meanCost, .daily(cutoffs: [240]),
    .marketAccess(theta: 3), .efficiency, .potentialIndex(decay: .power(exponent: 2)),
  ]

  @Test("every measure there and back", arguments: measures)
  func measure(measure: AccessRequest.Measure) throws {
    let request = AccessRequest(measure)
    let json = try JSONValue(encoding: request)
    #expect(try json.decoded(as: AccessRequest.self) == request)
    #expect(json["measure"]?["name"]?.text == measure.name.rawValue)
    #expect(json["version"] == .integer(1))
  }

  @Test("all measures are among them")
  func allMeasures() {
    #expect(Set(Self.measures.map(\.name)) == Set(AccessRequest.MeasureName.allCases))
  }

  @Test("every member there and back")
  func members() throws {
    var request = AccessRequest(.gravity(decay: .linear(cutoff: 90)))
    request.range = 120
    request.direction = .passive
    request.opportunities = "jobs"
    request.facilities = FacilityChoice(kinds: ["port", "hub"], column: "teu")
    request.population = "workers"
    request.weight = "gdp"
    request.scheme = "macro"
    request.use = "freight"
    request.modes = ["rail", "road"]
    request.costKind = .money
    request.costColumn = "fare"
    request.onlyZones = true
    request.intrazonal = .radius(minutesPerKilometre: 2)
    let json = try JSONValue(encoding: request)
    #expect(try json.decoded(as: AccessRequest.self) == request)
    // A member that is not written would read back as its default.
    let plain = try JSONValue(encoding: AccessRequest(.meanCost))
    for member in json.members ?? [] where member.key != "version" {
      #expect(plain[member.key] != member.value, "\(member.key)")
    }
    #expect(json.members?.map(\.key) == plain.members?.map(\.key))
  }

  @Test("what is left out has the defaults")
  func defaults() throws {
    let json = try JSONValue(parsing: Array(#"{"version":1,"measure":{"name":"mean-cost"}}"#.utf8))
    #expect(try json.decoded(as: AccessRequest.self) == AccessRequest(.meanCost))
  }

  @Test(
    "forms that are not read",
    arguments: [
      (#"{"version":2,"measure":{"name":"mean-cost"}}"#, "version 2 of access requests"),
      (#"{"measure":{"name":"mean-cost"}}"#, "version"),
      (#"{"version":1,"measure":{"name":"speed"}}"#, "speed"),
      (#"{"version":1,"measure":{"name":"closest"}}"#, "opportunities"),
      (#"{"version":1,"measure":{"name":"mean-cost"},"intrazonal":"some"}"#, "\"some\""),
      (
        #"{"version":1,"measure":{"name":"gravity","decay":{"name":"linear","parameters":[-1]}}}"#,
        "-1"
      ),
    ]
  )
  func refused(text: String, words: String) throws {
    let json = try JSONValue(parsing: Array(text.utf8))
    let error = #expect(throws: JSONFormError.self) { try json.decoded(as: AccessRequest.self) }
    #expect(error?.description.contains(words) == true, "\(error?.description ?? "")")
  }

  @Test("answers there and back, with the keys of corridor access")
  func answers() throws {
    var network = TownAccessTests.towns(withD: true)
    network.nodes[2].type = "port"
    var toPorts = AccessRequest(.closest(opportunities: 1))
    toPorts.facilities = FacilityChoice(kinds: ["port"])
    var summed = AccessRequest(.cumulative(cutoffs: [25, 50]))
    summed.scheme = "macro"
    for request in [toPorts, summed, AccessRequest(.meanCost), AccessRequest(.gravity(decay: nil))]
    {
      let source = try NetworkSource(network, for: request)
      var answer = try request.answer(source, isWeighing: true)
      answer.compare(with: EarlierAccess(answer))
      let json = try JSONValue(encoding: answer)
      let again = try json.decoded(as: AccessAnswer.self)
      #expect(again.series == answer.series && again.zones == answer.zones)
      #expect(again.regions == answer.regions && again.request == answer.request)
      #expect(again.coverage.unreachableShare == answer.coverage.unreachableShare)
      #expect(try JSONValue(encoding: again) == json)
      #expect(json["zones"]?.items?.first?["zone_id"]?.text == "A")
      #expect(json["unreachable"]?.number == 6 || request.facilities != nil)
    }
  }

  @Test("undefined is told from infinite")
  func undefined() throws {
    // Nobody lives anywhere, so the index has no mean to be 100.
    let network = TownAccessTests.towns()
    var request = AccessRequest(.potentialIndex(decay: .linear(cutoff: 10)))
    request.population = "population"
    let answer = try request.answer(NetworkSource(network, for: request))
    #expect(answer.series[0].values.allSatisfy { $0.isNaN })
    let again = try JSONValue(encoding: answer).decoded(as: AccessAnswer.self)
    #expect(again.series[0].values.allSatisfy { $0.isNaN })
  }
}
