// What libFuzzer calls, and what counts as a failure besides a crash: time and memory out of
// proportion.

import Glibc
import OpenMatrix

/// The reader that is tried, by the environment's TARGET.
private let target = environment("TARGET").flatMap { Target(rawValue: $0) }

/// Whether memory is measured, which takes too long to be done all the time.
private let isMeasuring = environment("MEASURE") != nil

/// A variable of the environment.
func environment(_ name: String) -> String? { getenv(name).map { String(cString: $0) } }

/// Ends the process as a failure.
func fail(_ message: String) -> Never {
  print("FAILURE: \(message)")
  fflush(nil)
  abort()
}

/// Checks the environment; with SEEDS, writes the seed corpus there and ends.
@_cdecl("LLVMFuzzerInitialize")
public func initialize(_: OpaquePointer?, _: OpaquePointer?) -> CInt {
  // This program is also the process of its own that reads OMX.
  OpenMatrixService.runIfAsked()
  if let folder = environment("SEEDS") {
    for target in Target.allCases { Seeds.write(target, to: folder + "/" + target.rawValue) }
    exit(0)
  }
  guard let target else {
    print("Set TARGET to one of \(Target.allCases.map(\.rawValue).joined(separator: ", ")).")
    exit(2)
  }
  // What is made once does not count as the first input's time.
  target.prepare()
  return 0
}

/// Gives an input to the reader.
@_cdecl("LLVMFuzzerTestOneInput")
public func test(_ start: UnsafePointer<UInt8>?, _ count: Int) -> CInt {
  let bytes = start.map { Array(UnsafeBufferPointer(start: $0, count: count)) } ?? []
  guard let target else { return 0 }
  let before = isMeasuring ? Memory.reset() : 0
  let begin = seconds()
  target.read(bytes)
  let time = seconds() - begin
  // A second per kilobyte, and one to begin with.
  if time > 1 + Double(count) / 1024 { fail("\(count) bytes take \(time) s") }
  if isMeasuring {
    let peak = Memory.peak() - before
    // A hundred times the input, and what threads, tables and libraries need once.
    if peak > 100 * count + 32 << 20 { fail("\(count) bytes take \(peak) bytes of memory") }
  }
  return 0
}

/// The processor time of this process, which other processes do not lengthen.
private func seconds() -> Double {
  var time = timespec()
  clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &time)
  return Double(time.tv_sec) + 1e-9 * Double(time.tv_nsec)
}

/// The process's memory, as the kernel counts it.
private enum Memory {
  /// Forgets the peak; answers the bytes in use.
  static func reset() -> Int {
    let descriptor = open("/proc/self/clear_refs", O_WRONLY)
    if descriptor >= 0 {
      _ = "5".withCString { write(descriptor, $0, 1) }
      close(descriptor)
    }
    return status("VmRSS:")
  }

  /// The most bytes that were in use since.
  static func peak() -> Int { status("VmHWM:") }

  private static func status(_ key: String) -> Int {
    let descriptor = open("/proc/self/status", O_RDONLY)
    guard descriptor >= 0 else { return 0 }
    defer { close(descriptor) }
    var bytes = [UInt8](repeating: 0, count: 4096)
    let count = max(0, read(descriptor, &bytes, bytes.count))
    let text = String(decoding: bytes[..<count], as: UTF8.self)
    for line in text.split(separator: "\n") where line.hasPrefix(key) {
      let digits = line.filter { ("0"..."9").contains($0) }
      return (Int(digits) ?? 0) << 10
    }
    return 0
  }
}
