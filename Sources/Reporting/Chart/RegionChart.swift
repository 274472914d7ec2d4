// Regions before and after: two dots and the way between them, the gap written out.

import TransportNetwork

extension Chart {
  /// A row of the regions' chart.
  struct RegionRow: Sendable {
    var name: String
    var before: Double
    /// Nil where nothing is built, as for access alone.
    var after: Double?
  }

  /// Access by region, before and after, with the gap between two of them in words.
  static func regions(
    _ rows: [RegionRow],
    unit: String,
    title: String,
    gap: String,
    markedRegions: [String]
  ) -> Chart {
    let hasAfter = rows.contains { $0.after != nil }
    // Bars start at zero; dots need not.
    let axis = Axis(
      covering: rows.flatMap { [$0.before, $0.after ?? $0.before] },
      withZero: !hasAfter
    )
    let top = 34.0
    let bottom = top + 34 * Double(rows.count)
    let plane = Drawing.Plane(left: 128, right: 462, top: top, bottom: bottom, across: axis)
    var drawing = Drawing()
    drawing.acrossAxis(plane, title: axis.scale.unit(of: unit))
    if hasAfter {
      drawing.legend([("before", "before"), ("after", "after")], x: 128, y: 16)
    }
    var table = PageTable(
      [.text("region"), .number(hasAfter ? "before" : "access")]
        + (hasAfter ? [.number("after"), .number("change")] : [])
    )
    let scale = AmountScale(rows.flatMap { [$0.before, $0.after] })
    for (position, row) in rows.enumerated() {
      let y = top + 34 * (Double(position) + 0.5)
      let isMarked = markedRegions.contains(row.name)
      drawing.text(shortened(row.name, to: 18), 120, y + 4, .end, isMarked ? "t strong" : "t")
      if let after = row.after {
        drawing.line(plane.x(row.before), y, plane.x(after), y, "way")
        drawing.dot(plane.x(row.before), y, 5, "before")
        drawing.dot(plane.x(after), y, 6, "after")
        table.add([
          .text(row.name), .figure(row.before, scale.text(row.before)),
          .figure(after, scale.text(after)),
          .text(relativeChange(from: row.before, to: after)),
        ])
      } else {
        drawing.bar(x: plane.left, y: y - 4, width: plane.x(row.before) - 128, height: 8, "after")
        table.add([.text(row.name), .figure(row.before, scale.text(row.before))])
      }
    }
    if !gap.isEmpty { drawing.text(gap, 128, bottom + 54, .start, "t strong") }
    return Chart(
      name: "regions",
      title: title,
      summary: gap.isEmpty ? "Mean access of each region." : gap + ".",
      height: bottom + (gap.isEmpty ? 40 : 64),
      drawing: drawing,
      table: table
    )
  }
}
