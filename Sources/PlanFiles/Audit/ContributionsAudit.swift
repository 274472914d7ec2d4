// Holding what a file says of each project's contribution against another way to compute it.

import OrderedJSON
import PlanModel
import PlanProof
import TransportNetwork

/// Checks Shapley values and the list of synergies besides their figures.
struct ContributionsAudit {
  private let claims: Contributions
  private let check: ContributionsCheck

  init(_ claims: Contributions, _ check: ContributionsCheck) {
    self.claims = claims
    self.check = check
  }

  /// Adds what differs, and how the values were found again.
  func verify(_ verification: inout PlanVerification) {
    checkPairs(&verification)
    checkSum(&verification)
    var isAgreed = true
    for (share, other) in zip(claims.shares, check.others) {
      let room = other.room + 1e-9 * max(abs(share.shapley), abs(other.value)) + rounding
      guard abs(share.shapley - other.value) > room else { continue }
      isAgreed = false
      verification.add(
        "projects[\(share.id)].shapley",
        file: .double(share.shapley),
        "\(shortestDecimal(other.value)) \(way)"
      )
    }
    guard isAgreed, !claims.shares.isEmpty else { return }
    if case .sets = check.method {
      verification.proofs.append("Shapley values computed anew \(way).")
      return
    }
    verification.notes.append(
      """
      Shapley values computed anew as \(check.contributions.isExact ? "sums over pairs of zones" : "the same sample of orders"); \
      \(way) they are the same but for chance (six standard errors, and what so many may have missed).
      """
    )
  }

  private var way: String {
    switch check.method {
    case .sets(let count, let built):
      "by their definition over all \(count) sets of the projects"
        + (built < count ? ", \(built) of which were built" : "")
    case .orders(let count): "over \(count) other orders of building"
    }
  }

  /// What differences of large figures leave.
  private var rounding: Double { 1e-12 * check.others.reduce(0) { $0 + abs($1.value) } }

  private func checkSum(_ verification: inout PlanVerification) {
    let sum = claims.shares.reduce(0) { $0 + $1.shapley }
    let size = claims.shares.reduce(abs(check.gain)) { $0 + abs($1.shapley) }
    guard check.gain.isFinite, abs(sum - check.gain) > 1e-10 * size else { return }
    verification.add(
      "projects.shapley",
      file: .double(sum),
      "the sum is the plan's gain, \(shortestDecimal(check.gain))"
    )
  }

  /// Every pair of projects is there once, the strongest first.
  private func checkPairs(_ verification: inout PlanVerification) {
    let ids = claims.shares.map(\.id)
    var rest: Set<Set<String>> = []
    for (position, first) in ids.enumerated() {
      for second in ids[(position + 1)...] { rest.insert([first, second]) }
    }
    for (position, pair) in claims.synergies.enumerated() {
      if rest.remove([pair.first, pair.second]) == nil {
        verification.add(
          "synergy[\(position)]",
          file: .string("\(pair.first), \(pair.second)"),
          "no pair of the plan's projects, or one that was listed before"
        )
      }
      guard position > 0 else { continue }
      let stronger = abs(check.contributions.synergies[position].value)
      let last = abs(check.contributions.synergies[position - 1].value)
      if stronger > last + 1e-9 * stronger + rounding {
        verification.add("synergy[\(position)]", file: nil, "stronger than the one before")
      }
    }
    for pair in rest.map({ $0.sorted() }).sorted(by: { $0.lexicographicallyPrecedes($1) }) {
      verification.add("synergy", file: nil, "\(pair.joined(separator: ", ")) is missing")
    }
  }
}
