// Handing the whole problem to another solver.

import PlanSearch
public import PlanModel
import ShortestPaths
import TransportNetwork

extension InvestmentPlanner {
  /// Most path sets that an exported model has unless told otherwise.
  public static let mostExportedSets = 1_000_000
  /// Most ways that are followed from one zone.
  private static let mostLabels = 50_000

  /// The explicit mixed-integer model of the question, its numbers with up to 17 digits.
  ///
  /// Its optimum is the objective's value, its first columns are the candidates, named by their ids
  /// with other characters than letters and digits as `_`. See `ExplicitModel` for the formulation.
  /// - Parameters:
  ///   - format: format of the file.
  ///   - mostSets: most path sets that the model may have.
  /// - Returns: the text of a file.
  /// - Throws: `PlanningError` when no plan is legal, and when the path sets are too many, with how
  ///   many there are.
  /// - Complexity: in the number of path sets, which may grow exponentially with that of projects.
  public func exportedModel(
    as format: ExportFormat,
    mostSets: Int = mostExportedSets
  ) throws(PlanningError) -> String {
    guard let fixings = Fixings(resolved.rules) else {
      throw PlanningError(.data, "No plan keeps the rules, so there is no model to export.")
    }
    let prepared = try preparation()
    let (before, instance) = (prepared.before, prepared.instance)
    guard let sets = UsefulSets(instance, fixings) else {
      throw PlanningError(
        .data,
        "The explicit model takes at most 128 projects that may be built or not; leave some out with --forbid."
      )
    }
    // Characters that every format allows in a name.
    let ids = resolved.candidates.map { index in
      String(
        resolved.network.projects[index].id.map {
          $0.isASCII && ($0.isLetter || $0.isNumber) ? $0 : "_"
        }
      )
    }
    var model = ExplicitModel(instance, sets, fixings, names: ids)
    try addPairs(of: instance, sets, to: &model, mostSets: mostSets)
    let objective = resolved.request.objective.kind
    guard objective != .ratio,
      model.finish(valueBefore: before.value, isMinimized: objective.isMinimized)
    else {
      throw PlanningError(
        .usage,
        "The objective \(objective.rawValue) is not linear in the path sets, so it has no explicit mixed-integer model."
      )
    }
    return try model.text(as: format)
  }

  /// Adds all pairs, a few origins at a time, so that too many sets are noticed early.
  private func addPairs(
    of instance: PlanningInstance,
    _ sets: UsefulSets,
    to model: inout ExplicitModel,
    mostSets: Int
  ) throws(PlanningError) {
    let limit = min(mostSets, Self.mostLabels)
    var count = 0
    let step = 16
    for start in stride(from: 0, to: instance.zoneCount, by: step) {
      let origins = start..<min(start + step, instance.zoneCount)
      let found = parallelMap(count: origins.count, threads: options.threads) { position in
        Result { () throws(UsefulSets.TooMany) in
          try sets.pairs(origin: start + position, limit: limit)
        }
      }
      for (position, result) in found.enumerated() {
        switch result {
        case .success(let pairs):
          count += pairs.reduce(0) { $0 + $1.entries.count }
          model.add(pairs, origin: start + position)
        case .failure(let failure):
          throw tooMany(count + failure.count, start + position + 1, instance, mostSets)
        }
        guard count <= mostSets else {
          throw tooMany(count, start + position + 1, instance, mostSets)
        }
      }
    }
  }

  private func tooMany(
    _ count: Int,
    _ origins: Int,
    _ instance: PlanningInstance,
    _ most: Int
  ) -> PlanningError {
    PlanningError(
      .data,
      """
      The explicit model is too large: more than \(count - 1) path sets for the pairs of the first \(origins) of \
      \(instance.zoneCount) zones alone; a model may have \(most), and one zone's pairs \
      \(min(most, Self.mostLabels)). Leave candidates out with --forbid, lower --budget, or take a decay \
      that ends sooner.
      """
    )
  }
}
