// Certificates go to both checkers: the module's own, and the one in Python that was written from
// the format's page.

import InvestmentPlanning
import PlanModel
@testable import PlanProof
import PlanSearch
import Foundation
import OrderedJSON
import PlanFiles
import Synchronization
import Testing

/// What the module's checker finds, which the second checker is to find as well at the end of the
/// test.
///
/// Tests that check certificates have the trait `.bothCheckers`.
func certificateFindings(
  _ question: PlanQuestion,
  bound: Double?,
  scenarios: ScenarioClaims? = nil,
  _ records: [CertificateRecord]
) throws -> [CertificateRecord.Subject: CertificateCheck.Finding] {
  var check = try question.certificateCheck(bound: bound, scenarios: scenarios)
  let aims = check.aims
  for record in records { check.read(record) }
  let findings = check.finish()
  guard let checker = SecondChecker.current else {
    Issue.record("Certificates are checked in tests with the trait .bothCheckers.")
    return findings
  }
  checker.add(records, aims: aims, findings: findings)
  return findings
}

/// How many certificates were handed over, by what became of them.
struct CertificateCounts {
  /// Those that both checkers have judged.
  var compared = 0
  /// Those with a number that no file can have.
  var unwritable = 0
  /// Those beyond what one case hands over.
  var surplus = 0
}

/// Counts the certificates of all cases of a test function.
final class CertificateTotal: Sendable {
  /// The one of the test that runs.
  @TaskLocal static var current: CertificateTotal?

  private let sum = Mutex(CertificateCounts())

  /// What was counted so far.
  var counts: CertificateCounts { sum.withLock { $0 } }

  /// Adds those of a case.
  func add(_ counts: CertificateCounts) {
    sum.withLock { sum in
      sum.compared += counts.compared
      sum.unwritable += counts.unwritable
      sum.surplus += counts.surplus
    }
  }
}

/// Collects certificates with the verdicts on them, and compares these with the second checker's.
final class SecondChecker: Sendable {
  /// The one of the case that runs.
  @TaskLocal static var current: SecondChecker?

  private struct Queue {
    var lines: [String] = []
    var problems: [String: Int] = [:]
    var verdicts: [[String: String?]] = []
    var bytes = 0
    var unwritable = 0
    var surplus = 0
  }

  /// Bytes of certificates that one case hands over, first come first served: fractions take their
  /// time.
  private static let mostBytes = 200_000

  private let queue = Mutex(Queue())

  /// What became of the certificates that were added.
  var counts: CertificateCounts {
    queue.withLock {
      CertificateCounts(
        compared: $0.verdicts.count,
        unwritable: $0.unwritable,
        surplus: $0.surplus
      )
    }
  }

  /// Adds a certificate, or counts it where it has a number that no file can have or is too much.
  func add(
    _ records: [CertificateRecord],
    aims: CertificateCheck.Aims,
    findings: [CertificateRecord.Subject: CertificateCheck.Finding]
  ) {
    let lines = records.map(\.line)
    // Infinities and NaN are null in JSON.
    guard !lines.contains(where: { $0.contains("null") }) else {
      return queue.withLock { $0.unwritable += 1 }
    }
    let header = CertificateHeader(inputSHA256: "", parameters: [:]).line
    let text = ([header] + lines + [CertificateRecord.end(after: lines.count), ""])
      .joined(separator: "\n")
    queue.withLock { queue in
      guard queue.bytes + text.utf8.count <= Self.mostBytes else {
        queue.surplus += 1
        return
      }
      queue.bytes += text.utf8.count
      let starts = records.compactMap { record -> JSONValue? in
        guard case .start(let start) = record else { return nil }
        guard let aim = aims[start.subject]?(start.ratio) else { return .null }
        let problem = JSONValue.object([.init(key: "problem", value: aim.json)]).compact
        if let known = queue.problems[problem] { return .integer(known) }
        queue.problems[problem] = queue.problems.count
        queue.lines.append(problem)
        return .integer(queue.problems.count - 1)
      }
      let request: JSONValue = ["certificate": .string(text), "starts": .array(starts)]
      queue.lines.append(request.compact)
      var verdicts: [String: String?] = [:]
      for (subject, finding) in findings {
        verdicts.updateValue(finding.problem, forKey: subject.name)
      }
      queue.verdicts.append(verdicts)
    }
  }

  /// Runs the second checker on everything that was added.
  func compare() throws {
    let queue = queue.withLock { $0 }
    guard !queue.verdicts.isEmpty else { return }
    let folder = FileManager.default.temporaryDirectory.appending(path: "check-\(UUID())")
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(at: folder) }
    let input = folder.appending(path: "requests")
    try Data((queue.lines.joined(separator: "\n") + "\n").utf8).write(to: input)
    let process = Process()
    process.executableURL = URL(filePath: "/usr/bin/env")
    let tests = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
      .deletingLastPathComponent()
    process.arguments = ["python3", tests.appending(path: "CertificateChecker/check.py").path]
    let output = Pipe()
    process.standardInput = try FileHandle(forReadingFrom: input)
    process.standardOutput = output
    try process.run()
    let answers = String(decoding: output.fileHandleForReading.readDataToEndOfFile(), as: UTF8.self)
      .split(separator: "\n")
    process.waitUntilExit()
    #expect(process.terminationStatus == 0)
    #expect(answers.count == queue.verdicts.count)
    for (answer, verdicts) in zip(answers, queue.verdicts) {
      let found = try JSONValue(parsing: Array(answer.utf8))
      for (subject, problem) in verdicts {
        #expect(
          (found[subject] == .null) == (problem == nil),
          "the second checker: \(answer), the first: \(problem ?? "nothing")"
        )
      }
    }
  }
}

/// A test gives its certificates to the second checker, too.
///
/// Not all of them get there, so over all cases of a function they are counted: at least so many
/// are compared, and at most so many have a number that no file can have.
struct BothCheckers: TestTrait, TestScoping {
  let least: Int
  let mostUnwritable: Int

  /// Around the whole function, which is counted, and around each of its cases.
  func scopeProvider(for test: Test, testCase: Test.Case?) -> BothCheckers? { self }

  func provideScope(
    for test: Test,
    testCase: Test.Case?,
    performing function: @concurrent @Sendable () async throws -> Void
  ) async throws {
    guard testCase != nil else {
      let total = CertificateTotal()
      try await CertificateTotal.$current.withValue(total) { try await function() }
      let counts = total.counts
      if counts.compared < least || counts.unwritable > mostUnwritable {
        Issue.record(
          """
          of the certificates \(counts.compared) were compared, at least \(least) are to be; \
          \(counts.unwritable) cannot be written, at most \(mostUnwritable) may be so; \
          \(counts.surplus) were too much
          """,
          sourceLocation: test.sourceLocation
        )
      }
      return
    }
    let checker = SecondChecker()
    try await SecondChecker.$current.withValue(checker) { try await function() }
    try checker.compare()
    CertificateTotal.current?.add(checker.counts)
  }
}

extension Trait where Self == BothCheckers {
  /// Says how many certificates, over all cases, both checkers judge at least, and how many have a
  /// number that no file can have at most.
  static func bothCheckers(comparing least: Int, unwritable: Int = 0) -> BothCheckers {
    BothCheckers(least: least, mostUnwritable: unwritable)
  }
}

extension CertificateRecord.Subject {
  /// As the second checker names it.
  fileprivate var name: String {
    switch self {
    case .objective: "objective"
    case .scenario(let position): "scenario \(position)"
    case .regret: "regret"
    }
  }
}
