// Lorenz curves and Theil's index: how unequal access is, between regions and within them.

import Accessibility
import TransportNetwork

/// A state of access that charts compare: before, after, or the only one there is.
struct AccessState: Sendable {
  var label: String
  /// Class of its marks in the drawing.
  var style: String
  /// Per zone.
  var values: [Double]
}

extension Chart {
  /// Lorenz curves of access over people, one per state; nil when there is nothing to rank.
  static func lorenz(_ states: [AccessState], weights: [Double], weight: String) -> Chart? {
    let unit = Axis(covering: [0, 100])
    let plane = Drawing.Plane(left: 52, right: 460, top: 40, bottom: 330, across: unit)
    var drawing = Drawing()
    drawing.acrossAxis(plane, title: "share of \(weight), least access first (%)")
    drawing.upAxis(unit, plane, title: "share of access (%)")
    drawing.line(plane.left, plane.bottom, plane.right, plane.top, "even")
    var table = PageTable([.text("")] + states.map { .number($0.label) })
    var shares: [[Double]] = []
    var ginis: [Double] = []
    for state in states {
      guard let weighted = try? WeightedValues(state.values, weights: weights),
        let gini = weighted.gini
      else { return nil }
      let curve = lorenzCurve(weighted)
      drawing.polyline(
        curve.map {
          (
            x: plane.x($0.people * 100),
            y: unit.position($0.access * 100, from: plane.bottom, to: plane.top)
          )
        },
        "curve \(state.style)-line"
      )
      shares.append([0.1, 0.25, 0.5, 0.75, 0.9].map { share(of: curve, at: $0) })
      ginis.append(gini)
    }
    drawing.legend(
      zip(states, ginis).map { ($0.style, "\($0.label) (Gini \(fixedDecimal($1, decimals: 4)))") },
      x: plane.left + 12,
      y: 60
    )
    for (row, part) in [10, 25, 50, 75, 90].enumerated() {
      table.add(
        [.text("share of access of the lowest \(part) % of \(weight)")]
          + shares.map { .figure($0[row], percentage($0[row])) }
      )
    }
    table.add([.text("Gini")] + ginis.map { .figure($0, fixedDecimal($0, decimals: 4)) })
    let words = zip(states, ginis).map { "\($0.label) \(fixedDecimal($1, decimals: 4))" }
    return Chart(
      name: "lorenz",
      title: "How evenly access is spread",
      summary: "Lorenz curves: the nearer to the straight line, the more even. Gini index "
        + words.joined(separator: ", ") + ".",
      height: 370,
      drawing: drawing,
      table: table
    )
  }

  /// Theil's T between and within the regions of a scheme; nil when zones are not in one region
  /// each.
  static func theil(
    _ states: [AccessState],
    weights: [Double],
    scheme: RegionScheme
  ) -> Chart? {
    guard let groups = partition(scheme, zoneCount: weights.count) else { return nil }
    var parts: [(label: String, split: InequalityDecomposition)] = []
    for state in states {
      guard let weighted = try? WeightedValues(state.values, weights: weights),
        let split = weighted.theilTDecomposition(by: groups)
      else { return nil }
      parts.append((state.label, split))
    }
    let axis = Axis(covering: parts.map(\.split.total), withZero: true, count: 4)
    let bottom = 40 + 44 * Double(parts.count)
    let plane = Drawing.Plane(left: 76, right: 456, top: 32, bottom: bottom, across: axis)
    var drawing = Drawing()
    drawing.acrossAxis(plane, title: "Theil's T")
    drawing.legend([("between", "between regions"), ("within", "within them")], x: 76, y: 16)
    var table = PageTable([.text(""), .number("between"), .number("within"), .number("total")])
    for (position, part) in parts.enumerated() {
      let y = 42 + 44 * Double(position)
      let middle = plane.x(part.split.between)
      let end = plane.x(part.split.between + part.split.within)
      drawing.text(part.label, 68, y + 18, .end)
      drawing.bar(x: plane.left, y: y, width: middle - plane.left, height: 26, "between")
      drawing.bar(x: middle, y: y, width: end - middle, height: 26, "within")
      table.add(
        [.text(part.label)]
          + [part.split.between, part.split.within, part.split.total].map {
            .figure($0, fixedDecimal($0, decimals: 5))
          }
      )
    }
    let shares = parts.map { "\($0.label) \(percentage($0.split.between / $0.split.total))" }
    return Chart(
      name: "theil",
      title: "Inequality between and within regions (\(scheme.name))",
      summary: "Theil's T of access; the share that lies between regions: "
        + shares.joined(separator: ", ") + ".",
      height: bottom + 42,
      drawing: drawing,
      table: table
    )
  }
}

/// Shares of people and of the access they have, from the zone with the least access on.
private func lorenzCurve(_ weighted: WeightedValues) -> [(people: Double, access: Double)] {
  let order = weighted.values.indices.sorted { weighted.values[$0] < weighted.values[$1] }
  let allPeople = weighted.totalWeight
  let allAccess = order.reduce(0) { $0 + weighted.values[$1] * weighted.weights[$1] }
  var curve = [(people: 0.0, access: 0.0)]
  var (people, access) = (0.0, 0.0)
  for index in order {
    people += weighted.weights[index]
    access += weighted.values[index] * weighted.weights[index]
    curve.append((people / allPeople, access / allAccess))
  }
  return curve
}

private func share(of curve: [(people: Double, access: Double)], at people: Double) -> Double {
  guard let next = curve.firstIndex(where: { $0.people >= people }), next > 0 else {
    return curve.last?.access ?? 0
  }
  let (low, high) = (curve[next - 1], curve[next])
  return low.access + (people - low.people) / (high.people - low.people)
    * (high.access - low.access)
}

/// The region of every zone, by position; nil when a zone is in none or in several.
func partition(_ scheme: RegionScheme, zoneCount: Int) -> [Int]? {
  var groups = Array(repeating: -1, count: zoneCount)
  for (position, region) in scheme.regions.enumerated() {
    for zone in region.zones {
      guard groups[zone.position] < 0 else { return nil }
      groups[zone.position] = position
    }
  }
  return groups.contains(-1) ? nil : groups
}
