// A certificate's records written as lines of JSON.

import OrderedJSON
public import PlanModel

extension CertificateRecord {
  /// The record on one line, for example
  /// `{"bound":3,"factor":1,"rules":[[0,12.5]],"cuts":[[17,0.5]]}`.
  public var line: String { json.compact }

  /// The last line of a certificate with so many records.
  public static func end(after records: Int) -> String {
    JSONValue.object([.init(key: "end", value: .integer(records))]).compact
  }

  private var json: JSONValue {
    switch self {
    case .start(let start):
      let groups = start.groups.map { JSONValue.array($0.map { .integer($0) }) }
      let ratio = start.ratio.map { JSONValue.Member(key: "ratio", value: .double($0)) }
      return .object(
        [.init(key: "start", value: .array(groups))] + start.subject.members
          + [ratio].compactMap(\.self)
      )
    case .cut(let cut):
      return [
        "cut": .integer(cut.id), "node": .integer(cut.node), "group": .integer(cut.group),
        "pairs": .array((0..<cut.claims.count).map { cut.claims[$0].json }),
      ]
    case .meritRow(let row):
      return .object(
        [.init(key: "row", value: .integer(row.id))] + Self.member("region", row.region)
          + [.init(key: "slopes", value: .array(row.slopes.map { .double($0) }))]
      )
    case .bound(let bound):
      return [
        "bound": .integer(bound.node), "factor": .double(bound.factor),
        "rules": .array(bound.rules.map(\.json)), "cuts": .array(bound.cuts.map(\.json)),
      ]
    case .split(let split):
      return .object(
        [
          .init(key: "split", value: .integer(split.node)),
          .init(key: "project", value: .integer(split.project)),
        ] + Self.member("built", split.built) + Self.member("excluded", split.excluded)
      )
    }
  }

  private static func member(_ key: String, _ value: Int?) -> [JSONValue.Member] {
    value.map { [.init(key: key, value: .integer($0))] } ?? []
  }
}

extension CertificateRecord.Subject {
  /// What tells a proof of something else than the objective's bound.
  fileprivate var members: [JSONValue.Member] {
    switch self {
    case .objective: []
    case .scenario(let position): [.init(key: "scenario", value: .integer(position))]
    case .regret: [.init(key: "regret", value: .bool(true))]
    }
  }
}

extension CertificateRecord.Multiplier {
  fileprivate var json: JSONValue { [.integer(row), .double(value)] }
}

extension PairClaims.Claim {
  /// `[origin,destination,constant,project,price,...]`.
  fileprivate var json: JSONValue {
    var items: [JSONValue] = [.integer(origin), .integer(destination), .double(constant)]
    for (project, price) in zip(projects, prices) {
      items.append(.integer(Int(project)))
      items.append(.double(price))
    }
    return .array(items)
  }
}
