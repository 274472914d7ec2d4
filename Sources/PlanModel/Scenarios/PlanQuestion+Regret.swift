// All scenarios as one problem, whose merit falls with the worst regret.

import Accessibility
import ShortestPaths
package import TransportNetwork

extension PlanQuestion {
  /// The rules of all scenarios together.
  package func rules(in scenarios: [NetworkScenario]) throws(PlanningError) -> Rules {
    var questions: [(name: String, rules: Rules)] = []
    for scenario in scenarios {
      questions.append((scenario.name, try resolved.question(in: scenario).rules))
    }
    return questions[0].rules.joined(with: Array(questions.dropFirst()))
  }

  /// The problem whose merit is the least of 0 and, over scenarios, of the plan's value less that
  /// of the best plan; and that merit with nothing built.
  ///
  /// A plan that is better than the best one found has no regret: it would be the best one itself.
  package static func regretInstance(
    _ optima: [ScenarioOptimum],
    rules: Rules
  ) -> (PlanningInstance, least: Double) {
    // Scenarios that differ in costs only share their zones.
    var parts: [PlanningInstance] = []
    var partOf: [Int] = []
    let cutoff = optima.reduce(0) { max($0, $1.instance?.decay.linearCutoff ?? 0) }
    for optimum in optima {
      guard var instance = optimum.instance else { continue }
      if optimum.question.request.objective.kind == .meanCost, let own = instance.decay.linearCutoff
      {
        // Weights are in units of the dearest cost that counts, which is another one in each
        // scenario.
        instance.weights = instance.weights.map { $0 * (cutoff / own) }
        instance.decay = .linear(cutoff: cutoff)
      }
      if let known = parts.firstIndex(where: { $0.weights == instance.weights }) {
        partOf.append(known)
      } else {
        partOf.append(parts.count)
        parts.append(instance)
      }
    }
    let zones = parts[0].zoneCount
    var shares = [Merit.Share(before: 0, origins: [], factor: 1)]
    for (optimum, part) in zip(optima, partOf) {
      let best = optimum.outcome?.value ?? 0
      // Rules may force on the best plan what is worse than nothing.
      let isMinimized = optimum.question.request.objective.kind.isMinimized
      if case .least(let regions) = optimum.instance?.merit {
        shares += regions.map {
          Merit.Share(
            before: $0.before - best,
            origins: $0.origins.map { part * zones + $0 },
            factor: $0.factor
          )
        }
      } else {
        shares.append(
          Merit.Share(
            before: isMinimized ? best - optimum.before.value : optimum.before.value - best,
            origins: (0..<zones).map { part * zones + $0 },
            factor: 1
          )
        )
      }
    }
    var instance = PlanningInstance(
      sideBySide: parts,
      itemOfProject: { project, _ in project },
      rules: rules
    )
    instance.merit = .least(shares)
    return (instance, shares.reduce(.infinity) { min($0, $1.before) })
  }
}

extension Decay {
  /// The cutoff of a linear decay.
  fileprivate var linearCutoff: Double? {
    if case .linear(let cutoff) = self { return cutoff }
    return nil
  }
}
