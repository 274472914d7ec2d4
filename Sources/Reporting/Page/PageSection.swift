// Sections that pages share.

import PlanFiles
import OrderedJSON
import TransportNetwork

/// Parts of a page; a page is a list of them, so a new result takes one more.
enum PageSection {
  /// A section with a heading.
  ///
  /// - Parameters:
  ///   - id: Names the heading, for readers of the page's structure.
  ///   - title: The heading.
  ///   - body: What it holds.
  /// - Returns: The section.
  static func section(_ id: String, _ title: String, _ body: HTML) -> HTML {
    "<section aria-labelledby=\"\(id)\"><h2 id=\"\(id)\">\(title)</h2>\(body)</section>\n\n"
  }

  /// A row of large figures.
  static func tiles(_ tiles: [(figure: HTML, label: String)]) -> HTML {
    let items = tiles.map { tile in
      "<div class=\"tile\"><b>\(tile.figure)</b><span>\(tile.label)</span></div>" as HTML
    }
    return "<div class=\"tiles\">\(items)</div>\n"
  }

  /// Charts side by side.
  static func charts(_ charts: [Chart]) -> HTML {
    guard !charts.isEmpty else { return .empty }
    return section("charts", "Charts", "<div class=\"charts\">\(charts.map(\.figure))</div>")
  }

  /// The table of all zones, closed at first; of those that are asked for open.
  static func everyZone(_ table: PageTable, isChosen: Bool = false) -> HTML {
    section(
      "every-zone",
      isChosen ? "The zones chosen" : "Every zone",
      """
      <details\(HTML(markup: isChosen ? " open" : ""))><summary>Access of \(grouped(table.rows.count)) zones</summary>\(table.html)</details>
      """
    )
  }

  /// A zone's name, which shows it on the map.
  static func zoneButton(_ zone: Zone, _ position: Int) -> HTML {
    let name = zone.name.isEmpty ? zone.id : zone.name
    return "<button type=\"button\" data-zone=\"\(position)\">\(name)</button>"
  }

  /// What the figures rest on.
  static func assumptions(_ sentences: [String]) -> HTML {
    section(
      "assumptions",
      "What the figures rest on",
      "<ul>\(sentences.map { "<li>\($0)</li>" as HTML })</ul>"
    )
  }

  /// How to repeat the run, and where the data comes from.
  static func origin(_ facts: PageFacts) -> HTML {
    var html = section(
      "run",
      "How to repeat it",
      """
      <pre>\(facts.commandLine)</pre>
      <table class="facts"><tbody><tr><th scope="row">Corridor</th><td>\(facts.run.version)</td></tr>
      <tr><th scope="row">network</th><td>\(facts.run.network)</td></tr>
      <tr><th scope="row">SHA-256 of its tables</th><td><code>\(facts.run.inputSHA256)</code></td></tr>
      </tbody></table>\(options(facts.run.parameters))
      """
    )
    html += """
      <p class="foot">Corridor \(facts.run.version), \(facts.run.network).\
      \(facts.sources == nil ? "" : " Sources, licences and known weaknesses: \(facts.run.network)/SOURCES.md.")</p>

      """
    if let sources = facts.sources {
      html += section(
        "sources",
        "Sources",
        """
        <details><summary>SOURCES.md of the network</summary>\
        \(Markdown.html(sources, below: 2))</details>
        """
      )
    }
    return html
  }

  /// Every option with its value, defaults included.
  private static func options(_ parameters: JSONValue) -> HTML {
    guard case .object(let members) = parameters, !members.isEmpty else { return .empty }
    let rows = members.map { member in
      let value =
        switch member.value {
        case .string(let text): text
        case .null, .array([]): "none"
        default: member.value.compact
        }
      return "<tr><th scope=\"row\">\(member.key)</th><td><code>\(value)</code></td></tr>" as HTML
    }
    return """
      <div><details><summary>Every option of the run, defaults included</summary>\
      <table class="facts"><tbody>\(rows)</tbody></table></details></div>
      """
  }
}
