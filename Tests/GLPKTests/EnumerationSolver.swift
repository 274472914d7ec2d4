// A solver that tries every point: slow, and too simple to be wrong.

import GLPK

/// Solves models whose columns are all whole and bounded, by trying all values.
struct EnumerationSolver: ModelSolver {
  /// A rule beside the model's rows, such as lazy rows.
  var isAllowed: @Sendable ([Double]) -> Bool = { _ in true }

  func solve(_ model: LinearModel, _ options: ModelSolverOptions) throws -> ModelSolution {
    try model.check()
    var best: (objective: Double, values: [Double])?
    visit(model, []) { values in
      guard model.isFeasible(values, tolerance: 1e-9), isAllowed(values) else { return }
      let objective = model.objective(at: values)
      if let known = best {
        let isBetter =
          model.isMaximizing ? objective > known.objective : objective < known.objective
        guard isBetter else { return }
      }
      best = (objective, values)
    }
    return ModelSolution(
      termination: best == nil ? .infeasible : .optimal,
      feasibility: best == nil ? .impossible : .feasible,
      objective: best?.objective,
      bound: best?.objective,
      values: best?.values ?? [],
      rawStatus: "all points tried"
    )
  }

  private func visit(_ model: LinearModel, _ prefix: [Double], _ body: ([Double]) -> Void) {
    guard prefix.count < model.columns.count else { return body(prefix) }
    let bounds = model.columns[prefix.count].bounds
    var value = bounds.lower
    while value <= bounds.upper {
      visit(model, prefix + [value], body)
      value += 1
    }
  }
}
