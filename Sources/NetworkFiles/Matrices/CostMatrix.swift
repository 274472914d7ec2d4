// A ready matrix of costs between zones, kept by rows with only the pairs that are there.

/// Costs between zones; a pair that is absent is unreachable.
///
/// - Complexity: 12 bytes for each pair, 8 for each zone.
public struct CostMatrix: Sendable {
  /// Number of zones, origins and destinations alike.
  public let zoneCount: Int
  /// Rows that were further alternatives of a pair; the least cost of a pair's alternatives counts.
  public let alternativeCount: Int
  /// What was left out since it is between others than the zones.
  public internal(set) var outside = OutsideZones()
  /// Position of each origin's first entry, and of the end.
  private let firstEntry: [Int]
  private let destinations: [UInt32]
  private let costs: [Double]

  /// Gathers entries in any order; those of infinite cost are left out, of several for a pair the
  /// least counts.
  ///
  /// - Precondition: Positions are below the number of zones.
  init(zoneCount: Int, origins: [UInt32], destinations: [UInt32], costs: [Double]) {
    self.zoneCount = zoneCount
    var ends = Array(repeating: 0, count: zoneCount + 1)
    for (entry, origin) in origins.enumerated() where costs[entry] < .infinity {
      ends[Int(origin) + 1] += 1
    }
    for origin in 0..<zoneCount { ends[origin + 1] += ends[origin] }
    var next = ends
    var order = Array(repeating: 0, count: ends[zoneCount])
    for (entry, origin) in origins.enumerated() where costs[entry] < .infinity {
      order[next[Int(origin)]] = entry
      next[Int(origin)] += 1
    }
    var firstEntry = [0]
    var keptDestinations: [UInt32] = []
    var keptCosts: [Double] = []
    keptDestinations.reserveCapacity(order.count)
    keptCosts.reserveCapacity(order.count)
    for origin in 0..<zoneCount {
      let entries = ends[origin]..<ends[origin + 1]
      let isSorted = entries.dropFirst().allSatisfy {
        destinations[order[$0 - 1]] <= destinations[order[$0]]
      }
      if !isSorted { order[entries].sort { (destinations[$0], $0) < (destinations[$1], $1) } }
      let start = keptCosts.count
      for position in entries {
        let (destination, cost) = (destinations[order[position]], costs[order[position]])
        if keptCosts.count > start, keptDestinations[keptDestinations.count - 1] == destination {
          keptCosts[keptCosts.count - 1] = min(keptCosts[keptCosts.count - 1], cost)
        } else {
          keptDestinations.append(destination)
          keptCosts.append(cost)
        }
      }
      firstEntry.append(keptCosts.count)
    }
    alternativeCount = order.count - keptCosts.count
    self.firstEntry = firstEntry
    self.destinations = keptDestinations
    self.costs = keptCosts
  }

  /// Pairs that have a finite cost.
  public var pairCount: Int { costs.count }

  /// The cost of a pair; infinity when it is absent.
  ///
  /// - Complexity: O(pairs of the origin).
  public subscript(origin: Int, destination: Int) -> Double {
    for entry in firstEntry[origin]..<firstEntry[origin + 1]
    where Int(destinations[entry]) == destination {
      return costs[entry]
    }
    return .infinity
  }

  /// Writes an origin's costs to all zones over a row of as many; infinity where a pair is absent.
  ///
  /// - Precondition: The row has one element per zone.
  /// - Complexity: O(zones).
  public func copyRow(_ origin: Int, to row: inout [Double]) {
    precondition(row.count == zoneCount, "a row has one cost per zone")
    for destination in row.indices { row[destination] = .infinity }
    for entry in firstEntry[origin]..<firstEntry[origin + 1] {
      row[Int(destinations[entry])] = costs[entry]
    }
  }
}
