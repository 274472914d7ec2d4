// The objective in words, the same on the terminal and on the page.

import PlanFiles
import PlanModel
import TransportNetwork

/// Sentences about what a plan is judged by.
struct ObjectiveWords {
  private let request: PlanRequest
  private let result: PlanResult
  private let currency: String

  init(_ report: PlanReport) {
    request = report.request
    result = report.result
    currency = report.currency
  }

  /// What is sought, for a headline.
  var aim: String { request.aimInWords }

  private var reach: String { request.reachInWords }

  /// What this plan comes to, as a clause that begins with "this one".
  func own(_ value: Double) -> String {
    switch request.objective {
    case .gap: "this one leaves a gap of \(phrase(value))"
    case .ratio:
      "this one leaves \(request.reference) \(phrase(value)) times the access of \(request.target)"
    case .access: "this one gives \(request.target) \(phrase(value))"
    case .total: "this one gives a mean access of \(phrase(value))"
    case .maxmin: "this one gives the worst region \(phrase(value))"
    case .welfare: "this one is worth an equal access of \(phrase(value)) everywhere"
    case .meanCost: "this one leaves a mean of \(phrase(value))"
    case .cost: "this one costs \(phrase(value))"
    }
  }

  /// What no plan can beat, as a clause.
  func bound(_ bound: Double) -> String {
    let none = "no plan under these rules"
    switch request.objective {
    case .gap: return "\(none) can leave a gap below \(phrase(bound))"
    case .ratio: return "\(none) can leave a ratio below \(phrase(bound))"
    case .access: return "\(none) can give \(request.target) more than \(phrase(bound))"
    case .total: return "\(none) can give more than \(phrase(bound))"
    case .maxmin: return "\(none) can give the worst region more than \(phrase(bound))"
    case .welfare: return "\(none) can be worth more than \(phrase(bound))"
    case .meanCost: return "\(none) can leave less than \(phrase(bound))"
    case .cost: return "\(none) that reaches \(reach) can cost less than \(phrase(bound))"
    }
  }

  /// An amount in the objective's unit.
  func phrase(_ value: Double) -> String {
    amount(value) + (result.periods.isEmpty ? "" : " (summed over periods)")
  }

  private func amount(_ value: Double) -> String {
    // As many decimals as tell the bound, and what it was before, from the value.
    let bounded = AmountScale([result.value, result.bound])
    let changed = AmountScale([result.value, result.valueBefore])
    let isFiner = changed.factor == bounded.factor && changed.decimals > bounded.decimals
    let scale = isFiner ? changed : bounded
    switch request.objective {
    case .ratio: return fixedDecimal(value, decimals: 4)
    case .meanCost: return "\(fixedDecimal(value, decimals: 2)) minutes"
    case .cost: return "\(scale.text(value)) \(scale.unit(of: currency))"
    case .gap, .access, .total, .maxmin, .welfare: return scale.phrase(value)
    }
  }

  /// What gains and losses are counted in.
  var unit: String {
    switch request.objective {
    case .gap, .access, .total, .maxmin, .welfare: request.accessUnit
    case .ratio: "times the access of \(request.target)"
    case .meanCost: "minutes"
    case .cost(let reach):
      reach.figure == .ratio ? "times the access of \(request.target)" : request.accessUnit
    }
  }

  /// The objective's figure before and after, with as few decimals as tell them apart: "9.44
  /// million to 10.03 million".
  func development(from before: Double, to after: Double) -> String {
    switch request.objective {
    case .ratio, .meanCost, .cost: return "\(phrase(before)) to \(phrase(after))"
    case .gap, .access, .total, .maxmin, .welfare:
      let scale = AmountScale([before, after])
      return "\(scale.phrase(before)) to \(scale.phrase(after))"
    }
  }

  /// What "loss without" counts, for a footnote.
  var lossMeaning: String {
    guard let reach = request.objective.reach else {
      return "how much the objective worsens when that project alone is left out"
    }
    return "how much the \(reach.figure.rawValue) worsens when that project alone is left out"
  }
}

extension PlanRequest {
  /// What access is counted in: "people, discounted by time".
  var accessUnit: String {
    "\(opportunities == "population" ? "people" : opportunities), discounted by time"
  }

  /// What is sought, for a headline.
  var aimInWords: String {
    switch objective {
    case .gap: return "least gap in access between \(reference) and \(target)"
    case .ratio: return "least ratio of access in \(reference) to access in \(target)"
    case .access: return "most access for \(target)"
    case .total(let demand):
      return demand == nil ? "most access over all zones" : "most access for the demand"
    case .maxmin: return "most access for the worst region of scheme \(scheme)"
    case .welfare(let aversion):
      return
        "most equally distributed equivalent access, aversion \(shortestDecimal(aversion))"
    case .meanCost(let demand, _):
      return demand == nil
        ? "least mean travel time" : "least mean travel time of the demand"
    case .cost: return "least cost that reaches \(reachInWords)"
    }
  }

  /// What must be reached, for example "a gap of at most 90.00 million".
  var reachInWords: String {
    guard let reach = objective.reach else { return "nothing" }
    let amount = AmountScale([reach.value]).phrase(reach.value)
    switch reach.figure {
    case .gap:
      return "a gap between \(reference) and \(target) of at most \(amount)"
    case .ratio:
      return "a ratio of \(reference) to \(target) of at most "
        + shortestDecimal(reach.value)
    case .access: return "an access of \(target) of at least \(amount)"
    }
  }
}

extension PlanRequest {
  /// The objective's name on an axis or in a sentence, for example "gap".
  var measure: String {
    switch objective {
    case .gap: "gap"
    case .ratio: "ratio"
    case .access: "access of \(target)"
    case .total: "mean access"
    case .maxmin: "access of the worst region"
    case .welfare: "equal access of the same worth"
    case .meanCost: "mean minutes"
    case .cost: "cost"
    }
  }

  /// What losses and gains of single projects are counted in: with `cost`, the figure to be
  /// reached.
  var lossMeasure: String {
    guard let reach = objective.reach else { return measure }
    return reach.figure == .access ? "access of \(target)" : reach.figure.rawValue
  }
}

extension PlanRequest.Spending {
  /// The rule in words, for example "Spending on West: at least 600 billion CNY".
  func inWords(_ currency: String) -> String {
    let limits = [
      least.map { "at least \(amountInWords($0)) \(currency)" },
      most.map { "at most \(amountInWords($0)) \(currency)" },
    ].compactMap(\.self)
    return "Spending on \(name): "
      + (limits.isEmpty ? "any amount" : limits.joined(separator: ", "))
  }
}

extension PlanRequest {
  /// What counts in a zone's access: "population of all other zones", "number of facilities
  /// (seaport)".
  var reachedInWords: String {
    guard let facilities else { return "\(opportunities) of all other zones" }
    let kinds = facilities.kinds.joined(separator: ", ")
    return facilities.column.map { "\($0) of all facilities (\(kinds))" }
      ?? "number of facilities (\(kinds))"
  }
}

extension PlanRequest {
  /// Who travels, and by which modes where not all may be used: "passenger, by road and rail only".
  var useInWords: String {
    modes.isEmpty ? use : "\(use), by \(listed(modes.map(LinkStyle.words))) only"
  }
}
