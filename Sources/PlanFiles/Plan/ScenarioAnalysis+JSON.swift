// A plan held against scenarios, as JSON.

package import OrderedJSON
package import PlanModel

extension ScenarioAnalysis {
  /// `{"tail","outcomes","value","regret","chances","robust"}`.
  package var json: JSONValue { .written(self) }
}
