// The options that most people need, a line each: what one screen can hold.

/// Options with the first words of what they are for.
struct CommonOptionList {
  /// The lines.
  private(set) var text = ""
  /// Names of the options of which everything is said.
  private(set) var whole: Set<String> = []

  private static let widestLabel = 36
  /// Fewer characters than these say nothing.
  private static let shortest = 12

  /// Makes the lines.
  ///
  /// - Parameters:
  ///   - options: The options in their order.
  ///   - width: Columns of a line.
  init(_ options: [CommandDescription.Argument], width: Int) {
    let labels = options.map { "  " + $0.label }
    let widest = labels.map(\.count).filter { $0 <= Self.widestLabel }.max() ?? 0
    for (option, label) in zip(options, labels) {
      let room = max(Self.shortest, width - max(widest, label.count) - 2)
      let words = option.text.split(whereSeparator: \.isWhitespace).joined(separator: " ")
      let said = Self.beginning(of: words, room)
      if said == words { whole.insert(option.name) }
      let gap = String(repeating: " ", count: max(0, widest - label.count) + 2)
      text += label + gap + said + "\n"
    }
  }

  /// As much of a text as fits, to the end of a clause if there is one, else of a word.
  private static func beginning(of text: String, _ room: Int) -> String {
    guard text.count > room else { return text }
    let characters = Array(text)
    let ends = (shortest...room).filter { end in
      guard characters[end] == " " else { return false }
      let isInside = characters[..<end].count { $0 == "(" } > characters[..<end].count { $0 == ")" }
      return !isInside && (".,;:".contains(characters[end - 1]) || characters[end + 1] == "(")
    }
    // The end of a sentence is better than that of a clause of the next one.
    if let end = ends.last(where: { characters[$0 - 1] == "." }) ?? ends.last {
      let clause = characters[..<end]
      return String(",;:".contains(clause[end - 1]) ? clause.dropLast() : clause)
    }
    let words = characters[..<room].lastIndex(of: " ") ?? room - 1
    return String(characters[..<words]) + "…"
  }
}
