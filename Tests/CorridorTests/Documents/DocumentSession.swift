// What a Markdown page tells its reader to type, and what it says that comes out.

import Foundation

/// The commands of a page, in order.
///
/// A block `sh` is typed as it stands. In a block `console` every line that begins with `$ ` is
/// typed, and the lines after it are what the terminal shows then, of both streams, messages last;
/// a line `...` stands for any number of lines, `...` in a line for any part of it. Other blocks
/// are not typed.
struct DocumentSession {
  /// A command, or a whole block of them.
  struct Step {
    /// Line of the page, from 1.
    var line: Int
    var command: String
    /// What the page shows; nil where it shows nothing.
    var expected: [String]?
  }

  var steps: [Step] = []

  /// Reads a page.
  init(_ markdown: String) {
    var block: String?
    for (index, text) in markdown.components(separatedBy: "\n").enumerated() {
      if text.hasPrefix("```") {
        block = block == nil ? String(text.dropFirst(3)) : nil
        if block == "sh" { steps.append(Step(line: index + 2, command: "", expected: nil)) }
        continue
      }
      if block == "sh" {
        steps[steps.count - 1].command += text + "\n"
      } else if block == "console", text.hasPrefix("$ ") {
        steps.append(Step(line: index + 1, command: String(text.dropFirst(2)), expected: []))
      } else if block == "console" {
        steps[steps.count - 1].expected?.append(text)
      }
    }
  }

  /// Leaves out the steps that a test does not run.
  func filter(_ isRun: (String) -> Bool) -> DocumentSession {
    var session = self
    session.steps = steps.filter { isRun($0.command) }
    return session
  }

  /// Types everything in a folder at a wide terminal, and tells what each step printed, messages
  /// last, and the exit code.
  func run(in folder: URL) throws -> [(printed: String, code: Int32)] {
    let (typed, messages) = ("typed-\(UUID().uuidString)", "messages-\(UUID().uuidString)")
    let files = [typed, messages].map {
      FileManager.default.temporaryDirectory.appendingPathComponent($0)
    }
    defer { for file in files { try? FileManager.default.removeItem(at: file) } }
    return try steps.map { step in
      try step.command.write(to: files[0], atomically: true, encoding: .utf8)
      let shell = Process()
      shell.executableURL = URL(fileURLWithPath: "/usr/bin/script")
      // A command that fails ends a block. Messages go to no terminal, so that no line of progress
      // is among them.
      let mode = step.expected == nil ? "-e" : "+e"
      shell.arguments = [
        "-qec",
        "stty cols 500; bash \(mode) '\(files[0].path)' 2>'\(files[1].path)'; c=$?; cat '\(files[1].path)'; exit $c",
        "/dev/null",
      ]
      shell.currentDirectoryURL = folder
      var environment = ProcessInfo.processInfo.environment
      let programs = CorridorProcess.binary.deletingLastPathComponent().path
      environment["PATH"] = "\(programs):\(environment["PATH"] ?? "/usr/bin:/bin")"
      environment["LC_ALL"] = "C.UTF-8"
      environment["NO_COLOR"] = "1"
      shell.environment = environment
      let terminal = Pipe()
      shell.standardOutput = terminal
      shell.standardError = terminal
      shell.standardInput = FileHandle.nullDevice
      try shell.run()
      let bytes = terminal.fileHandleForReading.readDataToEndOfFile()
      shell.waitUntilExit()
      let printed = String(decoding: bytes, as: UTF8.self).replacing("\r\n", with: "\n")
      return (printed, shell.terminationStatus)
    }
  }

  /// What differs between the page and what came out, a sentence each.
  ///
  /// A command may fail where the page shows its message: a line that begins with `Error:`.
  func differences(from results: [(printed: String, code: Int32)]) -> [String] {
    zip(steps, results).compactMap { step, result in
      let showsFailure = step.expected?.contains { $0.hasPrefix("Error:") } ?? false
      if (result.code == 0) == showsFailure {
        return "line \(step.line): exit code \(result.code) of: \(step.command)\n\(result.printed)"
      }
      guard let expected = step.expected else { return nil }
      let printed = trimmed(result.printed.components(separatedBy: "\n"))
      return fits(trimmed(expected)[...], printed[...])
        ? nil : "line \(step.line): \(step.command) prints\n\(printed.joined(separator: "\n"))"
    }
  }
}

/// Lines without blanks and a terminal's bars at their ends, and without empty ones at the end.
private func trimmed(_ lines: [String]) -> [String] {
  var lines = lines.map { line in
    String(line.reversed().drop { " ▏▎▍▌▋▊▉█".contains($0) }.reversed())
  }
  while lines.last == "" { lines.removeLast() }
  return lines
}

/// Whether lines are those of a pattern in which `...` stands for any number of them.
private func fits(_ pattern: ArraySlice<String>, _ lines: ArraySlice<String>) -> Bool {
  guard let first = pattern.first else { return lines.isEmpty }
  let rest = pattern.dropFirst()
  if first == "..." {
    return (lines.startIndex...lines.endIndex).contains { fits(rest, lines[$0...]) }
  }
  guard let line = lines.first, isLine(first, line) else { return false }
  return fits(rest, lines.dropFirst())
}

/// Whether a line is that of a pattern in which `...` stands for any part of it.
private func isLine(_ pattern: String, _ line: String) -> Bool {
  let parts = pattern.components(separatedBy: "...")
  guard parts.count > 1 else { return pattern == line }
  guard line.hasPrefix(parts[0]) else { return false }
  var rest = line.dropFirst(parts[0].count)
  for part in parts.dropFirst().dropLast() {
    guard let place = rest.range(of: part) else { return false }
    rest = rest[place.upperBound...]
  }
  return rest.hasSuffix(parts[parts.count - 1])
}
