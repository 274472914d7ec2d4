// Why a name finds nothing, or too much.

/// Why a text names no row, or more than one.
public enum NameError: Error, Sendable, Equatable, CustomStringConvertible {
  /// Nothing has the id or name.
  ///
  /// - what: What was looked for, for example `zone`.
  /// - text: What was given.
  /// - suggestion: A name or id that is near.
  /// - known: What there is, by name and id, the nearest first; at most `listedNames` are shown,
  ///   and a count of the rest.
  case unknown(what: String, text: String, suggestion: String?, known: [String])
  /// Several have the name.
  ///
  /// - candidates: Each with its name, what tells it from the others, and its id: `Suzhou (Anhui)
  ///   341300`.
  case ambiguous(what: String, text: String, candidates: [String])
  /// A list that names nothing.
  case nothingNamed(what: String, known: [String])

  /// How many names a message lists.
  static let listedNames = 20

  /// One or two sentences without the option's name: what is wrong, and what is meant perhaps.
  public var description: String {
    switch self {
    case .unknown(let what, let text, let suggestion, let known):
      guard !known.isEmpty else { return "unknown \(what) \"\(text)\"; there is none." }
      let near = suggestion.map { "; did you mean \"\($0)\"?" } ?? "."
      return "unknown \(what) \"\(text)\"\(near) Known: \(commaList(known))."
    case .ambiguous(let what, let text, let candidates):
      return
        "several \(what)s are called \"\(text)\": \(commaList(candidates)). Give the id, or the name with what stands in parentheses."
    case .nothingNamed(let what, let known):
      return "names no \(what). Known: \(commaList(known))."
    }
  }
}

/// At most twenty names with commas between, each cut after sixty letters.
private func commaList(_ names: [String]) -> String {
  let shown = names.prefix(NameError.listedNames).map { $0.count > 60 ? $0.prefix(60) + "…" : $0 }
    .joined(separator: ", ")
  return names.count > NameError.listedNames
    ? "\(shown) and \(names.count - NameError.listedNames) more" : shown
}

/// The items of a comma-separated list, blanks around them removed and empty ones left out.
package func splitList(_ list: String) -> [String] {
  list.split(separator: ",").map { item in
    var item = item
    while item.first?.isWhitespace == true { item.removeFirst() }
    while item.last?.isWhitespace == true { item.removeLast() }
    return String(item)
  }.filter { !$0.isEmpty }
}
