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
/// Suites that check certificates have the trait `.bothCheckers`.
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
    Issue.record("Certificates are checked in suites with the trait .bothCheckers.")
    return findings
  }
  checker.add(records, aims: aims, findings: findings)
  return findings
}

/// Collects certificates with the verdicts on them, and compares these with the second checker's.
final class SecondChecker: Sendable {
  /// The one of the test that runs.
  @TaskLocal static var current: SecondChecker?

  private struct Queue {
    var lines: [String] = []
    var problems: [String: Int] = [:]
    var verdicts: [[String: String?]] = []
    var bytes = 0
  }

  /// Bytes of certificates that one test hands over, first come first served: fractions take their
  /// time.
  private static let mostBytes = 200_000

  private let queue = Mutex(Queue())

  /// Adds a certificate, unless it has a number that no file can have.
  func add(
    _ records: [CertificateRecord],
    aims: CertificateCheck.Aims,
    findings: [CertificateRecord.Subject: CertificateCheck.Finding]
  ) {
    let lines = records.map(\.line)
    // Infinities and NaN are null in JSON.
    guard !lines.contains(where: { $0.contains("null") }) else { return }
    let header = CertificateHeader(inputSHA256: "", parameters: [:]).line
    let text = ([header] + lines + [CertificateRecord.end(after: lines.count), ""])
      .joined(separator: "\n")
    queue.withLock { queue in
      guard queue.bytes + text.utf8.count <= Self.mostBytes else { return }
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

/// Every test of a suite gives its certificates to the second checker, too.
struct BothCheckers: SuiteTrait, TestTrait, TestScoping {
  var isRecursive: Bool { true }

  func provideScope(
    for test: Test,
    testCase: Test.Case?,
    performing function: @concurrent @Sendable () async throws -> Void
  ) async throws {
    guard testCase != nil else { return try await function() }
    let checker = SecondChecker()
    try await SecondChecker.$current.withValue(checker) { try await function() }
    try checker.compare()
  }
}

extension Trait where Self == BothCheckers {
  static var bothCheckers: Self { BothCheckers() }
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
