// Candidates as the tables of projects alone, to be put into a package.

public import NetworkFiles
public import TransportNetwork

extension CandidateLinks {
  /// The candidates of a network that has them behind its own projects, as project.csv and
  /// project_link.csv.
  ///
  /// - Parameter network: What ``added(to:)`` made.
  /// - Returns: The texts of the two tables.
  /// - Throws: `NetworkWriteError` for what cannot be written.
  public func tables(of network: Network) throws(NetworkWriteError) -> [String] {
    var only = network
    only.projects = Array(network.projects.suffix(kept.count))
    only.extraColumns = [
      "project": [
        ExtraColumn(name: "km", values: kept.map { shortestDecimal($0.kilometres) })
      ]
    ]
    return [
      try NetworkPackage.table("project", of: only),
      try NetworkPackage.table("project_link", of: only),
    ]
  }
}
