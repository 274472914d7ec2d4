// Questions without an answer: each kind of error, with what it says.

import AccessAnalysis
import Accessibility
import NetworkFiles
import Testing
import TransportNetwork

@Suite("Access questions without an answer")
struct RefusalTests {
  private func request(
    _ measure: AccessRequest.Measure,
    _ change: (inout AccessRequest) -> Void = { _ in }
  ) -> AccessRequest {
    var request = AccessRequest(measure)
    change(&request)
    return request
  }

  private func error(_ body: () throws(AccessError) -> Void) -> AccessError? {
    do throws(AccessError) { try body() } catch { return error }
    return nil
  }

  private func ask(_ request: AccessRequest, _ network: Network = TownAccessTests.towns())
    -> AccessError?
  {
    error { () throws(AccessError) in
      _ = try request.answer(try NetworkSource(network, for: request))
    }
  }

  @Test("numbers out of range and parts that do not fit are of the request")
  func ofTheRequest() {
    let cases: [(AccessRequest, AccessSourceKind, String)] = [
      (request(.cumulative(cutoffs: [])), .network, "--cutoff names no number."),
      (request(.cumulative(cutoffs: [-1])), .network, "not -1"),
      (request(.daily(cutoffs: [.infinity])), .matrix, "not Inf"),
      (request(.interval(cutoffs: [.nan], summary: .mean)), .graph, "--cutoff-range"),
      (request(.closest(opportunities: 0)), .network, "--nearest takes a finite number above 0"),
      (request(.balancing(increment: .infinity)), .network, "--increment"),
      (request(.marketAccess(theta: -2)), .network, "--theta"),
      (request(.spatialAvailability(alpha: 0, decay: nil)), .network, "--alpha"),
      (request(.gravity(decay: .linear(cutoff: 0))), .network, "decay linear"),
      (request(.gravity(decay: nil)) { $0.range = -1 }, .network, "--within"),
      (request(.meanCost) { $0.range = 60 }, .network, "--within belongs to"),
      (request(.meanCost) { $0.direction = .passive }, .network, "no --passive form"),
      (request(.meanCost) { $0.costColumn = "time" }, .graph, "belong to --matrix"),
      (request(.meanCost) { $0.onlyZones = true }, .network, "belong to --matrix"),
      (request(.cumulativeWithin([.init(column: "a", limit: 1)])), .network, "--matrix"),
      (request(.meanCost) { $0.use = "freight" }, .matrix, "--use and --modes"),
      (request(.meanCost) { $0.modes = ["rail"] }, .graph, "--use and --modes"),
      (request(.meanCost) { $0.costKind = .km }, .graph, "belong to a network"),
      (
        request(.meanCost) { $0.facilities = FacilityChoice(kinds: ["port"]) }, .matrix,
        "nodes of a network"
      ),
      (
        request(.meanCost) {
          $0.facilities = FacilityChoice(kinds: ["port"])
          $0.intrazonal = .zero
        }, .network, "--intrazonal"
      ),
      (
        request(.cumulativeWithin([.init(column: "a", limit: 1)])) { $0.costColumn = "b" },
        .matrix, "not both"
      ),
    ]
    for (request, kind, words) in cases {
      let found = error { () throws(AccessError) in try request.check(on: kind) }
      guard case .request(let text) = found else {
        Issue.record("\(request): \(String(describing: found))")
        continue
      }
      #expect(text.contains(words), "\(text)")
      #expect(found?.isOfQuestion == true)
    }
    // What fits passes, so that the cases above are refused for what they change alone.
    let sound = error { () throws(AccessError) in try request(.meanCost).check(on: .graph) }
    #expect(sound == nil)
  }

  @Test("names that are none")
  func names() {
    func isName(_ error: AccessError?, _ asked: String, _ text: String) -> Bool {
      guard case .name(.unknown(_, text, _, _), asked: let field) = error else { return false }
      return field == asked && error?.description.hasPrefix("\(asked): unknown") == true
    }
    #expect(isName(ask(request(.meanCost) { $0.scheme = "nix" }), "--by", "nix"))
    #expect(isName(ask(request(.meanCost) { $0.use = "nix" }), "--use", "nix"))
    #expect(isName(ask(request(.meanCost) { $0.modes = ["nix"] }), "--modes", "nix"))
    #expect(isName(ask(request(.meanCost) { $0.weight = "nix" }), "--weight", "nix"))
    let jobs = ask(request(.meanCost) { $0.opportunities = "populatoin" })
    #expect(isName(jobs, "--opportunities", "populatoin"))
    #expect(jobs?.description.contains("did you mean \"population\"?") == true)
    let ports = request(.meanCost) { $0.facilities = FacilityChoice(kinds: ["nix"]) }
    #expect(isName(ask(ports), "--to", "nix"))
    let column = error { () throws(AccessError) in
      do {
        _ = try TownAccessTests.matrix(for: request(.meanCost) { $0.costColumn = "toll" })
      } catch let error as AccessError { throw error } catch { Issue.record("\(error)") }
    }
    guard case .name(.unknown(let what, "toll", _, let known), asked: nil) = column else {
      Issue.record("\(String(describing: column))")
      return
    }
    #expect(what == "cost column" && known == ["time", "fare"])
  }

  @Test("values that cannot count")
  func values() {
    var network = TownAccessTests.towns()
    network.zoneColumns[0].values[2] = -3
    #expect(
      ask(request(.meanCost), network)
        == .value(
          """
          zone.csv: zone "C" has a population of -3.0; --opportunities needs finite values that are not negative.
          """
        )
    )
    let radius = ask(request(.meanCost) { $0.intrazonal = .radius(minutesPerKilometre: 1) })
    guard case .value(let text) = radius else {
      Issue.record("\(String(describing: radius))")
      return
    }
    #expect(text.contains("zone \"A\" has none") && radius?.isOfQuestion == false)
  }

  @Test("files that are not what they should be")
  func files() throws {
    let zones = try ZoneFile(CSVTable(bytes: Array("id\n1\n9\n".utf8), name: "nodes.csv"))
    let graph = try GraphFile(bytes: Array("p sp 2 1\na 1 2 3\n".utf8), name: "g.gr")
    let foreign = error { () throws(AccessError) in
      _ = try GraphSource(graph, name: "g.gr", zones: zones)
    }
    guard case .file(let text) = foreign else {
      Issue.record("\(String(describing: foreign))")
      return
    }
    #expect(text.hasPrefix("nodes.csv:3:1") && text.contains("there is no node \"9\" in g.gr"))

    let table = try CSVTable(
      bytes: Array("zone_id,accessibility\nA,1\nB,two\n".utf8),
      name: "old.csv"
    )
    let word = error { () throws(AccessError) in
      _ = try EarlierAccess(table, cutoffs: [nil])
    }
    #expect(word == .file("old.csv:3:2: \"two\" is not a number."))
    let several = error { () throws(AccessError) in
      _ = try EarlierAccess(table, cutoffs: [30, 60])
    }
    #expect(several == .file("old.csv has no column cutoff, and 2 cutoffs are asked for."))
  }

  @Test("networks on which there are no costs")
  func graphs() {
    var network = TownAccessTests.towns()
    network.links[0].travelMinutes = -1
    guard case .graph(let text) = ask(request(.meanCost), network) else {
      Issue.record("a link of -1 minutes was taken")
      return
    }
    #expect(text.contains("ab"))
  }
}
