// Writes a network as a package: whole or not at all.

import DurableFiles
public import TransportNetwork
import FoundationEssentials

/// Why a network was not written; nothing is left half-written.
public struct NetworkWriteError: Error, Sendable, Equatable, CustomStringConvertible {
  /// The folder or file.
  public let path: String
  /// What is wrong and what to do.
  public let message: String

  /// `path: message`.
  public var description: String { "\(path): \(message)" }
}

extension NetworkPackage {
  /// Writes a network to a folder: tables, and datapackage.json with a schema for each.
  ///
  /// Lengths are written in kilometres and speeds in km/h, whatever units the network was read in;
  /// reading the folder gives an equal network. The files are made in a temporary folder beside,
  /// which is then renamed.
  ///
  /// - Parameters:
  ///   - network: the network.
  ///   - folder: where.
  ///   - replacing: whether a package that is there is replaced.
  /// - Throws: when the folder exists and `replacing` is false, when a column has not one value per
  ///   row, or with the system's reason.
  public static func write(
    _ network: Network,
    to folder: String,
    replacing: Bool = false
  ) throws(NetworkWriteError) {
    let tables = try writtenTables(network, folder)
    var files = tables.map { (name: $0.definition.file, bytes: $0.csv.bytes) }
    files.append(("datapackage.json", Array(descriptor(network, tables).utf8)))
    try writeFolder(files, to: folder, replacing: replacing)
  }
}

/// Makes a folder of files that appears at once.
private func writeFolder(
  _ files: [(name: String, bytes: [UInt8])],
  to folder: String,
  replacing: Bool
) throws(NetworkWriteError) {
  let exists = FileManager.default.fileExists(atPath: folder)
  if exists && !replacing {
    throw NetworkWriteError(path: folder, message: "exists; choose another name, or replace it")
  }
  let others = exists ? try otherFiles(of: folder, besides: files.map(\.name)) : []
  do throws(FileFailure) {
    try WholeFolder.write(files, to: folder, replacing: replacing, keeping: others)
  } catch {
    let reason = if case .system(let code) = error.kind { systemMessage(code) } else { "\(error)" }
    throw NetworkWriteError(path: folder, message: "cannot be written: \(reason)")
  }
}

/// The files of a package that is replaced which are no tables (a README, sources): they are
/// carried over.
///
/// Refuses a folder that is not a package: a slip of the hand must not cost anyone a home
/// directory.
private func otherFiles(
  of folder: String,
  besides written: [String]
) throws(NetworkWriteError) -> [String] {
  guard let entries = try? FileManager.default.contentsOfDirectory(atPath: folder),
    entries.isEmpty || entries.contains(DataDictionary.node.file)
  else {
    throw NetworkWriteError(
      path: folder,
      message:
        "is not a network package (no node.csv in it), so it is not replaced; choose another name"
    )
  }
  let tables = DataDictionary.tables.map(\.file)
  return entries.filter { !tables.contains($0) && !written.contains($0) }.sorted()
}
