// The page's frame: one file that asks nobody for anything.

import TransportNetwork

import struct FoundationEssentials.Data

/// A report as one HTML file and its drawings.
public struct Page: Sendable {
  /// The whole file.
  public let html: String
  /// Drawings that may also stand alone: file name without ending, and the SVG text.
  public let drawings: [(name: String, svg: String)]
}

extension Page {
  /// Puts a page together.
  ///
  /// The content security policy forbids every request and every script but the page's own, by its digest:
  /// whatever a network's names contain, a browser runs nothing of it.
  init(
    title: String,
    sections: [HTML],
    data: JSONValue,
    result: JSONValue,
    drawings: [(name: String, svg: String)]
  ) {
    // Without a plan there is no map, and nothing to work.
    let script: HTML =
      data == .null ? .empty : "<script>\(HTML(markup: pageScript))</script>"
    let page: HTML = """
      <!DOCTYPE html>
      <html lang="en"><head><meta charset="utf-8">
      <meta http-equiv="Content-Security-Policy" content="default-src 'none'; \
      style-src 'unsafe-inline'; script-src 'sha256-\(Self.digest(pageScript))'; base-uri 'none'; form-action 'none'">
      <meta name="viewport" content="width=device-width, initial-scale=1">
      <meta name="generator" content="corridor">
      <title>\(title)</title>
      <style>\(HTML(markup: pageColours + drawingStyle + pageStyle))</style></head>
      <body><a class="skip" href="#main">To the report</a><main id="main">
      \(sections)</main>
      <script type="application/json" id="result">\(HTML(markup: Self.embedded(result)))</script>
      <script type="application/json" id="data">\(HTML(markup: Self.embedded(data)))</script>
      \(script)</body></html>

      """
    html = page.text
    self.drawings = drawings
  }

  /// JSON that cannot end the element that holds it: `<` stands only in strings, where its escape is the same.
  static func embedded(_ value: JSONValue) -> String {
    var text = ""
    for scalar in value.compact.unicodeScalars {
      if scalar == "<" { text += "\\u003c" } else { text.unicodeScalars.append(scalar) }
    }
    return text
  }

  /// SHA-256 in base 64, as a content security policy names a script.
  private static func digest(_ script: String) -> String {
    let digits = Array(NetworkDigest.sha256(of: Array(script.utf8)))
    let bytes = stride(from: 0, to: digits.count - 1, by: 2).compactMap {
      UInt8(String(digits[$0...($0 + 1)]), radix: 16)
    }
    return Data(bytes).base64EncodedString()
  }
}

/// Sections that every page has.
enum PageSection {
  /// Charts side by side.
  static func charts(_ charts: [Chart]) -> HTML {
    guard !charts.isEmpty else { return .empty }
    return """
      <section aria-labelledby="charts"><h2 id="charts">Charts</h2><div class="charts">\
      \(charts.map(\.figure))</div></section>

      """
  }

  /// What the figures rest on.
  static func assumptions(_ sentences: [String]) -> HTML {
    """
    <section aria-labelledby="assumptions"><h2 id="assumptions">What the figures rest on</h2>\
    <ul>\(sentences.map { "<li>\($0)</li>" as HTML })</ul></section>

    """
  }

  /// Where the data comes from, and how to repeat the run.
  static func origin(_ facts: PageFacts) -> HTML {
    var html: HTML = """
      <section aria-labelledby="run"><h2 id="run">How to repeat it</h2>
      <pre>\(facts.commandLine)</pre>
      <table><tbody><tr><th scope="row">Corridor</th><td>\(facts.run.version)</td></tr>
      <tr><th scope="row">network</th><td>\(facts.run.network)</td></tr>
      <tr><th scope="row">SHA-256 of its tables</th><td><code>\(facts.run.inputSHA256)</code></td></tr>
      </tbody></table>
      <details><summary>All options</summary><pre>\(facts.run.parameters.pretty)</pre></details></section>

      """
    if let sources = facts.sources {
      html += """
        <section aria-labelledby="sources"><h2 id="sources">Sources</h2><details><summary>SOURCES.md of the \
        network</summary>\(Markdown.html(sources, below: 2))</details></section>

        """
    }
    return html
  }

  /// A row of large figures.
  static func tiles(_ tiles: [(figure: HTML, label: String)]) -> HTML {
    let items = tiles.map { tile in
      "<div class=\"tile\"><b>\(tile.figure)</b><span>\(tile.label)</span></div>" as HTML
    }
    return "<div class=\"tiles\">\(items)</div>\n"
  }
}
