// corridor init: a network of three towns to begin with.

import CommandOptions
import Console
import ArgumentParser
import DurableFiles
import FoundationEssentials
import NetworkImport

/// Writes a template of a network package.
struct InitCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "init",
    abstract: "Write a small network package that validates and plans, to overwrite with your own.",
    discussion: """
      EXAMPLES:
        corridor init country
        corridor validate country
        corridor plan country --budget 800

      FOLDER gets three towns with roads, a railway and three projects, and a README.md that explains every table. The folder \
      must be new or empty.
      """
  )

  @Argument(
    help: ArgumentHelp("Folder to write.", valueName: "folder"),
    completion: .directory
  )
  var folder: String

  func run() throws {
    var target = folder
    while target.count > 1 && target.hasSuffix("/") { target.removeLast() }
    if fileKind(target).exists {
      guard let entries = try? FileManager.default.contentsOfDirectory(atPath: target),
        entries.isEmpty
      else {
        throw CommandFailure.usage(
          "\(folder) exists already and is not empty; choose another name."
        )
      }
    } else {
      let error = makeFolder(target)
      guard error == 0 else {
        throw CommandFailure.data("\(folder) cannot be made: \(systemMessage(error)).")
      }
    }
    let name = baseName(target)
    for file in PackageTemplate.files(name: name) {
      let output = try OutputFile("\(target)/\(file.name)", replacing: false)
      try output.write(file.text)
      try output.finish()
    }
    let result = try OutputFile(nil, replacing: false)
    try result.write(
      """
      \(target): three towns, three projects, and README.md, which explains every table. Next:
        corridor validate \(target)
        corridor plan \(target) --budget 800

      """
    )
    try result.finish()
  }
}
