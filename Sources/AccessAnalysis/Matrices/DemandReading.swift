// Demand from files of every form.

import DurableFiles
package import NetworkFiles
package import TransportNetwork

/// A demand file: CSV, TNTP trips, or OMX with one matrix.
///
/// - Parameters:
///   - path: The file; `-` is a CSV on standard input.
///   - network: Whose zones it is about.
///   - choice: Whether flows of others are left out.
///   - note: Takes sentences about what is odd and is read all the same.
/// - Returns: The flows.
/// - Throws: ``AccessError/file(_:)``.
package func demandFile(
  _ path: String,
  _ network: Network,
  taking choice: ZoneChoice,
  note: (String) -> Void
) throws(AccessError) -> DemandFile {
  let zones = network.zones.map(\.id)
  guard path != "-", try fileForm(path) == .hdf5 else {
    return try readingTable { () throws(CSVError) in
      try DemandFile(
        contentsOf: path,
        zones: zones,
        taking: choice,
        names: network.zoneNames
      )
    }
  }
  let choose = { (names: [String]) throws(AccessError) in
    guard names.count == 1 else {
      throw .file(
        "\(path) has \(names.count) matrices (\(listing(names))); demand is one. Write the one that is meant to CSV: "
          + "corridor convert \(path) DEMAND.csv --matrix NAME"
      )
    }
    return names
  }
  let table = try readMatrices(path, choosing: choose, note: note)
  let digest: String
  switch readAll(path) {
  case .success(let bytes): digest = NetworkDigest.sha256(of: bytes)
  case .failure(let error): throw .file("\(path): cannot be read: \(error.whyUnread)")
  }
  return try readingTable { () throws(CSVError) in
    try DemandFile(table, file: path, sha256: digest, zones: zones, taking: choice)
  }
}
