// Which part of a run a job does, as an option, and the part's files.

package import Console
package import ArgumentParser
import AccessAnalysis
import DurableFiles
package import OrderedJSON
import PlanFiles
package import PlanModel
package import ShardedRuns
package import Sharding

/// A part of a run.
package struct ShardOptions: ParsableArguments {
  package init() {}

  @Option(
    help: ArgumentHelp(
      """
      Only part I of N of the rows: contiguous blocks in input order. Needs -o FILE; FILE.manifest.json beside it says what it \
      is part of, and corridor merge puts all parts together. A part that is there already is not made again.
      """,
      valueName: "i/n"
    )
  )
  package var shard: String?

  /// The part; nil for a whole run.
  package func parsed(_ output: OutputOptions) throws(CommandFailure) -> Shard? {
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

extension PartJob {
  /// Describes a part of this program's version.
  package init(
    _ shard: Shard,
    _ output: OutputOptions,
    _ kind: PartKind,
    version: String,
    inputs: [(role: String, path: String?)],
    request: JSONValue
  ) throws(CommandFailure) {
    self = try sharded { () throws(ShardedRunError) in
      try PartJob(
        shard,
        output.output ?? "",
        isReplacing: output.force,
        kind: kind,
        version: version,
        inputs: inputs,
        request: request
      )
    }
  }

  /// The part's file, opened; nil, and said so, where the part is done.
  package func opened() throws(CommandFailure) -> PartFile? {
    let file = try sharded { () throws(ShardedRunError) in try open() }
    if file == nil { Terminal.message("\(path): part \(shard) is done already.") }
    return file
  }
}

/// Turns what is wrong with a run in parts into exit codes.
package func sharded<Result>(
  _ body: () throws(ShardedRunError) -> Result
) throws(CommandFailure) -> Result {
  do throws(ShardedRunError) {
    return try body()
  } catch {
    switch error {
    case .parts(let error): return try sharding { () throws(ShardError) in throw error }
    case .planning(let error): return try planning { () throws(PlanningError) in throw error }
    case .access(let error): throw CommandFailure(error)
    case .contents(let error): throw .data(error.description)
    case .data(let text): throw .data(text)
    case .request(let text): throw .usage(text)
    case .interrupted(let text): throw CommandFailure(.interrupted, text)
    }
  }
}

/// Runs a part that the user may interrupt, with a line that says how far it is.
package func interruptible<Result>(
  _ words: String,
  _ body: (Cancellation, ProgressLine) throws(ShardedRunError) -> Result
) throws(CommandFailure) -> Result {
  let progress = ProgressLine(words)
  defer { progress.end() }
  return try sharded { () throws(ShardedRunError) in
    try Interruption.shared.whileInterruptible { cancellation throws(ShardedRunError) in
      try body(cancellation, progress)
    }
  }
}

/// Turns what is wrong with parts into exit codes.
package func sharding<Result>(
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
