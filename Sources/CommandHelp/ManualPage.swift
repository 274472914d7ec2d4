// The manual page corridor.1, from the same descriptions as the help.

/// All commands as one page in roff, for man(1).
package struct ManualPage: Sendable {
  let program: CommandDescription
  let version: String

  /// Takes all commands and the program's version.
  package init(program: CommandDescription, version: String) {
    (self.program, self.version) = (program, version)
  }

  /// The page.
  package var text: String {
    var page = ".TH CORRIDOR 1 \"\" \"corridor \(version)\" \"User Commands\"\n"
    page += ".SH NAME\ncorridor \\- \(escaped(lowered(program.abstract)))\n"
    page += ".SH SYNOPSIS\n.B corridor\n.I command\n[\\fIoptions\\fR] [\\fIarguments\\fR]\n"
    page += ".SH DESCRIPTION\n"
    page += program.paragraphs.map { ".PP\n" + lines($0) }.joined()
    page += ".SH EXAMPLES\n" + examples(program.examples)
    page += ".SH COMMANDS\n"
    for command in program.subcommands {
      page += ".TP\n.B \(escaped(command.name))\n\(escaped(command.abstract))\n"
    }
    for command in leaves(program) { page += section(command) }
    page += """
      .SH SEE ALSO
      \\fBman\\fR(1). The formats of network packages are told in Networks/README.md, a tutorial and what to do
      about each kind of error in Sources/documentation; the Debian package has both in /usr/share/doc/corridor.

      """
    return page
  }

  /// The commands that do something, those of groups one by one.
  private func leaves(_ command: CommandDescription) -> [CommandDescription] {
    command.subcommands.flatMap { $0.subcommands.isEmpty ? [$0] : leaves($0) }
  }

  private func section(_ command: CommandDescription) -> String {
    var text = ".SH \"CORRIDOR \(escaped(command.name.uppercased()))\"\n"
    text += "\(escaped(command.abstract))\n"
    var synopsis = ".PP\n\\fBcorridor \(escaped(command.name))\\fR [\\fIoptions\\fR]"
    for place in command.arguments where place.isPositional {
      synopsis += " \(escaped(place.label))"
    }
    text += synopsis + "\n" + examples(command.examples)
    for argument in command.arguments {
      text += ".TP\n.B \"\(escaped(argument.label))\"\n\(escaped(argument.text))\n"
    }
    text += command.paragraphs.map { ".PP\n" + lines($0) }.joined()
    return text
  }

  private func examples(_ examples: [String]) -> String {
    guard !examples.isEmpty else { return "" }
    return ".PP\n.nf\n.RS\n" + examples.map { escaped($0) + "\n" }.joined() + ".RE\n.fi\n"
  }

  /// A paragraph; a table of lines stays one.
  private func lines(_ text: String) -> String {
    let body = text.split(separator: "\n").map { escaped(String($0)) + "\n" }.joined()
    return text.contains("\n") ? ".nf\n\(body).fi\n" : body
  }

  /// The first letter small, without the full stop, as NAME has it.
  private func lowered(_ text: String) -> String {
    let plain = text.hasSuffix(".") ? String(text.dropLast()) : text
    return plain.prefix(1).lowercased() + plain.dropFirst()
  }

  /// A text in which nothing is a request or an escape of roff.
  private func escaped(_ text: String) -> String {
    var result = ""
    for character in text {
      switch character {
      case "\\": result += "\\e"
      case "-": result += "\\-"
      case "\"": result += "\\(dq"
      default: result.append(character)
      }
    }
    return result.hasPrefix(".") || result.hasPrefix("'") ? "\\&" + result : result
  }
}
