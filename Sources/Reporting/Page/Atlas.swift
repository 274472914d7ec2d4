// A map on a page, with its legend, its switches and the place for details.

import Accessibility
import PlanModel
import TransportNetwork

/// A map on a page.
struct Atlas: Sendable {
  /// A way to colour the zones, with the states it shows: one, or the change from one to another.
  struct View: Sendable {
    var map: MapView
    var from: Int
    var to: Int?
  }

  let map: NetworkMap
  let views: [View]
  let states: [AccessState]
  let facts: PageFacts
  let weights: [Double]
  let weight: String
  /// Nil on pages without a plan.
  let plan: PlanResult?

  var network: Network { facts.network }

  init(
    facts: PageFacts,
    views: [View],
    states: [AccessState],
    weights: [Double],
    weight: String,
    plan: PlanResult?
  ) {
    self.facts = facts
    self.views = views
    self.states = states
    self.weights = weights
    self.weight = weight
    self.plan = plan
    let ids = (plan?.projects ?? []).map(\.id)
    let chosen = ids.compactMap { id in
      facts.network.projects.typedIndices.first { facts.network.projects[$0].id == id }
    }
    map = NetworkMap(
      facts.network,
      views: views.map(\.map),
      sizes: weights,
      chosen: chosen,
      background: facts.background
    )
  }

  /// The map as a file of its own; none where nodes have no places.
  func drawings(title: String) -> [(name: String, svg: String)] {
    network.hasCoordinates ? [(name: "map", svg: map.file(title: title))] : []
  }

  /// The map, its legend, its switches and the place for details; a sentence where nodes have no places.
  var section: HTML {
    network.hasCoordinates
      ? mapSection
      : """
      <section aria-labelledby="atlas"><h2 id="atlas">Map</h2>
      <p>The network has no coordinates, so it cannot be drawn. The tables below hold its figures.</p></section>

      """
  }

  private var mapSection: HTML {
    """
    <section aria-labelledby="atlas"><h2 id="atlas">Map</h2>
    <div class="atlas"><div class="mapbox">
    \(drawing)
    <div class="zoom"><button id="in" type="button" aria-label="Zoom in">+</button>\
    <button id="out" type="button" aria-label="Zoom out">−</button>\
    <button id="fit" type="button" aria-label="Show all">all</button></div>
    <div class="tip" id="tip" hidden></div>
    \(colourLegends)</div>
    <div class="side">\(switches)<div id="details" aria-live="polite"><p>Choose a zone, a project or a \
    line on the map, or find a place by name. Zoom by +, − or two fingers, then drag or use the arrow keys.\
    </p></div></div></div></section>

    """
  }

  /// The map; with very many links a canvas between the areas below and the places above draws them.
  private var drawing: HTML {
    let box: HTML = "viewBox=\"0 0 \(MapFrame.width) \(map.frame.height)\""
    var html = HTML.empty
    if map.usesCanvas {
      html +=
        "<div class=\"stack\"><svg id=\"ground\" class=\"map cells-on\" \(box) aria-hidden=\"true\">"
      html += "\(map.ground)</svg><canvas id=\"lines\" aria-hidden=\"true\"></canvas>"
    }
    html += """
      <svg id="map" class="map cells-on" \(box) tabindex="0" role="img" aria-label="\(summary)">\
      \(NetworkMap.definitions)\(map.usesCanvas ? map.upper(forFile: false) : map.body(forFile: false))\
      <path id="hot" clip-path="url(#hull)" d=""/><g id="overlay"></g></svg>
      """
    return map.usesCanvas ? html + "</div>" : html
  }

  private var summary: String {
    let links = network.links.count
    var text = "Map of \(network.zones.count) zones and \(links) links"
    if let plan { text += " with the \(plan.projects.count) chosen projects on top" }
    return text + "; the tables below hold its figures."
  }
}
