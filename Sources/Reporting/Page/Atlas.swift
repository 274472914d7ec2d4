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

  /// A project that stands out, by what it gains and what is lost without it.
  struct Marked: Sendable {
    var id: String
    var gain: Double?
    var loss: Double?
  }

  /// What the page calls the projects that stand out.
  struct Words: Sendable {
    /// Their layer.
    var layer = "built"
    /// The layer of all others.
    var others = "other projects"
    /// Whether a project is one of them, among its details.
    var isMarked = "built"
    /// Whether projects have costs.
    var hasCosts = true

    /// What is there where nothing is built.
    static let network = Words(others: "projects")
  }

  let map: NetworkMap
  let views: [View]
  let states: [AccessState]
  let facts: PageFacts
  let weights: [Double]
  let weight: String
  /// The projects that stand out, in order; nil on pages without a plan.
  let marked: [Marked]?
  let words: Words

  var network: Network { facts.network }

  init(
    facts: PageFacts,
    views: [View],
    states: [AccessState],
    weights: [Double],
    weight: String,
    marked: [Marked]?,
    words: Words
  ) {
    self.facts = facts
    self.views = views
    self.states = states
    self.weights = weights
    self.weight = weight
    self.marked = marked
    self.words = words
    let ids = (marked ?? []).map(\.id)
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

  /// The map of a plan, or of the network as it is.
  init(
    facts: PageFacts,
    views: [View],
    states: [AccessState],
    weights: [Double],
    weight: String,
    plan: PlanResult?
  ) {
    self.init(
      facts: facts,
      views: views,
      states: states,
      weights: weights,
      weight: weight,
      marked: plan?.projects.map { Marked(id: $0.id, gain: $0.gainAlone, loss: $0.lossWithout) },
      words: plan == nil ? .network : Words()
    )
  }

  /// The map as a file of its own; none where nodes have no places.
  func drawings(title: String) -> [(name: String, svg: String)] {
    network.hasCoordinates ? [(name: "map", svg: map.file(title: title))] : []
  }

  /// The map, its legend, its switches and the place for details; a sentence where nodes have no
  /// places.
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
    <div class="atlas"><div class="mapbox" style="--ratio:\(at: Double(MapFrame.width) / Double(map.frame.height))">
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

  /// The map; with very many links a canvas between the areas below and the places above draws
  /// them.
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
    if let marked { text += " with \(marked.count) on top (\(words.layer))" }
    return text + "; the tables below hold its figures."
  }
}
