// What standard output and standard error can show.

import TransportNetwork
import DurableFiles
import Glibc
package import Reporting
import Synchronization

/// Facts about the terminals, if there are any.
package enum Terminal {
  /// Whether results go to a person's screen.
  package static var isOutput: Bool { isatty(STDOUT_FILENO) == 1 }

  /// Whether messages go to a person's screen, so that progress may be shown.
  package static var isError: Bool {
    isatty(STDERR_FILENO) == 1 && environmentVariable("TERM") != "dumb"
  }

  /// How results may be set on standard output.
  package static func style(withoutColour: Bool) -> TextStyle {
    guard isOutput else { return .plain }
    let isDumb = environmentVariable("TERM") == "dumb"
    // https://no-color.org: any value but an empty one.
    let refused = !(environmentVariable("NO_COLOR") ?? "").isEmpty
    return TextStyle(
      width: terminalWidth(STDOUT_FILENO) ?? 80,
      usesEscapeCodes: !withoutColour && !refused && !isDumb
    )
  }

  /// Prints a message on standard error, with nothing in it that a terminal obeys and on one in
  /// lines broken at words; a closed standard error is nobody's concern.
  package static func message(_ text: String) {
    let style = TextStyle(
      width: isError ? terminalWidth(STDERR_FILENO) ?? 80 : nil,
      usesEscapeCodes: false
    )
    _ = writeAll(Array((fitted(visible(text), style) + "\n").utf8), to: STDERR_FILENO)
  }

  private static let told = Mutex<Set<String>>([])

  /// Writes a message unless it has been written before.
  package static func messageOnce(_ text: String) {
    if told.withLock({ $0.insert(text).inserted }) { message(text) }
  }
}
