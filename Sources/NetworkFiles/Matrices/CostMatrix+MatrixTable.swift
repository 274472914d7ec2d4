// A cost matrix over given zones from matrices that are held whole, of an OMX file for example.

import TransportNetwork

extension CostMatrix {
  /// Takes one of the matrices, or of several whether all limits hold at once.
  ///
  /// - Parameters:
  ///   - table: The matrices.
  ///   - file: What messages call them.
  ///   - name: The matrix whose costs count; nil is the first. Not used with limits.
  ///   - limits: Costs that must not exceed a value: a pair costs 0 when all hold, else 1.
  ///   - zones: The zones' ids, which give the rows and columns their order.
  ///   - choice: Whether rows and columns of others are left out.
  /// - Throws: Matrices and zones that are not there, and costs that are negative or NaN.
  /// - Complexity: O(values).
  public init(
    _ table: MatrixTable,
    file: String,
    matrix name: String? = nil,
    within limits: [CostMatrixFile.Limit] = [],
    zones: [String],
    taking choice: ZoneChoice = .all
  ) throws(CSVError) {
    let names = limits.isEmpty ? [name ?? table.matrices.first?.name ?? ""] : limits.map(\.column)
    var chosen: [MatrixTable.Matrix] = []
    for name in names {
      guard let matrix = table.matrices.first(where: { $0.name == name }) else {
        let known = listing(table.matrices.map(\.name))
        throw CSVError(file: file, "there is no matrix \(quoted(name)); there are \(known)")
      }
      chosen.append(matrix)
    }
    let lookup = ZoneLookup(zones)
    var outside = OutsideZones()
    func places(_ ids: [String]) throws(CSVError) -> [UInt32?] {
      var places: [UInt32?] = []
      for id in ids {
        guard let zone = lookup.zone(id) else {
          if choice == .only {
            outside.note(id)
            places.append(nil)
            continue
          }
          let meant = nearest(to: id, among: zones).map { "; did you mean \(quoted($0))?" } ?? ""
          throw CSVError(
            file: file,
            "there is no zone \(quoted(id)) among the zones given; add it there, or leave such zones out with"
              + " --only-zones\(meant)"
          )
        }
        places.append(UInt32(truncatingIfNeeded: zone))
      }
      return places
    }
    let rows = try places(table.origins)
    let columns = try places(table.destinations)
    outside.count(
      rows.count * columns.count,
      leftOut: rows.count * columns.count
        - rows.count { $0 != nil } * columns.count { $0 != nil }
    )
    try outside.check(file, zones: zones)
    var entries: (origins: [UInt32], destinations: [UInt32], costs: [Double]) = ([], [], [])
    var cell = 0
    for (row, origin) in rows.enumerated() {
      for (column, destination) in columns.enumerated() {
        guard let origin, let destination else {
          cell += 1
          continue
        }
        for matrix in chosen where !(matrix.values[cell] >= 0) {
          throw CSVError(
            file: file,
            "matrix \(quoted(matrix.name)) is \(shortestDecimal(matrix.values[cell])) from "
              + "\(quoted(table.origins[row])) to \(quoted(table.destinations[column])); a cost is a "
              + "number that is not negative, or infinite, or what the matrix declares as its NA"
          )
        }
        let cost: Double
        if limits.isEmpty {
          cost = chosen[0].values[cell]
        } else if chosen.contains(where: { $0.values[cell] == .infinity }) {
          cost = .infinity
        } else {
          cost = zip(chosen, limits).allSatisfy { $0.values[cell] <= $1.limit } ? 0 : 1
        }
        cell += 1
        guard cost < .infinity else { continue }
        entries.origins.append(origin)
        entries.destinations.append(destination)
        entries.costs.append(cost)
      }
    }
    self.init(
      zoneCount: zones.count,
      origins: entries.origins,
      destinations: entries.destinations,
      costs: entries.costs
    )
    self.outside = outside
  }
}
