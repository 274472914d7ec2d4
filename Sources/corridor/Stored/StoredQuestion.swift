// The question of a file that corridor wrote, asked again by the command line that it stands for.

import ArgumentParser
import OrderedJSON
import PlanModel
import Reporting
import TransportNetwork

/// What was asked: each member of `run.parameters` is an option of the command with blanks for dashes, so whatever can
/// be asked can be read back.
struct StoredQuestion {
  /// What messages call the file.
  let name: String
  /// `run.parameters`.
  let parameters: JSONValue?

  /// The table of demand as the file names it.
  private var demand: String? { parameters?["demand"]?.text }

  /// The options that `run.parameters` stands for, those that are wanted.
  func options(
    where isWanted: (_ option: String) -> Bool = { _ in true }
  ) throws(CommandFailure) -> [String] {
    guard case .object(let members)? = parameters else {
      throw .data("\(name) does not say what was asked: run.parameters is missing.")
    }
    var options: [String] = []
    for member in members {
      let option = "--" + String(member.key.map { $0 == "_" ? "-" : $0 })
      guard isWanted(option) else { continue }
      if member.value == .bool(true) {
        options.append(option)
      } else {
        options += member.value.optionTexts(of: member.key, beside: members)
          .map { "\(option)=\($0)" }
      }
    }
    return options
  }

  /// Asks again.
  ///
  /// - Parameters:
  ///   - table: Where the table of demand is now; nil for where it was.
  ///   - isWanted: Which options belong to the question.
  ///   - parse: Makes the question of options.
  /// - Returns: The question.
  /// - Throws: What of the file cannot be asked.
  func request(
    demand table: String?,
    where isWanted: (_ option: String) -> Bool,
    _ parse: (_ options: [String]) throws -> PlanRequest
  ) throws(CommandFailure) -> PlanRequest {
    try checkDemand(at: table)
    var options = try options { isWanted($0) && (table == nil || $0 != "--demand") }
    if let table { options.append("--demand=\(table)") }
    do {
      return try parse(options)
    } catch let failure as CommandFailure {
      throw .data("\(name) cannot be asked again: \(failure.message ?? "")")
    } catch {
      throw .data("\(name) cannot be asked again: run.parameters: \(Plan.message(for: error))")
    }
  }

  /// Says how to name a table that is not where it was.
  private func checkDemand(at table: String?) throws(CommandFailure) {
    guard let demand else {
      if table == nil { return }
      throw .usage("\(name) says nothing of demand; leave --demand out.")
    }
    guard table == nil else { return }
    if demand == "-" {
      throw .data("\(name) does not say where its table of demand is; name it with --demand FILE.")
    }
    guard fileKind(demand).exists else {
      throw .data(
        """
        \(name) was made with --demand \(demand), which is not there. If the table is elsewhere now, name it with \
        --demand FILE.
        """
      )
    }
  }
}

extension JSONValue {
  /// The value as it is typed behind an option: nothing for null, flags and empty lists.
  fileprivate func optionTexts(of key: String, beside members: [JSONValue.Member]) -> [String] {
    switch self {
    case .null, .bool: return []
    case .string(let text): return [text]
    case .double(let number): return [shortestDecimal(number)]
    case .integer(let number): return [String(number)]
    case .object: return [compact]
    case .array(let values):
      var texts = values.flatMap { $0.optionTexts(of: key, beside: members) }
      // A stepped decay has costs and weights in turn.
      if key == "decay_parameters", texts.count.isMultiple(of: 2),
        members.contains(where: { $0.key == "decay" && $0.value.text == "stepped" })
      {
        texts = stride(from: 0, to: texts.count, by: 2).map { "\(texts[$0]):\(texts[$0 + 1])" }
      }
      return texts.isEmpty ? [] : [texts.joined(separator: ",")]
    }
  }
}
