// Places of routes by what people call them, and pairs of them in tables.

package import NetworkFiles
package import TransportNetwork

/// A place with its name, and where its paths start and end.
package struct RoutePlace: Sendable {
  /// As it was found: an id as it was given, with the name of its zone or node.
  package var label: NamedPlace
  /// Where paths start and end.
  package var ends: PlaceEnds
}

/// Two places.
package struct RoutePair: Sendable {
  /// Where routes start.
  package var from: RoutePlace
  /// Where they end.
  package var to: RoutePlace

  /// Makes a pair.
  package init(from: RoutePlace, to: RoutePlace) { (self.from, self.to) = (from, to) }
}

/// Places by what people call them: an id wins over a name, a zone over a node.
package struct RoutePlaces {
  private let network: Network
  private let finder: RouteFinder
  /// Made when something is no id.
  private var names: PlaceNames?

  /// Takes a network and a finder of routes in it.
  package init(_ network: Network, _ finder: RouteFinder) {
    self.network = network
    self.finder = finder
  }

  /// The place of a text.
  package mutating func place(_ text: String) throws(NameError) -> RoutePlace {
    if let ends = finder.ends(ofPlace: text) {
      return RoutePlace(label: network.label(ofPlace: text), ends: ends)
    }
    var names = self.names ?? network.placeNames
    defer { self.names = names }
    let entry = try names.place(text)
    guard let ends = finder.ends(ofPlace: entry.id) else {
      // A zone on no node; the message is that of a place that is not there.
      throw .unknown(what: "node or zone", text: text, suggestion: nil, known: [entry.id])
    }
    return RoutePlace(label: NamedPlace(id: entry.id, name: entry.name), ends: ends)
  }

  /// The pairs of a table with columns from and to.
  ///
  /// - Throws: ``AccessError/file(_:)`` with the line and column of what is no place.
  package mutating func pairs(_ table: CSVTable) throws(AccessError) -> [RoutePair] {
    try table.pairs { text throws(NameError) in try place(text) }.map(RoutePair.init)
  }

  /// What is wrong; all the places there are would be too many.
  package static func describe(_ error: NameError) -> String {
    guard case .unknown(let what, let text, let near, _) = error else { return error.description }
    return
      "unknown \(what) \"\(text)\"\(near.map { "; did you mean \"\($0)\"?" } ?? ".") Ids and names are in zone.csv and node.csv."
  }
}

extension CSVTable {
  /// The places in the columns from and to, row by row, each looked up.
  ///
  /// - Throws: ``AccessError/file(_:)`` with the line and column of what is no place.
  func pairs<Place>(
    _ place: (String) throws(NameError) -> Place
  ) throws(AccessError) -> [(from: Place, to: Place)] {
    guard let from = columnIndex(named: "from"), let to = columnIndex(named: "to") else {
      throw .file("\(name):1: expected columns from and to, found \(listing(header)).")
    }
    func found(_ row: Int, _ column: Int) throws(AccessError) -> Place {
      do throws(NameError) {
        return try place(text(row, column))
      } catch {
        let cell = "\(name):\(line(ofRow: row)):\(column + 1)"
        throw .file("\(cell): \(RoutePlaces.describe(error))")
      }
    }
    var pairs: [(from: Place, to: Place)] = []
    for row in 0..<rowCount { pairs.append((try found(row, from), try found(row, to))) }
    return pairs
  }
}

extension Network {
  /// A zone or node with its name.
  fileprivate func label(ofPlace id: String) -> NamedPlace {
    let name =
      zones.first { $0.id == id && !$0.name.isEmpty }?.name
      ?? nodes.first { $0.id == id }?.name ?? ""
    return NamedPlace(id: id, name: name)
  }

  /// Positions of the zones that a table lists, in its order, by a column zone_id, id or the first
  /// one.
  package func zones(listedIn table: CSVTable, asked: String) throws(AccessError) -> [Int] {
    let column = table.columnIndex(named: "zone_id") ?? table.columnIndex(named: "id") ?? 0
    var names = zoneNames
    var found: [Int] = []
    // A first line that is a zone is no header.
    if table.columnCount == 1, let first = zones.firstIndex(where: { $0.id == table.header[0] }) {
      found.append(first)
    }
    for row in 0..<table.rowCount {
      do throws(NameError) {
        found.append(try names.position(of: table.text(row, column)))
      } catch {
        let place = "\(table.name):\(table.line(ofRow: row)):\(column + 1)"
        throw .file("\(place): \(asked): \(error.description)")
      }
    }
    return found
  }
}
