// corridor verify: recomputes a plan from the network alone.

package import CommandOptions
import Console
import PlanFiles
import InvestmentPlanning
import PlanModel
package import ArgumentParser
import Reporting
import TransportNetwork

/// Checks what a plan's file says.
extension VerifyArguments: ParsableCommand {
  package static let configuration = CommandConfiguration(
    commandName: "verify",
    abstract: "Recompute a plan from the network alone, and list whatever differs.",
    discussion: """
      EXAMPLES:
        corridor plan Networks/example --budget 200 -o plan.json
        corridor verify Networks/example plan.json
        corridor verify NET plan.json --format json
        corridor verify NET plan.json --certificate plan.cert
        corridor verify NET robust.json --scenarios costs.csv
        corridor verify NET frontier.json

      The question is taken from the file (run.parameters) and asked of NET again. Compared are the \
      network's digest, the projects and their costs, every rule of the question, and every figure, \
      within 1e-9; the bound must lie on the better side of the value and give the relative gap. Where \
      at most 20 projects are affordable and can change what counts, the optimum is found by trying \
      their sets, without solver or cuts: bound and status must agree with it. Of a plan with scenarios the same \
      is done for every scenario and its best plan as listed, and of a robust plan for its worst regret. Alternatives must \
      keep the rules, the share and their order, and none may be missing as far as all can be tried. Shapley values of at most 20 projects are computed by their \
      definition, above 12 from what all sets are worth, which must be so for those that 128 orders of building pass; \
      of more projects anew as they were, and these orders must agree but for chance. Of frontiers the same is done for every budget, whose bound no plan of another that \
      keeps it may beat. The search's \
      statistics are not compared. With --certificate the bounds are proven anew for any number of projects. \
      Exit code 3 when anything differs.
      """
  )

  package func run() throws {
    let file = try output.open()
    let document = try data { () throws(PlanFileError) in
      try readJSON(plan, "a plan or a frontier")
    }
    let name = plan == "-" ? "standard input" : plan
    let options = PlanOptions(threads: threads.count)
    if let frontier = try data({ () throws(PlanFileError) in
      try StoredFrontier(document, name: name)
    }) {
      guard certificate == nil, scenarios == nil else {
        throw CommandFailure.usage("\(name) is a frontier, without certificate and scenarios.")
      }
      let subject = try subject(of: frontier.run, needsScenarios: false)
      let progress = ProgressLine("recomputing \(name)")
      defer { progress.end() }
      let verification = try planning { () throws(PlanningError) in
        try frontier.verification(subject, options)
      }
      progress.end()
      return try hand(out: verification, to: file)
    }
    let stored = try data { () throws(PlanFileError) in try StoredPlan(document, name: name) }
    let run = try data { () throws(PlanFileError) in try stored.run() }
    let subject = try subject(of: run, needsScenarios: stored.needsScenarios)
    let audit = try data { () throws(PlanFileError) in try PlanAudit(stored, subject) }
    let input = try certificate.map { path throws(CommandFailure) in
      try keeping { () throws(SearchFileError) in try CertificateInput(path) }
    }
    var proof = try input.map { input throws(CommandFailure) in
      try data { () throws(PlanFileError) in
        try CertificateAudit(input.path, stored, subject, from: input.next)
      }
    }
    let progress = ProgressLine("recomputing \(name)")
    defer { progress.end() }
    var verification = try planning { () throws(PlanningError) in try audit.verification(options) }
    progress.end()
    let checking = ProgressLine("checking \(certificate ?? "")")
    defer { checking.end() }
    do {
      try proof?.check(options, &verification)
    } catch let error as PlanFileError {
      throw CommandFailure.data(error.description)
    } catch let error as PlanningError {
      throw CommandFailure.data(error.description)
    }
    checking.end()
    try hand(out: verification, to: file)
  }

  /// What a file is held against.
  private func subject(
    of run: StoredRun,
    needsScenarios: Bool
  ) throws(CommandFailure) -> AuditSubject {
    let package = try network.read()
    return try planning { () throws(PlanningError) in
      try AuditSubject(
        of: run,
        needsScenarios: needsScenarios,
        folder: network.folder,
        package,
        demand: tables.demand,
        scenarios: scenarios,
        reading: demandTable
      )
    }
  }

  private func hand(out verification: PlanVerification, to file: OutputFile) throws {
    try output.write(verification, to: file)
    if !verification.holds { throw CommandFailure(.no) }
  }
}
