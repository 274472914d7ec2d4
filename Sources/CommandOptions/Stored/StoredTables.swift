// Where the tables of a stored question are now.

package import Console
package import ArgumentParser
package import PlanFiles
package import PlanModel
package import TransportNetwork

/// Tables that a file names, if they have moved.
package struct StoredTables: ParsableArguments {
  package init() {}

  @Option(
    help: ArgumentHelp(
      "The table of demand that the file was made with. (default: the one that the file names)",
      valueName: "file"
    ),
    completion: .file(extensions: ["csv"])
  )
  package var demand: String?

  /// The question of a run with its table of demand read.
  package func request(of run: StoredRun, _ network: Network) throws(CommandFailure) -> PlanRequest
  {
    try planning { () throws(PlanningError) in
      try run.request(network, demandAt: demand, reading: demandTable)
    }
  }
}

extension StoredRun {
  /// The question with its table of demand, which is now at `path` (nil for where it was); without
  /// such a table the path is another question's.
  package func request(_ network: Network, demand path: String?) throws(CommandFailure)
    -> PlanRequest
  {
    try planning { () throws(PlanningError) in
      try request(network, demandAt: demandFile == nil ? nil : path, reading: demandTable)
    }
  }
}

extension StoredPlan {
  /// Reads a file; `-` is standard input.
  package init(path: String) throws(CommandFailure) {
    self = try data { () throws(PlanFileError) in try StoredPlan(contentsOf: path) }
  }
}
