// How access is spread within each region: quantiles weighted by people.

import TransportNetwork

extension Chart {
  /// For each region and state the 10, 25, 50, 75 and 90 % quantiles over people.
  static func distribution(
    _ states: [AccessState],
    weights: [Double],
    weight: String,
    unit: String,
    scheme: RegionScheme
  ) -> Chart? {
    let shares = [0.1, 0.25, 0.5, 0.75, 0.9]
    var rows: [(region: String, boxes: [[Double]])] = []
    for region in scheme.regions {
      let zones = region.zones.map(\.position).filter { zone in
        weights[zone] > 0 && states.allSatisfy { $0.values[zone].isFinite }
      }
      guard !zones.isEmpty else { continue }
      rows.append(
        (
          region.name,
          states.map { state in
            quantiles(zones.map { (state.values[$0], weights[$0]) }, at: shares)
          }
        )
      )
    }
    guard !rows.isEmpty else { return nil }
    let axis = Axis(covering: rows.flatMap { $0.boxes.flatMap(\.self) })
    let rowHeight = 14 + 18 * Double(states.count)
    let top = 34.0
    let bottom = top + rowHeight * Double(rows.count)
    let plane = Drawing.Plane(left: 152, right: 462, top: top, bottom: bottom, across: axis)
    var drawing = Drawing()
    drawing.acrossAxis(plane, title: axis.scale.unit(of: unit))
    drawing.legend(states.map { ($0.style, $0.label) }, x: 152, y: 16)
    var table = PageTable(
      [.text("region"), .text("")]
        + shares.map { .number($0 == 0.5 ? "median" : percentage($0, decimals: 0)) }
    )
    let scale = AmountScale(rows.flatMap { $0.boxes.flatMap(\.self) })
    for (position, row) in rows.enumerated() {
      let y = top + rowHeight * Double(position)
      drawing.text(shortened(row.region, to: 17), 144, y + rowHeight / 2 + 4, .end)
      for (order, (state, box)) in zip(states, row.boxes).enumerated() {
        let middle = y + 7 + 18 * (Double(order) + 0.5)
        drawing.line(plane.x(box[0]), middle, plane.x(box[4]), middle, "way")
        drawing.bar(
          x: plane.x(box[1]),
          y: middle - 6,
          width: max(plane.x(box[3]) - plane.x(box[1]), 1),
          height: 12,
          state.style
        )
        drawing.line(plane.x(box[2]), middle - 8, plane.x(box[2]), middle + 8, "median")
        table.add(
          [.text(row.region), .text(state.label)] + box.map { .figure($0, scale.text($0)) }
        )
      }
    }
    return Chart(
      name: "distribution",
      title: "Access within each region (\(scheme.name))",
      summary:
        "Half of a region's \(weight) has access within the box, eight tenths within the line; "
        + "the stroke is the median.",
      height: bottom + 42,
      drawing: drawing,
      table: table
    )
  }
}

/// Values below which so much of the weight lies.
private func quantiles(
  _ values: [(value: Double, weight: Double)],
  at shares: [Double]
) -> [Double] {
  let sorted = values.sorted { $0.value < $1.value }
  let total = sorted.reduce(0) { $0 + $1.weight }
  return shares.map { share in
    var below = 0.0
    for item in sorted {
      below += item.weight
      if below >= share * total { return item.value }
    }
    return sorted.last?.value ?? 0
  }
}
