// Plans and certificates with any of their numbers replaced, together: what is accepted is true.

@testable import InvestmentPlanning
@testable import PlanModel
@testable import PlanProof
@testable import PlanSearch
import Accessibility
import OrderedJSON
import PlanFiles
import TestNetworks
import TestSupport
import Testing
import TransportNetwork

@Suite("Forged plans with their certificates", .bothCheckers)
struct ForgedPlanTests {
  /// A question with its answer's files, and the best of all plans by trying them.
  private struct Answered {
    var question: PlanQuestion
    var isMinimized: Bool
    var bound: Double
    var certificate: String
    var best: Double
    /// What the objective is made of.
    var scale: Double
  }

  /// Texts of numbers from the ends of what a double holds, and of what is no number.
  private static let texts = [
    "0", "-0", "1", "-1", "2", "0.5", "1e300", "-1e300", "1e-300", "-1e-300", "9007199254740993",
    "5e-324", "1e100", "1e400", "NaN", "Infinity", "-Infinity", "01", "1.", "null", "\"1\"",
    "2147483648", "4294967296",
  ]

  private func answered(_ objective: PlanRequest.Objective.Kind, _ seed: Int) throws -> Answered? {
    let network = randomNetwork(
      seed: UInt64(9300 + seed),
      zones: 4 + seed % 3,
      projects: 3 + seed % 4
    )
    let total = network.projects.reduce(0) { $0 + $1.cost }
    let decays: [Decay] = [.exponential(rate: 1 / 120), .linear(cutoff: 200), .binary(cutoff: 90)]
    var request = PlanRequest(
      budget: (total * [0.4, 0.7][seed % 2]).rounded(),
      objective: .of(objective),
      decay: decays[seed % 3]
    )
    request.aversion = [0, 0.5, 1, 2][seed % 4]
    if objective == .meanCost { request.unreachableCost = 400 }
    if objective == .cost {
      var other = request
      other.objective = .access
      let question = try InvestmentPlanner(network, other).question
      let before = try question.evaluate(projectIDs: []).value ?? 0
      let most = try enumeratedBest(network, other) ?? before
      request.reach = .init(.access, before + 0.7 * (most - before))
    }
    let planner = try InvestmentPlanner(
      network,
      request,
      options: PlanOptions(relativeGap: [0, 0.05][seed % 2], threads: 1)
    )
    if objective == .ratio, try planner.question.evaluate(projectIDs: []).ratio.before == nil {
      return nil
    }
    var lines = [CertificateHeader(inputSHA256: "", parameters: [:]).line]
    let result = try planner.plan(certificate: { lines.append($0.line) })
    guard let bound = result.bound, let best = try enumeratedBest(network, request) else {
      return nil
    }
    lines += [CertificateRecord.end(after: lines.count - 1), ""]
    let access = result.regions.reduce(max(abs(best), abs(result.valueBefore))) {
      $0 + ($1.accessBefore ?? 0) + ($1.accessAfter ?? 0)
    }
    return Answered(
      question: planner.question,
      isMinimized: objective.isMinimized,
      bound: bound,
      certificate: lines.joined(separator: "\n"),
      best: best,
      scale: objective == .cost ? best : access
    )
  }

  /// Where the numbers of a text are, outside of strings and but for the header.
  private func numbers(_ text: [UInt8]) -> [Range<Int>] {
    var found: [Range<Int>] = []
    var position = (text.firstIndex(of: UInt8(ascii: "\n")) ?? 0) + 1
    var isText = false
    while position < text.count {
      let byte = text[position]
      if byte == UInt8(ascii: "\"") { isText.toggle() }
      guard !isText, "-0123456789".utf8.contains(byte) else {
        position += 1
        continue
      }
      let start = position
      while position < text.count, "-+.e0123456789".utf8.contains(text[position]) { position += 1 }
      found.append(start..<position)
    }
    return found
  }

  /// A text with a number in the place of another: an extreme one, one of the file's own, or one nearby.
  private func changed(_ certificate: String, _ random: inout SeededGenerator) -> String {
    var text = Array(certificate.utf8)
    let numbers = numbers(text)
    guard let place = numbers.randomElement(using: &random),
      let other = numbers.randomElement(using: &random)
    else { return certificate }
    let old = Double(String(decoding: text[place], as: UTF8.self)) ?? 0
    let new =
      switch Int.random(in: 0..<4, using: &random) {
      case 0: Self.texts.randomElement(using: &random) ?? "0"
      case 1: String(decoding: text[other], as: UTF8.self)
      case 2:
        JSONValue.decimalText(
          old * ([0, 0.5, 0.999, 1.001, 2, -1].randomElement(using: &random) ?? 1)
        ) ?? "0"
      default: JSONValue.decimalText(old + (Bool.random(using: &random) ? 1 : -1)) ?? "0"
      }
    text.replaceSubrange(place, with: Array(new.utf8))
    return String(decoding: text, as: UTF8.self)
  }

  /// A bound in the place of the plan's own: about the best value, about its own, or extreme.
  private func bound(_ answered: Answered, _ random: inout SeededGenerator) -> Double? {
    let steps = [0, 1e-7, 1e-5, 1e-3, 0.1, 1].map { $0 * answered.scale }
    let step = (steps.randomElement(using: &random) ?? 0) * (Bool.random(using: &random) ? 1 : -1)
    switch Int.random(in: 0..<5, using: &random) {
    case 0: return answered.bound
    case 1: return answered.bound + step
    case 2, 3: return answered.best + step
    default:
      // What is no number does not get past the reader of plans.
      let text = Self.texts.randomElement(using: &random) ?? "0"
      return (try? JSONValue(parsing: Array(text.utf8)))?.number
    }
  }

  private func records(_ certificate: String) -> [CertificateRecord]? {
    var rest = [Array(certificate.utf8)]
    do throws(PlanFileError) {
      var reader = try CertificateReader("forged") { () throws(PlanFileError) in
        rest.popLast() ?? []
      }
      var records: [CertificateRecord] = []
      while let record = try reader.next() { records.append(record) }
      return records
    } catch {
      return nil
    }
  }

  @Test(
    "prove no bound that some plan beats",
    arguments: PlanRequest.Objective.Kind.allCases
  )
  func forged(objective: PlanRequest.Objective.Kind) throws {
    var (accepted, refused, unread, asked) = (0, 0, 0, 0)
    for seed in 0..<9 {
      guard let answered = try answered(objective, seed) else { continue }
      asked += 1
      var random = SeededGenerator(seed: UInt64(seed))
      for _ in 0..<40 {
        var certificate = answered.certificate
        for _ in 0..<Int.random(in: 0...3, using: &random) {
          certificate = changed(certificate, &random)
        }
        guard let bound = bound(answered, &random), let records = records(certificate) else {
          unread += 1
          continue
        }
        let findings = try certificateFindings(answered.question, bound: bound, records)
        guard try #require(findings[.objective]).problem == nil else {
          refused += 1
          continue
        }
        accepted += 1
        // By how much some plan beats the bound; a hundred-millionth of the accesses is for rounding.
        let excess = answered.isMinimized ? bound - answered.best : answered.best - bound
        #expect(excess <= 1e-8 * max(1e-3, answered.scale, abs(bound)), "seed \(seed): \(bound)")
      }
    }
    #expect(asked >= 5, "\(asked) of 9 questions have a proof")
    // Not for want of anything to accept or to refuse.
    #expect(accepted >= 5 * asked, "\(accepted) of \(40 * asked) are accepted")
    #expect(refused >= 5 * asked, "\(refused) of \(40 * asked) are refused")
    #expect(unread >= asked, "\(unread) of \(40 * asked) cannot be read")
  }
}
