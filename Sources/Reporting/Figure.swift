// What stands in a cell of a table: a text, or a figure that is rounded for people and whole for
// programs.

import TransportNetwork

/// What stands in a cell.
public protocol TableCell: Sendable {
  /// The text of the cell.
  ///
  /// - Parameter isFull: Whether figures are written with all their digits.
  /// - Returns: The text.
  func text(isFull: Bool) -> String
}

extension String: TableCell {
  /// The text itself.
  public func text(isFull: Bool) -> String { self }
}

extension Int: TableCell {
  /// A count, its thousands grouped for people.
  public func text(isFull: Bool) -> String { isFull ? String(self) : grouped(self) }
}

/// A number as people read it, and in full.
///
///     Figure.short(1234.5678).rounded  // "1,235"
///     Figure.short(1234.5678).full     // "1234.5678"
public struct Figure: TableCell, Equatable {
  /// With few digits, in the unit of its column.
  public let rounded: String
  /// With the fewest digits that read back the same number, in the plain unit.
  public let full: String

  /// Makes a figure of two texts.
  public init(rounded: String, full: String) { (self.rounded, self.full) = (rounded, full) }

  /// Makes a figure of a number, of which nil and NaN are "-".
  ///
  /// - Parameters:
  ///   - number: The number.
  ///   - rounded: As people read it.
  public init(_ number: Double?, rounded: String) {
    // A difference of equal figures may come out as -0.
    self.init(rounded: rounded, full: inFull(number.map { $0 + 0 }))
  }

  /// A number with about four digits, as of ``shortDecimal(_:)``.
  public static func short(_ number: Double?) -> Figure {
    Figure(number, rounded: shortDecimal(number))
  }

  /// A number with so many decimals.
  public static func decimal(_ number: Double?, _ decimals: Int) -> Figure {
    Figure(number, rounded: fixedDecimal(number, decimals: decimals))
  }

  /// A share of 1 as a percentage.
  public static func share(_ share: Double?) -> Figure {
    Figure(rounded: percentage(share), full: percentageInFull(share))
  }

  /// A share of a value that may be next to nothing, as of ``openShareOfValue(_:)``.
  public static func open(_ share: Double?) -> Figure {
    Figure(rounded: openShareOfValue(share), full: percentageInFull(share))
  }

  /// The relative change with its sign.
  public static func change(from before: Double?, to after: Double?) -> Figure {
    var full = "-"
    if let before, let after, before != 0 {
      let change = (after - before) / abs(before)
      full = (change > 0 ? "+" : "") + percentageInFull(change)
    }
    return Figure(rounded: relativeChange(from: before, to: after), full: full)
  }

  /// The text of the cell.
  public func text(isFull: Bool) -> String { isFull ? full : rounded }
}

extension Figure {
  /// What stands in place of a number.
  static func words(_ text: String) -> Figure { Figure(rounded: text, full: text) }

  /// A range that ends in another figure.
  func to(_ end: Figure) -> Figure { joined(" to ", end) }

  /// The figure, words, and another one.
  func joined(_ words: String, _ next: Figure) -> Figure {
    Figure(rounded: rounded + words + next.rounded, full: full + words + next.full)
  }

  /// The figure with its unit behind it.
  func with(_ unit: String, full unitInFull: String? = nil) -> Figure {
    Figure(rounded: rounded + unit, full: full + (unitInFull ?? unit))
  }
}

extension AmountScale {
  /// An amount of the column that the scale was made for.
  public func figure(_ amount: Double?) -> Figure { Figure(amount, rounded: text(amount)) }

  /// A column of such amounts, for example "before (million)", or "cost (bn CNY)" of a unit.
  func column(_ title: String, of unit: String = "") -> TextTable.Column {
    guard !unit.isEmpty else { return .number(self.title(title), full: title) }
    return .number("\(title) (\(self.unit(of: unit)))", full: "\(title) (\(unit))")
  }

  /// A row's title that names the unit.
  func label(_ title: String) -> Figure { Figure(rounded: self.title(title), full: title) }
}

/// All digits of a number; "-" when there is none.
private func inFull(_ number: Double?) -> String {
  number.flatMap { $0.isNaN ? nil : shortestDecimal($0) } ?? "-"
}

/// All digits of a share of 1 in hundredths; "-" when there is none.
private func percentageInFull(_ share: Double?) -> String {
  guard let share, share.isFinite else { return "-" }
  return shortestDecimal(share * 100) + " %"
}
