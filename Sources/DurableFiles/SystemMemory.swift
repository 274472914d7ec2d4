// How much memory a process can still have, before it asks for more than there is.

import Glibc

/// The memory that is left for this process.
package enum SystemMemory {
  /// Bytes that can still be had: the least of what limits (ulimit -v, -d), control groups and the
  /// machine leave; nil where nobody says.
  package static var available: Int? {
    [
      left(RLIMIT_AS, used: "VmSize:"), left(RLIMIT_DATA, used: "VmData:"), groupRoom,
      entry("/proc/meminfo", "MemAvailable:"),
    ].compactMap(\.self).min()
  }

  /// Whether so many bytes can be had, as far as anybody knows.
  package static func has(_ bytes: Int) -> Bool { available.map { bytes <= $0 } ?? true }

  /// Whether an array of bytes can take so many more: to grow, it is copied into one of twice the
  /// size.
  package static func canGrow(_ bytes: [UInt8], by count: Int) -> Bool {
    let isRoomy = bytes.count + count <= bytes.capacity || bytes.capacity < 1 << 24
    return isRoomy || has(2 * bytes.capacity + 1 << 24)
  }

  /// What a limit of the process leaves.
  private static func left(_ resource: __rlimit_resource, used name: String) -> Int? {
    var limit = rlimit()
    guard unsafe getrlimit(__rlimit_resource_t(resource.rawValue), &limit) == 0,
      limit.rlim_cur < UInt(Int.max)
    else { return nil }
    return max(0, Int(limit.rlim_cur) - (entry("/proc/self/status", name) ?? 0))
  }

  /// What the control groups of the process leave, version 2 of them and the first.
  private static var groupRoom: Int? {
    var rooms: [Int] = []
    for line in lines("/proc/self/cgroup") {
      let parts = line.split(separator: ":", maxSplits: 2, omittingEmptySubsequences: false)
      guard parts.count == 3, parts[1].isEmpty || parts[1] == "memory" else { continue }
      let root = parts[1].isEmpty ? "/sys/fs/cgroup" : "/sys/fs/cgroup/memory"
      let files =
        parts[1].isEmpty
        ? ("memory.max", "memory.current") : ("memory.limit_in_bytes", "memory.usage_in_bytes")
      var group = String(parts[2])
      while true {
        let folder = group == "/" ? root : root + group
        if let limit = number("\(folder)/\(files.0)"), let used = number("\(folder)/\(files.1)") {
          rooms.append(max(0, limit - used))
        }
        guard group != "/", let end = group.lastIndex(of: "/") else { break }
        group = end == group.startIndex ? "/" : String(group[..<end])
      }
    }
    return rooms.min()
  }

  private static func number(_ path: String) -> Int? {
    lines(path).first.flatMap { Int($0) }
  }

  /// The bytes of a line such as `MemAvailable:  123 kB`.
  private static func entry(_ path: String, _ name: String) -> Int? {
    guard let line = lines(path).first(where: { $0.hasPrefix(name) }) else { return nil }
    let words = line.split { $0 == " " || $0 == "\t" }
    return words.count > 1 ? Int(words[1]).map { $0 << 10 } : nil
  }

  private static func lines(_ path: String) -> [Substring] {
    guard case .success(let bytes) = readStart(path, atMost: 1 << 16) else { return [] }
    return String(decoding: bytes, as: UTF8.self).split(separator: "\n")
  }
}
