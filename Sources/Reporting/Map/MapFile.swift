// The map as an SVG file of its own, with title, legend and style inside.

import TransportNetwork

extension NetworkMap {
  /// The file's text.
  func file(title: String) -> String {
    let width = Double(MapFrame.width)
    let height = Double(frame.height)
    let page: HTML = """
      <svg xmlns="http://www.w3.org/2000/svg" viewBox="0 -500 \(at: width) \(at: height + 1560)" \
      width="1000" height="\(at: (height + 1560) / 10)" role="img" aria-label="\(title)">
      <title>\(title)</title>
      <style>\(HTML(markup: PageAssets.colours + PageAssets.drawing))</style>
      <rect class="sheet" y="-500" width="100%" height="100%"/>
      \(Self.definitions)<g class="map cells-on">\(body(forFile: true))</g>
      <text class="label" font-size="240" font-weight="600" x="200" y="-170">\(title)</text>
      \(colourLegend(from: height + 60))\(lineLegend(from: height + 790))</svg>

      """
    return page.text
  }

  /// A ramp of colours whose steps meet at the values that divide them.
  private func colourLegend(from top: Double) -> HTML {
    guard let view = views.first else { return .empty }
    var html: HTML = "<text class=\"label\" font-size=\"170\" x=\"200\" y=\"\(at: top + 170)\">"
    html += "\(view.meaning)</text>"
    let step = 1000.0
    let unknown = hasUnknown ? [(style: "unknown", label: "no data")] : []
    for (position, item) in (view.legend + unknown).enumerated() {
      let x = 200 + step * (Double(position) + (item.style == "unknown" ? 0.3 : 0))
      html += "<rect class=\"\(item.style)\" x=\"\(at: x)\" y=\"\(at: top + 240)\" "
      html += "width=\"\(at: step)\" height=\"150\"/>"
      html += "<text class=\"label\" font-size=\"150\" text-anchor=\"middle\" "
      html += "x=\"\(at: x + step / 2)\" y=\"\(at: top + 550)\">\(item.label)</text>"
    }
    return html
  }

  /// Lines with their names: projects, then the modes that are drawn.
  private func lineLegend(from top: Double) -> HTML {
    var x = 200.0
    var html = HTML.empty
    func add(_ line: HTML, _ label: String) {
      html += "<g transform=\"translate(\(at: x) \(at: top)) scale(10)\">\(line)</g>"
      html += "<text class=\"label\" font-size=\"150\" x=\"\(at: x + 290)\" y=\"\(at: top + 50)\">"
      html += "\(label)</text>"
      x += 440 + 84 * Double(displayWidth(label))
    }
    if !chosen.isEmpty { add("<path class=\"k-built\" d=\"M0 0H24\"/>", "built, by number") }
    if network.projects.count > chosen.count {
      add("<path class=\"k-other\" d=\"M0 0H24\"/>", "other projects")
    }
    for (position, mode) in network.modes.enumerated() where !isHiddenAtFirst(mode) {
      let style = LinkStyle.mode(mode.name, at: position)
      add("<g class=\"\(style)\"><path d=\"M0 0H24\"/></g>", LinkStyle.words(mode.name))
    }
    return html
  }
}
