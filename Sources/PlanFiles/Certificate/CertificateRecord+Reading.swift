// A certificate's records read from lines of JSON.

public import OrderedJSON
public import PlanModel

extension CertificateRecord {
  /// Reads a record; nil when the line is none, or has a member that such a record has not.
  public init?(_ line: JSONValue) {
    guard let kind = line.members?.first?.key, let record = Self.record(line, kind) else {
      return nil
    }
    self = record
  }

  private static func record(_ line: JSONValue, _ kind: String) -> CertificateRecord? {
    switch kind {
    case "start": start(line).map { .start($0) }
    case "cut": cut(line).map { .cut($0) }
    case "row": row(line).map { .meritRow($0) }
    case "bound": bound(line).map { .bound($0) }
    case "split": split(line).map { .split($0) }
    default: nil
    }
  }

  private static func start(_ line: JSONValue) -> Start? {
    guard line.hasOnly("start", "scenario", "regret", "ratio"),
      let groups = line["start"]?.items?.all({ $0.items?.all(\.integer) }),
      let subject = subject(line), let ratio = line.optional("ratio", \.number)
    else { return nil }
    return Start(subject, groups: groups, ratio: ratio)
  }

  /// Which bound a proof is of, by the line that begins it.
  private static func subject(_ line: JSONValue) -> Subject? {
    switch (line["scenario"], line["regret"]) {
    case (nil, nil): .objective
    case (let position?, nil): position.integer.map { .scenario($0) }
    case (nil, .bool(true)?): .regret
    default: nil
    }
  }

  private static func cut(_ line: JSONValue) -> Cut? {
    guard line.hasOnly("cut", "node", "group", "pairs"),
      let id = line["cut"]?.integer, let node = line["node"]?.integer,
      let group = line["group"]?.integer,
      let pairs = line["pairs"]?.items, let claims = PairClaims(pairs)
    else { return nil }
    return Cut(id: id, node: node, group: group, claims: claims)
  }

  private static func row(_ line: JSONValue) -> MeritRow? {
    guard line.hasOnly("row", "region", "slopes"),
      let id = line["row"]?.integer, let region = line.optional("region", \.integer),
      let slopes = line["slopes"]?.items?.all(\.number)
    else { return nil }
    return MeritRow(id: id, region: region, slopes: slopes)
  }

  private static func bound(_ line: JSONValue) -> Bound? {
    guard line.hasOnly("bound", "factor", "rules", "cuts"),
      let node = line["bound"]?.integer, let factor = line["factor"]?.number,
      let rules = line["rules"]?.items?.all(\.multiplier),
      let cuts = line["cuts"]?.items?.all(\.multiplier)
    else { return nil }
    return Bound(node: node, factor: factor, rules: rules, cuts: cuts)
  }

  private static func split(_ line: JSONValue) -> Split? {
    guard line.hasOnly("split", "project", "built", "excluded"),
      let node = line["split"]?.integer, let project = line["project"]?.integer,
      let built = line.optional("built", \.integer),
      let excluded = line.optional("excluded", \.integer)
    else { return nil }
    return Split(node: node, project: project, built: built, excluded: excluded)
  }
}

extension PairClaims {
  /// Reads `[[origin,destination,constant,project,price,...],...]`.
  fileprivate init?(_ pairs: [JSONValue]) {
    self.init()
    for pair in pairs {
      guard let items = pair.items, items.count >= 3, !items.count.isMultiple(of: 2),
        let origin = items[0].integer, let destination = items[1].integer,
        let constant = items[2].number
      else { return nil }
      var terms: [(Int, Double)] = []
      for position in stride(from: 3, to: items.count, by: 2) {
        guard let project = items[position].integer, let price = items[position + 1].number
        else { return nil }
        terms.append((project, price))
      }
      add(origin, destination, constant, terms)
    }
  }
}

extension JSONValue {
  /// A whole number that 32 bits hold.
  fileprivate var integer: Int? { number.flatMap { Int32(exactly: $0) }.map { Int($0) } }

  /// `[row,value]`.
  fileprivate var multiplier: CertificateRecord.Multiplier? {
    guard let items, items.count == 2, let row = items[0].integer, let value = items[1].number
    else { return nil }
    return .init(row: row, value: value)
  }

  /// Whether an object has no members but some.
  fileprivate func hasOnly(_ names: String...) -> Bool {
    members?.allSatisfy { names.contains($0.key) } ?? false
  }

  /// A member that may be missing: nil inside when it is, nil when it is of another kind.
  fileprivate func optional<Value>(_ key: String, _ read: (JSONValue) -> Value?) -> Value?? {
    guard let member = self[key] else { return .some(nil) }
    return read(member).map { .some($0) }
  }
}

extension [JSONValue] {
  /// What each value is read as; nil when one cannot be.
  fileprivate func all<Value>(_ read: (JSONValue) -> Value?) -> [Value]? {
    var values: [Value] = []
    values.reserveCapacity(count)
    for item in self {
      guard let value = read(item) else { return nil }
      values.append(value)
    }
    return values
  }
}
