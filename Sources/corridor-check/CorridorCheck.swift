// corridor-check: what corridor verify says, by a program that holds neither a solver nor the
// search.

import ArgumentParser
import DurableFiles
import Glibc
import NetworkFiles
import OrderedJSON
import PlanFiles
import PlanModel
import TransportNetwork

/// The command `corridor-check`.
@main
struct CorridorCheck: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "corridor-check",
    abstract: "Recompute a plan from the network alone, without solver and search.",
    discussion: """
      EXAMPLES:
        corridor-check Networks/example plan.json
        corridor-check NET plan.json --certificate plan.cert
        corridor-check NET plan.json --json

      The answer is that of corridor verify; this program is built without GLPK and without the code that searches for \
      plans, so that none of it can have a part in the verdict. Exit code 0 when everything holds, 3 when anything \
      differs, 1 for bad data, 2 for bad usage.
      """
  )

  @Argument(help: ArgumentHelp("Folder of a network package.", valueName: "net"))
  var network: String

  @Argument(
    help: ArgumentHelp(
      "JSON of corridor plan, evaluate or frontier; - is standard input.",
      valueName: "plan.json"
    )
  )
  var plan: String

  @Option(
    help: ArgumentHelp("The proof that corridor plan --certificate wrote.", valueName: "file")
  )
  var certificate: String?

  @Option(
    help: ArgumentHelp(
      "The table of demand, CSV or TNTP. (default: the one that the plan names)",
      valueName: "file"
    )
  )
  var demand: String?

  @Option(
    help: ArgumentHelp(
      "The table of scenarios. (default: the one that the plan names)",
      valueName: "file"
    )
  )
  var scenarios: String?

  @Option(help: ArgumentHelp("Threads; the verdict does not depend on it.", valueName: "n"))
  var threads = 2

  @Flag(help: "Print the JSON of corridor verify.")
  var json = false

  /// Runs the command and leaves with its exit code.
  static func main() {
    // Else a reader who goes ends the process before its verdict does.
    signal(SIGPIPE, SIG_IGN)
    let command: CorridorCheck
    do {
      command = try parse()
    } catch {
      // Help arrives as an error too, with exit code 0.
      guard !exitCode(for: error).isSuccess else { exit(withError: error) }
      leave(2, fullMessage(for: error))
    }
    do {
      leave(try command.answer() ? 0 : 3)
    } catch let error as ValidationError {
      leave(2, "Error: \(error.message)")
    } catch let error as PlanningError where error.kind == .usage {
      leave(2, "Error: \(error)")
    } catch {
      leave(1, "Error: \(error)")
    }
  }

  func validate() throws {
    guard threads >= 1 else { throw ValidationError("--threads must be at least 1.") }
  }

  /// Prints the verdict.
  /// - Returns: whether everything holds.
  private func answer() throws -> Bool {
    let verification = try verification()
    let text = json ? verification.json.pretty : visible(sentences(verification))
    let error = writeAll(Array((text + "\n").utf8), to: STDOUT_FILENO)
    // A reader who has gone is nobody's fault.
    guard error == 0 || error == EPIPE else {
      throw PlanFileError(file: "standard output", message: "cannot be written.")
    }
    return verification.holds
  }

  private func verification() throws -> PlanVerification {
    let name = plan == "-" ? "standard input" : plan
    let options = PlanOptions(threads: threads)
    let document = try document(name)
    if let frontier = try StoredFrontier(document, name: name) {
      guard certificate == nil, scenarios == nil else {
        throw ValidationError("\(name) is a frontier, without certificate and scenarios.")
      }
      return try frontier.verification(subject(of: frontier.run, needsScenarios: false), options)
    }
    let stored = try StoredPlan(document, name: name)
    let subject = try subject(of: stored.run(), needsScenarios: stored.needsScenarios)
    var proof = try certificate.map { path in
      var bytes: [UInt8]? = try fileBytes(path, name: path)
      return try CertificateAudit(path, stored, subject) { () throws(PlanFileError) in
        defer { bytes = nil }
        return bytes ?? []
      }
    }
    var verification = try PlanAudit(stored, subject).verification(options)
    try proof?.check(options, &verification)
    return verification
  }

  private func document(_ name: String) throws -> JSONValue {
    let bytes = try fileBytes(plan, name: name)
    do throws(JSONTextError) {
      return try JSONValue(parsing: bytes)
    } catch {
      throw PlanFileError(
        file: name,
        line: error.line,
        column: error.column,
        message: "not a plan or a frontier in JSON: \(error.message)."
      )
    }
  }

  /// What a file is held against.
  private func subject(of run: StoredRun, needsScenarios: Bool) throws -> AuditSubject {
    try AuditSubject(
      of: run,
      needsScenarios: needsScenarios,
      folder: network,
      NetworkPackage.read(network).network,
      demand: demand,
      scenarios: scenarios,
      reading: { path, network, onlyZones throws(PlanningError) in
        try PlanRequest.DemandTable(contentsOf: path, network, onlyZones: onlyZones)
      }
    )
  }

  /// The verdict, what it rests on, and what differs, a line each.
  private func sentences(_ verification: PlanVerification) -> String {
    let count = verification.differences.count
    var lines = [
      "\(verification.plan) "
        + (verification.holds
          ? "holds" : "does not hold: \(count) \(count == 1 ? "thing differs" : "things differ")")
        + " (network \(verification.network))",
      "Compared: \(verification.comparedCount) figures and names of the file, within 1e-9.",
    ]
    if !verification.unchecked.isEmpty {
      lines.append("Not compared: \(verification.unchecked.joined(separator: ", ")).")
    }
    lines += verification.trialSentences + verification.proofs + verification.notes
    lines += verification.differences.map {
      "\($0.name): the file says \($0.file?.compact ?? "nothing"), recomputed "
        + ($0.recomputed?.compact ?? "nothing")
    }
    return lines.joined(separator: "\n")
  }
}

/// Ends the process, with a message on standard error.
private func leave(_ code: Int32, _ message: String? = nil) -> Never {
  if let message { _ = writeAll(Array((visible(message) + "\n").utf8), to: STDERR_FILENO) }
  exit(code)
}
