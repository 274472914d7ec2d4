// What a zone's own opportunities cost to reach: a convention that every measure needs and says.

/// The cost from a zone to itself.
public enum Intrazonal: Sendable, Equatable {
  /// A zone's own opportunities do not count.
  case exclude
  /// They cost nothing.
  case zero
  /// They cost the same number of minutes in every zone.
  case minutes(Double)
  /// They cost so many minutes per kilometre of the radius of a circle with the zone's area.
  case radius(minutesPerKilometre: Double)

  /// Reads `exclude`, `zero`, `minutes:V` or `radius:K`, V and K finite and >= 0.
  ///
  /// - Throws: What was expected.
  public static func parse(_ text: String) throws(AccessibilityError) -> Intrazonal {
    if text == "exclude" { return .exclude }
    if text == "zero" { return .zero }
    let parts = text.split(separator: ":", maxSplits: 1, omittingEmptySubsequences: false)
    if parts.count == 2, let value = Double(parts[1]), value.isFinite, value >= 0 {
      if parts[0] == "minutes" { return .minutes(value) }
      if parts[0] == "radius" { return .radius(minutesPerKilometre: value) }
    }
    throw AccessibilityError(
      """
      "\(text)" is not a way to treat trips within a zone; expected exclude, zero, minutes:V or \
      radius:K with V and K finite numbers not below 0.
      """
    )
  }

  /// The cost from a zone to itself, in minutes.
  ///
  /// - Parameter area: The zone's area in square kilometres, which only `radius` needs.
  /// - Returns: Minutes; infinity leaves the zone's own opportunities out; nil for `radius` without
  ///   a finite area >= 0.
  public func minutes(area: Double?) -> Double? {
    switch self {
    case .exclude: return .infinity
    case .zero: return 0
    case .minutes(let minutes): return minutes
    case .radius(let minutesPerKilometre):
      guard let area, area >= 0, area.isFinite else { return nil }
      return minutesPerKilometre * (area / .pi).squareRoot()
    }
  }

  /// As ``parse(_:)`` reads it.
  public var text: String {
    switch self {
    case .exclude: "exclude"
    case .zero: "zero"
    case .minutes(let minutes): "minutes:\(minutes)"
    case .radius(let minutesPerKilometre): "radius:\(minutesPerKilometre)"
    }
  }
}

extension Intrazonal: Codable {
  /// Writes ``text``.
  public func encode(to encoder: any Encoder) throws {
    var container = encoder.singleValueContainer()
    try container.encode(text)
  }

  /// Reads what ``encode(to:)`` wrote.
  /// - Throws: `DecodingError` for anything else.
  public init(from decoder: any Decoder) throws {
    let container = try decoder.singleValueContainer()
    do {
      self = try Intrazonal.parse(try container.decode(String.self))
    } catch let error as AccessibilityError {
      throw DecodingError.dataCorruptedError(in: container, debugDescription: error.description)
    }
  }
}
