// Other plans as JSON.

package import OrderedJSON
package import PlanModel

extension PlanAlternatives {
  /// `{"order","within","exhaustive","plans":[{"value","cost","proven","projects"}],"always",
  /// "sometimes"}`.
  package var json: JSONValue {
    [
      "order": .string(order.rawValue), "within": .double(within),
      "exhaustive": .bool(isExhaustive),
      "plans": .array(
        plans.map {
          [
            "value": .double($0.value), "cost": .double($0.cost), "proven": .bool($0.isProven),
            "projects": .array($0.projects.map { .string($0) }),
          ]
        }
      ),
      "always": .array(always.map { .string($0) }),
      "sometimes": .array(
        sometimes.map { ["project_id": .string($0.id), "plans": .integer($0.count)] }
      ),
    ]
  }
}
