// An answer as a value that can be written down and read again; what corridor access prints in JSON
// too has the same keys here.

import Accessibility

extension AccessAnswer: Codable {
  private enum CodingKeys: String, CodingKey {
    case request, cutoffs, zones, regions, pairs, unreachable, weight
    case unreachableWeight = "unreachable_weight"
    case unreachableShare = "unreachable_share"
    case costUnit = "cost_unit"
    case faintShare = "faint_share"
  }

  /// Writes a record per zone and cutoff under `zones`, as `corridor access` does, with its weight;
  /// regions with the ids of their zones.
  ///
  /// Access of null is infinite; without a value it is undefined.
  public func encode(to encoder: any Encoder) throws {
    var members = encoder.container(keyedBy: CodingKeys.self)
    try members.encode(request, forKey: .request)
    try members.encode(series.map(\.cutoff), forKey: .cutoffs)
    let records = series.flatMap { series in
      zones.indices.map { ZoneRecord(zones[$0], series, $0, hasCutoff: self.series.count > 1) }
    }
    try members.encode(records, forKey: .zones)
    try members.encode(
      regions.map { RegionRecord(region: $0.name, zones: $0.zones.map { zones[$0].id }) },
      forKey: .regions
    )
    try members.encode(coverage.pairs, forKey: .pairs)
    try members.encode(coverage.unreachablePairs, forKey: .unreachable)
    try members.encode(coverage.totalWeight, forKey: .weight)
    try members.encode(coverage.unreachableWeight, forKey: .unreachableWeight)
    try members.encode(coverage.unreachableShare, forKey: .unreachableShare)
    try members.encode(costUnit, forKey: .costUnit)
    try members.encode(faintShare, forKey: .faintShare)
  }

  /// Reads what ``encode(to:)`` wrote.
  /// - Throws: `DecodingError`, also where zones are not the same for every cutoff.
  public init(from decoder: any Decoder) throws {
    let members = try decoder.container(keyedBy: CodingKeys.self)
    let cutoffs = try members.decode([Double?].self, forKey: .cutoffs)
    let records = try members.decode([ZoneRecord].self, forKey: .zones)
    let count = records.count / max(1, cutoffs.count)
    let zones = records.prefix(count).map { Zone(id: $0.id, name: $0.name, weight: $0.weight) }
    let isWhole =
      records.count == count * cutoffs.count
      && records.indices.allSatisfy { records[$0].id == zones[$0 % max(1, count)].id }
    guard isWhole else {
      throw DecodingError.dataCorruptedError(
        forKey: .zones,
        in: members,
        debugDescription: "expected the same zones for each of \(cutoffs.count) cutoffs"
      )
    }
    let places = Dictionary(zones.enumerated().map { ($1.id, $0) }) { first, _ in first }
    self.init(
      request: try members.decode(AccessRequest.self, forKey: .request),
      zones: zones,
      series: try cutoffs.enumerated().map { position, cutoff in
        let own = records[position * count..<(position + 1) * count]
        /// What every zone has, or none.
        func column<Value>(_ key: String, _ value: (ZoneRecord) -> Value?) throws -> [Value] {
          let values = own.compactMap(value)
          guard values.isEmpty || values.count == own.count else {
            throw DecodingError.dataCorruptedError(
              forKey: .zones,
              in: members,
              debugDescription: "\(values.count) of \(own.count) zones have \(key)"
            )
          }
          return values
        }
        return Series(
          cutoff: cutoff,
          values: own.map(\.value),
          coverage: try column("coverage", \.coverage),
          before: try column("before", \.before),
          reached: try column("facility_id", \.reached)
        )
      },
      regions: try members.decode([RegionRecord].self, forKey: .regions).map { record in
        Region(
          name: record.region,
          zones: try record.zones.map { id in
            guard let place = places[id] else {
              throw DecodingError.dataCorruptedError(
                forKey: .regions,
                in: members,
                debugDescription: "region \(record.region) has \(id), which is none of the zones"
              )
            }
            return place
          }
        )
      },
      coverage: Coverage(
        pairs: try members.decode(Int.self, forKey: .pairs),
        unreachablePairs: try members.decode(Int.self, forKey: .unreachable),
        total: try members.decode(Double.self, forKey: .weight),
        unreachable: try members.decode(Double.self, forKey: .unreachableWeight)
      ),
      costUnit: try members.decode(String.self, forKey: .costUnit),
      faintShare: try members.decodeIfPresent(Double.self, forKey: .faintShare)
    )
  }
}

/// A region and the ids of its zones.
private struct RegionRecord: Codable {
  var region: String
  var zones: [String]
}

/// A zone's access for a cutoff.
///
/// Members beyond the first are doubly optional: nil where the answer has none of the kind, else
/// there with or without a value.
private struct ZoneRecord: Codable {
  var id: String
  var name: String
  var weight: Double
  var value: Double
  var coverage: Double??
  var before: Double??
  var reached: NamedPlace??
  var cutoff: Double??

  private enum CodingKeys: String, CodingKey {
    case id = "zone_id"
    case name, weight, accessibility, coverage, before, facility, cutoff
    case facilityID = "facility_id"
  }

  init(_ zone: AccessAnswer.Zone, _ series: AccessAnswer.Series, _ place: Int, hasCutoff: Bool) {
    (id, name, weight) = (zone.id, zone.name, zone.weight)
    value = series.values[place]
    coverage = series.coverage.isEmpty ? nil : .some(series.coverage[place])
    before = series.before.isEmpty ? nil : .some(series.before[place])
    reached = series.reached.isEmpty ? nil : .some(series.reached[place])
    cutoff = hasCutoff ? .some(series.cutoff) : nil
  }

  func encode(to encoder: any Encoder) throws {
    var members = encoder.container(keyedBy: CodingKeys.self)
    try members.encode(id, forKey: .id)
    try members.encode(name, forKey: .name)
    try members.encode(weight, forKey: .weight)
    if !value.isNaN { try members.encode(value < .infinity ? value : nil, forKey: .accessibility) }
    if let coverage { try members.encode(coverage, forKey: .coverage) }
    if let before { try members.encode(before.map { Extended($0) }, forKey: .before) }
    if let reached {
      try members.encode(reached?.id, forKey: .facilityID)
      try members.encode(reached?.name, forKey: .facility)
    }
    if let cutoff { try members.encode(cutoff, forKey: .cutoff) }
  }

  init(from decoder: any Decoder) throws {
    let members = try decoder.container(keyedBy: CodingKeys.self)
    func optional<Value: Decodable>(_ key: CodingKeys) throws -> Value?? {
      members.contains(key) ? .some(try members.decodeIfPresent(Value.self, forKey: key)) : nil
    }
    id = try members.decode(String.self, forKey: .id)
    name = try members.decode(String.self, forKey: .name)
    weight = try members.decode(Double.self, forKey: .weight)
    value =
      members.contains(.accessibility)
      ? try members.decodeIfPresent(Double.self, forKey: .accessibility) ?? .infinity : .nan
    coverage = try optional(.coverage)
    before = try (optional(.before) as Extended??).map { $0?.number }
    cutoff = try optional(.cutoff)
    if members.contains(.facilityID) {
      let id = try members.decodeIfPresent(String.self, forKey: .facilityID)
      let name = try members.decodeIfPresent(String.self, forKey: .facility)
      reached = .some(id.map { NamedPlace(id: $0, name: name ?? "") })
    } else {
      reached = nil
    }
  }
}

/// A number that may be infinite or undefined, written as a number, "Inf" or "NaN".
private struct Extended: Codable {
  var number: Double

  init(_ number: Double) { self.number = number }

  func encode(to encoder: any Encoder) throws {
    var container = encoder.singleValueContainer()
    if number.isFinite {
      try container.encode(number)
    } else {
      try container.encode(number.isNaN ? "NaN" : "Inf")
    }
  }

  init(from decoder: any Decoder) throws {
    let container = try decoder.singleValueContainer()
    if let finite = try? container.decode(Double.self) {
      number = finite
    } else {
      number = try container.decode(String.self) == "Inf" ? .infinity : .nan
    }
  }
}
