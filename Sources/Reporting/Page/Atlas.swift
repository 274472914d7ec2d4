// The map with its switches: what is drawn, and what the script needs to answer hover and click.

import Accessibility
import InvestmentPlanning
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

  private var network: Network { facts.network }

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

  /// The map, its legend, its switches and the place for details.
  var section: HTML {
    """
    <section aria-labelledby="atlas"><h2 id="atlas">Map</h2>
    <div class="atlas"><div class="mapbox">
    \(drawing)
    <div class="zoom"><button id="in" type="button" aria-label="zoom in">+</button>\
    <button id="out" type="button" aria-label="zoom out">−</button>\
    <button id="fit" type="button">all</button></div>
    <div class="tip" id="tip" hidden></div>
    \(colourLegends)\(lineLegend)</div>
    <div class="side">\(switches)<div id="details" aria-live="polite"><p>Choose a zone, a project or a \
    line on the map, or find a place by name. Drag, pinch, or use +, − and the arrow keys to move about.</p></div>
    </div></div></section>

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
      <g id="overlay"></g></svg>
      """
    return map.usesCanvas ? html + "</div>" : html
  }

  private var summary: String {
    let links = network.links.count
    var text = "Map of \(network.zones.count) zones and \(links) links"
    if let plan { text += " with the \(plan.projects.count) chosen projects on top" }
    return text + "; the tables below hold its figures."
  }

  // MARK: Legends

  private var colourLegends: HTML {
    var html = HTML.empty
    for (position, view) in views.enumerated() {
      html += "<div class=\"legend\" data-legend=\"\(position)\"\(position == 0 ? "" : " hidden")>"
      html += "<span>\(view.map.meaning):</span>"
      for item in view.map.legend {
        html += "<span><i class=\"\(item.style)\"></i>\(item.label)</span>"
      }
      html += "</div>\n"
    }
    return html
  }

  private var lineLegend: HTML {
    var html: HTML = "<div class=\"legend\">"
    func add(_ line: HTML, _ label: String) {
      html += "<span><svg viewBox=\"0 0 26 12\" aria-hidden=\"true\">\(line)</svg>\(label)</span>"
    }
    if plan?.projects.isEmpty == false {
      add("<path class=\"k-built\" d=\"M0 6H26\"/>", "built")
    }
    if network.projects.count > plan?.projects.count ?? 0 {
      add("<path class=\"k-other\" d=\"M0 6H26\"/>", "other projects")
    }
    for (position, mode) in network.modes.enumerated() {
      let style = LinkStyle.mode(mode.name, at: position)
      add("<g class=\"\(style)\"><path d=\"M0 6H26\"/></g>", words(mode.name))
    }
    return html + "</div>"
  }

  /// A name of a table as words.
  private func words(_ name: String) -> String {
    name.split(separator: "_").joined(separator: " ")
  }

  // MARK: Switches

  private var switches: HTML {
    """
    <fieldset><legend>Zones show</legend>\(viewButtons)</fieldset>
    <fieldset><legend>Region scheme</legend><select id="scheme" aria-label="Region scheme">\
    <option>none</option>\(network.schemes.map { "<option>\($0.name)</option>" as HTML })</select>\
    <div id="regions"></div></fieldset>
    <fieldset><legend>Shown</legend>\(layerBoxes)</fieldset>
    <div class="finder"><input id="find" list="places" placeholder="Find a place" aria-label="Find a place">\
    <datalist id="places">\(placeOptions)</datalist></div>
    """
  }

  private var viewButtons: HTML {
    var html = HTML.empty
    for (position, view) in views.enumerated() {
      html += "<button type=\"button\" data-view=\"\(position)\" "
      html += "aria-pressed=\"\(position == 0 ? "true" : "false")\">\(view.map.label)</button>"
    }
    return html
  }

  private var layerBoxes: HTML {
    var html = HTML.empty
    func box(_ attributes: HTML, _ label: String, isOn: Bool) {
      let state: HTML = isOn ? " checked" : ""
      html += "<label><input type=\"checkbox\" \(attributes)\(state)>\(label)</label>"
    }
    if plan != nil { box("id=\"projects-on\"", "built projects", isOn: true) }
    if !network.projects.isEmpty { box("id=\"others-on\"", "other projects", isOn: true) }
    box("id=\"cells-on\"", "areas", isOn: true)
    box("id=\"names-on\"", "names", isOn: true)
    for (position, mode) in network.modes.enumerated() {
      box("data-switch-mode=\"\(position)\"", words(mode.name), isOn: !map.isHiddenAtFirst(mode))
    }
    for mark in LinkStyle.marks {
      let count = network.nodes.count { $0.type == mark.type }
      if count > 0 { box("data-switch-mark=\"\(mark.type)\"", mark.label, isOn: false) }
    }
    return html
  }

  private var placeOptions: HTML {
    HTML(
      markup: network.zones.map { zone in
        ("<option value=\"\(label(zone)) (\(zone.id))\"></option>" as HTML).text
      }.joined()
    )
  }

  private func label(_ zone: Zone) -> String { zone.name.isEmpty ? zone.id : zone.name }
}

// MARK: - What the script reads

extension Atlas {
  /// Figures and places for hover and click; positions instead of names wherever there are many.
  var json: JSONValue {
    let costs = AmountScale(network.projects.map(\.cost))
    let losses = AmountScale((plan?.projects ?? []).map(\.lossWithout))
    return [
      "width": .integer(MapFrame.width), "height": .integer(map.frame.height),
      "isPlan": .bool(plan != nil), "weight": .string(weight),
      "scale": scale(AmountScale(states.flatMap(\.values).filter(\.isFinite)), unit: ""),
      "money": scale(costs, unit: network.configuration.currency),
      "loss": scale(losses, unit: ""),
      "states": .array(states.map { .string($0.label) }),
      "modes": .array(
        network.modes.map {
          ["name": .string($0.name), "hidden": .bool(map.isHiddenAtFirst($0))]
        }
      ),
      "nodes": [
        "name": .array(network.nodes.map { .string(name(of: $0)) }),
        "type": .array(network.nodes.map { .string($0.type) }),
        "x": .array(map.frame.nodes.map { .integer($0.x) }),
        "y": .array(map.frame.nodes.map { .integer($0.y) }),
      ],
      "links": .array(network.links.map { link($0) }), "tiles": map.tiles,
      "schemes": .array(network.schemes.map { scheme($0) }),
      "zones": .array(network.zones.typedIndices.map { zone($0) }),
      "projects": .array(network.projects.map { project($0) }),
      "views": .array(
        views.map { view in
          [
            "label": .string(view.map.label), "from": .integer(view.from), "to": .number(view.to),
            "classes": .array(view.map.classes.map { .string($0) }),
          ]
        }
      ),
    ]
  }

  private func scale(_ scale: AmountScale, unit: String) -> JSONValue {
    [
      "factor": .double(scale.factor), "decimals": .integer(scale.decimals),
      "unit": .string(scale.unit(of: unit)),
    ]
  }

  private func name(of node: Node) -> String {
    if !node.name.isEmpty { return node.name }
    return node.zone.map { label(network.zones[$0]) } ?? node.id
  }

  private func link(_ link: Link) -> JSONValue {
    .array([
      .integer(link.from.position), .integer(link.to.position), .integer(link.mode.position),
      .number(link.travelMinutes.map { ($0 * 10).rounded() / 10 }),
      .number(link.kilometres.map { ($0 * 10).rounded() / 10 }),
    ])
  }

  private func scheme(_ scheme: RegionScheme) -> JSONValue {
    [
      "name": .string(scheme.name),
      "regions": .array(
        scheme.regions.map { region in
          let zones = region.zones.map(\.position)
          let means = states.map { state in
            JSONValue.number(
              weightedMean(zones.map { state.values[$0] }, weights: zones.map { weights[$0] })
            )
          }
          return ["name": .string(region.name), "means": .array(means)]
        }
      ),
    ]
  }

  private func zone(_ index: RowIndex<Zone>) -> JSONValue {
    let zone = network.zones[index]
    let place = map.frame.zones[index.position]
    let regions = network.schemes.map { scheme in
      JSONValue.array(
        scheme.regions.indices.filter { scheme.regions[$0].zones.contains(index) }
          .map { .integer($0) }
      )
    }
    let routes = index.position < facts.routes.count ? facts.routes[index.position] : []
    return [
      "id": .string(zone.id), "name": .string(label(zone)), "x": .number(place?.x),
      "y": .number(place?.y), "size": .double(weights[index.position]),
      "values": .array(states.map { .number($0.values[index.position]) }),
      "regions": .array(regions), "routes": .array(routes.map { route($0) }),
    ]
  }

  private func route(_ pair: MarketRoute) -> JSONValue {
    let before = legs(pair.before)
    let after = legs(pair.after)
    return .array(
      [
        .integer(pair.market.position), .number(pair.before.map { rounded($0.minutes) }),
        .number(pair.after.map { rounded($0.minutes) }), after,
      ] + (before == after ? [] : [before])
    )
  }

  /// Mode, destination and minutes of each leg, waiting included, one after the other.
  private func legs(_ route: Route?) -> JSONValue {
    .array(
      (route?.legs ?? []).flatMap { leg -> [JSONValue] in
        [
          .integer(leg.mode.position), .integer(leg.to.position),
          .double(rounded(leg.minutes + leg.accessMinutes)),
        ]
      }
    )
  }

  private func rounded(_ minutes: Double) -> Double { (minutes * 10).rounded() / 10 }

  private func project(_ project: Project) -> JSONValue {
    let rank = plan?.projects.firstIndex { $0.id == project.id }
    return [
      "id": .string(project.id), "name": .string(project.name.isEmpty ? project.id : project.name),
      "cost": .double(project.cost), "rank": .number(rank.map { $0 + 1 }),
      "loss": .number(rank.flatMap { plan?.projects[$0].lossWithout }),
      "region": .string(project.region), "source": .string(project.source),
      "status": .string(project.status.rawValue),
      "requires": .string(
        project.requires.map { network.projects[$0].id }.joined(separator: ", ")
      ),
      "links": .array(project.links.map { link($0.link) }),
    ]
  }
}
