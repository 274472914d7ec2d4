// Which part of a run a job does, as an option, and the part's files.

import ArgumentParser
import DurableFiles
import NetworkFiles
import OrderedJSON
import Reporting
import Sharding

/// A part of a run.
struct ShardOptions: ParsableArguments {
  @Option(
    help: ArgumentHelp(
      """
      Only part I of N of the rows: contiguous blocks in input order. Needs -o FILE; FILE.manifest.json beside it says what it \
      is part of, and corridor merge puts all parts together. A part that is there already is not made again.
      """,
      valueName: "i/n"
    )
  )
  var shard: String?

  /// The part; nil for a whole run.
  func parsed(_ output: OutputOptions) throws(CommandFailure) -> Shard? {
    guard let text = shard else { return nil }
    guard let shard = Shard(parsing: text) else {
      throw .usage(
        "--shard takes I/N with 1 <= I <= N <= \(Shard.mostParts), for example 2/6, not \"\(text)\"."
      )
    }
    guard let path = output.output, path != "-" else {
      throw .usage("--shard needs -o FILE, a file for this part alone.")
    }
    return shard
  }
}

/// A part that is to be made.
struct ShardJob {
  var shard: Shard
  var task: PartTask
  var path: String
  var isReplacing: Bool
  /// Whether nothing is said of a part that is done.
  var isQuiet = false

  /// Describes a part.
  ///
  /// - Parameters:
  ///   - shard: Its number.
  ///   - path: Where it goes.
  ///   - isReplacing: Whether something else of that name may be replaced.
  ///   - kind: What it holds.
  ///   - inputs: Files and folders by what they are to the run; nil for those that were not given.
  ///   - request: The question.
  /// - Throws: Which input cannot be read, or is none that all parts share.
  init(
    _ shard: Shard,
    _ path: String,
    isReplacing: Bool,
    kind: PartKind,
    inputs: [(role: String, path: String?)],
    request: JSONValue
  ) throws(CommandFailure) {
    var digests: [PartTask.Input] = []
    for (role, path) in inputs {
      guard let path else { continue }
      guard path != "-" else {
        throw .usage("--shard reads files: standard input has no content that all parts can share.")
      }
      let isFolder = fileKind(path).isFolder
      let sha256 =
        isFolder
        ? try networkDigest(path)
        : try data { () throws(CSVError) in try NetworkDigest.sha256(ofFile: path) }
      digests.append(PartTask.Input(role: role, sha256: sha256))
    }
    self.shard = shard
    self.path = path
    self.isReplacing = isReplacing
    task = PartTask(
      kind: kind.rawValue,
      version: Corridor.version,
      inputs: digests,
      request: request,
      count: shard.count
    )
  }

  /// The part's file, opened; nil, and said so, where the part is done.
  func open() throws(CommandFailure) -> PartFile? {
    if PartFile.isDone(path, task, shard) {
      if !isQuiet { Terminal.message("\(path): part \(shard) is done already.") }
      return nil
    }
    return try sharding { () throws(ShardError) in
      try PartFile(path, task, shard, replacing: isReplacing)
    }
  }
}

/// What parts hold.
enum PartKind: String {
  case accessRows = "access rows"
  case accessAnswer = "access answer"
  case matrixRows = "matrix rows"
  case criticalityLosses = "criticality losses"
  case frontierFindings = "frontier findings"
  case ensembleDraws = "ensemble draws"
}

/// Turns what is wrong with parts into exit codes.
func sharding<Result>(
  _ body: () throws(ShardError) -> Result
) throws(CommandFailure) -> Result {
  do throws(ShardError) {
    return try body()
  } catch {
    switch error {
    case .parts(let text): throw .usage(text)
    case .file(let text): throw .data(text)
    case .system(let failure): throw CommandFailure(failure)
    }
  }
}
