// The figures that SOURCES.md and the terminal show.

import TransportNetwork

/// Check figures of a network, as rows of a table.
struct CheckFigures {
  /// What was compared, the figure, and what it should be.
  typealias Row = (name: String, figure: String, wanted: String)

  var holdOut: [Row] = []
  var byTrains: [Row] = []
  var roadAndAir: [Row] = []
  var network: [Row] = []
  var routes: [Row] = []

  init(_ facts: Facts, _ network: Network) throws {
    try compare(facts)
    for (name, ratios, tolerance) in [
      ("cars, published driving times", try RoadAndAirCheck.roads(facts, network), 0.15),
      ("flights, block times of a schedule of 2022", RoadAndAirCheck.air(facts), 0.1),
      (
        "flights, without those that stop on the way in that schedule",
        RoadAndAirCheck.air(facts, nonStop: true), 0.1
      ),
    ] {
      let middle = median(ratios).map { fixed($0, 3) } ?? "-"
      let share = fixed(ratios.share(within: tolerance) * 100, 1)
      let row = (name, "\(middle); \(share) % within \(Int(tolerance * 100)) %", "\(ratios.count)")
      roadAndAir.append(row)
    }
    try checkUnlisted(facts)
    try check(network)
    try travel(network)
  }

  private mutating func compare(_ facts: Facts) throws {
    let then = try HoldOutCheck.comparisons(facts, isComplete: false)
    let now = try HoldOutCheck.comparisons(facts, isComplete: true)
    add("high speed, railway of 2023", then.filter { $0.system == .highSpeed })
    add(
      "high speed, railway of 2023, two hours or more",
      then.filter { $0.system == .highSpeed && $0.fastest >= 120 }
    )
    addByTrains(
      "high speed, railway of 2023, two hours or more",
      then.filter { $0.system == .highSpeed && $0.fastest >= 120 }
    )
    addByTrains("conventional, railway of 2023", then.filter { $0.system == .conventional })
    add("conventional, railway of 2023", then.filter { $0.system == .conventional })
    add(
      "conventional, railway of 2023, two hours or more",
      then.filter { $0.system == .conventional && $0.fastest >= 120 }
    )
    add("high speed, with the lines opened since", now.filter { $0.system == .highSpeed })
    add(
      "high speed, with the lines opened since, routes not on them",
      now.filter { $0.system == .highSpeed && !$0.usesOpenedLine }
    )
  }

  private mutating func add(_ name: String, _ comparisons: [HoldOutCheck.Comparison]) {
    for (kind, ratios) in [
      ("train time", comparisons.map(\.trainTime)),
      ("city to city", comparisons.map(\.cityToCity)),
    ] {
      let middle = median(ratios).map { fixed($0, 3) } ?? "-"
      let share = fixed(ratios.share(within: 0.15) * 100, 1)
      holdOut.append(("\(name): \(kind)", "\(middle); \(share) %", "\(ratios.count)"))
    }
  }

  /// Train times of pairs with few and with many trains a day, and the share weighted by trains: a
  /// pair's fastest train is the slower the fewer trains it is the fastest of.
  private mutating func addByTrains(_ name: String, _ comparisons: [HoldOutCheck.Comparison]) {
    for (range, kind) in [
      (0..<3.0, "under 3 trains a day"), (3..<12, "3 to 11"), (12..<Double.infinity, "12 or more"),
    ] {
      let ratios = comparisons.filter { range.contains($0.trains) }.map(\.trainTime)
      let middle = median(ratios).map { fixed($0, 3) } ?? "-"
      let share = fixed(ratios.share(within: 0.15) * 100, 1)
      byTrains.append(("\(name): \(kind)", "\(middle); \(share) %", "\(ratios.count)"))
    }
    let all = comparisons.map(\.trains).reduce(0, +)
    let near = comparisons.filter { abs($0.trainTime - 1) <= 0.15 }.map(\.trains).reduce(0, +)
    byTrains.append(
      ("\(name): every train counts", "- ; \(fixed(near / all * 100, 1)) %", "\(comparisons.count)")
    )
  }

  /// Whether trains run where the rule of ``UnlistedServices`` says so: an eighth of the pairs is
  /// missing from the table.
  private mutating func checkUnlisted(_ facts: Facts) throws {
    let timetable = try RailTimetable(facts)
    for (system, name) in [
      (RailSystem.highSpeed, "high-speed"), (.conventional, "conventional"),
    ] {
      guard let found = timetable.unlisted[system] else { continue }
      let share = Double(found.listed) / Double(max(1, found.pairs)) * 100
      network.append(
        (
          "\(name) pairs that get a direct link or have one, by trains along the chain: in the table",
          "\(fixed(share, 1)) % of \(found.pairs)", "87.5 % if trains run between all"
        )
      )
    }
  }

  private mutating func check(_ network: Network) throws {
    let check = NetworkCheck(network: network)
    for use in UseName.allCases {
      let count = try check.unreachablePairs(use)
      self.network.append(("pairs of zones without a path, \(use.rawValue)", "\(count)", "0"))
    }
    let fastest = check.fastestRailway()
    let speed = "\(fixed(fastest.speed, 1)) km/h (\(fastest.link))"
    self.network.append(("fastest railway link over the great circle", speed, "at most 350 km/h"))
    let candidates = network.projects.filter { $0.status == .candidate }
    let cost = candidates.map(\.cost).reduce(0, +) / 1e12
    self.network.append(("candidates", "\(candidates.count)", "at least 60"))
    self.network.append(("their cost", "\(fixed(cost, 2)) trillion CNY", "several trillion"))
    let committed = network.projects.filter { $0.status == .committed }
    let spent = committed.map(\.cost).reduce(0, +) / 1e12
    let figure = "\(committed.count) for \(fixed(spent, 2)) trillion CNY"
    self.network.append(("under construction (committed)", figure, "-"))
  }

  private mutating func travel(_ network: Network) throws {
    let check = NetworkCheck(network: network)
    let pairs = [
      ("Beijing-Shanghai", "110000", "310000"), ("Lanzhou-Urumqi", "620100", "650100"),
      ("Chengdu-Lhasa", "510100", "540100"), ("Kashgar-Shanghai", "653100", "310000"),
    ]
    for (name, from, to) in pairs {
      let railway = try check.route(from, to, .passenger, railOnly: true)
      routes.append((name, "passenger by rail", railway))
      routes.append((name, "passenger", try check.route(from, to, .passenger, railOnly: false)))
      routes.append((name, "freight", try check.route(from, to, .freight, railOnly: false)))
    }
  }

  /// The figures for the terminal.
  var text: String {
    (holdOut + byTrains + roadAndAir + network + routes).map {
      "\($0.name): \($0.figure) [\($0.wanted)]"
    }
    .joined(separator: "\n")
  }
}

/// A number with a fixed count of decimals.
func fixed(_ value: Double, _ decimals: Int) -> String {
  guard value.isFinite else { return "Inf" }
  var scale = 1.0
  for _ in 0..<decimals { scale *= 10 }
  let text = shortestDecimal((value * scale).rounded() / scale)
  guard decimals > 0 else { return text }
  let parts = text.split(separator: ".", omittingEmptySubsequences: false)
  let fraction = parts.count > 1 ? String(parts[1]) : ""
  return "\(parts[0])." + fraction
    + String(repeating: "0", count: max(0, decimals - fraction.count))
}
