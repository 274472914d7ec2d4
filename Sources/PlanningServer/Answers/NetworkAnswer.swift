// What the page needs of the network before anything else: its drawing, names, figures and what can
// be asked.

import Accessibility
import OrderedJSON
import PlanModel
import Reporting
import TransportNetwork

extension LiveNetwork {
  /// The network for the page; made once.
  var json: JSONValue {
    [
      "name": .string(displayName), "folder": .string(folder), "digest": .string(digest),
      "version": .string(version), "currency": .string(network.configuration.currency),
      "drawing": network.hasCoordinates ? drawing.json : .null,
      "uses": .array(network.uses.map { .string($0.name) }),
      "modes": .array(
        network.modes.map { mode in
          [
            "name": .string(mode.name),
            "uses": .array(
              zip(network.uses, mode.services).filter { $0.1 != nil }.map { .string($0.0.name) }
            ),
            "through": .bool(mode.services.contains { $0?.isThrough == true }),
          ]
        }
      ),
      "columns": .array(network.zoneColumns.map { .string($0.name) }),
      "kinds": .array(network.nodeKinds.map { .string($0) }),
      "schemes": .array(
        network.schemes.map { scheme in
          [
            "name": .string(scheme.name),
            "regions": .array(
              scheme.regions.map { region in
                [
                  "name": .string(region.name),
                  "zones": .array(region.zones.map { .integer($0.position) }),
                ]
              }
            ),
          ]
        }
      ),
      "zones": zones, "nodes": nodes, "links": links,
      "projects": .array(network.projects.enumerated().map { project($0, $1) }),
      "request": (try? JSONValue(encoding: standardRequest)) ?? .null,
    ]
  }

  private var displayName: String {
    let name = network.configuration.datasetName
    return name.isEmpty ? folder : name
  }

  private var zones: JSONValue {
    .array(
      network.zones.enumerated().map { position, zone in
        [
          "id": .string(zone.id), "name": .string(zone.name.isEmpty ? zone.id : zone.name),
          "local": .string(zone.localName), "super": .string(zone.superZone),
          "size": .number(
            network.zoneColumns.first { $0.name == "population" }?.values[position]
              ?? network.zoneColumns.first?.values[position]
          ),
        ]
      }
    )
  }

  /// Nodes that are no zones' own: stations, ports, airports, as id, name and type.
  private var nodes: JSONValue {
    .array(
      network.nodes.typedIndices.map { index in
        let node = network.nodes[index]
        return .array([
          .string(node.id), .string(network.label(index)), .string(node.type),
          .number(node.zone?.position),
        ])
      }
    )
  }

  /// Links for a click: id, ends, mode.
  private var links: JSONValue {
    .array(
      network.links.map { link in
        .array([
          .string(link.id), .integer(link.from.position), .integer(link.to.position),
          .integer(link.mode.position),
          .number(link.travelMinutes.map { ($0 * 10).rounded() / 10 }), .number(link.kilometres),
        ])
      }
    )
  }

  private func project(_ position: Int, _ project: Project) -> JSONValue {
    func extra(_ name: String) -> JSONValue {
      let column = network.extraColumns["project"]?.first { $0.name == name }
      guard let column, position < column.values.count else { return .string("") }
      return .string(column.values[position])
    }
    return [
      "id": .string(project.id),
      "name": .string(project.name.isEmpty ? project.id : project.name),
      "cost": .double(project.cost), "status": .string(project.status.rawValue),
      "region": .string(project.region), "source": .string(project.source),
      "group": .string(project.group),
      "requires": .array(project.requires.map { .string(network.projects[$0].id) }),
      "modes": .array(Set(project.links.map(\.link.mode.position)).sorted().map { .integer($0) }),
      "km": .double(project.links.compactMap(\.link.kilometres).reduce(0, +)),
      "confidence": extra("confidence"),
    ]
  }

  /// The question that the page begins with: the defaults of `corridor plan` where the network has
  /// their names, else the same of what it has.
  var standardRequest: PlanRequest {
    let candidates = network.projects.filter { $0.status == .candidate }
    let everything = candidates.reduce(0) { $0 + $1.cost }
    var request = PlanRequest(budget: readable(everything / 5))
    if let use = network.uses.first, !network.uses.contains(where: { $0.name == request.use }) {
      request.use = use.name
    }
    if let use = network.uses.first(where: { $0.name == request.use }) {
      request.decay = .exponential(rate: 1 / (use.decayMinutes ?? Use.standardDecayMinutes))
    }
    let columns = network.zoneColumns.map(\.name)
    if let first = columns.first, !columns.contains(request.opportunities) {
      (request.opportunities, request.weight) = (first, first)
    }
    let scheme =
      network.schemes.first { $0.name == request.scheme }
      ?? network.schemes.first { $0.regions.count > 1 }
    if let scheme, scheme.regions.count > 1 {
      request.scheme = scheme.name
      let names = scheme.regions.map(\.name)
      if !names.contains(request.target) { request.target = names[0] }
      if !names.contains(request.reference) || request.reference == request.target {
        request.reference = names.first { $0 != request.target } ?? names[1]
      }
    } else {
      request.objective = .total(demand: nil)
    }
    return request
  }
}

/// A budget that a person might name: one or two digits.
private func readable(_ amount: Double) -> Double {
  guard amount > 0 else { return 0 }
  var unit = 1.0
  while amount / unit >= 10 { unit *= 10 }
  return (amount / unit).rounded(.up) * unit
}
