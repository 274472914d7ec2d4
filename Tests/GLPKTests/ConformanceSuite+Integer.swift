// Integer models with known answers.

import GLPK

extension ConformanceSuite {
  /// A 0/1 column.
  private static func bit(_ cost: Double) -> C { C(.between(0, 1), cost: cost, kind: .integer) }

  /// A whole column.
  private static func whole(_ bounds: Bounds, _ cost: Double) -> C {
    C(bounds, cost: cost, kind: .integer)
  }

  static let integer: [ConformanceCase] = [
    // Weights 3, 4, 2, at most 6: {4, 2} is worth 13 + 7.
    make(
      "knapsack",
      maximizing: true,
      [bit(10), bit(13), bit(7)],
      [([3, 4, 2], .atMost(6))],
      .optimum(20, values: [0, 1, 1])
    ),
    // Bradley, Hax and Magnanti (1977), ch. 9: relaxation 41.25 at (2.25, 3.75), whose roundings
    // are infeasible or worse; best (0, 5).
    make(
      "rounding misleads",
      maximizing: true,
      [whole(.between(0, 6), 5), whole(.between(0, 5), 8)],
      [([1, 1], .atMost(6)), ([5, 9], .atMost(45))],
      .optimum(40, values: [0, 5])
    ),
    // 3x + 5y = 16 over 0...5 has the one solution (2, 2).
    make(
      "equality in whole numbers",
      [whole(.between(0, 5), 1), whole(.between(0, 5), 1)],
      [([3, 5], .equal(16))],
      .optimum(4, values: [2, 2])
    ),
    // 2x + 2y is even.
    make(
      "no whole solution",
      [whole(.between(0, 3), 1), whole(.between(0, 3), 1)],
      [([2, 2], .equal(3))],
      .infeasible
    ),
    // 3x >= -8 gives x >= -2.67, whole -2.
    make(
      "below zero",
      constant: -1,
      [whole(.between(-5, 5), 1)],
      [([3], .atLeast(-8))],
      .optimum(-3, values: [-2])
    ),
    // Sets {1,2}, {2,3}, {3,4}, {1,4}, {1,2,3} at 3, 3, 3, 3, 4 cover 1...4: two disjoint pairs
    // cost 6; {1,2,3} needs a second one, 7.
    make(
      "set cover",
      [bit(3), bit(3), bit(3), bit(3), bit(4)],
      [
        ([1, 0, 0, 1, 1], .atLeast(1)), ([1, 1, 0, 0, 1], .atLeast(1)),
        ([0, 1, 1, 0, 1], .atLeast(1)), ([0, 0, 1, 1, 0], .atLeast(1)),
      ],
      .optimum(6)
    ),
    // Costs 4 1 3 / 2 0 5 / 3 2 2: 1 to the second, 2 to the first, 3 to the third, 1 + 2 + 2.
    make(
      "assignment",
      [4, 1, 3, 2, 0, 5, 3, 2, 2].map { bit($0) },
      [
        ([1, 1, 1, 0, 0, 0, 0, 0, 0], .equal(1)), ([0, 0, 0, 1, 1, 1, 0, 0, 0], .equal(1)),
        ([0, 0, 0, 0, 0, 0, 1, 1, 1], .equal(1)), ([1, 0, 0, 1, 0, 0, 1, 0, 0], .equal(1)),
        ([0, 1, 0, 0, 1, 0, 0, 1, 0], .equal(1)), ([0, 0, 1, 0, 0, 1, 0, 0, 1], .equal(1)),
      ],
      .optimum(5, values: [0, 1, 0, 1, 0, 0, 0, 0, 1])
    ),
    // Triangle: at most one end of each edge, weights 2, 3, 2; the relaxation takes halves, 3.5.
    make(
      "independent set in a triangle",
      maximizing: true,
      [bit(2), bit(3), bit(2)],
      [([1, 1, 0], .atMost(1)), ([0, 1, 1], .atMost(1)), ([1, 0, 1], .atMost(1))],
      .optimum(3, values: [0, 1, 0])
    ),
    // One project needs the other (y <= x), budget 5: x alone 4 - 1, both 4 + 3 = 7 > 5, so x.
    make(
      "prerequisite under a budget",
      maximizing: true,
      [bit(1), bit(9)],
      [([-1, 1], .atMost(0)), ([4, 3], .atMost(5))],
      .optimum(1, values: [1, 0])
    ),
    make(
      "all kinds of nothing",
      [bit(0), whole(.equal(3), 0)],
      [([1, 1], .atLeast(0))],
      .optimum(0)
    ),
  ]

  /// Mixed models, which enumeration cannot do.
  static let mixed: [ConformanceCase] = [
    // Open plants at 5 (capacity 4) and 7 (capacity 9), unit costs 2 and 1, demand 6: the first is
    // too small; the second alone 7 + 6 = 13; both at least 12 + 6.
    make(
      "fixed charges",
      [bit(5), bit(7), C(.atLeast(0), cost: 2), C(.atLeast(0), cost: 1)],
      [([0, 0, 1, 1], .equal(6)), ([-4, 0, 1, 0], .atMost(0)), ([0, -9, 0, 1], .atMost(0))],
      .optimum(13, values: [0, 1, 0, 6])
    ),
    // x <= 2.5 whole: 2; y fills 4.5 - 2.
    make(
      "whole beside continuous",
      maximizing: true,
      [whole(.atLeast(0), 2), C(.atLeast(0), cost: 1)],
      [([1, 0], .atMost(2.5)), ([1, 1], .atMost(4.5))],
      .optimum(6.5, values: [2, 2.5])
    ),
    make(
      "unbounded in whole numbers",
      maximizing: true,
      [whole(.atLeast(0), 1), whole(.atLeast(0), 0)],
      [([1, -1], .atMost(0))],
      .unbounded
    ),
  ]
}
