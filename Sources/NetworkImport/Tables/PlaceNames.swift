// Finds the place that a planner names, by id or by name, and where a mode stops there.

import TransportNetwork

/// The nodes of a network by id and name.
struct PlaceNames {
  private let network: Network
  private let ids: [String: Int]
  private var names: [String: [Int]] = [:]
  private var touched: [Int: Set<Int>] = [:]
  private var access: [Int: [(node: Int, kilometres: Double)]] = [:]

  init(_ network: Network) {
    self.network = network
    ids = Dictionary(
      network.nodes.enumerated().map { ($0.element.id, $0.offset) },
      uniquingKeysWith: { first, _ in first }
    )
    for (position, node) in network.nodes.enumerated() {
      var known = [node.name]
      if let zone = node.zone { known += [network.zones[zone].name, network.zones[zone].id] }
      for name in Set(known.map(Self.plain)) where !name.isEmpty {
        names[name, default: []].append(position)
      }
    }
    for link in network.links {
      let (from, to) = (link.from.position, link.to.position)
      touched[link.mode.position, default: []].formUnion([from, to])
      guard link.isAccess else { continue }
      let kilometres = link.kilometres ?? 0
      access[from, default: []].append((to, kilometres))
      access[to, default: []].append((from, kilometres))
    }
  }

  /// What keeps a text from being a place.
  enum Failure: Error {
    case unknown(near: String?)
    case several([String])
  }

  /// The node of an id, or else of a name (case, accents, blanks and hyphens aside); of several the
  /// only one with a zone.
  func node(_ text: String) throws(Failure) -> Int {
    if let node = ids[text] { return node }
    let found = names[Self.plain(text)] ?? []
    if found.count == 1 { return found[0] }
    let zoned = found.filter { network.nodes[$0].zone != nil }
    if zoned.count == 1 { return zoned[0] }
    guard found.isEmpty else {
      throw .several(found.map { "\(network.nodes[$0].name) \(network.nodes[$0].id)" })
    }
    throw .unknown(
      near: nearest(to: text, among: network.nodes.map(\.name).filter { !$0.isEmpty })
        ?? nearest(to: text, among: network.nodes.map(\.id))
    )
  }

  /// Where a mode stops at a place: the place itself if links of the mode touch it, else the
  /// nearest such node that an access link leads to, else the place.
  func stop(of mode: RowIndex<Mode>, at node: Int) -> Int {
    let stops = touched[mode.position] ?? []
    if stops.contains(node) { return node }
    let near = (access[node] ?? []).filter { stops.contains($0.node) }
    return near.min { ($0.kilometres, $0.node) < ($1.kilometres, $1.node) }?.node ?? node
  }

  /// A name in lower case, its letters and digits alone, without accents.
  private static func plain(_ name: String) -> String {
    var plain = String.UnicodeScalarView()
    for scalar in name.lowercased().unicodeScalars {
      let properties = scalar.properties
      guard properties.isAlphabetic || properties.numericType != nil else { continue }
      plain.append(scalar.isASCII ? scalar : base(of: scalar))
    }
    return String(plain)
  }

  /// The letter under an accent, as its Unicode name tells: LATIN SMALL LETTER U WITH DIAERESIS.
  private static func base(of scalar: Unicode.Scalar) -> Unicode.Scalar {
    let words = (scalar.properties.name ?? "").split(separator: " ")
    guard words.count > 4, words[0] == "LATIN", words[4] == "WITH", words[3].utf8.count == 1,
      let letter = words[3].lowercased().unicodeScalars.first
    else { return scalar }
    return letter
  }
}
