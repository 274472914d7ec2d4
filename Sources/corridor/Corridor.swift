// The command line: one subcommand per question, exit codes that scripts can rely on.

import CommandOptions
import Console
import TransportNetwork
import ArgumentParser
import CommandHelp
import DurableFiles
import Glibc
import OpenMatrix
import Reporting

/// The command `corridor`.
@main
struct Corridor: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "corridor",
    abstract: "Which transport projects to build so that regions catch up, with proof.",
    discussion: """
      EXAMPLES:
        corridor info Networks/china
        corridor route Networks/china --from Lanzhou --to Urumqi
        corridor access Networks/china --by macro
        corridor plan Networks/china --budget 1e12

      NET is a folder of GMNS tables (node.csv, link.csv, ...). Results go to standard output, messages \
      to standard error. Exit codes: 0 done; 1 bad data or a failure while running; 2 bad usage; 3 the \
      answer is no (an infeasible plan, a package with errors); 130 interrupted (by Ctrl-C, SIGTERM or a \
      terminal that is gone) with nothing to hand over. Completions: corridor --generate-completion-script bash|zsh|fish; \
      manual page: corridor --generate-man.
      """,
    version: version,
    subcommands: [
      Validate.self, Info.self, ListCommand.self, RouteArguments.self, MatrixArguments.self,
      AccessArguments.self,
      InequalityArguments.self, PlanArguments.self, EvaluateArguments.self, TryArguments.self,
      CompareCommand.self,
      WhyArguments.self,
      FrontierArguments.self, CriticalityArguments.self, ServeArguments.self,
      VerifyArguments.self,
      BenchmarkArguments.self,
      ConvertArguments.self, InitCommand.self, ImportCommand.self, CandidatesArguments.self,
      ReportArguments.self, EnsembleArguments.self, MergeArguments.self, PrepareCommand.self,
    ]
  )

  /// The version that `--version` prints and that results carry.
  static let version = "0.1.0"

  /// Runs the command and leaves with its exit code.
  static func main() {
    fillClosedDescriptors()
    OpenMatrixService.runIfAsked()
    ignoreSignal(SIGPIPE)
    // A file that may grow no further (ulimit -f) is an error of the write, as a full disk is.
    ignoreSignal(SIGXFSZ)
    Interruption.shared.listen()
    do {
      if let text = document() { answer(with: text) }
      let words = CommandLine.arguments.dropFirst()
      try checkCommandName(words.first == "help" ? words.dropFirst().first : words.first)
      var command = try parseAsRoot()
      try command.run()
      leave(.done)
    } catch let failure as CommandFailure {
      if let message = failure.message { Terminal.message("Error: \(message)") }
      leave(failure.code)
    } catch {
      // Help, version and completion scripts arrive as errors too, with exit code 0.
      let isAnswer = exitCode(for: error).isSuccess
      let text = fullMessage(for: error)
      if isAnswer { answer(with: text + "\n") }
      Terminal.message(text)
      leave(.usage)
    }
  }

  /// The help of a command or the manual page, if the command line asks for one; what the parser
  /// answers itself is left to it.
  private static func document() -> String? {
    let arguments = Array(CommandLine.arguments.dropFirst())
    if arguments == ["--generate-man"] {
      return program.map { ManualPage(program: $0, version: version).text }
    }
    let width = terminalWidth(STDOUT_FILENO) ?? environmentVariable("COLUMNS").flatMap { Int($0) }
    return HelpPage.asked(
      by: arguments,
      of: program,
      commonOptions: commonOptions,
      width: min(120, max(40, width ?? 80))
    )?.text
  }

  /// All commands, as the parser knows them.
  private static var program: CommandDescription? {
    CommandDescription(dump: _dumpHelp(), program: "corridor")
  }

  /// Prints an answer and leaves; a reader who has gone is no failure.
  private static func answer(with text: String) -> Never {
    let failed = writeAll(Array(text.utf8), to: STDOUT_FILENO)
    leave(failed == 0 || failed == EPIPE ? .done : .failure)
  }
}

extension Corridor {
  /// Answers a wrong command with the right ones, which the parser calls an unexpected argument.
  private static func checkCommandName(_ name: String?) throws(CommandFailure) {
    let names = configuration.subcommands.map { $0._commandName } + ["help"]
    guard let name, !name.hasPrefix("-") else { return }
    _ = try position(of: name, among: names, what: "command")
  }
}

/// Ends the process.
private func leave(_ code: CommandFailure.Code) -> Never { exit(code.rawValue) }
