// A check that a file's options, for people, and its question, for programs, say the same.

import OrderedJSON
import PlanModel
import TransportNetwork

extension StoredRun {
  /// Adds the members of `run.parameters` that `run.request` and `run.beside` contradict.
  func compareParameters(_ verification: inout PlanVerification) {
    var expected = request.questionParameters
    // Evaluations and frontiers have no rules, or no money, of their own.
    if parameters["require"] != nil || !(request.required + request.forbidden).isEmpty
      || request.atMost != nil || !request.spending.isEmpty
    {
      expected += request.ruleParameters
    }
    expected += request.periodParameters + beside.parameters
    if request.modes.isEmpty, parameters["modes"] != nil {
      expected.append(.init(key: "modes", value: .null))
    }
    if request.hasPeriods || parameters["budget"]?.number == nil {
      // The periods' money adds up, or there is no budget to compare.
    } else if parameters["build"] == nil {
      expected.append(.init(key: "budget", value: .double(request.budget)))
    }
    if !request.hasPeriods, request.discount != 0 {
      verification.add(
        "run.request.discount",
        file: .double(request.discount),
        "there is one period"
      )
    }
    for member in expected {
      verification.comparedCount += 1
      let file = parameters[member.key]
      guard !isSame(file, member.value) else { continue }
      verification.differences.append(
        .init(name: "run.parameters.\(member.key)", file: file, recomputed: member.value)
      )
    }
  }

  /// Whether two values are equal; numbers may be written as texts.
  private func isSame(_ file: JSONValue?, _ other: JSONValue) -> Bool {
    if let items = other.items {
      guard let texts = file?.items, texts.count == items.count else { return false }
      return zip(texts, items).allSatisfy { isSame($0, $1) }
    }
    if let number = other.number {
      return file?.number == number || file?.text.flatMap { Double($0) } == number
    }
    return file == other
  }
}
