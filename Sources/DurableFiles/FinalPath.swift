// Where a name leads in the end.

import Glibc

/// The path that a file of this name has or will have: symbolic links are followed, also one whose
/// target is not there yet.
///
/// A link stays one: its target is written.
package func finalPath(_ name: String) -> String {
  var path = name
  // As many as the system follows.
  for _ in 0..<40 {
    if let resolved = realPath(path) { return resolved }
    guard let target = linkTarget(path) else { return path }
    path = target.hasPrefix("/") ? target : folder(of: path) + target
  }
  return path
}

/// The same path from the root on, whichever way it is written; its last part need not be there.
func absolutePath(_ path: String) -> String {
  if let resolved = realPath(path) { return resolved }
  let last = path.lastIndex(of: "/").map { String(path[path.index(after: $0)...]) } ?? path
  guard let folder = realPath(folder(of: path)) else { return path }
  return (folder == "/" ? "" : folder) + "/" + last
}

/// The folder of a path, with the slash that ends it.
func folder(of path: String) -> String {
  path.lastIndex(of: "/").map { String(path[...$0]) } ?? "./"
}

private func realPath(_ path: String) -> String? {
  guard let resolved = unsafe realpath(path, nil) else { return nil }
  defer { unsafe free(resolved) }
  return unsafe String(cString: resolved)
}

private func linkTarget(_ path: String) -> String? {
  var bytes = [CChar](repeating: 0, count: Int(PATH_MAX))
  let count = unsafe readlink(path, &bytes, bytes.count)
  guard count > 0 else { return nil }
  return String(decoding: bytes[..<count].map { UInt8(bitPattern: $0) }, as: UTF8.self)
}
