// The page's frame: one file that asks nobody for anything.

import NetworkFiles
import OrderedJSON
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
  /// The content security policy forbids every request and every script but the page's own, by its
  /// digest: whatever a network's names contain, a browser runs nothing of it.
  init(
    title: String,
    sections: [HTML],
    data: JSONValue,
    result: JSONValue,
    drawings: [(name: String, svg: String)]
  ) {
    // Without a plan there is no map, and nothing to work.
    let script: HTML =
      data == .null ? .empty : "<script>\(HTML(markup: PageAssets.script))</script>"
    let page: HTML = """
      <!DOCTYPE html>
      <html lang="en"><head><meta charset="utf-8">
      <meta http-equiv="Content-Security-Policy" content="default-src 'none'; \
      style-src 'unsafe-inline'; script-src 'sha256-\(Self.digest(PageAssets.script))'; base-uri 'none'; form-action 'none'">
      <meta name="viewport" content="width=device-width, initial-scale=1">
      <meta name="generator" content="corridor">
      <title>\(title)</title>
      <style>\(HTML(markup: PageAssets.colours + PageAssets.drawing + PageAssets.page))</style></head>
      <body><a class="skip" href="#main">To the report</a><main id="main">
      \(sections)</main>
      <script type="application/json" id="result">\(HTML(markup: Self.embedded(result)))</script>
      <script type="application/json" id="data">\(HTML(markup: Self.embedded(data)))</script>
      \(script)</body></html>

      """
    html = page.text
    self.drawings = drawings
  }

  /// JSON that cannot end the element that holds it, nor carry characters that HTML does not allow;
  /// they stand only in strings, where their escapes mean the same.
  static func embedded(_ value: JSONValue) -> String {
    var text = ""
    for scalar in value.compact.unicodeScalars {
      if scalar != "<" && !isUnprintable(scalar) {
        text.unicodeScalars.append(scalar)
      } else {
        for unit in String(scalar).utf16 {
          let digits = String(unit, radix: 16)
          text += "\\u" + String(repeating: "0", count: 4 - digits.count) + digits
        }
      }
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
