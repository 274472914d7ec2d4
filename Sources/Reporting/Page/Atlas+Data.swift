// What the page's script reads: figures and places for hover and click, positions instead of names
// wherever there are many.

import AccessAnalysis
import Accessibility
import OrderedJSON
import PlanModel
import TransportNetwork

extension Atlas {
  /// Figures and places for hover and click; positions instead of names wherever there are many.
  ///
  /// Null without a map.
  var json: JSONValue {
    guard network.hasCoordinates else { return .null }
    let costs = AmountScale(network.projects.map(\.cost))
    let losses = AmountScale((marked ?? []).flatMap { [$0.loss, $0.gain] })
    return [
      "width": .integer(MapFrame.width), "height": .integer(map.frame.height),
      "isPlan": .bool(marked != nil), "marked": .string(words.isMarked), "weight": .string(weight),
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

  /// Mode, destination, minutes aboard and minutes of boarding, waiting and alighting of each leg,
  /// one after the other.
  private func legs(_ route: Route?) -> JSONValue {
    .array(
      (route?.legs ?? []).flatMap { leg -> [JSONValue] in
        [
          .integer(leg.mode.position), .integer(leg.to.position),
          .double(rounded(leg.minutes)), .double(rounded(leg.accessMinutes)),
        ]
      }
    )
  }

  private func rounded(_ minutes: Double) -> Double { (minutes * 10).rounded() / 10 }

  private func project(_ project: Project) -> JSONValue {
    let rank = marked?.firstIndex { $0.id == project.id }
    return [
      "id": .string(project.id), "name": .string(project.name.isEmpty ? project.id : project.name),
      "cost": .number(words.hasCosts ? project.cost : nil), "rank": .number(rank.map { $0 + 1 }),
      "gain": .number(rank.flatMap { marked?[$0].gain }),
      "loss": .number(rank.flatMap { marked?[$0].loss }),
      "region": .string(project.region), "source": .string(project.source),
      "status": .string(project.status.rawValue),
      "requires": .string(
        project.requires.map { network.projects[$0].id }.joined(separator: ", ")
      ),
      "links": .array(project.links.map { link($0.link) }),
    ]
  }
}
