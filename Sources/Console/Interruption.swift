// Ctrl-C, and a terminal that goes: a running plan hands over what it has; anything else leaves
// nothing half-written.

import Dispatch
import DurableFiles
import Glibc
package import PlanModel
import ShortestPaths
import Synchronization

/// What happens when the user, or the system, asks the process to stop.
package final class Interruption: Sendable {
  package static let shared = Interruption()

  private struct State {
    var cancellation: Cancellation?
    /// When the search was asked to stop.
    var asked: ContinuousClock.Instant?
  }

  /// How soon after another a signal is the same request: `timeout -s INT` sends one to the process
  /// and one to its group, and keys are hit twice.
  private static let same: Duration = .seconds(0.5)

  private let state = Mutex(State())

  /// Starts to listen to SIGINT, SIGTERM and, unless whoever started the process (nohup) has it
  /// ignored, SIGHUP.
  ///
  /// A thread of its own waits for them. Where there can be no further thread, they end the process
  /// as they would any other.
  package func listen() {
    let numbers = [SIGINT, SIGTERM] + (isSignalIgnored(SIGHUP) ? [] : [SIGHUP])
    blockSignals(numbers)
    let isListening = startThread {
      var numbers = numbers
      while let number = waitForSignal(numbers) {
        Self.shared.receive()
        // A terminal that is gone asks once, whoever else passes it on.
        if number == SIGHUP { numbers.removeAll { $0 == SIGHUP } }
      }
    }
    if !isListening { unblockSignals(numbers) }
  }

  /// Runs a search that stops early and hands over what it has when the user interrupts it.
  package func whileInterruptible<Result, Failure>(
    _ body: (Cancellation) throws(Failure) -> Result
  ) throws(Failure) -> Result {
    let cancellation = Cancellation()
    state.withLock { $0.cancellation = cancellation }
    defer { state.withLock { $0.cancellation = nil } }
    return try body(cancellation)
  }

  private func receive() {
    let isTold = state.withLock { state in
      if let cancellation = state.cancellation, !cancellation.isCancelled {
        cancellation.cancel()
        state.asked = .now
        return true
      }
      return state.asked.map { .now - $0 < Self.same } ?? false
    }
    guard !isTold else { return }
    // One code whichever signal it was.
    UnfinishedFiles.shared.removeAll { _exit(CommandFailure.Code.interrupted.rawValue) }
  }
}
