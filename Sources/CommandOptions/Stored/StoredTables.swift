// Where the tables of a stored question are now.

package import Console
import DurableFiles
package import ArgumentParser
package import NetworkFiles
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
    guard demand == nil || run.demandFile != nil else {
      throw .usage("\(run.name) says nothing of demand; leave --demand out.")
    }
    return try run.request(network, demand: demand)
  }
}

extension StoredRun {
  /// The question with its table of demand, which is now at `path` (nil for where it was).
  package func request(_ network: Network, demand path: String?) throws(CommandFailure)
    -> PlanRequest
  {
    guard let recorded = demandFile else { return request }
    if let path {
      return request(demand: try demandTable(path, network, onlyZones: recorded.onlyZones))
    }
    guard recorded.path != "-" else {
      throw .data(
        "\(name) does not say where its table of demand is; name it with --demand FILE."
      )
    }
    guard fileKind(recorded.path).exists else {
      throw .data(
        """
        \(name) was made with --demand \(recorded.path), which is not there. If the table is elsewhere now, name it \
        with --demand FILE.
        """
      )
    }
    do {
      return request(
        demand: try demandTable(recorded.path, network, onlyZones: recorded.onlyZones)
      )
    } catch {
      throw .data("\(name) cannot be asked again: \(error.message ?? "")")
    }
  }
}

/// The table of scenarios of a plan, which is now at `path` (nil for where it was); nil when the
/// file says nothing that depends on one.
package func scenarioTable(
  of stored: StoredPlan,
  at path: String?,
  _ network: Network,
  _ request: PlanRequest
) throws(CommandFailure) -> ScenarioFile? {
  guard stored.needsScenarios else {
    if path == nil { return nil }
    throw .usage("\(stored.name) says nothing of scenarios; leave --scenarios out.")
  }
  if let path { return try ScenarioOptions.read(path, network, request) }
  let run = try data { () throws(PlanFileError) in try stored.run() }
  guard let recorded = run.beside.scenarios?.path, recorded != "-" else {
    throw .data(
      "\(stored.name) does not say where its table of scenarios is; name it with --scenarios FILE."
    )
  }
  do {
    return try ScenarioOptions.read(recorded, network, request)
  } catch {
    throw .data(
      """
      \(stored.name) was made with --scenarios \(recorded): \(error.message ?? "unknown error"). If the table is elsewhere \
      now, name it with --scenarios FILE.
      """
    )
  }
}

extension StoredPlan {
  /// Reads a file; `-` is standard input.
  package init(path: String) throws(CommandFailure) {
    self = try data { () throws(PlanFileError) in try StoredPlan(contentsOf: path) }
  }
}
