// A certificate's records as lines of JSON.

import PlanModel
import Reporting
import TransportNetwork

extension CertificateRecord {
  /// The record on one line, for example `{"bound":3,"factor":1,"rules":[[0,12.5]],"cuts":[[17,0.5]]}`.
  var line: String {
    switch self {
    case .start(let start):
      let ratio = start.ratio.map { ",\"ratio\":\(shortestDecimal($0))" } ?? ""
      let groups = start.groups.map { Self.list($0.map { String($0) }) }
      return "{\"start\":\(Self.list(groups))\(Self.member(start.subject))\(ratio)}"
    case .cut(let cut):
      let pairs = (0..<cut.claims.count).map { Self.pair(cut.claims[$0]) }
      return
        "{\"cut\":\(cut.id),\"node\":\(cut.node),\"group\":\(cut.group),\"pairs\":\(Self.list(pairs))}"
    case .meritRow(let row):
      let region = row.region.map { ",\"region\":\($0)" } ?? ""
      return
        "{\"row\":\(row.id)\(region),\"slopes\":\(Self.list(row.slopes.map(shortestDecimal)))}"
    case .bound(let bound):
      let rules = Self.list(bound.rules.map(Self.multiplier))
      let cuts = Self.list(bound.cuts.map(Self.multiplier))
      return
        "{\"bound\":\(bound.node),\"factor\":\(shortestDecimal(bound.factor)),\"rules\":\(rules),\"cuts\":\(cuts)}"
    case .split(let split):
      let built = split.built.map { ",\"built\":\($0)" } ?? ""
      let excluded = split.excluded.map { ",\"excluded\":\($0)" } ?? ""
      return "{\"split\":\(split.node),\"project\":\(split.project)\(built)\(excluded)}"
    }
  }

  /// What tells a proof of something else than the objective's bound.
  private static func member(_ subject: Subject) -> String {
    switch subject {
    case .objective: ""
    case .scenario(let position): ",\"scenario\":\(position)"
    case .regret: ",\"regret\":true"
    }
  }

  /// `[origin,destination,constant,project,price,...]`.
  private static func pair(_ claim: PairClaims.Claim) -> String {
    var items = [
      String(claim.origin), String(claim.destination), shortestDecimal(claim.constant),
    ]
    for (project, price) in zip(claim.projects, claim.prices) {
      items.append(String(project))
      items.append(shortestDecimal(price))
    }
    return list(items)
  }

  private static func multiplier(_ multiplier: Multiplier) -> String {
    "[\(multiplier.row),\(shortestDecimal(multiplier.value))]"
  }

  private static func list(_ items: [String]) -> String { "[\(items.joined(separator: ","))]" }

  /// Reads a record; nil when the line is none.
  init?(_ line: JSONValue) {
    if let groups = line["start"]?.items {
      let members = groups.compactMap { $0.items?.integers }
      guard members.count == groups.count else { return nil }
      guard let subject = Self.subject(line) else { return nil }
      self = .start(Start(subject, groups: members, ratio: line["ratio"]?.number))
    } else if let id = line["cut"]?.integer {
      guard let node = line["node"]?.integer, let group = line["group"]?.integer,
        let pairs = line["pairs"]?.items, let claims = PairClaims(pairs)
      else { return nil }
      self = .cut(Cut(id: id, node: node, group: group, claims: claims))
    } else if let id = line["row"]?.integer {
      guard let slopes = line["slopes"]?.items?.numbers else { return nil }
      self = .meritRow(MeritRow(id: id, region: line["region"]?.integer, slopes: slopes))
    } else if let node = line["bound"]?.integer {
      guard let factor = line["factor"]?.number,
        let rules = line["rules"]?.items?.multipliers, let cuts = line["cuts"]?.items?.multipliers
      else { return nil }
      self = .bound(Bound(node: node, factor: factor, rules: rules, cuts: cuts))
    } else if let node = line["split"]?.integer {
      guard let project = line["project"]?.integer else { return nil }
      self = .split(
        Split(
          node: node,
          project: project,
          built: line["built"]?.integer,
          excluded: line["excluded"]?.integer
        )
      )
    } else {
      return nil
    }
  }
}

extension CertificateRecord {
  /// Which bound a proof is of, by the line that begins it.
  private static func subject(_ line: JSONValue) -> Subject? {
    switch (line["scenario"], line["regret"]) {
    case (nil, nil): .objective
    case (let position?, nil): position.integer.map { .scenario($0) }
    case (nil, .bool(true)?): .regret
    default: nil
    }
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
  /// The values of a list.
  fileprivate var items: [JSONValue]? {
    guard case .array(let items) = self else { return nil }
    return items
  }

  /// A whole number that 32 bits hold.
  fileprivate var integer: Int? { number.flatMap { Int32(exactly: $0) }.map { Int($0) } }
}

extension [JSONValue] {
  /// The list as numbers; nil when something else is in it.
  fileprivate var numbers: [Double]? {
    let numbers = compactMap(\.number)
    return numbers.count == count ? numbers : nil
  }

  fileprivate var integers: [Int]? {
    let integers = compactMap(\.integer)
    return integers.count == count ? integers : nil
  }

  /// `[[row,value],...]`.
  fileprivate var multipliers: [CertificateRecord.Multiplier]? {
    var multipliers: [CertificateRecord.Multiplier] = []
    for item in self {
      guard let pair = item.items, pair.count == 2, let row = pair[0].integer,
        let value = pair[1].number
      else { return nil }
      multipliers.append(.init(row: row, value: value))
    }
    return multipliers
  }
}
