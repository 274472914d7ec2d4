// One line on standard error that says how far a long computation has come.

import TransportNetwork
import DurableFiles
import Glibc
import Reporting
import ShortestPaths
import Synchronization

/// A line that is rewritten once a second, on a terminal only, from the first second on.
package final class ProgressLine: Sendable {
  private struct State {
    var text: String
    /// The share of the work that is done; nil where nobody knows.
    var share: Double?
    var isShown = false
    var hasEnded = false
  }

  private let start = ContinuousClock.now
  private let state: Mutex<State>
  private let isActive = Terminal.isError

  /// Starts the clock.
  ///
  /// - Parameter text: What is going on; the seconds are added.
  package init(_ text: String) {
    state = Mutex(State(text: text))
    if isActive { showLater() }
  }

  /// Replaces the text; it is made on a terminal only.
  ///
  /// With the share of the work that is done the line says how long the rest will take at that
  /// pace.
  package func update(share: Double? = nil, _ text: () -> String) {
    guard isActive else { return }
    let text = text()
    state.withLock { ($0.text, $0.share) = (text, share) }
  }

  /// Says something once, in place of the line until it is shown again.
  package func message(_ text: String) {
    state.withLock { state in
      if state.isShown { Self.show("") }
      state.isShown = false
      Terminal.messageOnce(text)
    }
  }

  /// Takes the line away.
  package func end() {
    state.withLock { state in
      if state.isShown { Self.show("") }
      (state.isShown, state.hasEnded) = (false, true)
    }
  }

  private func showLater() {
    // Where there can be no further thread there is no line.
    _ = startThread { [self] in
      repeat { sleep(1) } while showUnlessEnded()
    }
  }

  private func showUnlessEnded() -> Bool {
    state.withLock { state in
      guard !state.hasEnded else { return false }
      let seconds = (ContinuousClock.now - start) / .seconds(1)
      let width = terminalWidth(STDERR_FILENO) ?? 80
      let time = progressTime(seconds, share: state.share)
      // Where there is no room for all, the time stays.
      let room = max(0, width - time.count - 3)
      var text = visible(state.text)
      while text.count > room, let comma = text.lastIndex(of: ",") { text = String(text[..<comma]) }
      Self.show(String(text.prefix(room)) + ", \(time)")
      state.isShown = true
      return true
    }
  }

  private static func show(_ text: String) {
    _ = writeAll(Array("\r\u{1B}[K\(text)".utf8), to: STDERR_FILENO)
  }
}
