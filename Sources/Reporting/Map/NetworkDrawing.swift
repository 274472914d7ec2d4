// The network as shapes that a page draws itself: positions on the sheet and courses as path data.

public import OrderedJSON
public import TransportNetwork

/// Where everything of a network falls on a sheet, for a page that draws on a canvas.
///
/// Positions are whole units of a sheet 10,000 units wide; courses are path data as SVG has them.
public struct NetworkDrawing: Sendable {
  private let network: Network
  private let frame: MapFrame

  /// Lays the network out.
  public init(_ network: Network) {
    self.network = network
    frame = MapFrame(network)
  }

  /// The course of a project of this network, or of one that has more nodes at places of its own.
  public func course(of project: Project) -> String {
    project.links.map { pathData(frame.courses(of: $0.link)) }.joined()
  }

  /// A link's course.
  public func course(of link: Link) -> String { pathData(frame.courses(of: link)) }

  /// `{"width","height","nodes","zones","cells","outline","coast","areas","links","projects"}`:
  /// positions as `[x, y]`, the course of each zone's area and of each project, the outer border
  /// where zones have polygons, areas without data, and links with one mode and weight as one
  /// course.
  ///
  /// - Complexity: O(nodes + links), and that of the areas about zones where the network has no
  ///   polygons.
  public var json: JSONValue {
    let boundaries = ZoneBoundaries(network, frame)
    let cells = boundaries == nil ? ZoneCells(frame) : nil
    let areas = network.zones.indices.map { zone -> JSONValue in
      if let boundaries { return .string(boundaries.pathData(of: zone)) }
      guard let corners = cells?.corners, zone < corners.count, !corners[zone].isEmpty else {
        return .string("")
      }
      return .string(pathData(corners[zone]) + "Z")
    }
    return [
      "width": .integer(MapFrame.width), "height": .integer(frame.height),
      "nodes": .array(frame.nodes.map { position($0) }),
      "zones": .array(frame.zones.map { position($0) }),
      "cells": .array(areas),
      "outline": .string(cells?.hull.map { "\($0.pathData)" } ?? ""),
      "coast": .string(boundaries?.outline ?? ""),
      "areas": .array(
        network.areas.map { .string(frame.course(ofBoundary: $0.boundary)) }
      ),
      "links": .array(links),
      "projects": .array(network.projects.map { .string(course(of: $0)) }),
    ]
  }

  private func position(_ place: MapFrame.Position?) -> JSONValue {
    place.map { [.integer($0.x), .integer($0.y)] } ?? .null
  }

  /// Modes that skip the places between come last and are marked: they would cover all others.
  private var links: [JSONValue] {
    network.modes.enumerated().flatMap { position, mode -> [JSONValue] in
      var courses: [String: [String]] = [:]
      for link in network.links where link.mode.position == position {
        courses[LinkStyle.weight(of: link), default: []].append(pathData(frame.courses(of: link)))
      }
      return ["w0", "w1", "w2", "w3"].compactMap { weight in
        courses[weight].map {
          [
            "mode": .integer(position), "weight": .string(weight),
            "style": .string(LinkStyle.mode(mode.name, at: position)),
            "hidden": .bool(mode.services.contains { $0?.isThrough == false }),
            "course": .string($0.joined()),
          ]
        }
      }
    }
  }
}
