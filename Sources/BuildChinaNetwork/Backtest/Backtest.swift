// The network of March 2016 and what could be built from then on: facts in, network out.

import TransportNetwork

/// The passenger network of 2016 with the lines opened since as candidates.
struct Backtest {
  let facts: Facts
  let gazetteer: Gazetteer
  let lines: [BacktestLine]

  /// Takes facts of ``Facts/of2016(_:recent:)``.
  init(_ facts: Facts, lines: [BacktestLine]) {
    self.facts = facts
    gazetteer = Gazetteer(facts)
    self.lines = lines
  }

  /// Builds the network.
  func network() throws -> Network {
    var facts = facts
    // Trains of 2021 on conventional lines that are candidates are no trains of 2016.
    let isLater = Set(lines.filter { $0.system == .conventional }.flatMap(\.stretches))
    facts.railLinks.removeAll {
      $0.pair.system == .conventional && isLater.contains($0.pair.cities)
    }
    facts.mileage.removeAll { isLater.contains($0.cities) }
    let timetable = try RailTimetable(facts)
    let places = Stations(facts, timetable.through)
    let sections =
      timetable.sections
      + (try RailTimetable.missingLines(facts, gazetteer, besides: timetable.sections))
    // Which conventional trains of 2021 run through on lines opened since is not known: chains
    // only.
    let direct = try DirectServices.links(
      facts,
      besides: sections,
      unlisted: timetable.unlistedServices
    )
    .filter { $0.mode == .highSpeedDirect }
    let trains = sections.map(\.link) + direct
    let projects = try projects()
    let stations = Stations.needed(by: trains + projects.flatMap(\.links))

    var links = trains + AirLayer.links(facts)
    links += try RoadLayer.links(facts, gazetteer).filter(Self.isOf2016)
    links += try stations.map { places.approach(to: $0, of: try city($0)) }
    links += try AirLayer.approaches(facts, gazetteer)
    let junctions = try Junctions.needed(by: links + projects.flatMap(\.links)).map(city)
    links += junctions.map(Junctions.streets)
    var assembly = try Assembly(
      facts,
      stations: try stations.map { places.node($0, of: try city($0)) }
        + junctions.map(Junctions.node),
      facilities: facts.airports
    )
    try assembly.add(links.filter { $0.use != .freight })
    try assembly.add(projects)
    return Self.passengersOnly(try assembly.network(facts))
  }

  /// Ids of the lines that were opened from 2016 to 2021.
  var history: [String] { lines.filter(\.isHistory).map(\.id) }

  /// Ids of the lines that opened later.
  var later: [String] { lines.filter { !$0.isHistory }.map(\.id) }

  /// Expressways and bridges of ``RoadTable`` that opened after 2016 are left out.
  private static func isOf2016(_ link: LinkDraft) -> Bool {
    link.facility == "ferry" || link.provenance.source != "public knowledge"
      || link.provenance.year <= "2016"
  }

  private func projects() throws -> [ProjectDraft] {
    let maker = ProjectLinks(facts: facts, gazetteer: gazetteer, freightLines: [])
    return try lines.map { line in
      let stretches = try gazetteer.stretches(line.cities, kilometres: line.kilometres)
      let provenance = Provenance("lines opened", String(line.opened.prefix(4)), line.confidence)
      return ProjectDraft(
        id: line.id,
        name: line.name,
        cost: line.cost,
        group: "",
        requires: line.requires.map(BacktestLine.id),
        region: maker.region(line.cities),
        kilometres: line.kilometres,
        designSpeed: line.designSpeed,
        expected: String(line.opened.prefix(4)),
        source: line.source,
        confidence: line.confidence,
        links: maker.links(
          line.system.mode,
          stretches,
          designSpeed: line.designSpeed,
          provenance
        )
        .filter { $0.use != .freight }
      )
    }
  }

  private func city(_ station: String) throws -> City {
    guard let city = gazetteer.city(String(station.prefix(6))) else {
      throw BuildError("station \(station) belongs to no city")
    }
    return city
  }

  /// The network without freight and without columns that have no value.
  private static func passengersOnly(_ network: Network) -> Network {
    var network = network
    network.configuration.datasetName = "China 2016"
    let use = UseName.passenger.index.position
    network.uses = [network.uses[use]]
    network.modes = network.modes.map { mode in
      Mode(name: mode.name, services: [mode.services[use]])
    }
    for (table, columns) in network.extraColumns where table != "datapackage" {
      network.extraColumns[table] = columns.filter { column in
        column.values.contains { !$0.isEmpty }
      }
    }
    network.extraColumns["datapackage"] = DataPackage.propertiesOf2016
    return network
  }
}
