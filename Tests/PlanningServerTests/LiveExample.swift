// The example network behind a server without a socket.

import FoundationEssentials
import NetworkFiles
import OrderedJSON
import PlanModel
import PlanningServer
import TransportNetwork

/// A server for Networks/example, and requests as its page sends them.
struct LiveExample {
  static let folder: String = {
    let file = URL(filePath: #filePath)
    return file.deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()
      .path + "/Networks/example"
  }()
  static let token = "0123456789abcdef"

  let network: Network
  let digest: String
  let server: PageServer

  init(saved: SavedState = SavedState()) throws {
    network = try NetworkPackage.read(Self.folder).network
    digest = try NetworkDigest.sha256(ofFolder: Self.folder)
    let live = LiveNetwork(
      network,
      folder: Self.folder,
      digest: digest,
      version: "0",
      threads: 2
    )
    server = PageServer(live, gate: Gate(port: 80, token: Self.token), saved: saved)
  }

  /// A request of the server's own page.
  static func request(_ method: String, _ path: String, _ body: JSONValue? = nil) -> PageRequest {
    PageRequest(
      method: method,
      path: path,
      host: "127.0.0.1:80",
      origin: method == "GET" ? nil : "http://127.0.0.1:80",
      site: "same-origin",
      contentType: body == nil ? nil : "application/json",
      token: token,
      body: body.map { Array($0.compact.utf8) } ?? []
    )
  }

  /// Status and JSON of an answer.
  func ask(_ request: PageRequest) throws -> (status: Int, json: JSONValue) {
    guard case .whole(let status, _, let bytes) = server.answer(request) else {
      return (0, .null)
    }
    return (status, try JSONValue(parsing: bytes))
  }

  func post(_ path: String, _ body: JSONValue) throws -> (status: Int, json: JSONValue) {
    try ask(Self.request("POST", "/api/\(path)", body))
  }

  static func question(
    budget: Double = 200,
    ideas: IdeaList = IdeaList(),
    build: [String] = [],
    _ edit: (inout PlanRequest) -> Void = { _ in }
  ) throws -> JSONValue {
    var request = PlanRequest(budget: budget)
    edit(&request)
    return try JSONValue(encoding: LiveQuestion(request: request, ideas: ideas, build: build))
  }

  /// Waits for a job's last event.
  func answer(of job: JSONValue) async throws -> JSONValue {
    let id = try require_(job["job"]?.text)
    for _ in 0..<2000 {
      if let end = server.outcome(of: id) { return end }
      try await Task.sleep(for: .milliseconds(5))
    }
    return .null
  }
}

/// What must be there.
func require_<Value>(_ value: Value?) throws -> Value {
  guard let value else { throw MissingValue() }
  return value
}

struct MissingValue: Error {}
