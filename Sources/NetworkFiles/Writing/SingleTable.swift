// One table of a network as text, for those who put it into a package themselves.

public import TransportNetwork

extension NetworkPackage {
  /// A table as it is written by ``write(_:to:replacing:)``; empty when the network has no such
  /// rows.
  ///
  /// - Parameters:
  ///   - name: Its name without `.csv`.
  ///   - network: The network.
  /// - Returns: The text of the file.
  /// - Throws: when a column has not one value per row.
  public static func table(
    _ name: String,
    of network: Network
  ) throws(NetworkWriteError) -> String {
    let tables = try writtenTables(network, name)
    return tables.first { $0.definition.name == name }?.csv.text ?? ""
  }
}
