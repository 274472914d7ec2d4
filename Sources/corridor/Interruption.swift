// Ctrl-C: a running plan hands over what it has; anything else leaves nothing half-written.

import Dispatch
import Glibc
import PlanModel
import Synchronization

/// What happens when the user, or the system, asks the process to stop.
final class Interruption: Sendable {
  static let shared = Interruption()

  private struct State {
    var cancellation: Cancellation?
    /// When the search was asked to stop.
    var asked: ContinuousClock.Instant?
    var temporaryFiles: [String] = []
  }

  /// How soon after another a signal is the same request: `timeout -s INT` sends one to the process and one to its group,
  /// and keys are hit twice.
  private static let same: Duration = .seconds(0.5)

  private let state = Mutex(State())

  /// Starts to listen to SIGINT and SIGTERM.
  func listen() {
    for number in [SIGINT, SIGTERM] {
      ignoreSignal(number)
      let source = DispatchSource.makeSignalSource(signal: number, queue: .global())
      // The handler keeps its source, and so itself, for as long as the process lives.
      source.setEventHandler { withExtendedLifetime(source) { Self.shared.receive(number) } }
      source.resume()
    }
  }

  /// Runs a search that stops early and hands over what it has when the user interrupts it.
  func whileInterruptible<Result, Failure>(
    _ body: (Cancellation) throws(Failure) -> Result
  ) throws(Failure) -> Result {
    let cancellation = Cancellation()
    state.withLock { $0.cancellation = cancellation }
    defer { state.withLock { $0.cancellation = nil } }
    return try body(cancellation)
  }

  /// An answer beyond the first, unless the user has interrupted; its name is noted when it is missing or may be
  /// incomplete for that.
  static func further<Answer, Failure>(
    _ name: String,
    _ cancellation: Cancellation,
    _ missing: inout [String],
    _ body: () throws(Failure) -> Answer?
  ) throws(Failure) -> Answer? {
    let answer = cancellation.isCancelled ? nil : try body()
    if cancellation.isCancelled { missing.append(name) }
    return answer
  }

  /// Remembers a file that must not outlive the process unless it is finished.
  func addTemporaryFile(_ path: String) {
    state.withLock { $0.temporaryFiles.append(path) }
  }

  /// Finishes or drops a temporary file, undisturbed by signals.
  func finishTemporaryFile<Result>(_ path: String, _ body: () throws -> Result) rethrows -> Result {
    try state.withLock { state in
      state.temporaryFiles.removeAll { $0 == path }
      return try body()
    }
  }

  private func receive(_ number: Int32) {
    state.withLock { state in
      if let cancellation = state.cancellation, !cancellation.isCancelled {
        cancellation.cancel()
        state.asked = .now
        return
      }
      if let asked = state.asked, .now - asked < Self.same { return }
      for path in state.temporaryFiles { removeFile(path) }
      // Exit code 130 or 143, as shells report a process that a signal ended.
      _exit(128 + number)
    }
  }
}
