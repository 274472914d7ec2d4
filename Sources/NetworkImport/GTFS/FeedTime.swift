// Times of day and dates as GTFS writes them.

/// Seconds since the start of the service day from `H:MM:SS`; hours go on beyond 24 for trips past
/// midnight.
///
/// Nil for anything else: minutes and seconds are below 60, and no trip goes on for a thousand
/// hours.
func feedTime(_ text: String) -> Int32? {
  let parts = text.split(separator: ":", omittingEmptySubsequences: false)
  guard parts.count == 3, (1...3).contains(parts[0].utf8.count), parts[1].utf8.count == 2,
    parts[2].utf8.count == 2, let hours = digits(parts[0]), let minutes = digits(parts[1]),
    let seconds = digits(parts[2]), minutes < 60, seconds < 60
  else { return nil }
  return 3600 * hours + 60 * minutes + seconds
}

/// `H:MM:SS` of seconds since the start of the service day.
func clock(_ seconds: Int32) -> String {
  let (hours, rest) = seconds.quotientAndRemainder(dividingBy: 3600)
  let minutes = rest / 60
  let pad = { (number: Int32) in number < 10 ? "0\(number)" : "\(number)" }
  return "\(pad(hours)):\(pad(minutes)):\(pad(rest % 60))"
}

private func digits(_ text: Substring) -> Int32? {
  guard text.utf8.allSatisfy({ (0x30...0x39).contains($0) }) else { return nil }
  return Int32(text)
}

/// A day of the calendar.
public struct FeedDate: Hashable, Comparable, Sendable, CustomStringConvertible {
  /// Days since 1 January 1970.
  let number: Int

  init(number: Int) { self.number = number }

  /// Reads `20251119` or `2025-11-19`; nil for what is no day of the years 1900 to 2199.
  public init?(_ text: String) {
    let isDashed = text.utf8.count == 10
    let parts = text.split(separator: "-", omittingEmptySubsequences: false)
    let plain = isDashed && parts.map(\.utf8.count) == [4, 2, 2] ? parts.joined() : text
    guard plain.utf8.count == 8, let all = digits(plain[...]) else { return nil }
    let (year, month, day) = (Int(all) / 10_000, Int(all) / 100 % 100, Int(all) % 100)
    guard (1900..<2200).contains(year), (1...12).contains(month), day >= 1 else { return nil }
    let date = FeedDate(number: Self.number(year, month, day))
    // The 31st of a shorter month comes out as a day of the next.
    guard date.parts == (year, month, day) else { return nil }
    self = date
  }

  /// 0 is Monday, 6 Sunday.
  var weekday: Int { ((number + 3) % 7 + 7) % 7 }

  /// English names from Monday on.
  static let weekdays = [
    "Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday",
  ]

  /// `2025-11-19`.
  public var description: String {
    let (year, month, day) = parts
    let pad = { (number: Int) in number < 10 ? "0\(number)" : "\(number)" }
    return "\(year)-\(pad(month))-\(pad(day))"
  }

  /// Orders days by time.
  public static func < (left: FeedDate, right: FeedDate) -> Bool { left.number < right.number }

  /// Days since 1970 of the proleptic Gregorian calendar, counted in years that begin in March
  /// (Richards, "Mapping Time", 1998).
  private static func number(_ year: Int, _ month: Int, _ day: Int) -> Int {
    let marchYear = month > 2 ? year : year - 1
    let era = marchYear / 400
    let yearOfEra = marchYear - era * 400
    let dayOfYear = (153 * (month > 2 ? month - 3 : month + 9) + 2) / 5 + day - 1
    return era * 146_097 + yearOfEra * 365 + yearOfEra / 4 - yearOfEra / 100 + dayOfYear - 719_468
  }

  private var parts: (year: Int, month: Int, day: Int) {
    let shifted = number + 719_468
    let era = shifted / 146_097
    let dayOfEra = shifted - era * 146_097
    let yearOfEra =
      (dayOfEra - dayOfEra / 1460 + dayOfEra / 36_524 - dayOfEra / 146_096) / 365
    let dayOfYear = dayOfEra - (365 * yearOfEra + yearOfEra / 4 - yearOfEra / 100)
    let marchMonth = (5 * dayOfYear + 2) / 153
    let month = marchMonth < 10 ? marchMonth + 3 : marchMonth - 9
    return (
      yearOfEra + era * 400 + (month <= 2 ? 1 : 0), month,
      dayOfYear - (153 * marchMonth + 2) / 5 + 1
    )
  }
}
