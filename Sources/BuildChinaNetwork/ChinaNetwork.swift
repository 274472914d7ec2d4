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
    let opened = variant.isComplete ? try OpenedLines.sections(facts, gazetteer) : []
    let timetable = RailTimetable.sections(facts) + opened
    let sections =
      timetable + (try RailTimetable.missingLines(facts, gazetteer, besides: timetable))
    let direct = try DirectServices.links(
      facts.directServices + [DirectServices.beijingShanghai],
      besides: sections,
      isHeldOut: variant.isHeldOut
    )
    let freight = try RailFreight.links(facts, gazetteer, opened: opened)
    let trains = sections.map(\.link) + freight + direct
    let projects = variant.isComplete ? try candidates(sections, freight) : []
    let stations = Stations.needed(by: trains + projects.flatMap(\.links))
    let hubLines = FacilityLayer.freightLines(facts.hubs, stations: Set(stations))
    let facilities = facts.airports + facts.ports + facts.hubs

    var links = trains + hubLines
    links += try RoadLayer.links(facts, gazetteer)
    links += AirLayer.links(facts)
    links += try WaterLayer.links(gazetteer)
    links += approaches(to: stations)
    for facility in facilities { links += try FacilityLayer.approaches(facility, gazetteer) }

    var assembly = try Assembly(facts, stations: stations, facilities: facilities, gazetteer)
    try assembly.add(links)
    try assembly.add(projects)
    return try assembly.network(facts)
  }

  private func candidates(
    _ sections: [RailSection],
    _ freight: [LinkDraft]
  ) throws -> [ProjectDraft] {
    let maker = ProjectLinks(
      gazetteer: gazetteer,
      freightLines: Set(freight.map(\.ends.pair))
    )
    return try PlannedProjects.projects(facts, maker)
      + OwnProjects(facts, maker, sections: sections).projects()
  }

  private func approaches(to stations: [String]) -> [LinkDraft] {
    let ways = Stations(facts.mileage)
    return stations.map { ways.approach(to: $0, of: String($0.prefix(6))) }
  }
}
