// The costs between zones out of the costs between all terminals.

import ShortestPaths

extension Closure {
  /// Costs between the first terminals, row-major; zones come before the ends of links.
  package func costs(amongFirst count: Int) -> [Double] {
    var costs: [Double] = []
    costs.reserveCapacity(count * count)
    for origin in 0..<count {
      withRow(origin) { row in
        for destination in 0..<count { costs.append(row[destination]) }
      }
    }
    return costs
  }
}
