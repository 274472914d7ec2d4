// Zones and facilities of an import: the user's zones or the file's places, and ports, airports and
// stations.

import TransportNetwork

/// What becomes zone.csv and the first rows of node.csv.
struct ImportedSites {
  var sites: [ImportSite] = []
  var zones: [Zone] = []
  /// Kind of place, by zone.
  var kinds: [String] = []
  var boundaries: [String] = []
  var columns: [ZoneColumn] = []
  /// Zones whose population is the typical one of their kind.
  var isAssumed: [Bool] = []

  /// People of a place of which the file does not say how many live there.
  static let typicalPopulation = ["city": 100_000.0, "town": 10_000, "village": 1_000]

  init(_ extract: OSMExtract, _ options: OSMOptions) {
    if let source = options.zones {
      take(source)
    } else {
      takePlaces(extract, options.placeKinds)
    }
    for site in extract.sites {
      guard case .facility(let type, let facilityClass) = site.tags.site else { continue }
      let names = site.tags.names
      sites.append(
        ImportSite(
          id: "\(type)-\(site.id)",
          name: names.name,
          localName: names.local,
          point: site.point,
          zone: nil,
          type: type,
          facilityClass: facilityClass
        )
      )
    }
  }

  private mutating func take(_ source: ZoneSource) {
    for (position, zone) in source.zones.enumerated() {
      let point = OSMPoint(
        x: Int32((zone.longitude * 1e7).rounded()),
        y: Int32((zone.latitude * 1e7).rounded())
      )
      add(
        Zone(
          id: zone.id,
          name: zone.name,
          localName: zone.localName,
          superZone: zone.superZone
        ),
        point,
        kind: "zone",
        nodeID: "zone-\(zone.id)",
        position
      )
      boundaries.append(zone.boundary)
    }
    columns = source.columns
    isAssumed = Array(repeating: false, count: zones.count)
  }

  private mutating func takePlaces(_ extract: OSMExtract, _ kinds: Set<String>) {
    func places(_ kinds: Set<String>) -> [OSMExtract.Site] {
      extract.sites.filter { site in
        if case .place(let kind) = site.tags.site { kinds.contains(kind) } else { false }
      }
    }
    var found = places(kinds)
    if found.count < 2 { found = places(kinds.union(["village"])) }
    var population: [Double?] = []
    for (position, site) in found.enumerated() {
      let kind = site.tags[.place] ?? ""
      let names = site.tags.names
      add(
        Zone(id: site.id, name: names.name, localName: names.local),
        site.point,
        kind: kind,
        nodeID: "\(kind)-\(site.id)",
        position
      )
      isAssumed.append(site.tags.people == nil)
      population.append(site.tags.people ?? Self.typicalPopulation[kind])
    }
    boundaries = Array(repeating: "", count: zones.count)
    columns = [ZoneColumn(name: "population", values: population)]
  }

  private mutating func add(
    _ zone: Zone,
    _ point: OSMPoint,
    kind: String,
    nodeID: String,
    _ position: Int
  ) {
    zones.append(zone)
    kinds.append(kind)
    sites.append(
      ImportSite(
        id: nodeID,
        name: zone.name,
        localName: zone.localName,
        point: point,
        zone: position,
        type: "city",
        facilityClass: ""
      )
    )
  }

  /// Leaves out the sites that a condition does not hold for, with their zones; answers their
  /// names.
  mutating func keep(_ isKept: [Bool]) {
    var newZone = [Int?](repeating: nil, count: zones.count)
    var kept: [Int] = []
    for (site, isKept) in zip(sites, isKept) {
      guard isKept, let zone = site.zone else { continue }
      newZone[zone] = kept.count
      kept.append(zone)
    }
    sites = zip(sites, isKept).filter { $0.1 }.map { site, _ in
      var site = site
      site.zone = site.zone.flatMap { newZone[$0] }
      return site
    }
    zones = kept.map { zones[$0] }
    kinds = kept.map { kinds[$0] }
    boundaries = kept.map { boundaries[$0] }
    isAssumed = kept.map { isAssumed[$0] }
    columns = columns.map { column in
      ZoneColumn(name: column.name, values: kept.map { column.values[$0] })
    }
  }
}
