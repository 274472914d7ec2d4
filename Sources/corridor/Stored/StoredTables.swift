// Where the tables of a stored question are now.

import ArgumentParser
import Reporting

/// Tables that a file names, if they have moved.
struct StoredTables: ParsableArguments {
  @Option(
    help: ArgumentHelp(
      "The table of demand that the file was made with. (default: the one that the file names)",
      valueName: "file"
    ),
    completion: .file(extensions: ["csv"])
  )
  var demand: String?
}

extension PlanVerification {
  /// Says in words whose digests differ, since that is why figures do.
  mutating func noteOtherTables() {
    let tables = [
      ("input_sha256", "The network's tables are not those"),
      ("demand_sha256", "The table of demand is not the one"),
      ("scenarios_sha256", "The table of scenarios is not the one"),
    ]
    for (key, words) in tables where differences.contains(where: { $0.name == "run.\(key)" }) {
      notes.append("\(words) that the file was made with.")
    }
  }
}
