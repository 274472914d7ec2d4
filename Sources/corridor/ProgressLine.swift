// One line on standard error that says how far a long computation has come.

import Dispatch
import Glibc
import Synchronization

/// A line that is rewritten once a second, on a terminal only, from the first second on.
final class ProgressLine: Sendable {
  private struct State {
    var text: String
    var isShown = false
    var hasEnded = false
  }

  private let start = ContinuousClock.now
  private let state: Mutex<State>
  private let isActive = Terminal.isError

  /// Starts the clock.
  ///
  /// - Parameter text: What is going on; the seconds are added.
  init(_ text: String) {
    state = Mutex(State(text: text))
    if isActive { showLater() }
  }

  /// Replaces the text; it is made on a terminal only.
  func update(_ text: () -> String) {
    guard isActive else { return }
    let text = text()
    state.withLock { $0.text = text }
  }

  /// Takes the line away.
  func end() {
    state.withLock { state in
      if state.isShown { Self.show("") }
      state.hasEnded = true
    }
  }

  private func showLater() {
    DispatchQueue.global().asyncAfter(deadline: .now() + 1) {
      let isRunning = self.state.withLock { state in
        guard !state.hasEnded else { return false }
        let seconds = (ContinuousClock.now - self.start).components.seconds
        let width = terminalWidth(STDERR_FILENO) ?? 80
        Self.show(String("\(state.text), \(seconds) s".prefix(width - 1)))
        state.isShown = true
        return true
      }
      if isRunning { self.showLater() }
    }
  }

  private static func show(_ text: String) {
    _ = writeAll(Array("\r\u{1B}[K\(text)".utf8), to: STDERR_FILENO)
  }
}
