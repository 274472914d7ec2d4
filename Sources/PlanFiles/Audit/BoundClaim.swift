// A bound of a plan's file, held against the value that it bounds and against the best plan.

import OrderedJSON
import PlanProof
import TransportNetwork

/// A bound with what is said of it.
struct BoundClaim {
  /// Where the file has the bound, for example `objective.bound`.
  var name: String
  /// Where the file says whether it is reached, and what it says there.
  var verdict: (name: String, file: JSONValue)
  /// Whether the value is said to be within the asked gap of the bound.
  var isProven: Bool
  var isMinimized: Bool
  /// The value, computed anew.
  var value: Double
  var bound: Double?
  /// The difference that was asked for.
  var accepted: Double
  /// The size of the figures whose differences these are.
  var size: Double

  /// The size of a value and of what is gained over doing nothing: the search accepts a share of
  /// the gain, which is more than both values when a gap changes its sign.
  static func size(_ value: Double, before: Double) -> Double {
    guard before.isFinite else { return abs(value) }
    return max(abs(value), abs(before), abs(value - before))
  }

  /// The bound lies on the better side of the value, no plan beats it, and what is proven is within
  /// what was asked.
  func check(_ optimum: PlanCheck.Optimum?, _ verification: inout PlanVerification) {
    guard let bound else {
      if isProven { verification.add(name, file: .null, "what is proven has a bound") }
      return
    }
    let sign: Double = isMinimized ? 1 : -1
    let room = FigureComparison.tolerance * max(size, abs(bound), 1e-9)
    verification.comparedCount += 1
    if sign * (bound - value) > room {
      verification.add(name, file: .double(bound), "the value is beyond it")
    }
    // The solver's own tolerance on rows leaves a little open even where nothing is asked to be.
    let unresolved = 1e-7 * size
    if isProven, abs(value - bound) > accepted + room + unresolved {
      verification.add(
        verdict.name,
        file: verdict.file,
        "value and bound differ by more than the relative gap asked"
      )
    }
    guard let optimum else { return }
    let betterPlan = "a plan reaches \(shortestDecimal(optimum.value))"
    if sign * (bound - optimum.value) > room {
      verification.add(name, file: .double(bound), betterPlan)
    }
    if isProven, sign * (value - optimum.value) > accepted + room {
      verification.add(verdict.name, file: verdict.file, betterPlan)
    }
  }
}

extension PlanCheck.Optimum {
  /// Reports a plan that costs less and is as good.
  var isAsGood: String {
    let projects = projectIDs.isEmpty ? "no project" : projectIDs.joined(separator: ", ")
    return "a plan as good costs \(shortestDecimal(cost ?? 0)): \(projects)"
  }
}
