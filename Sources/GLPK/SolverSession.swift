// The surroundings of one call into GLPK: its output, its memory limit, and its guard.

internal import CGLPK

/// What a thread's GLPK environment is set to during a solve.
///
/// Settings are per thread, and a delegate may solve another problem on this thread in the middle
/// of a search, so they are put back after each of its calls.
@safe
final class SolverSession {
  let messages: MessageSink
  private let level: MessageLevel
  private let memoryLimit: Int?
  private let hearsEverything: Bool
  private let guardian: UnsafeMutablePointer<cglpk_guard>

  /// Prepares a call.
  ///
  /// With `hearsEverything` GLPK's messages are kept for errors even where they are not logged.
  init(
    _ messages: MessageSink,
    _ level: MessageLevel,
    memoryLimit: Int?,
    hearsEverything: Bool = false
  ) {
    self.messages = messages
    self.hearsEverything = hearsEverything
    self.level = level
    self.memoryLimit = memoryLimit
    unsafe guardian = .allocate(capacity: 1)
    unsafe guardian.initialize(to: cglpk_guard())
  }

  deinit { unsafe guardian.deallocate() }

  /// Runs a guarded call; false when GLPK gave up inside it.
  func run(_ call: (UnsafeMutablePointer<cglpk_guard>) -> Int32) -> Bool {
    messages.open(level, hearsEverything: hearsEverything)
    setMemoryLimit(memoryLimit)
    let gaveUp = unsafe call(guardian) != 0
    setMemoryLimit(nil)
    messages.close()
    return !gaveUp
  }

  /// Before Swift code runs inside the call: GLPK may not leave through it.
  func suspend() {
    unsafe guardian.pointee.in_callback = 1
    setMemoryLimit(nil)
  }

  /// After Swift code has run inside the call.
  func resume() {
    messages.install()
    setMemoryLimit(memoryLimit)
    unsafe cglpk_guard_install(guardian)
    unsafe guardian.pointee.in_callback = 0
  }

  private func setMemoryLimit(_ megabytes: Int?) {
    var limit = megabytes ?? Int(Int32.max)
    if megabytes != nil {
      // A delegate's rows may have passed the limit, and GLPK takes a passed limit for none.
      var used = 0
      unsafe glp_mem_usage(nil, nil, &used, nil)
      limit = Swift.max(limit, (used >> 20) + 1)
    }
    glp_mem_limit(Int32(clamping: limit))
  }
}
