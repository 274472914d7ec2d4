// Regions before and after: two marks and the way between them, the gap drawn and written out.

import TransportNetwork

extension Chart {
  /// A row of the regions' chart.
  struct RegionRow: Sendable {
    var name: String
    var before: Double
    /// Nil where nothing is built, as for access alone.
    var after: Double?
  }

  /// The gap between two regions.
  struct RegionGap: Sendable {
    /// For example "gap before".
    var label: String
    var low: Double
    var high: Double
    /// The gap in words, for example "104.9 million".
    var text: String
  }

  /// Access by region, before and after, and below it the gaps between two of them.
  static func regions(
    _ rows: [RegionRow],
    unit: String,
    title: String,
    summary: String,
    gaps: [RegionGap] = [],
    markedRegions: [String] = []
  ) -> Chart {
    let hasAfter = rows.contains { $0.after != nil }
    // Bars start at zero; dots need not.
    let axis = Axis(
      covering: rows.flatMap { [$0.before, $0.after ?? $0.before] },
      withZero: !hasAfter
    )
    let top = 34.0
    let bottom = top + 32 * Double(rows.count) + 26 * Double(gaps.count)
    let plane = Drawing.Plane(left: 152, right: 462, top: top, bottom: bottom, across: axis)
    var drawing = Drawing()
    drawing.acrossAxis(plane, title: axis.scale.unit(of: unit))
    if hasAfter {
      drawing.dot(158, 12, 5.5, "ring")
      drawing.text("before", 170, 16, .start, "t small")
      drawing.dot(228, 12, 5.5, "after")
      drawing.text("after", 240, 16, .start, "t small")
    }
    var table = PageTable(
      [.text("region"), .number(hasAfter ? "before" : "access")]
        + (hasAfter ? [.number("after"), .number("change")] : [])
    )
    let scale = AmountScale(rows.flatMap { [$0.before, $0.after] })
    for (position, row) in rows.enumerated() {
      let y = top + 32 * (Double(position) + 0.5)
      let isMarked = markedRegions.contains(row.name)
      drawing.text(shortened(row.name, to: 17), 144, y + 4, .end, isMarked ? "t strong" : "t")
      if let after = row.after {
        drawing.line(plane.x(row.before), y, plane.x(after), y, "way")
        drawing.dot(plane.x(row.before), y, 6.5, "ring")
        drawing.dot(plane.x(after), y, 5, "after")
        table.add([
          .text(row.name), .figure(row.before, scale.text(row.before)),
          .figure(after, scale.text(after)),
          .text(pageChange(from: row.before, to: after)),
        ])
      } else {
        drawing.bar(
          x: plane.left,
          y: y - 5,
          width: plane.x(row.before) - plane.left,
          height: 10,
          "after"
        )
        table.add([.text(row.name), .figure(row.before, scale.text(row.before))])
      }
    }
    for (position, gap) in gaps.enumerated() {
      let y = top + 32 * Double(rows.count) + 26 * (Double(position) + 0.5)
      drawing.add(gap, at: y, plane)
    }
    return Chart(
      name: "regions",
      title: title,
      summary: summary,
      height: bottom + 40,
      drawing: drawing,
      table: table
    )
  }
}

extension Drawing {
  /// A line from one region's access to the other's, with the figure beside it.
  fileprivate mutating func add(_ gap: Chart.RegionGap, at y: Double, _ plane: Plane) {
    let (from, to) = (plane.x(gap.low), plane.x(gap.high))
    text(shortened(gap.label, to: 17), plane.left - 8, y + 4, .end)
    line(from, y - 5, from, y + 5, "gap")
    line(to, y - 5, to, y + 5, "gap")
    let width = 7.8 * Double(displayWidth(gap.text)) + 12
    let isNarrow = abs(to - from) < width + 20
    // The figure stands in the line where there is room.
    let middle = (from + to) / 2
    let half = to > from ? width / 2 : -width / 2
    if isNarrow {
      line(from, y, to, y, "gap")
    } else {
      line(from, y, middle - half, y, "gap")
      line(middle + half, y, to, y, "gap")
    }
    let besides = max(from, to) + 8
    let hasRoom = besides + 7.5 * Double(displayWidth(gap.text)) < plane.right
    if !isNarrow {
      text(gap.text, middle, y + 4, .middle, "t strong")
    } else if hasRoom {
      text(gap.text, besides, y + 4, .start, "t strong halo")
    } else {
      text(gap.text, min(from, to) - 8, y + 4, .end, "t strong halo")
    }
  }
}
