// The help of a command: what one screen can hold first, then everything else under headings.

/// A command's help as text.
package struct HelpPage: Sendable {
  let command: CommandDescription
  /// Columns of a line.
  let width: Int
  /// Options of each command, by its name, that stand first, a line each; the others follow under
  /// their headings, and with them those that say more than a line holds.
  let commonOptions: [String: [String]]

  /// How many examples stand before everything else.
  private static let firstExamples = 6
  /// How many where common options follow, so that both fit a screen.
  private static let examplesBeforeOptions = 3
  private static let labelWidth = 24

  /// All of it; ends in a line end.
  package var text: String {
    let common = common
    let count = common.isEmpty ? Self.firstExamples : Self.examplesBeforeOptions
    let first = Array(command.examples.prefix(count))
    let more = Array(command.examples.dropFirst(count))
    var blocks = [filled("corridor \(command.name): \(command.abstract)")]
    if !first.isEmpty { blocks.append("EXAMPLES:\n" + lines(first)) }
    blocks.append(usage)
    let places = command.arguments.filter(\.isPositional)
    let commonList = CommonOptionList(common, width: width)
    if !common.isEmpty { blocks.append("COMMON OPTIONS:\n" + commonList.text) }
    if !places.isEmpty { blocks.append("ARGUMENTS:\n" + list(places)) }
    if !command.subcommands.isEmpty { blocks.append("SUBCOMMANDS:\n" + subcommands) }
    let known = commonList.whole
    let others = command.arguments.filter { !$0.isPositional && !known.contains($0.name) }
    var sections: [String] = []
    for option in others where !sections.contains(option.section) {
      sections.append(option.section)
    }
    // What has no heading of its own comes after the common ones.
    sections.sort { $0.isEmpty && !$1.isEmpty }
    for section in sections {
      let title =
        section.isEmpty ? (common.isEmpty ? "OPTIONS" : "MORE OPTIONS") : section.uppercased()
      blocks.append("\(title):\n" + list(others.filter { $0.section == section }))
    }
    if !more.isEmpty { blocks.append("MORE EXAMPLES:\n" + lines(more)) }
    blocks += command.paragraphs.map { paragraph($0) }
    return blocks.joined(separator: "\n")
  }

  /// The options that most people need.
  private var common: [CommandDescription.Argument] {
    (commonOptions[command.name] ?? []).compactMap { name in
      command.arguments.first { !$0.isPositional && $0.name == name }
    }
  }

  private var usage: String {
    var words = ["USAGE: corridor \(command.name) [<options>]"]
    if !command.subcommands.isEmpty { words.append("<subcommand>") }
    for place in command.arguments where place.isPositional {
      words.append(place.isOptional || place.isRepeating ? "[\(place.label)]" : place.label)
    }
    return filled(words.joined(separator: " "))
  }

  private var subcommands: String {
    command.subcommands.map {
      item(String($0.name.split(separator: " ").last ?? ""), $0.abstract)
    }.joined()
  }

  private func list(_ arguments: [CommandDescription.Argument]) -> String {
    arguments.map { item($0.label, $0.text) }.joined()
  }

  /// A label with what it means beside it, or below where it is long.
  private func item(_ label: String, _ text: String) -> String {
    let margin = String(repeating: " ", count: Self.labelWidth)
    let body = filled(text, indent: Self.labelWidth)
    let head = "  " + label
    guard head.count + 2 <= Self.labelWidth else { return head + "\n" + body }
    return head + margin.dropFirst(head.count) + body.dropFirst(Self.labelWidth)
  }

  /// Commands as they are typed; long ones go on behind a backslash.
  private func lines(_ examples: [String]) -> String {
    examples.map { example in
      var lines: [String] = []
      for word in example.split(separator: " ") {
        if let last = lines.last, last.count + 3 + word.count <= width {
          lines[lines.count - 1] = last + " " + word
        } else {
          lines.append((lines.isEmpty ? "  " : "      ") + word)
        }
      }
      return lines.joined(separator: " \\\n") + "\n"
    }.joined()
  }

  /// A paragraph; lines that begin with blanks are a table and stay lines of their own.
  private func paragraph(_ text: String) -> String {
    guard text.contains("\n") else { return filled(text) }
    return text.split(separator: "\n").map { line in
      line.hasPrefix(" ") ? row(String(line)) : filled(String(line))
    }.joined()
  }

  /// A line of a table; what is too long goes on below the last column.
  private func row(_ line: String) -> String {
    guard line.count > width else { return line + "\n" }
    let start = line.prefix { $0 == " " }.count
    // The last column begins behind the last two blanks.
    let characters = Array(line)
    let gap = characters.indices.dropFirst().last {
      $0 > start && characters[$0] == " " && characters[$0 - 1] == " "
    }
    let column = gap.map { $0 + 1 } ?? start
    let body = filled(String(line.dropFirst(column)), indent: column)
    return String(line.prefix(column)) + body.dropFirst(column)
  }

  /// A text in lines of the page's width, broken at words.
  private func filled(_ text: String, indent: Int = 0) -> String {
    let margin = String(repeating: " ", count: indent)
    var lines: [String] = []
    for word in text.split(whereSeparator: \.isWhitespace) {
      if let last = lines.last, last.count + 1 + word.count <= width {
        lines[lines.count - 1] = last + " " + word
      } else {
        lines.append(margin + word)
      }
    }
    return lines.isEmpty ? margin + "\n" : lines.map { $0 + "\n" }.joined()
  }
}

extension HelpPage {
  /// The help that a command line asks for; nil where it asks for none, or for that of no single
  /// command.
  ///
  /// - Parameters:
  ///   - arguments: The command line behind the program's name.
  ///   - program: All commands. To describe them takes longer than many a command, so it is done
  ///     for help alone.
  ///   - commonOptions: Options of each command that most people need, without dashes, in their
  ///     order.
  ///   - width: Columns of a line.
  /// - Returns: The help, if one is asked for.
  package static func asked(
    by arguments: [String],
    of program: @autoclosure () -> CommandDescription?,
    commonOptions: [String: [String]],
    width: Int
  ) -> HelpPage? {
    var words = arguments
    if words.first == "help" {
      words.removeFirst()
    } else if let position = words.firstIndex(where: { ["-h", "--help", "-help"].contains($0) }) {
      // Behind -- there are no options, and the names of commands come first.
      guard !words[..<position].contains("--") else { return nil }
      words = Array(words[..<position].prefix { !$0.hasPrefix("-") })
    } else {
      return nil
    }
    guard !words.isEmpty, let all = program() else { return nil }
    // What follows the names, such as a network, is no command.
    for count in stride(from: words.count, to: 0, by: -1) {
      if let command = all.command(Array(words.prefix(count))) {
        return HelpPage(command: command, width: width, commonOptions: commonOptions)
      }
    }
    return nil
  }
}
