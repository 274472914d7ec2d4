// The backtest: its parts on small tables, and the committed Networks/china2016.

import FoundationEssentials
import Glibc
import NetworkFiles
import ShortestPaths
import Testing
import TransportNetwork

@testable import BuildChinaNetwork

private let folder =
  URL(filePath: #filePath).deletingLastPathComponent()
  .deletingLastPathComponent().deletingLastPathComponent().path + "/Networks/china2016"

/// The network of the repository, read once.
private let committed = Result { try NetworkPackage.read(folder) }

private func network() throws -> Network { try committed.get().network }

/// The ids of `history.txt` or `later.txt`.
private func ids(_ file: String) throws -> [String] {
  try String(contentsOf: URL(filePath: "\(folder)/\(file)"), encoding: .utf8)
    .split { $0 == "," || $0 == "\n" }.map(String.init)
}

@Suite("Backtest")
struct BacktestTests {
  @Test(
    "an id is the name without brackets and signs",
    arguments: [
      ("Guiyang-Kunming (Shanghai-Kunming)", "guiyang-kunming"),
      ("Xi'an-Chengdu (Xi'an-Jiangyou)", "xian-chengdu"),
      ("Maoming-Zhanjiang upgrade", "maoming-zhanjiang-upgrade"),
    ]
  )
  func names(name: String, id: String) { #expect(BacktestLine.id(name) == id) }

  @Test(
    "a kilometre costs what the lines of that design speed cost together; slow ones are one kind"
  )
  func unitCosts() {
    func line(_ speed: Double, _ kilometres: Double, _ cost: Double) -> BacktestLine {
      BacktestLine(
        name: "A",
        cities: [],
        kilometres: kilometres,
        designSpeed: speed,
        cost: cost,
        opened: "2016",
        isHistory: true,
        source: "",
        confidence: ""
      )
    }
    let costs = UnitCostsOfHistory(
      [line(350, 100, 150), line(350, 300, 410), line(160, 50, 30), line(120, 150, 50)]
    )
    #expect(costs.perKilometre(350) == 560.0 / 400)
    #expect(costs.perKilometre(160) == 80.0 / 200)
    #expect(costs.perKilometre(140) == 80.0 / 200)
  }

  @Test("is read without an error or a warning, and every zone reaches every other")
  func isClean() throws {
    let report = try committed.get().report
    #expect(report.errorCount == 0)
    #expect(report.warningCount == 0, "\(report.problems)")
    let china = try network()
    #expect(china.zones.count == 357)
    #expect(china.uses.map(\.name) == ["passenger"])
    #expect(try NetworkCheck(network: china).unreachablePairs(.passenger) == 0)
    // The census of 2010 counted 1,332.8 million people.
    let people = try #require(china.zoneColumns.first { $0.name == "population" }).values
    #expect(people.compactMap(\.self).reduce(0, +) < 1.3328e9)
    #expect(people.compactMap(\.self).reduce(0, +) > 1.32e9)
  }

  @Test("history is the table: 62 lines for 22,167.2 hundred million less Chongqing-Wanzhou's 344")
  func history() throws {
    let (history, later) = (try ids("history.txt"), try ids("later.txt"))
    let projects = try network().projects
    #expect(history.count == 61)
    #expect(history + later == projects.map(\.id))
    let cost = projects.filter { history.contains($0.id) }.map(\.cost).reduce(0, +)
    #expect(abs(cost - (22_167.2 - 344) * 1e8) < 1)
    #expect(projects.allSatisfy { $0.status == .candidate && !$0.links.isEmpty })
    // 482 km at what the 23 lines for 350 km/h together cost a kilometre.
    let fast = zip(projects, try column("design_kmh")).filter { project, speed in
      speed == "350" && history.contains(project.id)
    }.map(\.0)
    let lengths = Dictionary(
      uniqueKeysWithValues: zip(projects.map(\.id), try column("length_km").map { Double($0) ?? 0 })
    )
    let unit =
      fast.map(\.cost).reduce(0, +) / fast.map { lengths[$0.id] ?? 0 }.reduce(0, +)
    let nanning = try #require(projects.first { $0.id == "guiyang-nanning" })
    #expect(abs(nanning.cost - 482 * unit) < 1)
  }

  private func column(_ name: String) throws -> [String] {
    try #require(try network().extraColumns["project"]?.first { $0.name == name }).values
  }

  @Test("what opened later is a candidate, not part of the base")
  func base() throws {
    let china = try network()
    func has(_ from: String, _ to: String) -> Bool {
      china.links.contains {
        [china.nodes[$0.from].id, china.nodes[$0.to].id].sorted() == [from, to].sorted()
      }
    }
    // Xi'an-Chengdu and Lhasa-Shannan by rail, Bayannur-Hami by expressway.
    #expect(!has("610100-H", "610700-H"))
    #expect(!has("540100-R", "540500-R"))
    #expect(!has("150800", "650500"))
    #expect(has("110000", "110000-H"))
    let modes = Set(
      china.projects.flatMap(\.links).map { china.modes[$0.link.mode].name }
    )
    #expect(modes == ["high_speed_rail", "rail"])
  }

  @Test(
    "direct trains of 10 March 2016: minutes aboard",
    arguments: [
      // 0.85 of the fastest and 0.15 of the median: 288 and 344.5, 218 and 257.5, 257 and 321.5.
      ("110000", "310000", 296.5), ("420100", "440100", 223.9), ("110000", "420100", 266.7),
    ]
  )
  func directTrains(from: String, to: String, minutes: Double) throws {
    let legs = try highSpeed(from, to).legs.filter { $0.mode != ModeName.road.index }
    #expect(legs.map(\.minutes) == [minutes])
  }

  @Test("Wuhan-Guangzhou door to door, by hand")
  func doorToDoor() throws {
    // 140 trains both ways, half of them about as fast as the fastest: 35 each way in 17 hours are
    // one in 29.1 minutes. Roads of 5.7 and 17.5 km at 50 km/h, 15 minutes to board, half the
    // headway, 223.9 aboard and 5 to leave.
    let hand = 5.7 / 50 * 60 + 17.5 / 50 * 60 + 15 + 29.1 / 2 + 223.9 + 5
    #expect(abs(try highSpeed("420100", "440100").minutes - hand) < 1e-9)
  }

  private func highSpeed(_ from: String, _ to: String) throws -> Route {
    let china = try network()
    let graph = try TravelGraph(
      china,
      use: UseName.passenger.index,
      modes: [ModeName.highSpeedRail.index, ModeName.highSpeedDirect.index]
    )
    var finder = RouteFinder(china, graph)
    let origin = try #require(finder.ends(ofPlace: from))
    let target = try #require(finder.ends(ofPlace: to))
    let route = finder.route(from: origin, to: target)
    return try #require(route)
  }

  @Test("the chapter's gaps and means before and after history, computed without the planner")
  func chapter() throws {
    let china = try network()
    let built = Set(try ids("history.txt"))
    let before = try access(china, [])
    let after = try access(
      china,
      china.projects.typedIndices.filter { built.contains(china.projects[$0].id) }
    )
    let page = try String(contentsOf: URL(filePath: "\(folder)/README.md"), encoding: .utf8)
    func millions(_ value: Double) -> String { fixed(value / 1e6, 1) }
    #expect(
      page.contains("| nothing | 0 | 0 | \(millions(before.gap)) | \(millions(before.mean)) | 0 |")
    )
    #expect(
      page.contains(
        "| history | 2,182.3 | 61 | \(millions(after.gap)) | \(millions(after.mean)) | 61 |"
      )
    )
  }

  /// The gap of East less West and the mean of all zones: people elsewhere times exp(-t/480),
  /// weighted by people.
  private func access(
    _ china: Network,
    _ built: [RowIndex<Project>]
  ) throws -> (gap: Double, mean: Double) {
    let graph = try TravelGraph(china, use: UseName.passenger.index, built: built)
    let ends = try graph.zoneEnds.map { try #require($0) }
    let people = try #require(china.zoneColumns.first { $0.name == "population" }).values
      .map { $0 ?? 0 }
    var search = DijkstraSearch(graph.graph)
    var access: [Double] = []
    for origin in ends.indices {
      search.run(from: ends[origin].departure)
      access.append(
        ends.indices.filter { $0 != origin }.reduce(0.0) {
          $0 + people[$1] * exp(-search.distance(to: ends[$1].arrival) / 480)
        }
      )
    }
    func mean(_ zones: [Int]) -> Double {
      zones.reduce(0.0) { $0 + people[$1] * access[$1] } / zones.reduce(0.0) { $0 + people[$1] }
    }
    let macro = try #require(china.schemes.first { $0.name == "macro" })
    func region(_ name: String) throws -> [Int] {
      try #require(macro.regions.first { $0.name == name }).zones.map(\.position)
    }
    return (mean(try region("East")) - mean(try region("West")), mean(Array(ends.indices)))
  }
}
