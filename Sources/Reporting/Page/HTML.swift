// Markup that escapes by default: what is interpolated is text unless its type says otherwise.

/// A piece of HTML or SVG.
///
/// Literals are markup, interpolated strings are text and escaped, interpolated `HTML` is markup:
///
/// ```swift
/// let city = "<script>"
/// let item: HTML = "<li>\(city)</li>"  // <li>&lt;script&gt;</li>
/// ```
public struct HTML: Sendable, Equatable {
  /// The markup.
  public private(set) var text: String

  /// Takes text that is markup already; never what a user or a file said.
  public init(markup: String) { text = markup }

  /// Appends a piece.
  public static func += (left: inout HTML, right: HTML) { left.text += right.text }

  /// Nothing.
  public static let empty = HTML(markup: "")
}

extension HTML: ExpressibleByStringInterpolation {
  /// Makes markup from a literal.
  public init(stringLiteral markup: String) { text = markup }

  /// Makes markup from a literal with interpolations.
  public init(stringInterpolation: StringInterpolation) { text = stringInterpolation.text }

  /// Collects a literal's parts, escaping what is text.
  public struct StringInterpolation: StringInterpolationProtocol {
    fileprivate var text = ""

    /// Makes room.
    public init(literalCapacity: Int, interpolationCount: Int) {
      text.reserveCapacity(literalCapacity + interpolationCount * 16)
    }

    /// Appends markup.
    public mutating func appendLiteral(_ literal: String) { text += literal }

    /// Appends markup.
    public mutating func appendInterpolation(_ piece: HTML) { text += piece.text }

    /// Appends pieces of markup, one after the other.
    public mutating func appendInterpolation(_ pieces: [HTML]) {
      for piece in pieces { text += piece.text }
    }

    /// Appends text, escaped for element contents and quoted attributes.
    public mutating func appendInterpolation(_ string: String) { text += escaped(string) }

    /// Appends a whole number.
    public mutating func appendInterpolation(_ number: Int) { text += String(number) }

    /// Appends a length or position in the drawing, with at most one decimal.
    public mutating func appendInterpolation(at position: Double) { text += coordinate(position) }
  }
}

/// Text with the five characters that markup gives a meaning written as references.
///
/// Control characters, which neither HTML nor XML can carry, become the replacement character, and
/// so do those that turn the direction of what follows, which could make a figure read as another.
func escaped(_ string: String) -> String {
  var text = ""
  text.reserveCapacity(string.utf8.count)
  for scalar in string.unicodeScalars {
    switch scalar {
    case "&": text += "&amp;"
    case "<": text += "&lt;"
    case ">": text += "&gt;"
    case "\"": text += "&quot;"
    case "'": text += "&#39;"
    case "\t", "\n", "\r": text.unicodeScalars.append(scalar)
    case _ where isUnprintable(scalar): text += "\u{FFFD}"
    default: text.unicodeScalars.append(scalar)
    }
  }
  return text
}

/// A position with at most one decimal, as short as can be: 12, 12.5, -0.3.
func coordinate(_ position: Double) -> String {
  guard position.isFinite, abs(position) < 1e12 else { return "0" }
  let tenths = Int((position * 10).rounded())
  let sign = tenths < 0 ? "-" : ""
  let size = tenths.magnitude
  return size.isMultiple(of: 10) ? "\(sign)\(size / 10)" : "\(sign)\(size / 10).\(size % 10)"
}
