// The state of a search in a file that is whole at any moment.

import Glibc
import InvestmentPlanning
import Reporting
import TransportNetwork

/// Reads and replaces a checkpoint: written beside it, brought to the disk, then renamed.
final class CheckpointStore {
  private let path: String
  private let digest: String
  private let interval: Double
  private let start: SearchCheckpoint?
  private var hasFailed = false

  /// Reads what is there.
  /// - Throws: when it is the state of another question, network or version, or no state at all.
  init(_ path: String, digest: String, interval: Double) throws(CommandFailure) {
    self.path = path
    self.digest = digest
    self.interval = interval
    guard fileKind(path).exists else {
      start = nil
      return
    }
    let document = try readJSON(path, "a checkpoint")
    guard document["format"]?.number == 1, let stored = document["digest"]?.text else {
      throw .data("\(path) is not a checkpoint of this version of corridor.")
    }
    guard document["sha256"]?.text == document.checksum else {
      throw .data("\(path) is a damaged checkpoint; remove it to begin anew.")
    }
    guard stored == digest else {
      throw .data(
        "\(path) is the checkpoint of another question or network; give another file, or remove it."
      )
    }
    guard let state = SearchCheckpoint(document) else {
      throw .data("\(path) is a damaged checkpoint; remove it to begin anew.")
    }
    start = state
  }

  /// What the planner needs of it.
  var checkpointing: Checkpointing {
    Checkpointing(start: start, interval: interval) { [self] in save($0) }
  }

  /// Removes the file of a search that is over.
  func remove() { removeFile(path) }

  private func save(_ state: SearchCheckpoint) {
    let text = state.json(digest: digest).withChecksum.compact + "\n"
    let temporary = path + ".part-\(getpid())"
    Interruption.shared.addTemporaryFile(temporary)
    let error = Interruption.shared.finishTemporaryFile(temporary) { write(text, to: temporary) }
    guard error != 0 else { return }
    removeFile(temporary)
    guard !hasFailed else { return }
    hasFailed = true
    Terminal.message(
      "\(path): \(systemMessage(error)); the last checkpoint stays, the search goes on."
    )
  }

  private func write(_ text: String, to temporary: String) -> Int32 {
    let descriptor = openFile(temporary, O_WRONLY | O_CREAT | O_TRUNC)
    guard descriptor >= 0 else { return errno }
    var error = writeAll(Array(text.utf8), to: descriptor)
    if error == 0 { error = synchronize(descriptor) }
    if close(descriptor) != 0, error == 0 { error = errno }
    guard error == 0 else { return error }
    return renameFile(temporary, to: path)
  }
}

extension JSONValue {
  /// The SHA-256 of an object without its member `sha256`.
  fileprivate var checksum: String? {
    guard case .object(let members) = self else { return nil }
    let body = JSONValue.object(members.filter { $0.key != "sha256" })
    return NetworkDigest.sha256(of: Array(body.compact.utf8))
  }

  /// An object with its checksum as a last member, so that no damage passes for a state.
  fileprivate var withChecksum: JSONValue {
    guard case .object(let members) = self else { return self }
    return .object(members + [JSONValue.Member(key: "sha256", value: .text(checksum))])
  }
}

extension SearchCheckpoint {
  fileprivate func json(digest: String) -> JSONValue {
    func list(_ numbers: [Int]) -> JSONValue { .array(numbers.map { .integer($0) }) }
    return [
      "format": .integer(1),
      "digest": .string(digest),
      "plan": list(plan),
      "nodes": .integer(nodes),
      "cuts": .integer(cuts),
      "closed_limit": .double(closedLimit),
      "open": .array(
        open.map {
          [
            "limit": .double($0.limit), "depth": .integer($0.depth), "built": list($0.built),
            "excluded": list($0.excluded),
          ]
        }
      ),
    ]
  }

  /// Reads a state; nil when it is damaged.
  fileprivate init?(_ document: JSONValue) {
    func integer(_ value: JSONValue?) -> Int? { value?.number.flatMap { Int(exactly: $0) } }
    func list(_ value: JSONValue?) -> [Int]? {
      guard case .array(let items)? = value else { return nil }
      let numbers = items.compactMap { integer($0) }
      return numbers.count == items.count && numbers.allSatisfy { $0 >= 0 } ? numbers : nil
    }
    guard let plan = list(document["plan"]), let nodes = integer(document["nodes"]),
      let cuts = integer(document["cuts"]), let closed = document["closed_limit"],
      case .array(let items)? = document["open"]
    else { return nil }
    var open: [Node] = []
    for item in items {
      guard let built = list(item["built"]), let excluded = list(item["excluded"]),
        let limit = item["limit"], let depth = integer(item["depth"])
      else { return nil }
      // An infinite limit is written as null.
      open.append(
        Node(built: built, excluded: excluded, limit: limit.number ?? .infinity, depth: depth)
      )
    }
    self.init(
      plan: plan,
      open: open,
      closedLimit: closed.number ?? -.infinity,
      nodes: nodes,
      cuts: cuts
    )
  }
}
