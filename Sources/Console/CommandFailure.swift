// How a command can end other than well, and the exit code for it.

/// A reason to stop, in words for the user, with the exit code of the interface page.
package struct CommandFailure: Error {
  /// Exit codes that scripts rely on.
  package enum Code: Int32 {
    /// Bad data, or a failure while running.
    case failure = 1
    /// The command line asks for something that does not exist.
    case usage = 2
    /// The answer is no: an infeasible plan, a package with errors.
    case no = 3
    /// Interrupted with nothing to hand over.
    case interrupted = 130
    /// All is done, or the reader of standard output has gone, which is nobody's fault.
    case done = 0
  }

  package let code: Code
  /// Nothing when all has been said.
  package let message: String?

  package init(_ code: Code, _ message: String? = nil) {
    self.code = code
    self.message = message
  }

  package static func usage(_ message: String) -> CommandFailure { CommandFailure(.usage, message) }

  package static func data(_ message: String) -> CommandFailure {
    CommandFailure(.failure, message)
  }
}
