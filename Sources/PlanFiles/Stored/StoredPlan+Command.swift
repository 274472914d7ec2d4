// The command line that a file's run stands for, for people who want to type it again.

public import OrderedJSON
import PlanModel
import TransportNetwork

extension StoredPlan {
  /// The command that made the file, every option spelt out.
  public func command(_ folder: String) throws(PlanFileError) -> String {
    commandLine(
      [status == .evaluated ? "evaluate" : "plan", folder] + (try run().options) + ["-o", name]
    )
  }
}

extension StoredRun {
  /// The options that ``parameters`` stand for.
  fileprivate var options: [String] { commandOptions(parameters) }
}

/// The options of a command that the members of `run.parameters` stand for: each is an option with
/// dashes for its underscores.
public func commandOptions(_ parameters: JSONValue) -> [String] {
  let members = parameters.members ?? []
  return members.flatMap { member in
    let option = "--" + String(member.key.map { $0 == "_" ? "-" : $0 })
    if member.value == .bool(true) { return [option] }
    // Each idea is an option of its own: its commas part its members.
    if ["add", "upgrade", "close"].contains(member.key), let texts = member.value.texts {
      return texts.map { "\(option)=\($0)" }
    }
    return member.value.optionTexts(of: member.key, beside: members).map { "\(option)=\($0)" }
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

/// A command line as one would type it; arguments with other than plain characters are quoted.
public func commandLine(_ arguments: [String]) -> String {
  let plain = Set("abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789_-./=:,+@%")
  let quoted = arguments.map { argument in
    if !argument.isEmpty, argument.allSatisfy({ plain.contains($0) }) { return argument }
    let parts = argument.split(separator: "'", omittingEmptySubsequences: false)
    return "'" + parts.joined(separator: #"'\''"#) + "'"
  }
  return (["corridor"] + quoted).joined(separator: " ")
}
