// Puts the layers together: facts in, network out.

import TransportNetwork

/// The network of China from the raw tables.
struct ChinaNetwork {
  /// What a check leaves out of the network.
  struct Variant {
    /// Whether lines opened after the timetable, and the candidates, are part of it.
    var isComplete = true
    /// Direct services that are kept out of the links.
    var isHeldOut: (RailPair) -> Bool = { _ in false }
  }

  let facts: Facts
  let gazetteer: Gazetteer

  init(_ facts: Facts) {
    self.facts = facts
    gazetteer = Gazetteer(facts)
  }

  /// Builds the network.
  func network(_ variant: Variant = Variant()) throws -> Network {
    let timetable = try RailTimetable(facts, isHeldOut: variant.isHeldOut)
    let places = Stations(facts, timetable.through)
    let opened =
      variant.isComplete
      ? try OpenedLines.sections(facts, gazetteer, places, besides: timetable.sections) : []
    let observed = timetable.sections + opened
    let sections =
      observed + (try RailTimetable.missingLines(facts, gazetteer, besides: observed))
    let direct = try DirectServices.links(
      facts,
      besides: sections,
      unlisted: timetable.unlistedServices,
      isHeldOut: variant.isHeldOut
    )
    let freight = try RailFreight.links(facts, gazetteer, opened: opened)
    let trains = sections.map(\.link) + freight + direct
    let projects = variant.isComplete ? try candidates(sections, freight) : []
    let stations = Stations.needed(by: trains + projects.flatMap(\.links))
    let hubLines = FacilityLayer.freightLines(facts.hubs, stations: Set(stations))
    let facilities = facts.airports + facts.ports + facts.hubs + facts.digital

    var links = trains + hubLines
    links += try RoadLayer.links(facts, gazetteer)
    links += AirLayer.links(facts)
    links += try WaterLayer.links(gazetteer)
    links += try stations.map { places.approach(to: $0, of: try city($0)) }
    links += try AirLayer.approaches(facts, gazetteer)
    for facility in facts.ports + facts.hubs + facts.digital {
      links += try FacilityLayer.approaches(facility, facts, gazetteer)
    }

    let junctions = try Junctions.needed(by: links + projects.flatMap(\.links)).map(city)
    links += junctions.map(Junctions.streets)
    var assembly = try Assembly(
      facts,
      stations: try stations.map { places.node($0, of: try city($0)) }
        + junctions.map(Junctions.node),
      facilities: facilities
    )
    try assembly.add(links)
    try assembly.add(projects)
    return try assembly.network(facts)
  }

  private func candidates(
    _ sections: [RailSection],
    _ freight: [LinkDraft]
  ) throws -> [ProjectDraft] {
    let maker = ProjectLinks(
      facts: facts,
      gazetteer: gazetteer,
      freightLines: Set(freight.map(\.ends.pair))
    )
    return try PlannedProjects.projects(facts, maker)
      + OwnProjects(facts, maker, sections: sections).projects()
      + AirportCanalProjects.projects(facts, maker)
  }

  /// The city of a station, or the one with that id.
  private func city(_ station: String) throws -> City {
    guard let city = gazetteer.city(String(station.prefix(6))) else {
      throw BuildError("station \(station) belongs to no city")
    }
    return city
  }
}
