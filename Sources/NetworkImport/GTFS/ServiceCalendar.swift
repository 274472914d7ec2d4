// calendar.txt and calendar_dates.txt: which services run on which day.

import NetworkFiles
import TransportNetwork

/// The services of a feed and their days.
struct ServiceCalendar {
  /// A row of calendar.txt.
  private struct Rule {
    var first: FeedDate
    var last: FeedDate
    /// Bit i is set when the service runs on weekday i, Monday first.
    var weekdays: UInt8
  }

  /// Position of each service.
  private(set) var index: [String: Int] = [:]
  private var rules: [Rule?] = []
  private var exceptions: [FeedDate: [(service: Int, runs: Bool)]] = [:]

  /// Reads both tables; a feed needs one of them.
  init(_ feed: FeedFolder, _ log: ProblemLog) {
    guard feed.contains("calendar.txt") || feed.contains("calendar_dates.txt") else {
      log.error(
        file: "calendar.txt",
        "the table is missing, and so is calendar_dates.txt; one of them tells on which days services run"
      )
      return
    }
    let days = FeedDate.weekdays.map { $0.lowercased() }
    if let table = feed.table(
      "calendar.txt",
      columns: ["service_id"] + days + ["start_date", "end_date"],
      isRequired: false
    ) {
      readRules(table, days)
    }
    if let table = feed.table(
      "calendar_dates.txt",
      columns: ["service_id", "date", "exception_type"],
      isRequired: false
    ) {
      readExceptions(table)
    }
    warnOfIdleServices(feed, log)
  }

  var count: Int { rules.count }

  /// Every day from the first to the last on which anything is said of services.
  var days: ClosedRange<FeedDate>? {
    let dates = rules.compactMap(\.self).flatMap { [$0.first, $0.last] } + exceptions.keys
    guard let first = dates.min(), let last = dates.max() else { return nil }
    return first...last
  }

  /// Which services run on a day, by their position.
  func running(on date: FeedDate) -> [Bool] {
    var isRunning = rules.indices.map { isRegular($0, on: date) }
    for exception in exceptions[date] ?? [] { isRunning[exception.service] = exception.runs }
    return isRunning
  }

  /// The day from Monday to Friday with the most departures, the first of equals; any day when none
  /// of these has one.
  ///
  /// `departures` are those of each service on one of its days, by its position.
  ///
  /// - Complexity: O(days + services + exceptions): services that run for a century are no burden.
  func busiestWeekday(departures: [Int]) -> FeedDate? {
    guard let days else { return nil }
    let first = days.lowerBound.number
    let count = days.upperBound.number - first + 1
    // By weekday: how many departures more than on the day before there are from a day on.
    var changes = [[Int]](repeating: [Int](repeating: 0, count: count + 1), count: 7)
    for (rule, departures) in zip(rules, departures) {
      guard let rule else { continue }
      for weekday in 0..<7 where rule.weekdays >> weekday & 1 == 1 {
        changes[weekday][rule.first.number - first] += departures
        changes[weekday][rule.last.number - first + 1] -= departures
      }
    }
    var regular = [Int](repeating: 0, count: 7)
    var best: (date: FeedDate, isWeekday: Bool, count: Int)?
    for day in 0..<count {
      for weekday in 0..<7 { regular[weekday] += changes[weekday][day] }
      let date = FeedDate(number: first + day)
      let total = regular[date.weekday] + added(on: date, departures)
      guard total > 0 else { continue }
      let isWeekday = date.weekday < 5
      let isBetter = best.map { known in
        isWeekday == known.isWeekday ? total > known.count : isWeekday
      }
      if isBetter ?? true { best = (date, isWeekday, total) }
    }
    return best?.date
  }

  /// Departures that exceptions add to a day, or take from it.
  private func added(on date: FeedDate, _ departures: [Int]) -> Int {
    var runs: [Int: Bool] = [:]
    for exception in exceptions[date] ?? [] { runs[exception.service] = exception.runs }
    return runs.reduce(0) { sum, exception in
      let usually = isRegular(exception.key, on: date)
      guard exception.value != usually else { return sum }
      return sum + (usually ? -departures[exception.key] : departures[exception.key])
    }
  }

  /// Whether calendar.txt alone lets a service run on a day.
  private func isRegular(_ service: Int, on date: FeedDate) -> Bool {
    guard let rule = rules[service] else { return false }
    return rule.first <= date && date <= rule.last && rule.weekdays >> date.weekday & 1 == 1
  }

  // MARK: Reading

  private mutating func position(of service: String) -> Int {
    if let known = index[service] { return known }
    index[service] = rules.count
    rules.append(nil)
    return rules.count - 1
  }

  private mutating func readRules(_ table: ProblemTable, _ days: [String]) {
    let ids = table.ids("service_id").ids
    let columns = days.map { table.column($0) }
    let (start, end) = (table.column("start_date"), table.column("end_date"))
    for row in table.rows {
      var weekdays: UInt8 = 0
      for (day, column) in columns.enumerated() {
        switch column.text(row) {
        case "1": weekdays |= 1 << day
        case "0": break
        case let text: column.error(row, "\(quoted(text)) is neither 1 (runs) nor 0 (does not)")
        }
      }
      guard let first = date(start, row), let last = date(end, row) else { continue }
      if last < first {
        end.error(row, "\(quoted(end.text(row))) is before the start_date, \(first); swap them")
        continue
      }
      rules[position(of: ids[row])] = Rule(first: first, last: last, weekdays: weekdays)
    }
  }

  private mutating func readExceptions(_ table: ProblemTable) {
    let (service, day) = (table.column("service_id"), table.column("date"))
    let type = table.column("exception_type")
    for row in table.rows {
      let id = service.required(row)
      guard let date = date(day, row), !id.isEmpty else { continue }
      switch type.text(row) {
      case "1": exceptions[date, default: []].append((position(of: id), true))
      case "2": exceptions[date, default: []].append((position(of: id), false))
      case let text:
        type.error(row, "\(quoted(text)) is neither 1 (runs on that day too) nor 2 (does not run)")
      }
    }
  }

  private func date(_ column: ProblemColumn, _ row: Int) -> FeedDate? {
    let text = column.required(row)
    guard !text.isEmpty else { return nil }
    guard let date = FeedDate(text) else {
      column.error(row, "\(quoted(text)) is no date; expected year, month and day as 20251119")
      return nil
    }
    return date
  }

  private func warnOfIdleServices(_ feed: FeedFolder, _ log: ProblemLog) {
    var runs = rules.map { ($0?.weekdays ?? 0) != 0 }
    for exception in exceptions.values.joined() where exception.runs {
      runs[exception.service] = true
    }
    let idle = index.filter { !runs[$0.value] }.map(\.key).sorted()
    guard !idle.isEmpty else { return }
    log.warning(
      file: feed.contains("calendar.txt") ? "calendar.txt" : "calendar_dates.txt",
      "\(idle.count) of \(count) services run on no day (\(listing(Array(idle.prefix(3))))\(idle.count > 3 ? ", ..." : "")): no weekday is 1 and "
        + "calendar_dates.txt adds none; their trips are left out"
    )
  }
}
