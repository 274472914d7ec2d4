// Opens a GTFS feed: a folder of tables, or a zip archive of them.

import NetworkFiles
import FoundationEssentials
import TransportNetwork

/// The tables of a feed by name.
struct FeedFolder {
  private enum Source {
    case folder(files: [String])
    /// The entry of each table.
    case archive(ZipArchive, [String: ZipArchive.Entry])
  }

  private let path: String
  private let source: Source
  private let log: ProblemLog

  /// Lists a folder or archive; what keeps it from being one goes to the log.
  init?(_ path: String, _ log: ProblemLog) {
    self.path = path
    self.log = log
    var isFolder = false
    guard FileManager.default.fileExists(atPath: path, isDirectory: &isFolder) else {
      log.error(file: path, "there is no such file or folder; check the path")
      return nil
    }
    if isFolder {
      guard let files = try? FileManager.default.contentsOfDirectory(atPath: path) else {
        log.error(file: path, "the folder cannot be read; check its permissions")
        return nil
      }
      source = .folder(files: files.sorted())
    } else {
      guard let archive = Self.archive(path, log) else { return nil }
      source = .archive(archive, Self.tables(archive, path, log))
    }
  }

  /// Whether the feed has a table.
  func contains(_ name: String) -> Bool {
    switch source {
    case .folder(let files): files.contains(name)
    case .archive(_, let tables): tables[name] != nil
    }
  }

  /// Reads a table such as `stops.txt`, which is of no use without some columns; nil when it is
  /// missing or cannot be read.
  func table(_ name: String, columns: [String], isRequired: Bool = true) -> ProblemTable? {
    guard contains(name) else {
      if isRequired {
        log.error(
          file: name,
          "the table is missing in \(path); a GTFS feed has stops.txt, routes.txt, trips.txt, stop_times.txt, and "
            + "calendar.txt or calendar_dates.txt" + log.suggestion(for: name, among: names)
        )
      }
      return nil
    }
    guard let table = read(name) else { return nil }
    let missing = columns.filter { table.columnIndex(named: $0) == nil }
    for column in missing {
      log.add(
        PackageProblem(
          .error,
          file: name,
          line: 1,
          columnName: column,
          message: "the column is missing; \(name) needs \(columns.joined(separator: ", "))"
            + log.suggestion(for: column, among: table.header)
        )
      )
    }
    return missing.isEmpty ? ProblemTable(table, log) : nil
  }

  private var names: [String] {
    switch source {
    case .folder(let files): files
    case .archive(_, let tables): tables.keys.sorted()
    }
  }

  /// A table's rows; what is wrong with it goes to the log.
  private func read(_ name: String) -> CSVTable? {
    guard let bytes = bytes(name) else { return nil }
    do throws(CSVError) {
      return try CSVTable(bytes: bytes, name: name)
    } catch {
      for problem in error.problems { log.add(problem) }
      return nil
    }
  }

  private func bytes(_ name: String) -> [UInt8]? {
    switch source {
    case .folder: return Self.bytes("\(path)/\(name)", name: name, log)
    case .archive(let archive, let tables):
      guard let entry = tables[name] else { return nil }
      do throws(ZipError) {
        return try archive.content(of: entry)
      } catch {
        log.error(file: "\(path)/\(entry.name)", error.message)
        return nil
      }
    }
  }

  private static func bytes(_ path: String, name: String, _ log: ProblemLog) -> [UInt8]? {
    do throws(CSVError) {
      return try fileBytes(path, name: name)
    } catch {
      for problem in error.problems { log.add(problem) }
      return nil
    }
  }

  private static func archive(_ path: String, _ log: ProblemLog) -> ZipArchive? {
    guard let bytes = bytes(path, name: path, log) else { return nil }
    guard bytes.starts(with: [0x50, 0x4B]) else {
      log.error(
        file: path,
        "is neither a folder nor a zip archive; expected a GTFS feed as one of them"
      )
      return nil
    }
    do throws(ZipError) {
      return try ZipArchive(bytes)
    } catch {
      log.error(file: path, error.message)
      return nil
    }
  }

  /// The archive's tables by name, whatever folder they are in; a name that comes twice is an
  /// error.
  private static func tables(
    _ archive: ZipArchive,
    _ path: String,
    _ log: ProblemLog
  ) -> [String: ZipArchive.Entry] {
    var tables: [String: ZipArchive.Entry] = [:]
    for entry in archive.entries
    where entry.name.hasSuffix(".txt") && !entry.name.hasPrefix("__MACOSX/") {
      let name = entry.name.split(separator: "/").last.map { String($0) } ?? entry.name
      if let other = tables[name] {
        log.error(
          file: path,
          "has two tables \(quoted(name)): \(quoted(other.name)) and \(quoted(entry.name)); a feed has one, so unpack it and give the "
            + "folder of one feed"
        )
      }
      tables[name] = entry
    }
    return tables
  }
}
