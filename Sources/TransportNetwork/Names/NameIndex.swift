// Finds the rows of a table by what people call them: an id, a name, or a name with what tells it
// from others.

/// The rows of a table by their ids and names.
///
/// A text is looked up as an id, then as a name letter for letter, then as a name whose case,
/// accents, hyphens and blanks do not matter, alone or with what tells rows of one name apart:
/// "Suzhou (Jiangsu)". The first way that finds anything decides; if it finds several rows, that is
/// an error that lists them.
///
/// ```swift
/// var zones = network.zoneNames
/// try zones.position(of: "Lanzhou")  // the position of zone 620100
/// ```
public struct NameIndex: Sendable {
  /// A row as people may call it.
  public struct Entry: Sendable, Equatable {
    /// Its id.
    public var id: String
    /// Its name, empty when missing.
    public var name: String
    /// Its name in the script of the place, empty when missing.
    public var localName: String
    /// What tells it from others of its name: a zone's larger unit, a node's kind.
    public var qualifier: String

    /// Makes an entry.
    public init(id: String, name: String, localName: String = "", qualifier: String = "") {
      self.id = id
      self.name = name
      self.localName = localName
      self.qualifier = qualifier
    }

    /// Name, what tells it apart, and id: `Suzhou (Anhui) 341300`.
    public var label: String {
      let called = [name, localName].first { !$0.isEmpty && $0 != id } ?? ""
      let isTold = qualifier.isEmpty || called.hasSuffix(")")
      let parts = [called, isTold ? "" : "(\(qualifier))", id]
      return parts.filter { !$0.isEmpty }.joined(separator: " ")
    }
  }

  /// What the rows are, for messages: `zone`.
  public let what: String
  /// The rows, in the table's order.
  public let entries: [Entry]
  private let ids: [String: Int]
  /// Rows by exact names and by keys; made when the first text is no id, since large tables are
  /// mostly asked by ids.
  private var named: (exact: [String: [Int]], keys: [String: [Int]])?

  /// Makes an index; of rows of one id the first counts.
  ///
  /// - Complexity: O(rows).
  public init(_ what: String, _ entries: [Entry]) {
    self.what = what
    self.entries = entries
    ids = Dictionary(
      entries.enumerated().map { ($1.id, $0) },
      uniquingKeysWith: { first, _ in first }
    )
  }

  /// The position of the row with an id.
  public func position(ofID id: String) -> Int? { ids[id] }

  /// The positions of all rows that a text may mean, in the table's order: none, one, or several of
  /// one name.
  public mutating func positions(of text: String) -> [Int] {
    if let position = ids[text] ?? ids[canonicalID(text)] { return [position] }
    let names = named ?? Self.named(entries)
    named = names
    if let exact = names.exact[text] { return exact }
    let key = nameKey(text)
    return key.isEmpty ? [] : names.keys[key] ?? []
  }

  /// The position of the row that a text means.
  ///
  /// - Throws: ``NameError`` when it means none or several.
  public mutating func position(of text: String) throws(NameError) -> Int {
    let found = positions(of: text)
    guard let position = found.first else { throw unknown(text) }
    guard found.count == 1 else { throw ambiguous(text, found) }
    return position
  }

  /// The rows that a comma-separated list names, each once, in the list's order; a name may hold
  /// commas itself.
  ///
  /// - Throws: ``NameError`` when an item means none or several.
  public mutating func positions(ofList list: String) throws(NameError) -> [Int] {
    var found: [Int] = []
    for item in items(ofList: list) {
      let position = try position(of: item)
      if !found.contains(position) { found.append(position) }
    }
    return found
  }

  /// The items of a comma-separated list: from each comma on the longest text that names something,
  /// else the text up to the next comma.
  ///
  /// - Parameters:
  ///   - list: The list.
  ///   - name: The part of an item that is a name; without, all of it.
  /// - Returns: The items, without blanks around them.
  public mutating func items(
    ofList list: String,
    name: (String) -> String = { $0 }
  ) -> [String] {
    let parts = list.split(separator: ",", omittingEmptySubsequences: false)
    var items: [String] = []
    var first = 0
    while first < parts.count {
      // An item of many commas is no name; this keeps long lists of ids quick.
      var end = min(parts.count, first + 8)
      while end > first + 1 {
        let text = trimmingBlanks(parts[first..<end].joined(separator: ","))
        if !positions(of: name(text)).isEmpty { break }
        end -= 1
      }
      let text = trimmingBlanks(parts[first..<end].joined(separator: ","))
      if !text.isEmpty { items.append(text) }
      first = end
    }
    return items
  }

  /// The error for a text that means nothing.
  public func unknown(_ text: String) -> NameError {
    let names = entries.flatMap { [$0.id, $0.name, $0.localName] }.filter { !$0.isEmpty }
    return .unknown(
      what: what,
      text: text,
      suggestion: nearest(to: text, among: names),
      known: known(nearestTo: text)
    )
  }

  /// The rows with names and ids; of more than a message lists, the nearest first.
  private func known(nearestTo text: String) -> [String] {
    guard entries.count > NameError.listedNames, entries.count <= 100_000 else {
      return entries.map(\.label)
    }
    let wanted = Array(nameKey(text).unicodeScalars)
    let distances = entries.map { entry in
      [entry.id, entry.name, entry.localName].filter { !$0.isEmpty }.reduce(Int.max) {
        least,
        name in
        min(least, editDistance(wanted, Array(nameKey(name).unicodeScalars), below: 64))
      }
    }
    return entries.indices.sorted { (distances[$0], $0) < (distances[$1], $1) }
      .map { entries[$0].label }
  }

  /// The error for a text that means several rows.
  public func ambiguous(_ text: String, _ positions: [Int]) -> NameError {
    .ambiguous(what: what, text: text, candidates: positions.map { entries[$0].label })
  }

  private static func named(
    _ entries: [Entry]
  ) -> (exact: [String: [Int]], keys: [String: [Int]]) {
    var exact: [String: [Int]] = [:]
    var plain: [String: [Int]] = [:]
    var qualified: [String: [Int]] = [:]
    for (position, entry) in entries.enumerated() {
      let names = entry.name == entry.localName ? [entry.name] : [entry.name, entry.localName]
      for name in names where !name.isEmpty { exact[name, default: []].append(position) }
      // "Suzhou (Anhui)" is called Suzhou as well.
      var keys = Set((names + names.map(withoutParentheses)).map(nameKey))
      keys.remove("")
      for key in keys { plain[key, default: []].append(position) }
      var further: Set = [nameKey(entry.id)]
      if !entry.qualifier.isEmpty {
        for name in names where !name.isEmpty {
          further.insert(nameKey("\(name) \(entry.qualifier)"))
        }
      }
      // "Chongqing-Kunming HSR: Yibin-Kunming" is a part of that line.
      for name in names {
        if let colon = name.firstIndex(of: ":") { further.insert(nameKey(String(name[..<colon]))) }
      }
      further.subtract(keys)
      further.remove("")
      for key in further { qualified[key, default: []].append(position) }
    }
    // A name alone comes before an id in another case and before a name with what tells it apart.
    return (exact, plain.merging(qualified) { plain, _ in plain })
  }
}

/// A name without what stands in parentheses at its end.
private func withoutParentheses(_ name: String) -> String {
  guard name.hasSuffix(")"), let opening = name.lastIndex(of: "(") else { return name }
  return String(name[..<opening])
}
