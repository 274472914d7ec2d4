// The record beside a part: what it is a part of, and what its bytes must be.

import DurableFiles
public import OrderedJSON

/// What stands in `FILE.manifest.json` beside a part `FILE`.
public struct PartManifest: Sendable, Equatable {
  /// Rows that stand together in the whole output, such as those of one cutoff.
  public struct Block: Sendable, Equatable {
    /// How many items it has.
    public var rows: Int
    /// How many bytes.
    public var bytes: Int
  }

  /// The run.
  public var task: PartTask
  /// Which part it is.
  public var shard: Shard
  /// How many items the part has.
  public var rows: Int
  /// How many all parts have.
  public var total: Int
  /// Bytes before the first row.
  public var headerBytes: Int
  /// The rows, in order; their bytes follow the header's without a gap.
  public var blocks: [Block]
  /// SHA-256 of all bytes of the part, in hexadecimal.
  public var sha256: String
  /// Where things were when the part was made, such as the network's folder; parts may differ in
  /// it.
  public var context: JSONValue

  /// Bytes of the part.
  public var bytes: Int { blocks.reduce(headerBytes) { $0 + $1.bytes } }

  /// The form that is written; readers refuse another.
  public static let formVersion = 1

  /// The manifest's file, beside the part's.
  public static func path(of part: String) -> String { part + suffix }

  static let suffix = ".manifest.json"

  /// The manifest as JSON, the form first.
  var json: JSONValue {
    [
      "corridor_part": .integer(Self.formVersion),
      "kind": .string(task.kind),
      "version": .string(task.version),
      "inputs": .array(
        task.inputs.map { ["role": .string($0.role), "sha256": .string($0.sha256)] }
      ),
      "request": task.request,
      "shard": ["index": .integer(shard.index), "count": .integer(shard.count)],
      "rows": .integer(rows),
      "total_rows": .integer(total),
      "header_bytes": .integer(headerBytes),
      "blocks": .array(blocks.map { ["rows": .integer($0.rows), "bytes": .integer($0.bytes)] }),
      "sha256": .string(sha256),
      "context": context,
    ]
  }

  /// Reads what was written; nil for anything else, with the reason.
  init(_ json: JSONValue, name: String) throws(ShardError) {
    func whole(_ value: JSONValue?) -> Int? {
      value?.number.flatMap { Int(exactly: $0) }.flatMap { $0 >= 0 ? $0 : nil }
    }
    guard let form = whole(json["corridor_part"]) else {
      throw .file("\(name) is no manifest of a part.")
    }
    guard form == Self.formVersion else {
      throw .file(
        "\(name) is of form \(form), and this program reads \(Self.formVersion); make the part again."
      )
    }
    let inputs = (json["inputs"]?.items ?? []).map { input -> PartTask.Input? in
      guard let role = input["role"]?.text, let sha256 = input["sha256"]?.text else { return nil }
      return PartTask.Input(role: role, sha256: sha256)
    }
    let blocks = (json["blocks"]?.items ?? []).map { block -> Block? in
      guard let rows = whole(block["rows"]), let bytes = whole(block["bytes"]) else { return nil }
      return Block(rows: rows, bytes: bytes)
    }
    guard let kind = json["kind"]?.text, let version = json["version"]?.text,
      !inputs.contains(nil), !blocks.contains(nil), let request = json["request"],
      let index = whole(json["shard"]?["index"]), let count = whole(json["shard"]?["count"]),
      let shard = Shard(index: index, count: count), let rows = whole(json["rows"]),
      let total = whole(json["total_rows"]), let headerBytes = whole(json["header_bytes"]),
      let sha256 = json["sha256"]?.text, rows == shard.block(of: total).count
    else { throw .file("\(name) is damaged; make the part again.") }
    task = PartTask(
      kind: kind,
      version: version,
      inputs: inputs.compactMap(\.self),
      request: request,
      count: count
    )
    self.shard = shard
    self.rows = rows
    self.total = total
    self.headerBytes = headerBytes
    self.blocks = blocks.compactMap(\.self)
    self.sha256 = sha256
    context = json["context"] ?? .null
  }

  init(
    task: PartTask,
    shard: Shard,
    total: Int,
    headerBytes: Int,
    blocks: [Block],
    sha256: String,
    context: JSONValue
  ) {
    self.task = task
    self.shard = shard
    rows = shard.block(of: total).count
    self.total = total
    self.headerBytes = headerBytes
    self.blocks = blocks
    self.sha256 = sha256
    self.context = context
  }

  /// Reads the manifest beside a part.
  public init(besidePart part: String) throws(ShardError) {
    let path = Self.path(of: part)
    switch readAll(path) {
    case .failure(let error):
      throw .file(
        """
        \(path) cannot be read: \(error.whyUnread). A part is written with its manifest beside it by a command with --shard; keep \
        the two together.
        """
      )
    case .success(let bytes):
      let json: JSONValue
      do {
        json = try JSONValue(parsing: bytes)
      } catch {
        throw .file("\(path):\(error)")
      }
      try self.init(json, name: path)
    }
  }
}
