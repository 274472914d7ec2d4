// Scenarios as files: the document that plan and evaluate write, which plan, evaluate, verify and
// report read.

import OrderedJSON
import PlanFiles
import PlanModel
import TransportNetwork

extension LiveNetwork {
  /// The report of a result, with what repeats its run.
  func report(
    _ result: PlanResult,
    _ question: LiveQuestion,
    parameters: [JSONValue.Member]
  ) -> PlanReport {
    var run = PlanReport.Run(
      version: version,
      network: folder,
      inputSHA256: digest,
      parameters: .object(parameters)
    )
    run.request = question.request
    let ideas = question.ideas.add.count + question.ideas.upgrade.count
    return PlanReport(
      result: result,
      request: question.request,
      currency: network.configuration.currency,
      candidateCount: network.projects.count { $0.status == .candidate } + ideas,
      run: run
    )
  }

  /// The options of the `corridor plan` that asks a question, as it writes them itself.
  func planParameters(_ question: LiveQuestion) -> [JSONValue.Member] {
    let request = question.request
    return [JSONValue.Member(key: "budget", value: .double(request.budget))]
      + request.questionParameters
      + searchParameters(PlanOptions())
      + request.periodParameters + request.ruleParameters + question.ideas.parameters
  }

  /// A scenario that no search was made for, as `corridor evaluate` writes it.
  func evaluated(_ question: LiveQuestion) throws(LiveError) -> JSONValue {
    let changed = try changed(question.ideas, use: question.request.use)
    let request = question.request
    let options = PlanOptions(threads: threads)
    var result = try planning { () throws(PlanningError) in
      try PlanQuestion(changed.network, request, options: options)
        .evaluate(projectIDs: question.build)
    }
    if changed.closesLinks {
      let before = try planning { () throws(PlanningError) in
        try PlanQuestion(changed.open, request, options: options).evaluate(projectIDs: [])
      }
      result.takeBefore(from: before)
    }
    result.budget = request.budget
    let parameters =
      request.questionParameters
      + [
        JSONValue.Member(key: "build", value: .array(question.build.map { .string($0) })),
        JSONValue.Member(key: "budget", value: .double(request.budget)),
      ] + question.ideas.parameters
    return report(result, question, parameters: parameters).json
  }

  /// The figures of a stored plan, computed anew.
  /// - Throws: 409 where its value is another.
  func confirmed(
    _ stored: StoredPlan,
    _ request: PlanRequest,
    in network: Network
  ) throws(LiveError) -> PlanResult {
    let result = try planning { () throws(PlanningError) in
      try PlanQuestion(network, request, options: PlanOptions(threads: threads))
        .evaluate(projectIDs: stored.projectIDs)
    }
    do {
      try stored.check(result, request)
    } catch {
      throw LiveError(409, "\(error)")
    }
    return result
  }

  /// A file that was saved here or written by a command, as the question of the page.
  /// - Throws: 409 for a file of another network or of a value that this one does not confirm, 400
  ///   for what is no plan.
  func opened(_ text: String, name: String) throws(LiveError) -> JSONValue {
    let stored: StoredPlan
    let run: StoredRun
    do {
      stored = try StoredPlan(try JSONValue(parsing: Array(text.utf8)), name: name)
      run = try stored.run()
    } catch {
      throw LiveError(400, "\(error)")
    }
    guard run.inputSHA256 == digest else {
      throw LiveError(
        409,
        "\(name) was made with another network, or with other tables of this one: its digest is "
          + "\(run.inputSHA256 ?? "missing"), that of \(folder) is \(digest)."
      )
    }
    try run.request.checkModes()
    let changed = try changed(run.ideas, use: run.request.use)
    let ids: [String]
    do {
      ids = try stored.projects(in: changed.network)
    } catch {
      throw LiveError(409, "\(error)")
    }
    let question = LiveQuestion(request: run.request, ideas: run.ideas, build: ids)
    if stored.value == nil {
      _ = try Evaluation(question, self)
    } else {
      // What is shown of a plan is what the network confirms.
      _ = try confirmed(stored, run.request, in: changed.network)
    }
    guard let value = try? JSONValue(encoding: question) else {
      throw LiveError(400, "\(name) has numbers that cannot be written.")
    }
    return [
      "question": value, "status": .string(stored.status.rawValue),
      "value": .number(stored.value), "bound": .number(stored.bound),
      "name": stored.document["name"] ?? .null,
    ]
  }
}
