// Chained times of the network of 2016 against direct trains that it has not seen.

/// The hold-out check of ``HoldOutCheck`` on the high-speed timetable of 2016.
enum BacktestCheck {
  /// Medians and shares within 15 percent of the fastest train, train times.
  static func rows(_ facts: Facts) throws -> [CheckFigures.Row] {
    let all = try HoldOutCheck.comparisons(facts, isComplete: false)
      .filter { $0.system == .highSpeed }
    return [("all", all), ("two hours or more", all.filter { $0.fastest >= 120 })].map {
      name,
      part in
      let ratios = part.map(\.trainTime)
      let middle = median(ratios).map { fixed($0, 3) } ?? "-"
      let share = fixed(ratios.share(within: 0.15) * 100, 1)
      return ("high-speed trains of 2016, \(name)", "\(middle); \(share) %", "\(ratios.count)")
    }
  }
}
