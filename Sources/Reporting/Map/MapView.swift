// One way to colour the zones: access before, after, or the change between them.

import TransportNetwork

/// Values of zones as classes of colour, with their legend.
struct MapView: Sendable {
  /// What the switch says, for example "after".
  var label: String
  /// What the colours mean, with the unit.
  var meaning: String
  /// Per zone; NaN where there is none.
  var values: [Double]
  /// Class of each zone's mark in the drawing: c0 to c5, cn0 to cn2 for losses, cx for none.
  var classes: [String]
  /// Classes with the values that they stand for, from low to high.
  var legend: [(style: String, label: String)]

  /// Access of zones; states that share their classes can be compared by colour.
  static func access(
    _ values: [Double],
    label: String,
    meaning: String,
    comparedWith all: [Double]
  ) -> MapView {
    let classes = ColourClasses(all)
    let scale = AmountScale(all)
    return MapView(
      label: label,
      meaning: scale.title(meaning),
      values: values,
      classes: values.map { $0.isFinite ? "c\(classes.classOf($0))" : "cx" },
      legend: legend(classes, factor: scale.factor, decimals: scale.decimals)
    )
  }

  /// Colours of losses.
  private static let lossSteps = 3

  /// The relative change of zones' access; losses and standstill have classes of their own.
  static func change(from before: [Double], to after: [Double]) -> MapView {
    let values = zip(before, after).map { $0 > 0 ? $1 / $0 - 1 : .nan }
    // Below a millionth, a change is rounding.
    let smallest = 1e-6
    let classes = ColourClasses(values.filter { $0 > smallest })
    let losses = ColourClasses(values.filter { $0 < -smallest }.map { -$0 }, count: lossSteps)
    let styles = values.map { value in
      switch value {
      case smallest...: "c\(classes.classOf(value))"
      case ..<(-smallest): "cn\(losses.classOf(-value))"
      case -smallest...smallest: "c0 none"
      default: "cx"
      }
    }
    let hasGains = values.contains { $0 > smallest }
    var legend = hasGains ? legend(classes, factor: 0.01, decimals: 1, unit: "\u{A0}%") : []
    if styles.contains("c0 none") { legend.insert(("c0 none", "no change"), at: 0) }
    if styles.contains(where: { $0.hasPrefix("cn") }) {
      let steps = self.legend(losses, factor: 0.01, decimals: 1, unit: "\u{A0}%", style: "cn")
      // The largest loss stands first, as far from the largest gain as can be.
      legend = steps.map { ($0.style, "loss \($0.label)") }.reversed() + legend
    }
    return MapView(
      label: "change",
      meaning: "Change of access",
      values: values,
      classes: styles,
      legend: legend
    )
  }

  /// Steps with the values between which they lie, which are written so that no two look the same.
  private static func legend(
    _ classes: ColourClasses,
    factor: Double,
    decimals: Int,
    unit: String = "",
    style: String = "c"
  ) -> [(style: String, label: String)] {
    guard !classes.breaks.isEmpty else { return [("\(style)\(classes.count / 2)", "all")] }
    let edges = classes.breaks.map { $0 / factor }
    let edgeTexts =
      (decimals...9).lazy.map { decimals in edges.map { fixedDecimal($0, decimals: decimals) } }
      .first { Set($0).count == edges.count } ?? edges.map { shortestDecimal($0) }
    var legend = [(style: "\(style)0", label: "below \(edgeTexts[0])\(unit)")]
    for position in edges.indices.dropLast() {
      legend.append(
        (
          "\(style)\(classes.classOf(classes.breaks[position]))",
          "\(edgeTexts[position])–\(edgeTexts[position + 1])\(unit)"
        )
      )
    }
    legend.append(("\(style)\(classes.count - 1)", "over \(edgeTexts[edges.count - 1])\(unit)"))
    return legend
  }
}
