// Speeds that no mode can have, and units in which the median link would be too fast or too slow.

import TransportNetwork

/// What lengths, times and speeds say of each mode.
struct SpeedPlausibility {
  private struct Key: Hashable {
    var table: Evidence.Table
    var column: String
    var mode: Int
  }

  private var findings: [Key: Findings] = [:]
  private var order: [Key] = []
  /// By mode: free speeds, and speeds by length and travel time, of the links of link.csv.
  private var free: [[Double]]
  private var timed: [[Double]]

  /// Looks at every link.
  init(_ evidence: Evidence) {
    let network = evidence.network
    let places = NodePositions(network)
    let speeds = network.modes.map { ModeKind($0.name).possibleSpeeds }
    free = network.modes.map { _ in [] }
    timed = free
    evidence.forEachLink { link, table, row, _ in
      let mode = link.mode.position
      let possible = speeds[mode]
      if let minutes = link.travelMinutes {
        guard
          let length = link.kilometres.flatMap({ $0 > 0 ? $0 : nil })
            ?? (places.areKnown ? places.distance(link.from, link.to) : nil),
          length >= 1
        else { return }
        if table == .links, minutes > 0 { timed[mode].append(length / minutes * 60) }
        // Times may be rounded to the minute.
        let (most, least) = (length / (minutes + 0.5) * 60, length / max(minutes - 0.5, 0.5) * 60)
        guard most > possible.upperBound || least < possible.lowerBound else { return }
        let speed = minutes > 0 ? "\(threeDigits(length / minutes * 60)) km/h" : "no time at all"
        add(
          Key(table: table, column: "u_travel_time", mode: mode),
          row,
          badness: max(most / possible.upperBound, possible.lowerBound / least),
          "\(threeDigits(length)) km in \(threeDigits(minutes)) minute\(minutes == 1 ? "" : "s") is \(speed), which no"
            + " \(quoted(network.modes[mode].name)) can be (\(words(possible)))"
        )
      } else if let speed = link.freeSpeed {
        if table == .links { free[mode].append(speed) }
        guard !possible.contains(speed) else { return }
        add(
          Key(table: table, column: "free_speed", mode: mode),
          row,
          badness: max(speed / possible.upperBound, possible.lowerBound / speed),
          "\(threeDigits(speed)) km/h is a speed that no \(quoted(network.modes[mode].name)) can have"
            + " (\(words(possible)))"
        )
      }
    }
    checkModes(evidence, speeds)
  }

  private mutating func add(
    _ key: Key,
    _ row: Int,
    badness: Double,
    _ message: @autoclosure () -> String
  ) {
    if findings[key] == nil { order.append(key) }
    findings[key, default: Findings(key.table, column: key.column)].add(
      row,
      badness: badness,
      message()
    )
  }

  /// The speeds of mode.csv.
  private mutating func checkModes(_ evidence: Evidence, _ speeds: [ClosedRange<Double>]) {
    let network = evidence.network
    let uses = network.uses.map(\.name)
    for row in 0..<evidence.rowCount(.modes) {
      let name = canonicalID(evidence.text(.modes, row, "mode"))
      let use = canonicalID(evidence.text(.modes, row, "use"))
      guard let mode = network.modes.firstIndex(where: { $0.name == name }),
        let position = uses.firstIndex(of: use),
        network.modes[mode].services.indices.contains(position),
        let speed = network.modes[mode].services[position]?.speed
      else { continue }
      let possible = speeds[mode]
      guard !possible.contains(speed) else { continue }
      add(
        Key(table: .modes, column: "speed", mode: mode),
        row,
        badness: max(speed / possible.upperBound, possible.lowerBound / speed),
        "\(threeDigits(speed)) km/h is a speed that no \(quoted(name)) can have (\(words(possible)))"
      )
    }
  }

  /// Reports medians, and single rows of modes whose median is in order.
  func report(_ evidence: Evidence) {
    var explained: Set<Key> = []
    for (mode, row) in evidence.network.modes.enumerated() {
      let usual = ModeKind(row.name).usualSpeeds
      if let median = Self.oddMedian(free[mode], usual) {
        explained.insert(Key(table: .links, column: "free_speed", mode: mode))
        warn(
          evidence,
          "free_speed",
          row.name,
          median,
          usual,
          freeCandidates(evidence, median, usual)
        )
      }
      if let median = Self.oddMedian(timed[mode], usual) {
        explained.insert(Key(table: .links, column: "u_travel_time", mode: mode))
        let candidates = timedCandidates(evidence, median, usual)
        warn(evidence, "u_travel_time", row.name, median, usual, candidates)
      }
    }
    for key in order where !explained.contains(key) { findings[key]?.report(evidence) }
  }

  /// The median of ten speeds or more, if it lies outside what is usual.
  private static func oddMedian(_ speeds: [Double], _ usual: ClosedRange<Double>) -> Double? {
    guard speeds.count >= 10 else { return nil }
    let median = speeds.sorted()[speeds.count / 2]
    return usual.contains(median) ? nil : median
  }

  private func freeCandidates(
    _ evidence: Evidence,
    _ median: Double,
    _ usual: ClosedRange<Double>
  ) -> [String] {
    Units.speedNames.compactMap { name in
      guard let factor = Units.speeds[name], factor != evidence.units.kilometresPerHour else {
        return nil
      }
      let speed = median / evidence.units.kilometresPerHour * factor
      return usual.contains(speed)
        ? "speed \(name) in config.csv (\(threeDigits(speed)) km/h)" : nil
    }
  }

  private func timedCandidates(
    _ evidence: Evidence,
    _ median: Double,
    _ usual: ClosedRange<Double>
  ) -> [String] {
    var candidates = Units.lengthNames.compactMap { name -> String? in
      guard evidence.has("length", in: .links), let factor = Units.lengths[name],
        factor != evidence.units.kilometres
      else { return nil }
      let speed = median / evidence.units.kilometres * factor
      return usual.contains(speed)
        ? "long_length \(name) in config.csv (\(threeDigits(speed)) km/h)" : nil
    }
    for (name, factor) in [("seconds", 60.0), ("hours", 1.0 / 60)]
    where usual.contains(median * factor) {
      candidates.append(
        "times in \(name), to be written in minutes (\(threeDigits(median * factor)) km/h)"
      )
    }
    return candidates
  }

  private func warn(
    _ evidence: Evidence,
    _ column: String,
    _ mode: String,
    _ median: Double,
    _ usual: ClosedRange<Double>,
    _ candidates: [String]
  ) {
    evidence.log.add(
      PackageProblem(
        .warning,
        file: DataDictionary.link.file,
        columnName: column,
        message:
          "the median link of mode \(quoted(mode)) makes \(threeDigits(median)) km/h, and usual are"
          + " \(words(usual)). "
          + (candidates.isEmpty
            ? "No unit that is known here explains it; check the values"
            : "What would explain it: \(candidates.joined(separator: ", or "))")
      )
    )
  }
}

private func words(_ range: ClosedRange<Double>) -> String {
  "\(shortestDecimal(range.lowerBound)) to \(shortestDecimal(range.upperBound)) km/h"
}
