// What every result can be turned into: a page for people, a table for programs, JSON for scripts.

import TransportNetwork
public import OrderedJSON

/// How a result is written.
public enum OutputFormat: String, Sendable, CaseIterable {
  /// Aligned tables for people.
  case text
  /// One table, RFC 4180.
  case csv
  /// One JSON value.
  case json
}

/// How much a terminal, if it is one, can show.
public struct TextStyle: Sendable, Equatable {
  /// Columns of the terminal; nil when the text goes to a file or a pipe, where nothing is cut or
  /// rounded in a table.
  public var width: Int?
  /// Whether headings may be set in bold with escape codes.
  public var usesEscapeCodes: Bool

  /// Makes a style.
  public init(width: Int?, usesEscapeCodes: Bool) {
    self.width = width
    self.usesEscapeCodes = usesEscapeCodes
  }

  /// Whether tables show all digits of their figures.
  public var showsFullFigures: Bool { width == nil }

  /// For files and pipes: nothing cut or rounded in a table, no escape codes.
  public static let plain = TextStyle(width: nil, usesEscapeCodes: false)

  /// The codes that are used, and no others: blue, bold, and the end of both.
  public static let codes = ["\u{1B}[34m", "\u{1B}[1m", "\u{1B}[0m"]

  /// Blue where colours are shown.
  func dimmed(_ text: String) -> String {
    usesEscapeCodes ? Self.codes[0] + text + Self.codes[2] : text
  }

  func heading(_ text: String) -> String {
    usesEscapeCodes ? Self.codes[1] + text + Self.codes[2] : text
  }
}

/// A result that can be shown in every format.
public protocol Report {
  /// The page for people; ends in a line end.
  func text(_ style: TextStyle) -> String
  /// The table for programs, with a header; ends in a line end.
  var csv: String { get }
  /// The value for scripts.
  var json: JSONValue { get }
}

extension Report {
  /// The result in a format, ending in a line end.
  public func rendered(as format: OutputFormat, style: TextStyle = .plain) -> String {
    switch format {
    case .text:
      fitted(visible(text(style), keeping: style.usesEscapeCodes ? TextStyle.codes : []), style)
    case .csv: csv
    case .json: json.pretty + "\n"
    }
  }
}
