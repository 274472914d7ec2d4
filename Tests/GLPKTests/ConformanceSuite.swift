// What any solver behind the protocol must get right, checked answer by answer.

import GLPK
import Testing

/// A small model with a known answer.
struct ConformanceCase: Sendable, CustomTestStringConvertible {
  /// The known answer.
  enum Answer: Sendable {
    /// This objective; and these values, when only they reach it.
    case optimum(Double, values: [Double]? = nil)
    /// No solution.
    case infeasible
    /// No end of better solutions.
    case unbounded
  }

  var name: String
  var model: LinearModel
  var answer: Answer

  var testDescription: String { name }

  /// What a solver gets wrong; empty when all is right.
  func complaints(about solver: some ModelSolver) throws -> [String] {
    let solution = try solver.solve(model, ModelSolverOptions())
    switch answer {
    case .optimum(let objective, let values):
      return complaints(about: solution, objective, values)
    case .infeasible:
      return refusal(solution, .infeasible, feasibilities: [.impossible, .unknown])
    case .unbounded:
      return refusal(solution, .unbounded, feasibilities: [.feasible, .unknown, .infeasible])
    }
  }

  private func complaints(
    about solution: ModelSolution,
    _ objective: Double,
    _ values: [Double]?
  ) -> [String] {
    var complaints: [String] = []
    if solution.termination != .optimal { complaints.append("ended \(solution.termination)") }
    if solution.feasibility != .feasible { complaints.append("is \(solution.feasibility)") }
    if !isClose(solution.objective, objective) {
      complaints.append("objective \(solution.objective ?? .nan), not \(objective)")
    }
    if !isClose(solution.bound, objective) {
      complaints.append("bound \(solution.bound ?? .nan), not \(objective)")
    }
    if !model.isFeasible(solution.values) { complaints.append("\(solution.values) infeasible") }
    if !isClose(model.objective(at: solution.values), objective) {
      complaints.append("\(solution.values) is not worth \(objective)")
    }
    if let values, !isClose(solution.values, values) {
      complaints.append("values \(solution.values), not \(values)")
    }
    return complaints
  }

  private func refusal(
    _ solution: ModelSolution,
    _ termination: Termination,
    feasibilities: [Feasibility]
  ) -> [String] {
    var complaints: [String] = []
    if ![termination, .infeasibleOrUnbounded].contains(solution.termination) {
      complaints.append("ended \(solution.termination), not \(termination)")
    }
    if !feasibilities.contains(solution.feasibility) {
      complaints.append("is \(solution.feasibility)")
    }
    if solution.objective != nil || !solution.values.isEmpty {
      complaints.append("claims a solution")
    }
    return complaints
  }
}

/// The cases; each says by hand calculation or source why its answer is right.
enum ConformanceSuite {
  static let all = linear + integer

  /// Builds a case from columns and rows in one place.
  static func make(
    _ name: String,
    maximizing: Bool = false,
    constant: Double = 0,
    _ columns: [LinearModel.Column],
    _ rows: [([Double], Bounds)],
    _ answer: ConformanceCase.Answer
  ) -> ConformanceCase {
    var model = LinearModel(name: name, maximizing: maximizing, constant: constant)
    model.columns = columns
    for (coefficients, bounds) in rows {
      // Rows are written dense for reading; zeros are left out here.
      let terms = coefficients.enumerated().filter { $0.element != 0 }
      model.addRow(terms.map { ($0.offset, $0.element) }, bounds)
    }
    return ConformanceCase(name: name, model: model, answer: answer)
  }
}
