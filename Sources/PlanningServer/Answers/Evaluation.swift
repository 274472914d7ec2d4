// The figures of what is built: those of corridor evaluate, to the last digit.

import OrderedJSON
import PlanModel
import Reporting
import TransportNetwork

/// A question with its costs and figures before and after.
struct Evaluation {
  let changed: ChangedNetwork
  let resolved: ResolvedRequest
  let figures: PlanFigures
  let costsBefore: BuiltCosts
  let costsAfter: BuiltCosts

  /// Finds the figures; costs come from searches of the graph with the plan built, never from a
  /// shortcut.
  /// - Throws: what of the question the network does not have.
  init(_ question: LiveQuestion, _ live: LiveNetwork) throws(LiveError) {
    let (request, use) = (question.request, question.request.use)
    changed = try live.changed(question.ideas, use: use)
    let (open, closed) = (changed.open, changed.network)
    let closesLinks = changed.closesLinks
    let old = try planning { () throws(PlanningError) in
      try ResolvedRequest(open, request, costs: .closure)
    }
    let new =
      closesLinks
      ? try planning { () throws(PlanningError) in
        try ResolvedRequest(closed, request, costs: .closure)
      } : old
    let known = Set(new.candidates.map { new.network.projects[$0].id })
    if let id = question.build.first(where: { !known.contains($0) }) {
      throw LiveError(400, "There is no candidate project \"\(id)\".")
    }
    // Ideas that are not built change no cost; only as facilities their stations are columns of
    // their own.
    var key = LiveQuestion.CostKey(
      ideas: request.facilities == nil ? IdeaList() : question.ideas,
      use: use,
      kinds: request.facilities?.kinds ?? [],
      build: [],
      isClosed: false
    )
    let before = try live.costs(old, key)
    key.ideas = question.ideas
    key.isClosed = closesLinks
    key.build = question.build.sorted()
    let after = try live.costs(new, key)
    let ids = Set(question.build)
    // In the network's order, as the planner adds them up.
    let cost = new.candidates.reduce(0.0) {
      ids.contains(new.network.projects[$1].id) ? $0 + new.network.projects[$1].cost : $0
    }
    figures = try planning { () throws(PlanningError) in
      PlanFigures(
        new,
        cost: cost,
        before: try FullEvaluation(old, zones: before.zones, costs: before.minutes, spending: 0),
        after: try FullEvaluation(new, zones: after.zones, costs: after.minutes, spending: cost)
      )
    }
    resolved = new
    costsBefore = before
    costsAfter = after
  }

  /// The figures, with the keys of `corridor evaluate`, access of all zones, and the pairs that
  /// gain most.
  func json(_ live: LiveNetwork) -> JSONValue {
    [
      "objective": [
        "kind": .string(resolved.request.objective.kind.rawValue),
        "value": .double(figures.value), "value_before": .double(figures.valueBefore),
        "minimized": .bool(resolved.request.objective.kind.isMinimized),
      ],
      "cost": .double(figures.cost),
      "regions": .array(
        figures.regions.map {
          [
            "region": .string($0.name), "population": .double($0.population),
            "access_before": .number($0.accessBefore), "access_after": .number($0.accessAfter),
          ]
        }
      ),
      "gap": change(figures.gap), "ratio": change(figures.ratio),
      "inequality": .array(
        figures.inequality.map {
          [
            "index": .string($0.index), "before": .number($0.change.before),
            "after": .number($0.change.after),
          ]
        }
      ),
      "unreachable_share": change(figures.unreachableShare),
      "zones": [
        "before": .array(figures.zones.map { .double($0.accessBefore) }),
        "after": .array(figures.zones.map { .double($0.accessAfter) }),
      ],
      "pairs": .array(gainingMost(10).map { $0.json(resolved.network) }),
      "ideas": .array(changed.ideas.map { idea($0, live) }),
      "notes": .array(changed.notes.map { .string($0) }),
    ]
  }

  private func change(_ change: PlanResult.Change) -> JSONValue {
    ["before": .number(change.before), "after": .number(change.after)]
  }

  private func idea(_ index: RowIndex<Project>, _ live: LiveNetwork) -> JSONValue {
    let project = changed.open.projects[index]
    let kilometres = project.links.compactMap(\.link.kilometres).reduce(0, +)
    return [
      "id": .string(project.id), "name": .string(project.name), "cost": .double(project.cost),
      "km": .double(kilometres),
      "modes": .array(
        Set(project.links.map(\.link.mode.position)).sorted().map { .integer($0) }
      ),
      "course": .string(NetworkDrawing(changed.open).course(of: project)),
    ]
  }
}
