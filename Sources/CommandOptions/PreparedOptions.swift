// A hierarchy that corridor prepare saved, as an option.

package import AccessAnalysis
package import ArgumentParser
package import Console

/// A hierarchy that was saved.
package struct PreparedOptions: ParsableArguments {
  package init() {}

  @Option(
    help: ArgumentHelp("Use the hierarchy that corridor prepare saved.", valueName: "file"),
    completion: .file()
  )
  package var prepared: String?

  /// The hierarchy, read; nil when none was given.
  package func read() throws(CommandFailure) -> PreparedHierarchy? {
    guard let prepared else { return nil }
    return try asking { () throws(AccessError) in try PreparedHierarchy(contentsOf: prepared) }
  }
}
