// GDAL's ogr2ogr, run as another process: it reads the formats and projects the coordinates.

import DurableFiles
import Glibc
import NetworkFiles
import TransportNetwork

/// Runs `ogr2ogr`, found on PATH.
///
/// Corridor links no GDAL, so that its static program stays as small and as portable as it is; a
/// GeoPackage comes out whose numbers are exact.
enum OGRProgram {
  /// Converts a file into a new GeoPackage.
  ///
  /// - Parameters:
  ///   - source: Any file that GDAL opens.
  ///   - target: The GeoPackage; not there yet.
  ///   - label: What messages call the source.
  ///   - options: For example `-t_srs EPSG:4326`.
  ///   - layers: Names of layers; empty for all.
  /// - Returns: Errors in spite of which GDAL went on.
  /// - Throws: What GDAL says, or how to install it.
  static func convert(
    _ source: String,
    to target: String,
    label: String,
    options: [String] = [],
    layers: [String] = []
  ) throws(ImportError) -> [String] {
    let messages = target + ".messages"
    let arguments =
      [
        "ogr2ogr", "-f", "GPKG", "-lco", "FID=corridor_fid", "-lco", "GEOMETRY_NAME=corridor_geom",
        "-lco", "SPATIAL_INDEX=NO",
      ] + options + [target, source] + layers
    let status = run(arguments, errors: messages)
    let said = String(decoding: (try? fileBytes(messages, name: messages)) ?? [], as: UTF8.self)
    switch status {
    case 0?:
      return said.split(separator: "\n").filter { $0.hasPrefix("ERROR") }.map {
        visible(String($0))
      }
    case nil:
      throw ImportError(
        file: label,
        """
        cannot be read: the program ogr2ogr of GDAL is not found. Install it (Debian, Ubuntu: apt install gdal-bin), or give CSV \
        with WKT, XLSX or a GeoPackage in degrees, which are read without it
        """
      )
    default:
      let lines = said.split(separator: "\n").filter { !$0.hasPrefix("Warning") }
      // GDAL lists all formats that it knows where it knows none: the first line says enough.
      let reason = lines.prefix { !$0.hasPrefix("  ->") }.prefix(3).joined(separator: " ")
        .replacing(" with the following drivers.", with: "; expected a file of a map format")
      throw ImportError(
        file: label,
        "cannot be read by GDAL: \(reason.isEmpty ? "ogr2ogr fails on it" : visible(reason))"
      )
    }
  }

  /// The error of a file that is not there or may not be read.
  static func checkReadable(_ path: String) throws(ImportError) {
    guard unsafe access(path, R_OK) != 0 else { return }
    let reason = unsafe String(cString: strerror(errno))
    throw ImportError(file: path, "cannot be read: \(reason)")
  }

  /// Runs a program to its end; nil when there is none of that name, else its exit status.
  private static func run(_ arguments: [String], errors: String) -> Int32? {
    var actions = unsafe posix_spawn_file_actions_t()
    unsafe posix_spawn_file_actions_init(&actions)
    defer { unsafe posix_spawn_file_actions_destroy(&actions) }
    unsafe posix_spawn_file_actions_addopen(&actions, STDIN_FILENO, "/dev/null", O_RDONLY, 0)
    unsafe posix_spawn_file_actions_addopen(&actions, STDOUT_FILENO, "/dev/null", O_WRONLY, 0)
    unsafe posix_spawn_file_actions_addopen(
      &actions,
      STDERR_FILENO,
      errors,
      O_WRONLY | O_CREAT | O_TRUNC,
      0o600
    )
    var attributes = posix_spawnattr_t()
    unsafe posix_spawnattr_init(&attributes)
    defer { unsafe posix_spawnattr_destroy(&attributes) }
    // What this process waits for or ignores, Ctrl-C above all, the other is ended by.
    var none = sigset_t()
    var all = sigset_t()
    unsafe sigemptyset(&none)
    unsafe sigfillset(&all)
    unsafe posix_spawnattr_setsigmask(&attributes, &none)
    unsafe posix_spawnattr_setsigdefault(&attributes, &all)
    unsafe posix_spawnattr_setflags(
      &attributes,
      Int16(POSIX_SPAWN_SETSIGMASK | POSIX_SPAWN_SETSIGDEF)
    )
    var words: [UnsafeMutablePointer<CChar>?] = unsafe arguments.map { unsafe strdup($0) }
    defer { unsafe words.forEach { unsafe free($0) } }
    unsafe words.append(nil)
    var process = pid_t()
    guard
      unsafe posix_spawnp(&process, arguments[0], &actions, &attributes, words, environ) == 0
    else { return nil }
    var status: Int32 = 0
    while unsafe waitpid(process, &status, 0) < 0 && errno == EINTR {}
    let code = status >> 8 & 0xFF
    return status & 0x7F == 0 ? (code == 127 ? nil : code) : 1
  }
}

/// The first bytes of a file.
func firstBytes(_ path: String, _ count: Int) throws(FileFailure) -> [UInt8] {
  let descriptor = unsafe open(path, O_RDONLY | O_CLOEXEC)
  guard descriptor >= 0 else { throw FileFailure(.system(errno), "cannot be opened") }
  defer { close(descriptor) }
  var bytes = [UInt8](repeating: 0, count: count)
  let got = unsafe bytes.withUnsafeMutableBytes { unsafe read(descriptor, $0.baseAddress, count) }
  return Array(bytes.prefix(max(0, got)))
}
