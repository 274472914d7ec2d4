// Where GLPK's terminal output goes: to a closure, or nowhere.

internal import CGLPK

/// How much GLPK says during a solve; it is heard by the `log` of `withProblem`.
public enum MessageLevel: Sendable, Equatable {
  /// Nothing.
  case silent
  /// Warnings and errors.
  case errors
  /// Progress every few seconds.
  case normal
  /// All there is.
  case all

  var code: Int32 {
    switch self {
    case .silent: GLP_MSG_OFF
    case .errors: GLP_MSG_ERR
    case .normal: GLP_MSG_ON
    case .all: GLP_MSG_ALL
    }
  }
}

/// Catches what GLPK would print, so that nothing reaches the terminal.
///
/// The text of an internal error bypasses GLPK's output switch; only a hook catches it.
final class MessageSink {
  private let log: ((String) -> Void)?
  private var level = MessageLevel.silent
  private var isSwitchedOn = false
  /// What GLPK said since the last solve began, kept short: an internal error is its last words.
  private(set) var lastWords = ""

  init(_ log: ((String) -> Void)?) { self.log = log }

  /// Makes this sink the thread's output for one solve.
  func open(_ level: MessageLevel, hearsEverything: Bool) {
    self.level = log == nil ? .silent : level
    isSwitchedOn = hearsEverything || self.level != .silent
    lastWords = ""
    install()
  }

  /// Makes this sink the thread's output again, after a callback may have installed another.
  func install() {
    // Init messages of the cut generators ignore the message level, hence the switch as well.
    glp_term_out(isSwitchedOn ? GLP_ON : GLP_OFF)
    unsafe glp_term_hook(
      { info, text in
        guard let info = unsafe info, let text = unsafe text else { return 1 }
        let sink = unsafe Unmanaged<MessageSink>.fromOpaque(info).takeUnretainedValue()
        sink.receive(unsafe String(cString: text))
        return 1
      },
      Unmanaged.passUnretained(self).toOpaque()
    )
  }

  /// Ends the solve: the thread is silent again.
  func close() {
    glp_term_hook(nil, nil)
    glp_term_out(GLP_OFF)
  }

  private func receive(_ text: String) {
    lastWords = String((lastWords + text).suffix(400))
    if level != .silent { log?(text) }
  }
}
