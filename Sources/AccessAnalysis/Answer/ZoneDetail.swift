// A zone's access in full: which destinations make it.

import Accessibility
import TransportNetwork

extension AccessAnswer {
  /// A zone that is told in full.
  public struct Detail: Sendable {
    /// Position of the zone.
    public var zone: Int
    /// The destinations that add most, or the nearest where a measure is no sum, in order.
    public var sources: [Source]
    /// The zone's own opportunities where they are left out; nil where they count, or are none.
    public var ownLeftOut: Double?

    /// Makes a detail.
    public init(zone: Int, sources: [Source], ownLeftOut: Double? = nil) {
      self.zone = zone
      self.sources = sources
      self.ownLeftOut = ownLeftOut
    }
  }

  /// A destination as a zone's access has it.
  public struct Source: Sendable {
    /// Its id.
    public var id: String
    /// Its name.
    public var name: String
    /// The cost of reaching it.
    public var cost: Double
    /// What it offers.
    public var opportunities: Double
    /// What it adds; nil where the measure is no sum.
    public var contribution: Double?
    /// That as a share of all that is added.
    public var share: Double?

    /// Makes a source.
    public init(
      id: String,
      name: String,
      cost: Double,
      opportunities: Double,
      contribution: Double?,
      share: Double?
    ) {
      self.id = id
      self.name = name
      self.cost = cost
      self.opportunities = opportunities
      self.contribution = contribution
      self.share = share
    }
  }
}

extension AccessRequest {
  /// Zones in full: per zone the destinations that add most to its access, or the nearest where the
  /// measure is no sum.
  ///
  /// - Parameters:
  ///   - zones: Positions of zones.
  ///   - source: As for the answer.
  ///   - count: How many destinations are named.
  /// - Returns: One detail per zone.
  /// - Throws: ``AccessError``.
  public func details(
    of zones: [Int],
    _ source: some AccessSource,
    count: Int = 10
  ) throws(AccessError) -> [AccessAnswer.Detail] {
    try question(on: source).details(of: zones, source, count: count)
  }
}

extension AccessQuestion {
  /// Zones in full.
  package func details(
    of zones: [Int],
    _ source: some AccessSource,
    count: Int
  ) throws(AccessError) -> [AccessAnswer.Detail] {
    let columns = try columns(source)
    let destinations = source.destinations
    return zip(zones, try source.rows(of: zones)).map { zone, row in
      detail(
        of: zone,
        row,
        columns,
        destinations,
        isSquare: source.facilities == nil,
        count: count
      )
    }
  }

  private func detail(
    of zone: Int,
    _ row: [Double],
    _ columns: Columns,
    _ destinations: [NameIndex.Entry],
    isSquare: Bool,
    count: Int
  ) -> AccessAnswer.Detail {
    var row = row
    if let own = columns.ownMinutes { row[zone] = own[zone] }
    for place in row.indices where row[place] > range.lastWithin { row[place] = .infinity }
    let isSum = direction == .active
    let terms = isSum ? measure.terms(costs: row, opportunities: columns.opportunities) : nil
    let total = terms.map { exactSum($0) }
    func precedes(_ left: Int, _ right: Int) -> Bool {
      if let terms, terms[left] != terms[right] { return terms[left] > terms[right] }
      return (row[left], left) < (row[right], right)
    }
    let near = row.indices.filter { place in
      guard row[place] < .infinity, columns.opportunities[place] > 0 else { return false }
      return terms.map { $0[place] > 0 } ?? (place != zone || !isSquare)
    }
    let sources = near.sorted(by: precedes).prefix(count).map { place in
      AccessAnswer.Source(
        id: destinations[place].id,
        name: destinations[place].name,
        cost: row[place],
        opportunities: columns.opportunities[place],
        contribution: terms?[place],
        share: total.flatMap { total in
          total > 0 && total < .infinity ? terms.map { $0[place] / total } : nil
        }
      )
    }
    let isLeftOut = columns.ownMinutes?[zone] == .infinity && columns.opportunities[zone] > 0
    return AccessAnswer.Detail(
      zone: zone,
      sources: Array(sources),
      ownLeftOut: isLeftOut ? columns.opportunities[zone] : nil
    )
  }
}
