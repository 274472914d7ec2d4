// A table of a page: text on the left, numbers on the right, headers for the ear as for the eye.

import OrderedJSON

/// A table with headers.
struct PageTable: Sendable {
  /// A column's header and whether it holds numbers.
  struct Column: Sendable {
    var title: String
    var style = ""

    /// Text on the left.
    static func text(_ title: String) -> Column { Column(title: title) }
    /// Numbers on the right.
    static func number(_ title: String) -> Column { Column(title: title, style: "n") }
    /// Text that narrow screens leave out.
    static func optional(_ title: String) -> Column { Column(title: title, style: "optional") }
  }

  /// A cell; a figure carries its exact value for programs.
  enum Cell: Sendable {
    case text(String)
    case html(HTML)
    case figure(Double?, String)

    var html: HTML {
      switch self {
      case .text(let text): "\(text)"
      case .html(let html): html
      case .figure(let value, let text): figureHTML(value, text)
      }
    }
  }

  var columns: [Column]
  private(set) var rows: [[Cell]] = []
  /// The last rows, which sum up those above.
  private var sums: [[Cell]] = []
  var caption = ""
  /// Rows that paper shows; nil for all.
  var printedRows: Int?

  init(_ columns: [Column], caption: String = "") {
    self.columns = columns
    self.caption = caption
  }

  mutating func add(_ cells: [Cell]) { rows.append(cells) }

  mutating func addSum(_ cells: [Cell]) { sums.append(cells) }

  var html: HTML {
    var html: HTML = "<div class=\"scroll\"><table>"
    if !caption.isEmpty { html += "<caption>\(caption)</caption>" }
    html += "<thead><tr>"
    for column in columns { html += "<th\(column.attribute) scope=\"col\">\(column.title)</th>" }
    html += "</tr></thead><tbody>"
    for (position, row) in rows.enumerated() {
      let isLate = printedRows.map { position >= $0 } ?? false
      html += "<tr\(HTML(markup: isLate ? " class=\"late\"" : ""))>\(cells(row))</tr>\n"
    }
    for row in sums { html += "<tr class=\"sum\">\(cells(row))</tr>\n" }
    return html + "</tbody></table></div>"
  }

  private func cells(_ row: [Cell]) -> [HTML] {
    zip(columns, row).map { "<td\($0.attribute)>\($1.html)</td>" }
  }
}

extension PageTable.Column {
  fileprivate var attribute: HTML { style.isEmpty ? .empty : " class=\"\(style)\"" }
}

/// A figure as people read it, with the exact value beside it for programs.
func figureHTML(_ value: Double?, _ text: String) -> HTML {
  guard let value, value.isFinite else { return "\(text)" }
  return "<data value=\"\(JSONValue.double(value).compact)\">\(text)</data>"
}

extension HTML {
  /// Two pieces, one after the other.
  static func + (left: HTML, right: HTML) -> HTML { HTML(markup: left.text + right.text) }
}
