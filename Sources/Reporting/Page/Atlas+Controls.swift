// The legends and switches beside a map; its layers are switches and legend in one.

import TransportNetwork

extension Atlas {
  /// The colours of each way to show the zones; those of the one that is shown can be seen.
  var colourLegends: HTML {
    var html = HTML.empty
    for (position, view) in views.enumerated() {
      html += "<div class=\"legend\" data-legend=\"\(position)\"\(position == 0 ? "" : " hidden")>"
      html += "<p>\(view.map.meaning)</p><ul class=\"ramp\">"
      for item in view.map.legend {
        html += "<li><i class=\"\(item.style)\"></i><span>\(item.label)</span></li>"
      }
      if map.hasUnknown {
        html += "<li class=\"apart\"><i class=\"unknown\"></i><span>no data</span></li>"
      }
      html += "</ul></div>\n"
    }
    return html
  }

  /// How zones are coloured, which regions stand out, what is shown, and where a place is.
  var switches: HTML {
    """
    <fieldset class="screen"><legend>Zones show</legend><div class="row">\(viewButtons)</div></fieldset>
    <fieldset class="screen"><legend>Regions</legend><select id="scheme" aria-label="Region scheme">\
    <option>all zones</option>\(network.schemes.map { "<option>\($0.name)</option>" as HTML })</select>\
    <div id="regions"></div></fieldset>
    <fieldset><legend class="screen">Shown</legend><div class="layers">\(layers)</div></fieldset>
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

  /// A box per layer, with a sample of its lines or marks.
  private var layers: HTML {
    var html = HTML.empty
    func layer(_ name: String, _ label: String, sample: HTML = .empty, isOn: Bool = true) {
      html += "<label><input type=\"checkbox\" id=\"\(name)-on\" data-layer=\"\(name)\""
      html += isOn ? " checked>" : ">"
      if sample != .empty {
        html += "<svg class=\"map\" viewBox=\"0 0 24 12\" aria-hidden=\"true\">\(sample)</svg>"
      }
      html += "\(label)</label>"
    }
    if marked?.isEmpty == false {
      layer("projects", words.layer, sample: "<path class=\"k-built\" d=\"M0 6H24\"/>")
    }
    if network.projects.count > marked?.count ?? 0 {
      layer(
        "others",
        words.others,
        sample: "<path class=\"k-other\" d=\"M0 6H24\"/>"
      )
    }
    for (position, mode) in network.modes.enumerated() {
      let style = LinkStyle.mode(mode.name, at: position)
      layer(
        "mode-\(position)",
        LinkStyle.words(mode.name),
        sample: "<g class=\"\(style)\"><path d=\"M0 6H24\"/></g>",
        isOn: !map.isHiddenAtFirst(mode)
      )
    }
    for mark in LinkStyle.marks where network.nodes.contains(where: { $0.type == mark.type }) {
      layer(
        "mark-\(mark.type)",
        mark.label,
        sample: "<g class=\"mark\"><use href=\"#mark-\(mark.type)\" x=\"12\" y=\"6\"/></g>",
        isOn: false
      )
    }
    if map.cells.hull != nil { layer("cells", "areas") }
    layer("names", "names")
    return html
  }

  private var placeOptions: [HTML] {
    network.zones.map { "<option value=\"\(label($0)) (\($0.id))\"></option>" }
  }

  /// A zone's name, or its id where it has none.
  func label(_ zone: Zone) -> String { zone.name.isEmpty ? zone.id : zone.name }
}
