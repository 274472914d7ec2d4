// GDAL's own programs, which open what is written for maps.

import Foundation

/// Runs `ogrinfo` and `ogr2ogr` of Debian's gdal-bin.
enum GDAL {
  /// Whether GDAL is installed; its absence is printed once.
  static let isInstalled: Bool = {
    let programs = ["/usr/bin/ogrinfo", "/usr/bin/ogr2ogr"]
    if programs.allSatisfy({ FileManager.default.isExecutableFile(atPath: $0) }) { return true }
    print("GDAL is not installed (apt-get install gdal-bin): tests with ogrinfo are skipped.")
    return false
  }()

  /// What `ogrinfo` says of a file, warnings included; nil when it fails.
  static func info(_ arguments: String..., in folder: URL) -> String? {
    run("/usr/bin/ogrinfo", arguments, in: folder)
  }

  /// A layer as CSV with its geometry in WKT and coordinates in longitude and latitude.
  static func table(_ file: String, _ layer: String, in folder: URL) -> [[String]]? {
    let text = run(
      "/usr/bin/ogr2ogr",
      [
        "-f", "CSV", "/vsistdout/", file, layer, "-lco", "GEOMETRY=AS_WKT", "-t_srs", "OGC:CRS84",
      ],
      in: folder
    )
    return text?.split(separator: "\n").map { line in
      // Only WKT is quoted in these tests, and it has no quotes within.
      line.split(separator: "\"", omittingEmptySubsequences: false).enumerated().flatMap { part in
        part.offset % 2 == 1
          ? [String(part.element)]
          : part.element.split(separator: ",", omittingEmptySubsequences: false).map { String($0) }
      }.filter { !$0.isEmpty }
    }
  }

  /// What `ogr2ogr` says; nil when it fails.
  static func convert(_ arguments: String..., in folder: URL) -> String? {
    run("/usr/bin/ogr2ogr", arguments, in: folder)
  }

  private static func run(_ program: String, _ arguments: [String], in folder: URL) -> String? {
    let process = Process()
    process.executableURL = URL(fileURLWithPath: program)
    process.arguments = arguments
    process.currentDirectoryURL = folder
    let output = Pipe()
    process.standardOutput = output
    process.standardError = output
    process.standardInput = FileHandle.nullDevice
    guard (try? process.run()) != nil else { return nil }
    let text = output.fileHandleForReading.readDataToEndOfFile()
    process.waitUntilExit()
    return process.terminationStatus == 0 ? String(decoding: text, as: UTF8.self) : nil
  }
}
