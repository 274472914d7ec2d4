// The sources that access is asked of: a network, or a matrix with its zones, or a graph.

import NetworkFiles
package import AccessAnalysis
package import Console

extension AccessArguments {
  /// Checks that there is one source, and that every option speaks of it.
  package func checkSource() throws(CommandFailure) {
    guard [folder, matrix, graph].count(where: { $0 != nil }) == 1 else {
      throw .usage(
        "access takes one of a network folder, --matrix FILE with --zones FILE, and --graph FILE."
      )
    }
    if matrix == nil, !limit.isEmpty {
      throw .usage("--cost-column, --limit and --only-zones belong to --matrix.")
    }
    if cost != nil || !changes.isEmpty, folder == nil {
      throw .usage("--cost, --add, --build and the like belong to a network.")
    }
    if folder != nil, zones != nil { throw .usage("--zones belong to --matrix and --graph.") }
    if matrix != nil, zones == nil {
      throw .usage("--matrix needs --zones FILE, a CSV of its zones.")
    }
  }

  /// The limits, each a column and a value.
  package func limits() throws(CommandFailure) -> [AccessRequest.CostLimit] {
    try limit.map { text throws(CommandFailure) in
      guard let equals = text.lastIndex(of: "="), equals > text.startIndex else {
        throw .usage("--limit takes COLUMN=VALUE, for example time=60, not \"\(text)\".")
      }
      let value = try number(String(text[text.index(after: equals)...]), option: "--limit")
      return AccessRequest.CostLimit(column: String(text[..<equals]), limit: value)
    }
  }
}
