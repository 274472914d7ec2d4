// The committed Networks/china: what it must hold, whatever tables it was built from.

import NetworkFiles
import FoundationEssentials
import ShortestPaths
import Testing
import TransportNetwork

@testable import BuildChinaNetwork

/// The network of the repository, read once.
private let committed = Result { try NetworkPackage.read(folder) }

private let folder =
  URL(filePath: #filePath).deletingLastPathComponent()
  .deletingLastPathComponent().deletingLastPathComponent().path + "/Networks/china"

private func china() throws -> Network { try committed.get().network }

@Suite("Networks/china as committed")
struct CommittedNetworkTests {
  @Test("is read without an error or a warning")
  func isClean() throws {
    let report = try committed.get().report
    #expect(report.errorCount == 0)
    #expect(report.warningCount == 0, "\(report.problems)")
  }

  @Test("has every zone, port, dry port and border gateway")
  func counts() throws {
    let network = try china()
    #expect(network.zones.count == 357)
    func count(_ type: String) -> Int { network.nodes.count { $0.type == type } }
    #expect(count("port") == 88)
    #expect(count("hub") == 37)
    #expect(count("border") == 44)
    #expect(count("airport") == 258)
    #expect(Set(network.links.map(\.id)).count == network.links.count)
  }

  @Test("zones and their cities have the six-digit code")
  func codes() throws {
    let network = try china()
    for zone in network.zones {
      #expect(zone.id.count == 6 && zone.id.allSatisfy { ("0"..."9").contains($0) })
      #expect(!zone.name.isEmpty && !zone.superZone.isEmpty)
    }
    for node in network.nodes {
      guard let zone = node.zone else { continue }
      #expect(node.id == network.zones[zone].id && node.type == "city")
    }
    #expect(Set(network.zones.map(\.name)).count == 357, "repeated names are told apart")
  }

  @Test("people and product add up to the country's")
  func totals() throws {
    let network = try china()
    let population = try #require(network.zoneColumns.first { $0.name == "population" })
    let gdp = try #require(network.zoneColumns.first { $0.name == "gdp" })
    // Census of 2020: 1,409.8 million in the 31 provinces; the corps cities of Xinjiang have no
    // row.
    let people = population.values.compactMap(\.self).reduce(0, +)
    #expect(people > 1.405e9 && people < 1.4098e9)
    #expect(!population.values.contains(nil))
    // GDP of 2023: 126 trillion CNY nationally; cities' figures need not add up exactly.
    let product = gdp.values.compactMap(\.self).reduce(0, +)
    #expect(product > 1.15e14 && product < 1.35e14)
  }

  @Test("services and facilities are columns; what is not known is empty")
  func services() throws {
    let network = try china()
    func sum(_ name: String) throws -> Double {
      try #require(network.zoneColumns.first { $0.name == name }).values.compactMap(\.self)
        .reduce(0, +)
    }
    // 2,631 institutions and 147 Double First-Class universities in China; 4.49 million of the beds
    // are told apart by city.
    #expect(try sum("universities_2017") > 2600 && sum("universities_2017") <= 2631)
    // Shihezi's university lies in a city without figures.
    #expect(try sum("double_first_class_2022") == 146)
    #expect(try sum("hospital_beds_2012") > 4.3e6 && sum("hospital_beds_2012") < 4.6e6)
    // The censuses counted 1,242.6 million people in 2000 and 1,332.8 in 2010.
    // 91 zones are blank in 2000.
    #expect(try sum("population_2000") > 1.1e9 && sum("population_2000") < 1.2426e9)
    #expect(try sum("population_2010") > 1.32e9 && sum("population_2010") < 1.3328e9)
    let beds = try #require(network.zoneColumns.first { $0.name == "hospital_beds_2012" })
    #expect(beds.values.contains(nil))
    #expect(!beds.values.contains(0))
    let columns = try #require(network.extraColumns["node"])
    func values(_ name: String) throws -> [String] {
      try #require(columns.first { $0.name == name }).values
    }
    let classes = network.nodes.map(\.facilityClass)
    for (kind, count) in [
      ("dry_port", 37), ("computing_cluster", 13), ("internet_backbone_exchange", 23),
      ("airport", 258), ("high_speed_station", 340), ("rail_station", 333),
    ] {
      #expect(classes.count { $0 == kind } == count, "\(kind)")
    }
    let ids = network.nodes.map(\.id)
    let khorgos = try #require(ids.firstIndex(of: "654000-B1"))
    #expect(try values("china_europe_trains")[khorgos] == "7762")
    #expect(try values("passengers").count { !$0.isEmpty } == 40)
    // A figure has a source.
    for name in ["throughput_teu", "cargo_tonnes", "china_europe_trains", "passengers"] {
      for (figure, source) in try zip(values(name), values("figure_source")) where !figure.isEmpty {
        #expect(!source.isEmpty)
      }
    }
  }

  @Test("every zone has its polygon, and areas without data have theirs")
  func boundaries() throws {
    let network = try china()
    let column = network.extraColumns["zone"]?.first { $0.name == "boundary" }
    let boundaries = try #require(column).values
    #expect(boundaries.count == 357)
    for text in boundaries {
      #expect(text.hasPrefix("POLYGON ((") || text.hasPrefix("MULTIPOLYGON ((("))
    }
    #expect(network.areas.count == 13)
    #expect(network.extraColumns["area"]?.map(\.name) == ["source", "licence"])
    let descriptor = try String(
      contentsOf: URL(filePath: "\(folder)/datapackage.json"),
      encoding: .utf8
    )
    #expect(descriptor.contains("\"path\": \"area.csv\""))
  }

  @Test("macro regions part the zones; every scheme has its regions")
  func regions() throws {
    let network = try china()
    #expect(
      network.schemes.map(\.name) == [
        "macro", "cluster", "corridor", "gateway", "area", "revolutionary", "autonomous_region",
        "ethnic",
      ]
    )
    let revolutionary = try #require(network.schemes.first { $0.name == "revolutionary" })
    #expect(revolutionary.regions.map(\.zones.count) == [20])
    for name in ["macro", "area"] {
      let scheme = try #require(network.schemes.first { $0.name == name })
      let members = scheme.regions.flatMap(\.zones)
      #expect(members.count == 357 && Set(members).count == 357)
    }
    let corridor = try #require(network.schemes.first { $0.name == "corridor" })
    #expect(corridor.regions.map(\.name).contains("Silk Road Economic Belt core (Xinjiang)"))
    #expect(corridor.regions.map(\.name).contains("Maritime Silk Road core (Fujian)"))
  }

  @Test("has at least 60 candidates of 1 to 6 links with cost, region and source")
  func candidates() throws {
    let projects = try china().projects.filter { $0.status == .candidate }
    #expect(projects.count >= 60)
    for project in projects {
      #expect((1...6).contains(project.links.count), "\(project.id)")
      #expect(project.cost >= 1e8 && project.cost < 1e12, "\(project.id)")
      #expect(!project.region.isEmpty && !project.source.isEmpty, "\(project.id)")
    }
    #expect(projects.map(\.cost).reduce(0, +) > 2e12)
    #expect(projects.contains { !$0.group.isEmpty } && projects.contains { !$0.requires.isEmpty })
    let committed = try china().projects.filter { $0.status == .committed }
    let ankang = try #require(committed.first { $0.id == "hsr-ankang-chongqing" })
    #expect(ankang.cost == 1.21311e11)
    // What is open is in the base network, what is left of it may be chosen; surface access is not
    // railways alone.
    let ids = Set(try china().projects.map(\.id))
    for open in [
      "hsr-xian-shiyan", "hsr-nanning-pingxiang", "hsr-liupanshui-xingyi", "hsr-xiangyang-changde",
    ] {
      #expect(!ids.contains(open))
    }
    #expect(ids.contains("hsr-jingzhou-changde") && ids.contains("hsr-hanzhong-bazhong"))
    let modes = Set(projects.compactMap { $0.links.first.map { $0.link.mode.position } })
    #expect(modes.count >= 5)
  }

  @Test(
    "a station, port or hub has exactly one access link, to its own city; a city one or more to airports"
  )
  func access() throws {
    let network = try china()
    var counts: [RowIndex<Node>: Int] = [:]
    var flying: Set<RowIndex<Node>> = []
    for link in network.links where link.isAccess {
      counts[link.to, default: 0] += 1
      #expect(network.nodes[link.from].type == "city")
      #expect(network.modes[link.mode].name == "road")
      if network.nodes[link.to].type == "airport" { flying.insert(link.from) }
    }
    for (index, node) in zip(network.nodes.typedIndices, network.nodes) where node.type != "city" {
      let count = counts[index, default: 0]
      if node.type == "airport" { #expect(count <= 8) } else { #expect(count == 1, "\(node.id)") }
    }
    // The airports of Xi'an and Xining lie beyond the city; three cities of four have one or are
    // near one.
    let names = Set(flying.map { network.nodes[$0].name })
    #expect(names.contains("Xi'an") && names.contains("Xining"))
    #expect(names.count >= 3 * 357 / 4)
  }

  @Test("every zone reaches every other", arguments: UseName.allCases)
  func reachable(use: UseName) throws {
    #expect(try NetworkCheck(network: china()).unreachablePairs(use) == 0)
  }

  @Test("no two cities are closer by rail than 350 km/h allow")
  func speedLimit() throws {
    let network = try china()
    let modes: Set = [ModeName.highSpeedRail, .highSpeedDirect, .rail, .railDirect]
    let graph = try TravelGraph(
      network,
      use: UseName.passenger.index,
      modes: Set(modes.map(\.index))
    )
    let cities = network.nodes.typedIndices.filter { network.nodes[$0].zone != nil }
    var search = DijkstraSearch(graph.graph)
    var tooFast: [String] = []
    for from in cities {
      search.run(from: graph.nodeEnds[from.position].departure)
      for to in cities where to != from {
        let straight = coordinate(network.nodes[from])
          .kilometres(to: coordinate(network.nodes[to]))
        let minutes = search.distance(to: graph.nodeEnds[to.position].arrival)
        if minutes < straight / 350 * 60 {
          tooFast.append("\(network.nodes[from].id)-\(network.nodes[to].id)")
        }
      }
    }
    #expect(tooFast == [])
  }

  @Test("Beijing-Shanghai by direct train: the fastest takes 259 minutes, the median 348")
  func beijingShanghai() throws {
    // 0.85 * 259 + 0.15 * 348 = 272.35.
    #expect(try aboard("110000", "310000") == [272.4])
  }

  @Test(
    "lines drawn through seats that they miss, omitted cities and new lines: no faster and no slower than trains are",
    arguments: [
      // City to city, minutes aboard, from the timetable of 2023 and published fastest trains of
      // lines opened since.
      ("610100", "420300", 70.0), ("621000", "640100", 102), ("140100", "140400", 62),
      ("410100", "500000", 272), ("510100", "510400", 246), ("500000", "420500", 237),
      ("440100", "440800", 90), ("370800", "371700", 22), ("610100", "610600", 68),
      ("420100", "420500", 69), ("500000", "520600", 219),
    ]
  )
  func worstPlaces(from: String, to: String, observed: Double) throws {
    let minutes = try aboard(from, to).reduce(0, +)
    // A journey that many trains serve may come out a little long, with fewer minutes of waiting.
    #expect(minutes >= 0.85 * observed && minutes <= max(1.15 * observed, observed + 16))
  }

  /// Minutes aboard of the trains of the best route by rail, without lines under construction.
  private func aboard(_ from: String, _ to: String) throws -> [Double] {
    var network = try china()
    network.projects = []
    let graph = try TravelGraph(
      network,
      use: UseName.passenger.index,
      modes: [ModeName.highSpeedRail.index, ModeName.highSpeedDirect.index]
    )
    var finder = RouteFinder(network, graph)
    let origin = try #require(finder.ends(ofPlace: from))
    let target = try #require(finder.ends(ofPlace: to))
    let found = finder.route(from: origin, to: target)
    let route = try #require(found)
    return route.legs.filter { $0.mode != ModeName.road.index }.map(\.minutes)
  }

  @Test("is small and says where it comes from")
  func pages() throws {
    let files = try FileManager.default.contentsOfDirectory(atPath: folder)
    let sizes = try files.map { try Data(contentsOf: URL(filePath: "\(folder)/\($0)")).count }
    #expect(sizes.reduce(0, +) < 3_000_000)
    let sources = try String(contentsOf: URL(filePath: "\(folder)/SOURCES.md"), encoding: .utf8)
    for word in ["ODbL", "CC BY 4.0", "MIT", "high speed, railway of 2023: train time"] {
      #expect(sources.contains(word))
    }
    let descriptor = try String(
      contentsOf: URL(filePath: "\(folder)/datapackage.json"),
      encoding: .utf8
    )
    #expect(descriptor.contains("OpenStreetMap contributors"))
    #expect(files.contains("README.md"))
  }

  private func coordinate(_ node: Node) -> Coordinate {
    Coordinate(longitude: node.x, latitude: node.y)
  }
}
