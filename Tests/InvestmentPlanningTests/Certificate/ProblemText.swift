// A problem in numbers as JSON, for the second checker of certificates.

import PlanModel
@testable import PlanProof
import Accessibility
import OrderedJSON
import ShortestPaths

extension CertificateCheck.Aim {
  /// The problem, in the words of the format's page.
  var json: JSONValue {
    [
      "zones": .integer(instance.zoneCount),
      "costs": .array(
        (0..<instance.baseCosts.count).map { from in
          numbers((0..<instance.baseCosts.count).map { instance.baseCosts[from, $0] })
        }
      ),
      "arcs": .array(
        instance.arcs.map {
          [.integer($0.project), .integer($0.tail), .integer($0.head), .double($0.cost)]
        }
      ),
      "weights": .array(
        (0..<instance.zoneCount).map { origin in
          let row = origin * instance.zoneCount
          return numbers(Array(instance.weights[row..<row + instance.zoneCount]))
        }
      ),
      "decay": instance.decay.json, "merit": instance.merit.json, "rules": instance.rules.json,
      "claimed": .double(claimed), "tolerance": .double(tolerance),
    ]
  }
}

private func numbers(_ values: [Double]) -> JSONValue { .array(values.map { .double($0) }) }

private func integers(_ values: some Sequence<Int>) -> JSONValue {
  .array(values.map { .integer($0) })
}

extension Decay {
  fileprivate var json: JSONValue {
    switch self {
    case .binary(let cutoff): ["form": "binary", "cutoff": .double(cutoff)]
    case .linear(let cutoff): ["form": "linear", "cutoff": .double(cutoff)]
    case .exponential(let rate): ["form": "exponential", "rate": .double(rate)]
    case .power(let exponent): ["form": "power", "exponent": .double(exponent)]
    case .gaussian(let deviation): ["form": "gaussian", "deviation": .double(deviation)]
    case .logistic(let midpoint, let deviation):
      ["form": "logistic", "midpoint": .double(midpoint), "deviation": .double(deviation)]
    case .logLogistic(let offset, let slope):
      ["form": "log-logistic", "offset": .double(offset), "slope": .double(slope)]
    case .stepped(let steps):
      [
        "form": "stepped",
        "steps": .array(steps.map { [.double($0.cost), .double($0.weight)] }),
      ]
    }
  }
}

extension Merit {
  fileprivate var json: JSONValue {
    switch self {
    case .sum: ["kind": "sum"]
    case .least(let shares):
      [
        "kind": "least",
        "shares": .array(
          shares.map {
            [
              "before": .double($0.before), "factor": .double($0.factor),
              "zones": integers($0.origins),
            ]
          }
        ),
      ]
    case .welfare(let welfare):
      [
        "kind": "welfare", "zone_shares": numbers(welfare.shares),
        "absent_share": .double(welfare.absentShare),
        "access_before": numbers(welfare.accessBefore), "aversion": .double(welfare.aversion),
        "before": .double(welfare.before),
      ]
    case .unspent(let need, let prices, _):
      ["kind": "unspent", "need": .double(need), "prices": numbers(prices)]
    }
  }
}

extension Rules {
  fileprivate var json: JSONValue {
    [
      "cost": numbers(cost), "budget": .double(budget),
      "groups": .array(groups.map { integers($0) }),
      "prerequisites": .array(prerequisites.map { integers($0) }),
      "required": integers(required), "forbidden": integers(forbidden),
      "sums": .array(
        sums.map { rule in
          [
            "terms": .array(rule.terms.map { [.integer($0.project), .double($0.coefficient)] }),
            "lower": .double(rule.lower), "upper": .double(rule.upper),
          ]
        }
      ),
    ]
  }
}
