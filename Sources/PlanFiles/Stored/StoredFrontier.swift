// The JSON of corridor frontier, read back and held against the network.

public import OrderedJSON
public import PlanModel
import PlanProof
import TransportNetwork

/// What `corridor frontier` wrote.
public struct StoredFrontier: Sendable {
  /// The run that made the file.
  public let run: StoredRun
  private let document: JSONValue
  private let points: [FrontierResult.Point]

  /// Takes what was read; nil when it is something else.
  /// - Throws: what of it cannot be checked.
  public init?(_ document: JSONValue, name: String) throws(PlanFileError) {
    guard let points = document["points"]?.items, document["projects"] == nil else { return nil }
    guard document["against"] == nil else {
      throw PlanFileError(
        file: name,
        message: """
          sets two aims against each other (frontier --against); verify takes plans and frontiers over budgets. \
          corridor evaluate --build says what each of its plans is worth.
          """
      )
    }
    run = try StoredRun(document, name: name)
    self.document = document
    self.points = FrontierAudit.claims(points)
  }

  /// Everything that differs.
  /// - Parameters:
  ///   - subject: the network and the question with its tables.
  ///   - options: threads.
  /// - Returns: The findings.
  /// - Throws: what the network cannot carry.
  public func verification(
    _ subject: AuditSubject,
    _ options: PlanOptions
  ) throws(PlanningError) -> PlanVerification {
    let (network, request) = (subject.network, subject.request)
    var verification = PlanVerification(plan: run.name, network: subject.folder)
    let candidates = network.projects.filter { $0.status == .candidate }.map(\.id)
    for (place, id) in FrontierAudit.projects(points, at: "points") where !candidates.contains(id) {
      verification.add(place, file: .string(id), "no candidate of the network has this id")
    }
    guard verification.holds else { return verification }
    let budgets = run.beside.budgets
    let check = try PlanQuestion(network, request, options: options)
      .check(points, budgets: budgets)
    let report = FrontierReport(
      result: FrontierResult(
        objective: request.objective.kind,
        valueBefore: check.valueBefore,
        points: check.points,
        isComplete: false
      ),
      request: request,
      currency: network.configuration.currency,
      run: subject.run(like: run)
    )
    compare(report, &verification)
    FrontierAudit(
      path: "points",
      request: request,
      askedGap: run.relativeGap,
      budgets: budgets
    ).verify(check, &verification)
    return verification
  }

  private func compare(_ report: FrontierReport, _ verification: inout PlanVerification) {
    let points = report.result.points
    func largest(_ figures: [Double?]) -> Double {
      figures.reduce(0) { max($0, abs($1.flatMap { $0.isFinite ? $0 : nil } ?? 0)) }
    }
    let access = largest(points.flatMap { [$0.targetAccess, $0.referenceAccess] })
    let value =
      report.request.objective.kind == .gap
      ? access : largest(points.map(\.value) + [report.result.valueBefore])
    var comparison = FigureComparison(
      skipping: AuditSubject.taken.union(["search"]),
      slack: {
        $0 == "objective.value_before"
          ? 1e-13 * value : FrontierAudit.slack($0, points, access: access, value: value)
      }
    )
    comparison.compare(document, with: report.json)
    verification.differences += comparison.differences
    verification.comparedCount = comparison.comparedCount
    verification.unchecked = comparison.unchecked
    run.compareParameters(&verification)
    verification.noteOtherTables()
  }
}
