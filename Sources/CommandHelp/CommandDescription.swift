// What the parser knows of a command, read from its own dump: the one source of help pages and of
// the manual.

import OrderedJSON

/// A command with its arguments.
package struct CommandDescription: Sendable {
  /// An argument, an option or a flag.
  package struct Argument: Sendable {
    /// As it is typed: "--from <from>", "-o, --output <file>", "<net>".
    package var label: String
    /// Its long name without dashes; its value's name for what has no name.
    package var name: String
    /// What it is for, with its values and default.
    package var text: String
    /// The heading that it stands under; empty for none.
    package var section: String
    package var isPositional: Bool
    package var isOptional: Bool
    package var isRepeating: Bool
  }

  /// Name behind `corridor`, such as "plan" or "import osm"; empty for the program.
  package var name: String
  /// What it does, in a sentence.
  package var abstract: String
  /// Lines to type, with what they do.
  package var examples: [String]
  /// All else that is said of it, in paragraphs.
  package var paragraphs: [String]
  package var arguments: [Argument]
  package var subcommands: [CommandDescription]

  /// All commands, the program itself on top; nil when the dump is not as it is known.
  ///
  /// - Parameters:
  ///   - dump: What ArgumentParser's `_dumpHelp()` prints of a command.
  ///   - program: The command's name, which the names of others leave out.
  package init?(dump: String, program: String) {
    guard let dump = try? JSONValue(parsing: Array(dump.utf8)), let command = dump["command"]
    else { return nil }
    self.init(command, beneath: [], program)
  }

  /// The command that words name, such as ["import", "osm"].
  package func command(_ words: [String]) -> CommandDescription? {
    guard let first = words.first else { return self }
    let end = name.isEmpty ? first : "\(name) \(first)"
    return subcommands.first { $0.name == end }?.command(Array(words.dropFirst()))
  }

  private init(_ dump: JSONValue, beneath parents: [String], _ program: String) {
    let own = dump["commandName"]?.text ?? ""
    let words = parents.isEmpty && own == program ? [] : parents + [own]
    name = words.joined(separator: " ")
    abstract = dump["abstract"]?.text ?? ""
    (examples, paragraphs) = Self.parts(dump["discussion"]?.text ?? "")
    arguments = (dump["arguments"]?.items ?? []).filter { $0["shouldDisplay"] == .bool(true) }
      .map { Argument($0) }
    subcommands = (dump["subcommands"]?.items ?? []).map {
      CommandDescription($0, beneath: words, program)
    }
    .filter { $0.name != "help" }
  }

  /// The examples of a discussion, and its paragraphs.
  private static func parts(_ discussion: String) -> (examples: [String], paragraphs: [String]) {
    var examples: [String] = []
    var paragraphs: [[String]] = [[]]
    var isInExamples = false
    for line in discussion.split(separator: "\n", omittingEmptySubsequences: false).map(String.init)
    {
      if line == "EXAMPLES:" {
        isInExamples = true
      } else if line.allSatisfy(\.isWhitespace) {
        isInExamples = false
        paragraphs.append([])
      } else if isInExamples {
        examples.append(String(line.drop { $0 == " " }))
      } else {
        paragraphs[paragraphs.count - 1].append(line)
      }
    }
    // A line that ends in a backslash goes on in the next.
    let whole = examples.reduce(into: [String]()) { lines, line in
      if let last = lines.last, last.hasSuffix("\\") {
        lines[lines.count - 1] = last.dropLast() + line
      } else {
        lines.append(line)
      }
    }
    return (whole, paragraphs.filter { !$0.isEmpty }.map { $0.joined(separator: "\n") })
  }
}

extension CommandDescription.Argument {
  fileprivate init(_ dump: JSONValue) {
    isPositional = dump["kind"]?.text == "positional"
    isOptional = dump["isOptional"] == .bool(true)
    isRepeating = dump["isRepeating"] == .bool(true)
    section = dump["sectionTitle"]?.text ?? ""
    let value = dump["valueName"]?.text ?? ""
    let names = (dump["names"]?.items ?? []).map { item in
      (item["kind"]?.text == "long" ? "--" : "-") + (item["name"]?.text ?? "")
    }
    // Short names first, as they are read.
    let ordered = names.filter { !$0.hasPrefix("--") } + names.filter { $0.hasPrefix("--") }
    let hasValue = dump["kind"]?.text == "option"
    if isPositional {
      label = "<\(value)>" + (isRepeating ? " ..." : "")
      name = value
    } else {
      label = ordered.joined(separator: ", ") + (hasValue && !value.isEmpty ? " <\(value)>" : "")
      name = String((ordered.last ?? "").drop { $0 == "-" })
    }
    var text = [dump["abstract"]?.text, dump["discussion"]?.text].compactMap(\.self)
      .filter { !$0.isEmpty }.joined(separator: " ")
    var remarks: [String] = []
    if let values = dump["allValues"]?.items, !values.isEmpty {
      remarks.append("values: \(values.compactMap(\.text).joined(separator: ", "))")
    }
    if let standard = dump["defaultValue"]?.text { remarks.append("default: \(standard)") }
    if !remarks.isEmpty {
      text += (text.isEmpty ? "" : " ") + "(\(remarks.joined(separator: "; ")))"
    }
    self.text = text
  }
}

extension JSONValue {
  /// The values of a list.
  fileprivate var items: [JSONValue]? {
    guard case .array(let items) = self else { return nil }
    return items
  }
}
