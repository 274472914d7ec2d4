// What an import of ideas made, and what to type next.

package import NetworkImport
package import TransportNetwork

/// The figures of an import of projects from a spreadsheet.
package struct IdeasReport: Sendable {
  private let ideas: ProjectIdeas
  private let file: String
  private let folder: String
  private let network: Network

  /// Makes a report.
  ///
  /// - Parameters:
  ///   - ideas: What was read.
  ///   - file: The spreadsheet.
  ///   - folder: The package that has them now.
  ///   - network: The package before.
  package init(_ ideas: ProjectIdeas, file: String, folder: String, into network: Network) {
    self.ideas = ideas
    self.file = file
    self.folder = folder
    self.network = network
  }

  /// The figures, a line each.
  package var text: String {
    let currency = network.configuration.currency
    let money = [shortestDecimal(ideas.cost), currency].filter { !$0.isEmpty }.joined(
      separator: " "
    )
    var lines = [
      "\(file): \(counted(ideas.projectCount, "project")) with \(counted(ideas.linkCount, "link")), costing \(money) together"
    ]
    if !ideas.estimated.isEmpty {
      lines.append("  1.2 times the straight line is the length of \(listing(ideas.estimated))")
    }
    if !ideas.withoutHeadway.isEmpty {
      lines.append(
        "  the median of the mode's links is the headway of \(listing(ideas.withoutHeadway))"
      )
    }
    if !ideas.keptColumns.isEmpty {
      lines.append("  kept in project.csv: \(ideas.keptColumns.joined(separator: ", "))")
    }
    lines.append("Written to \(folder). Next:")
    lines.append("  corridor validate \(folder)")
    let budget = shortestDecimal((ideas.cost / 2).rounded())
    lines.append(
      "  corridor plan \(folder) --budget \(budget)\(question(network.schemes))"
    )
    return lines.joined(separator: "\n") + "\n"
  }

  /// What a plan is to be best at, as far as it is not the default: the gap between West and East
  /// of the scheme macro.
  private func question(_ schemes: [RegionScheme]) -> String {
    let names = schemes.map { scheme in (scheme.name, scheme.regions.map(\.name)) }
    if names.contains(where: { $0.0 == "macro" && Set($0.1).isSuperset(of: ["East", "West"]) }) {
      return ""
    }
    guard let (scheme, regions) = names.first(where: { $0.1.count > 1 }) else {
      return " --objective total"
    }
    let words = [scheme, regions[0], regions[1]].map { $0.contains(" ") ? "\"\($0)\"" : $0 }
    return " --scheme \(words[0]) --target \(words[1]) --reference \(words[2])"
  }

  /// At most five names.
  private func listing(_ names: [String]) -> String {
    names.prefix(5).joined(separator: ", ")
      + (names.count > 5 ? " and \(names.count - 5) more" : "")
  }
}
