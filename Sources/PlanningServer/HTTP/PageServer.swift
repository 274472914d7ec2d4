// What the server answers, free of sockets: a request in, an answer out.

package import OrderedJSON
import PlanModel

/// An answer.
public enum PageAnswer: Sendable {
  /// A whole one.
  case whole(status: Int, type: String, body: [UInt8])
  /// Events that go on until a job is over: its id.
  case events(job: String)
}

/// The live page's server: a network, its searches, what is kept.
public final class PageServer: Sendable {
  let live: LiveNetwork
  let gate: Gate
  let board: JobBoard
  let saved: SavedState
  private let networkBytes: [UInt8]

  /// Serves a network.
  public init(_ live: LiveNetwork, gate: Gate, saved: SavedState = SavedState()) {
    self.live = live
    self.gate = gate
    self.saved = saved
    board = JobBoard()
    networkBytes = Array(live.json.compact.utf8)
  }

  /// Stops all searches.
  public func stop() { board.stopAll() }

  /// Whether the answer of a path takes longer than a look at a plan: it evaluates many, or writes
  /// much.
  static func isSlow(_ path: String) -> Bool {
    ["gains", "scenario", "report", "package"].contains { path == "/api/\($0)" }
  }

  /// Answers a request.
  public func answer(_ request: PageRequest) -> PageAnswer {
    if let refusal = gate.refusal(of: request) { return .failure(refusal) }
    do throws(LiveError) {
      return try request.path.hasPrefix("/api/") ? call(request) : asset(request.path)
    } catch {
      return .failure(error)
    }
  }

  private func asset(_ path: String) throws(LiveError) -> PageAnswer {
    guard let asset = PageAsset.named(path == "/" ? "index.html" : String(path.dropFirst())) else {
      throw LiveError(404, "There is nothing at this address.")
    }
    return .whole(status: 200, type: asset.type, body: asset.bytes)
  }

  private func call(_ request: PageRequest) throws(LiveError) -> PageAnswer {
    let words = request.path.split(separator: "/").map { String($0) }
    switch (request.method, words.count > 1 ? words[1] : "", words.count) {
    case ("GET", "network", 2):
      return .whole(status: 200, type: PageAsset.json, body: networkBytes)
    case ("GET", "state", 2): return .json(saved.json)
    case ("PUT", "state", 2): return try keep(JSONBody(request))
    case ("GET", "jobs", 2):
      let jobs = board.jobs.map { job -> JSONValue in
        ["job": .string(job.id), "watched": .bool(job.isWatched)]
      }
      return .json(["jobs": .array(jobs)])
    case ("GET", "jobs", 3):
      guard board.job(words[2]) != nil else {
        throw LiveError(404, "There is no such search, or it is long over.")
      }
      return .events(job: words[2])
    case ("POST", "stop", 2):
      let id = try JSONBody(request).text("job")
      guard let (job, _) = board.job(id) else { throw LiveError(404, "There is no search \(id).") }
      job.cancellation.cancel()
      return .json(["job": .string(id)])
    case ("POST", let verb, 2): return .json(try compute(verb, JSONBody(request)))
    default: throw LiveError(404, "There is nothing at \(request.path).")
    }
  }

  private func keep(_ body: JSONBody) throws(LiveError) -> PageAnswer {
    let version = try body.whole("version")
    guard let next = try saved.replace(version: version, with: try body.value("state")) else {
      guard case .whole(_, let type, let bytes) = PageAnswer.json(saved.json) else {
        throw LiveError(500, "The state cannot be written.")
      }
      return .whole(status: 409, type: type, body: bytes)
    }
    return .json(["version": .integer(next)])
  }

  /// What is computed at once, and the ids of searches.
  private func compute(_ verb: String, _ body: JSONBody) throws(LiveError) -> JSONValue {
    let live = live
    switch verb {
    case "evaluate": return try Evaluation(body.question(), live).json(live)
    case "gains": return try live.gains(body.question())
    case "zone":
      let question = try body.question()
      return try Evaluation(question, live).zone(try body.text("zone"), question, live)
    case "pair":
      var journeys = try Journeys(body.question(), live)
      return try journeys.pair(try body.text("from"), try body.text("to"))
    case "line": return try live.estimate(places: body.texts("places"), mode: body.text("mode"))
    case "scenario": return ["document": .string(try live.evaluated(body.question()).pretty)]
    case "open": return try live.opened(body.text("document"), name: body.text("name"))
    case "report": return ["html": .string(try live.reportPage(body.text("document")))]
    case "package":
      return ["folder": .string(try live.writePackage(body.question(), in: saved.folder))]
    case "command": return ["command": .string(live.command(try body.question()))]
    case "plan":
      let question = try body.question()
      return try search { job throws(LiveError) in try live.plan(question, job) }
    case "frontier":
      let (question, budgets) = (try body.question(), try body.numbers("budgets"))
      guard (1...50).contains(budgets.count) else {
        throw LiveError(400, "A frontier has 1 to 50 budgets.")
      }
      return try search { job throws(LiveError) in
        try live.frontier(question, budgets: budgets, job)
      }
    case "why":
      let (question, project) = (try body.question(), try body.text("project"))
      return try search { job throws(LiveError) in
        try live.why(question, project: project, job)
      }
    default: throw LiveError(404, "There is nothing at /api/\(verb).")
    }
  }

  private func search(
    _ work: @escaping @Sendable (Job) throws(LiveError) -> JSONValue
  ) throws(LiveError) -> JSONValue {
    ["job": .string(try board.start(work).id)]
  }
}

extension PageAnswer {
  /// JSON.
  static func json(_ value: JSONValue, status: Int = 200) -> PageAnswer {
    .whole(status: status, type: PageAsset.json, body: Array(value.compact.utf8))
  }

  /// `{"error": ...}`.
  static func failure(_ error: LiveError) -> PageAnswer {
    .json(["error": .string(error.message)], status: error.status)
  }
}

extension PageServer {
  /// The address to open: the token is behind the sign #, which no browser sends to anybody.
  public func link(host: String) -> String { "http://\(host):\(gate.port)/#t=\(gate.token)" }
}

extension PageServer {
  /// The answer of a search, or `{"error"}`; nil while it is sought and for one that there is not.
  package func outcome(of id: String) -> JSONValue? {
    guard let snapshot = board.job(id)?.job.snapshot(ahead: 0) else { return nil }
    return snapshot.answer ?? snapshot.failure.map { ["error": .string($0.message)] }
  }
}
