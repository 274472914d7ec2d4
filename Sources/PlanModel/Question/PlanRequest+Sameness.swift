// Whether two questions judge plans alike.

extension PlanRequest {
  /// Whether another question judges plans by the same figure, whatever its rules and money are.
  package func asksTheSame(as other: PlanRequest) -> Bool {
    var (one, two) = (self, other)
    for keyPath in [\PlanRequest.budget, \.discount] {
      one[keyPath: keyPath] = 0
      two[keyPath: keyPath] = 0
    }
    one.atMost = nil
    two.atMost = nil
    one.spending = []
    two.spending = []
    (one.required, one.forbidden, one.periods) = ([], [], [])
    (two.required, two.forbidden, two.periods) = ([], [], [])
    return one == two && periods.count == other.periods.count
  }
}
