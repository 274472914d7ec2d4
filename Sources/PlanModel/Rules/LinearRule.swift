// A rule on a sum over the projects built.

/// lower <= sum of coefficient x y <= upper.
package struct LinearRule: Sendable, Equatable {
  /// A project and what building it adds.
  package struct Term: Sendable, Equatable {
    package var project: Int
    package var coefficient: Double
  }

  /// Terms with a coefficient that is not 0, each project at most once.
  package var terms: [Term]
  /// -Inf for none.
  package var lower: Double
  /// Inf for none.
  package var upper: Double
  /// The rule in words, for people whose rules clash.
  package var sentence: String

  package init(
    _ coefficients: [Double],
    lower: Double = -.infinity,
    upper: Double = .infinity,
    sentence: String
  ) {
    terms = coefficients.enumerated().compactMap { project, coefficient in
      coefficient == 0 ? nil : Term(project: project, coefficient: coefficient)
    }
    self.lower = lower
    self.upper = upper
    self.sentence = sentence
  }

  /// At least so many projects must differ from those of a plan.
  ///
  /// - Parameters:
  ///   - plan: the plan.
  ///   - ignored: projects outside the plan that count for no difference.
  ///   - count: how many projects there are.
  ///   - distance: how many must differ.
  ///   - sentence: the rule in words.
  package init(
    differingFrom plan: ProjectSet,
    ignoring ignored: ProjectSet? = nil,
    count: Int,
    by distance: Int,
    sentence: String = ""
  ) {
    self.init(
      (0..<count).map { plan.contains($0) ? -1 : ignored?.contains($0) == true ? 0 : 1 },
      lower: Double(distance - plan.count),
      sentence: sentence
    )
  }

  /// Forbids any project of `extra` beside all of `plan`, unless a project outside both is built
  /// too.
  package init(forbidding extra: ProjectSet, beside plan: ProjectSet, count: Int) {
    // Every difference from the plan makes room for all of the rest.
    let room = Double(extra.count)
    self.init(
      (0..<count).map { extra.contains($0) ? 1 : plan.contains($0) ? room : -room },
      upper: room * Double(plan.count),
      sentence: ""
    )
  }

  /// By how much a sum may miss the limits through rounding alone.
  ///
  /// Terms of one sign are no larger than a limit that they come near to; only terms of both signs
  /// may cancel.
  package var tolerance: Double {
    let cancels =
      terms.contains { $0.coefficient < 0 } && terms.contains { $0.coefficient > 0 }
    let largest = cancels ? terms.reduce(1.0) { max($0, abs($1.coefficient)) } : 1
    return Self.rounding(
      near: max(largest, lower.isFinite ? abs(lower) : 0, upper.isFinite ? abs(upper) : 0)
    )
  }

  /// By how much a sum near a limit may miss it through rounding alone: 2^-40 of the limit, and
  /// half a unit at most.
  ///
  /// Whole numbers add up without rounding, so a plan that costs one unit more than the budget is
  /// never taken; of decimals such as 0.1 + 0.2 the last digits are not known.
  package static func rounding(near limit: Double) -> Double { min(0.5, 0x1p-40 * limit) }

  package func sum(of plan: ProjectSet) -> Double {
    terms.reduce(0) { plan.contains($1.project) ? $0 + $1.coefficient : $0 }
  }

  package func allows(_ plan: ProjectSet) -> Bool {
    let sum = sum(of: plan)
    return sum >= lower - tolerance && sum <= upper + tolerance
  }

  /// Whether a plan, with more projects perhaps, can still keep within the upper limit.
  package func canGrow(_ plan: ProjectSet) -> Bool {
    let least = terms.reduce(0) { sum, term in
      plan.contains(term.project) || term.coefficient < 0 ? sum + term.coefficient : sum
    }
    return least <= upper + tolerance
  }

  /// Fixes what follows from the rule; false when nothing can satisfy it any more.
  /// - Complexity: O(terms).
  package func propagate(built: inout ProjectSet, possible: inout ProjectSet) -> Bool {
    let tolerance = tolerance
    var (least, most) = (0.0, 0.0)
    for term in terms where possible.contains(term.project) {
      let isFixed = built.contains(term.project)
      least += isFixed ? term.coefficient : min(0, term.coefficient)
      most += isFixed ? term.coefficient : max(0, term.coefficient)
    }
    guard least <= upper + tolerance, most >= lower - tolerance else { return false }
    for term in terms where possible.contains(term.project) && !built.contains(term.project) {
      let size = abs(term.coefficient)
      // Moving the sum up, or down, by this project is too much.
      let isTooHigh = least + size > upper + tolerance
      let isTooLow = most - size < lower - tolerance
      guard isTooHigh || isTooLow else { continue }
      // Up is building it when the coefficient is positive, and not building it when negative.
      if isTooHigh == (term.coefficient > 0), !(isTooHigh && isTooLow) {
        possible.remove(term.project)
      } else if isTooHigh && isTooLow {
        return false
      } else {
        built.insert(term.project)
      }
    }
    return true
  }
}
