// What nodes offer in numbers, and the zones that they belong to.

extension Network {
  /// The columns of node.csv that Corridor keeps and whose values are numbers, such as
  /// throughput_teu; missing ones are nil.
  ///
  /// - Complexity: O(nodes x columns).
  public var nodeFigures: [ZoneColumn] {
    (extraColumns["node"] ?? []).compactMap { column in
      var values: [Double?] = []
      values.reserveCapacity(column.values.count)
      for text in column.values {
        let text = trimmingBlanks(text)
        if text.isEmpty || missingNumberWords.contains(text) || text == "NaN" || text == "nan" {
          values.append(nil)
        } else if let value = Double(text), value.isFinite {
          values.append(value)
        } else {
          return nil
        }
      }
      return values.contains { $0 != nil } ? ZoneColumn(name: column.name, values: values) : nil
    }
  }

  /// The zone of each node: its own, or that of the node at the other end of its shortest access
  /// link; nil for none.
  ///
  /// - Complexity: O(nodes + links).
  public var nearZones: [RowIndex<Zone>?] {
    var zones = nodes.map(\.zone)
    var shortest = [Double](repeating: .infinity, count: nodes.count)
    for link in links where link.isAccess {
      let length = link.kilometres ?? link.travelMinutes ?? 0
      for (node, other) in [(link.from, link.to), (link.to, link.from)] {
        guard nodes[node].zone == nil, let zone = nodes[other].zone,
          length < shortest[node.position]
        else { continue }
        shortest[node.position] = length
        zones[node.position] = zone
      }
    }
    return zones
  }
}
