// Opens a package's folder: which tables are there, and their fields. Tables may be in memory
// instead.

import TransportNetwork
import FoundationEssentials

/// The tables of a folder, scanned and bound to the data dictionary one by one.
struct PackageFolder {
  let path: String
  private let entries: [String]
  private let log: ProblemLog
  /// Tables that are in memory, by file name; nil for those of a folder.
  private let held: [String: [UInt8]]?

  /// Takes tables that are in memory.
  init(_ files: [String: [UInt8]], _ log: ProblemLog) {
    path = ""
    entries = files.keys.sorted()
    held = files
    self.log = log
  }

  /// Lists a folder; nil, with an error in the log, when it cannot be read.
  init?(_ path: String, _ log: ProblemLog) {
    do {
      entries = try FileManager.default.contentsOfDirectory(atPath: path).sorted()
    } catch {
      var isFolder = false
      let exists = FileManager.default.fileExists(atPath: path, isDirectory: &isFolder)
      let reason =
        !exists
        ? "there is no such folder; check the path"
        : isFolder
          ? "the folder cannot be read; check its permissions"
          : "is a file; a network package is a folder with node.csv and link.csv"
      log.add(PackageProblem(.error, file: path, message: reason))
      return nil
    }
    self.path = path
    self.log = log
    held = nil
    warnOfMisspeltTables()
  }

  func contains(_ file: String) -> Bool { entry(file) != nil }

  /// The bytes of a file that is there.
  func bytes(_ file: String) throws(CSVError) -> [UInt8] {
    if let held { return held[entry(file) ?? file] ?? [] }
    return try fileBytes(path + "/" + (entry(file) ?? file), name: file)
  }

  /// The name under which the folder has a table: its own, or the only one that differs in case
  /// alone.
  private func entry(_ file: String) -> String? {
    if entries.contains(file) { return file }
    let others = entries.filter { $0.lowercased() == file }
    return others.count == 1 ? others.first : nil
  }

  /// Scans a table and binds its columns; what is wrong goes to the log.
  func open(_ definition: TableDefinition) -> BoundTable {
    let file = definition.file
    guard contains(file) else {
      if definition.isRequired {
        let near = log.suggestion(for: file, among: entries.filter { $0.hasSuffix(".csv") })
        log.add(
          PackageProblem(
            .error,
            file: file,
            message: "the table is missing; a network package needs node.csv and link.csv" + near
          )
        )
      }
      return BoundTable(missing: definition)
    }
    do throws(CSVError) {
      let bytes = try bytes(file)
      let scan = try CSVScan(bytes, name: file)
      for problem in scan.problems { log.add(problem) }
      log.addUnkept(errors: scan.problemCount - scan.problems.count)
      return BoundTable(
        definition,
        CSVTable(scan, bytes: bytes, name: file),
        isComplete: scan.problemCount == 0,
        log
      )
    } catch {
      for problem in error.problems { log.add(problem) }
      return BoundTable(broken: definition)
    }
  }

  private func warnOfMisspeltTables() {
    let known = DataDictionary.tables.map(\.file)
    for entry in entries where entry.hasSuffix(".csv") && !known.contains(entry.lowercased()) {
      let absent = DataDictionary.tables.filter { !$0.isRequired && !contains($0.file) }.map(\.file)
      guard
        let near = nearest(
          to: String(entry.dropLast(4)),
          among: absent.map { String($0.dropLast(4)) }
        )
      else { continue }
      log.add(
        PackageProblem(
          .warning,
          file: entry,
          message:
            "is not a table of a network package and is not read; did you mean \"\(near).csv\"?"
        )
      )
    }
  }
}
