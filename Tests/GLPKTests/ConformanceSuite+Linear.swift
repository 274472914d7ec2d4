// Linear models with known answers.

import GLPK

extension ConformanceSuite {
  /// A column of a case.
  typealias C = LinearModel.Column

  static let linear: [ConformanceCase] = [
    // x + y <= 4 and x <= 3 meet in (3, 1): 3 * 3 + 2 * 1 = 11; (0, 4) gives 8, (8/3, ...) less.
    make(
      "corner of two rows",
      maximizing: true,
      [C(.between(0, 3), cost: 3), C(.atLeast(0), cost: 2)],
      [([1, 1], .atMost(4)), ([1, 3], .atMost(8))],
      .optimum(11, values: [3, 1])
    ),
    // Beale (1955) on which Dantzig's rule cycles; optimum -1/20 at (1/25, 0, 1, 0).
    make(
      "Beale's cycling example",
      [
        C(.atLeast(0), cost: -0.75), C(.atLeast(0), cost: 150), C(.atLeast(0), cost: -0.02),
        C(.atLeast(0), cost: 6),
      ],
      [
        ([0.25, -60, -0.04, 9], .atMost(0)), ([0.5, -90, -0.02, 3], .atMost(0)),
        ([0, 0, 1, 0], .atMost(1)),
      ],
      .optimum(-0.05, values: [0.04, 0, 1, 0])
    ),
    // Klee and Minty (1972), three dimensions: all in the last column, 10000.
    make(
      "Klee-Minty cube",
      maximizing: true,
      [C(.atLeast(0), cost: 100), C(.atLeast(0), cost: 10), C(.atLeast(0), cost: 1)],
      [([1, 0, 0], .atMost(1)), ([20, 1, 0], .atMost(100)), ([200, 20, 1], .atMost(10000))],
      .optimum(10000, values: [0, 0, 10000])
    ),
    // x + y = 3 and x - y = 1 leave only (2, 1).
    make(
      "equalities with one solution",
      [C(.free, cost: 1), C(.free, cost: 1)],
      [([1, 1], .equal(3)), ([1, -1], .equal(1))],
      .optimum(3, values: [2, 1])
    ),
    // The third row is the sum of the first two; x = 2, y = 1 as above.
    make(
      "redundant equality",
      [C(.free, cost: 1), C(.free, cost: 1)],
      [([1, 1], .equal(3)), ([1, -1], .equal(1)), ([2, 0], .equal(4))],
      .optimum(3, values: [2, 1])
    ),
    // x >= -5 by the row only.
    make(
      "free column below zero",
      [C(.free, cost: 2)],
      [([1], .atLeast(-5))],
      .optimum(-10, values: [-5])
    ),
    // Only an upper bound, below zero: x = -2, y = -1 - x = 1.
    make(
      "upper bound below zero",
      maximizing: true,
      [C(.atMost(-2), cost: 1), C(.atLeast(0), cost: -1)],
      [([1, 1], .equal(-1))],
      .optimum(-3, values: [-2, 1])
    ),
    // 2 <= x + y <= 5, min x + y: 2; the constant makes it 12.
    make(
      "row with two ends, and a constant",
      constant: 10,
      [C(.atLeast(0), cost: 1), C(.atLeast(0), cost: 1)],
      [([1, 1], .between(2, 5))],
      .optimum(12)
    ),
    // x is 4 whatever its cost; y fills up 10 - 4.
    make(
      "fixed column",
      maximizing: true,
      [C(.equal(4), cost: -1), C(.atLeast(0), cost: 1)],
      [([1, 1], .atMost(10))],
      .optimum(2, values: [4, 6])
    ),
    // No row: each column goes to its better end, 3 * 2 - 1 * (-1).
    make(
      "no rows",
      maximizing: true,
      [C(.between(0, 2), cost: 3), C(.between(-1, 1), cost: -1)],
      [],
      .optimum(7, values: [2, -1])
    ),
    make("nothing but a constant", constant: 7, [], [], .optimum(7, values: [])),
    // 0 <= 1 holds; the column stays at 0.
    make(
      "empty row that holds",
      [C(.atLeast(0), cost: 1)],
      [([0], .atMost(1))],
      .optimum(0, values: [0])
    ),
    // Two plants (20, 30), three towns (10, 25, 15), costs 8 6 10 / 9 12 13. Supply and demand are
    // equal. Per town the second plant costs 1, 6, 3 more; the first plant's 20 go to town 2:
    // 20 * 6, and the second sends 10 * 9 + 5 * 12 + 15 * 13 = 345; together 465.
    make(
      "transportation",
      [8, 6, 10, 9, 12, 13].map { C(.atLeast(0), cost: $0) },
      [
        ([1, 1, 1, 0, 0, 0], .equal(20)), ([0, 0, 0, 1, 1, 1], .equal(30)),
        ([1, 0, 0, 1, 0, 0], .equal(10)), ([0, 1, 0, 0, 1, 0], .equal(25)),
        ([0, 0, 1, 0, 0, 1], .equal(15)),
      ],
      .optimum(465, values: [0, 20, 0, 10, 5, 15])
    ),
    // 0 = 1.
    make("empty row that fails", [C(.atLeast(0))], [([0], .equal(1))], .infeasible),
    // x + y <= 1 leaves x + 2y at most 2.
    make(
      "rows that contradict",
      [C(.atLeast(0)), C(.atLeast(0))],
      [([1, 1], .atMost(1)), ([1, 2], .atLeast(3))],
      .infeasible
    ),
    // Adding the rows gives 0 <= -2; and the objective has no end on the relaxation's directions.
    make(
      "infeasible, and so is the dual",
      [C(.atLeast(0), cost: -1), C(.atLeast(0), cost: -1)],
      [([1, -1], .atMost(-1)), ([-1, 1], .atMost(-1))],
      .infeasible
    ),
    // x = y may grow together.
    make(
      "unbounded ray",
      maximizing: true,
      [C(.atLeast(0), cost: 1), C(.atLeast(0), cost: 1)],
      [([1, -1], .equal(0))],
      .unbounded
    ),
    make("unbounded without rows", [C(.free, cost: 1)], [], .unbounded),
  ]
}
