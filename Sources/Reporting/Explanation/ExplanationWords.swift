// Why a candidate is in a plan or not, in words: the same on the terminal and on the page.

public import PlanModel

/// Units and sentences for a list of explained candidates.
struct ExplanationWords {
  let explanation: PlanExplanation
  let currency: String
  /// Names of projects by id.
  let names: [String: String]
  /// The unit of gains, and of values.
  let gains: AmountScale
  let money: AmountScale
  private let isMinimized: Bool
  private let isCost: Bool

  init(
    _ explanation: PlanExplanation,
    _ objective: PlanRequest.Objective.Kind,
    currency: String,
    names: [String: String]
  ) {
    self.explanation = explanation
    self.currency = currency
    self.names = names
    isMinimized = objective.isMinimized
    isCost = objective == .cost
    let projects = explanation.projects
    gains = AmountScale(
      projects.flatMap { [$0.gainAlone, $0.gainOnTop] }
        + (objective == .cost ? [] : projects.map { $0.other?.loss })
    )
    money = AmountScale(projects.map(\.cost) + [explanation.cost])
  }

  /// A project's name, or its id where it has none.
  func name(_ id: String) -> String {
    let name = names[id] ?? ""
    return name.isEmpty ? id : name
  }

  /// The unit of losses: the objective's.
  var losses: AmountScale { isCost ? money : gains }

  /// By how much the best plan on the other side is worse: one number where it is proven, else what
  /// is open.
  func loss(_ project: PlanExplanation.Project) -> Figure {
    guard let other = project.other else {
      return .words(project.isSettledByRules ? "no plan" : "-")
    }
    let found = losses.figure(other.loss)
    return other.isProven ? found : losses.figure(other.leastLoss).to(found)
  }

  /// The cost at which the candidate changes sides: one number where it is proven, else what is
  /// open.
  func breakEven(_ project: PlanExplanation.Project) -> Figure {
    guard let point = project.breakEven else { return .words("-") }
    guard let bound = point.bound else { return .words("never") }
    if point.isProven { return money.figure(point.cost ?? bound) }
    return (point.cost.map { money.figure($0) } ?? .words("0")).to(money.figure(bound))
  }

  /// Whether some figure is only found, or open within limits.
  var isOpen: Bool {
    explanation.projects.contains { project in
      project.other?.isProven == false || project.breakEven?.isProven == false
    }
  }

  /// The first reason why a candidate is not chosen.
  func because(_ project: PlanExplanation.Project) -> String {
    if project.isSettledByRules { return project.rules.joined(separator: "; ") }
    let rules = project.rules.filter { !$0.hasPrefix("it costs") }
    if project.gainOnTop <= 0 {
      let effect =
        project.gainOnTop < 0 ? "it makes this plan worse" : "it adds nothing to this plan"
      return ([effect] + rules).joined(separator: "; ")
    }
    guard let other = project.other else { return project.rules.joined(separator: "; ") }
    let leaves = other.leaves.map(name).joined(separator: ", ")
    let displaced = leaves.isEmpty ? [] : ["it would displace \(leaves)"]
    let all = rules + displaced
    return all.isEmpty ? project.rules.joined(separator: "; ") : all.joined(separator: "; ")
  }

  // MARK: One candidate in full

  /// Everything known of one candidate, a sentence each.
  func sentences(_ project: PlanExplanation.Project) -> [String] {
    var sentences = [
      "Gain alone, with what it requires: \(gains.phrase(project.gainAlone)).",
      project.isInPlan
        ? "Loss without it alone: \(gains.phrase(project.gainOnTop))."
        : "Gain on top of the plan, whatever it costs: \(gains.phrase(project.gainOnTop)).",
    ]
    sentences.append(otherSide(project))
    if let other = project.other, !(other.leaves.isEmpty && other.enters.isEmpty) {
      let leaves = other.leaves.map(name).joined(separator: "; ")
      let enters = other.enters.map(name).joined(separator: "; ")
      if !leaves.isEmpty { sentences.append("There leaves for it: \(leaves).") }
      if !enters.isEmpty { sentences.append("There enters with it: \(enters).") }
    }
    if let sentence = changes(project) { sentences.append(sentence) }
    if !project.rules.isEmpty {
      sentences.append("Rules in the way: \(project.rules.joined(separator: "; ")).")
    }
    return sentences
  }

  private func otherSide(_ project: PlanExplanation.Project) -> String {
    let condition = project.isInPlan ? "must not have it" : "must have it"
    guard let other = project.other else {
      return project.isSettledByRules
        ? "Proven: no plan that \(condition) keeps the rules."
        : "The best plan that \(condition) is not known: the search was stopped."
    }
    let value = AmountScale([other.value, other.bound, explanation.value])
    let unit = isCost ? " \(currency)" : ""
    let worse =
      other.loss >= 0
      ? "worse by \(losses.phrase(other.loss))\(unit)"
      : "better by \(losses.phrase(-other.loss))\(unit), within what was left open"
    let proof =
      other.isProven
      ? "proven to be the best of its kind within the asked tolerance"
      : "found; proven of all of its kind: worse by at least \(losses.phrase(other.leastLoss))\(unit)"
    return
      "The best plan that \(condition): \(value.phrase(other.value))\(unit), \(worse) (\(proof))."
  }

  /// The cost at which it would change sides.
  private func changes(_ project: PlanExplanation.Project) -> String? {
    guard let point = project.breakEven else { return nil }
    let word =
      project.isInPlan ? "It would stay in the plan up to a cost of" : "It would enter at a cost of"
    func text(_ cost: Double) -> String { "\(money.text(cost)) \(money.unit(of: currency))" }
    let own = "it costs \(text(project.cost))"
    guard let bound = point.bound else {
      return project.isInPlan ? nil : "Proven: it would not enter even if it cost nothing."
    }
    guard let cost = point.cost else {
      return
        "No plan with it that is better was found, whatever it costs; proven: none is above \(text(bound)) (\(own))."
    }
    return point.isProven
      ? "\(word) \(text(cost)): proven; \(own)."
      : "\(word) \(text(cost)): found; proven: not above \(text(bound)); \(own)."
  }
}

/// Everything known of the explained candidates, a sentence each, as `corridor why` tells it.
/// - Parameters:
///   - explanation: the answer.
///   - objective: what the plan is judged by.
///   - currency: the network's.
///   - names: names of projects by id.
/// - Returns: the sentences.
public func explanationSentences(
  _ explanation: PlanExplanation,
  _ objective: PlanRequest.Objective.Kind,
  currency: String,
  names: [String: String]
) -> [String] {
  let words = ExplanationWords(explanation, objective, currency: currency, names: names)
  return explanation.projects.flatMap { words.sentences($0) }
}
