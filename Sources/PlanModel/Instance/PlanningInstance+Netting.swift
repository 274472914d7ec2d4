// Both directions of a pair of zones as one, so that a gain cannot be taken without the loss that
// comes with it.

import ShortestPaths

extension PlanningInstance {
  /// The same problem with the weights of both directions of each pair of zones on one of them,
  /// where costs are the same both ways under every plan; else the instance as it is.
  ///
  /// A project that brings a zone of the West nearer to one of the East brings the East nearer to
  /// the West as well. For the gap the first counts and the second is a loss. Bounded apart, a
  /// fractional point takes the whole gain and owes next to nothing of the loss; as one pair with
  /// the sum of both weights most losses vanish, and every gain is what is left of it.
  ///
  /// Costs are the same both ways under every plan if they are so with nothing built, and every arc
  /// of a project has one of the same cost the other way: an arc's insertion keeps that. Rounding
  /// of sums in another order does not count.
  ///
  /// Only where the merit is made of the sum of all gains may one origin's gain stand for
  /// another's; other instances stay as they are.
  /// - Complexity: O(terminals² + arcs).
  package func nettingSymmetricPairs() -> PlanningInstance {
    guard merit.isMadeOfTheSum, hasSymmetricArcs, hasSymmetricBaseCosts else { return self }
    var netted = self
    for one in 0..<zoneCount {
      for other in 0..<one {
        let (there, back) = (one * zoneCount + other, other * zoneCount + one)
        let (weightThere, weightBack) = (weights[there], weights[back])
        guard weightThere != 0, weightBack != 0 else { continue }
        // The origin that weighs more takes the pair, so that few origins hold gains and losses at
        // once.
        let takesThere = abs(weightThere) > abs(weightBack)
        netted.weights[there] = takesThere ? weightThere + weightBack : 0
        netted.weights[back] = takesThere ? 0 : weightThere + weightBack
      }
    }
    return netted
  }

  private var hasSymmetricBaseCosts: Bool {
    for from in 0..<baseCosts.count {
      for to in 0..<from {
        let (there, back) = (baseCosts[from, to], baseCosts[to, from])
        if there == back { continue }
        // Unreachable one way only: infinity is within any share of itself.
        guard there.isFinite, back.isFinite,
          abs(there - back) <= Self.roundingOfCosts * max(there, back)
        else { return false }
      }
    }
    return true
  }

  private var hasSymmetricArcs: Bool {
    let known = Set(arcs)
    return arcs.allSatisfy {
      known.contains(Arc(project: $0.project, tail: $0.head, head: $0.tail, cost: $0.cost))
    }
  }

  /// Share of a cost by which sums of the same numbers in another order may differ.
  private static let roundingOfCosts = 1e-13
}

extension Merit {
  /// Whether gains count by their sum alone, whichever origins they come from.
  fileprivate var isMadeOfTheSum: Bool {
    switch self.ofGains {
    case .sum, .unspent: true
    case .least, .welfare: false
    }
  }
}
