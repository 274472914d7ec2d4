// Shell completion of names: the zones, projects, regions and modes of the package that has been typed.

import DurableFiles
import NetworkFiles
import ArgumentParser
import TransportNetwork

/// What the names of an option name.
enum NameCompletion {
  case zones
  case projects
  case regions
  case modes
  case schemes
  case facilities

  /// Completes with the names of the package among the words typed so far.
  var kind: CompletionKind {
    .custom { words, _, prefix in self.words(in: words, prefix: prefix) }
  }

  /// The names that may follow, those after the last comma of a list.
  private func words(in words: [String], prefix: String) -> [String] {
    guard let folder = words.first(where: { fileKind("\($0)/node.csv").isRegular }),
      let (network, _) = try? NetworkPackage.read(folder)
    else { return [] }
    let start = prefix.lastIndex(of: ",").map { String(prefix[...$0]) } ?? ""
    return names(network).map { start + $0 }
  }

  private func names(_ network: Network) -> [String] {
    switch self {
    case .zones: typed(network.zones.map { ($0.id, $0.name) })
    case .projects: typed(network.projects.map { ($0.id, $0.name) }) + network.projects.map(\.id)
    case .regions: typed(network.schemes.flatMap { $0.regions.map { ($0.name, $0.name) } })
    case .schemes: typed(network.schemes.map { ($0.name, $0.name) })
    case .modes: typed(network.modes.map { ($0.name, $0.name) })
    case .facilities:
      typed(
        network.nodes.flatMap { [$0.type, $0.facilityClass] }.filter { !$0.isEmpty }
          .map { ($0, $0) }
      )
    }
  }

  /// Names as one word each: what is no letter or digit does not matter to a name, so a hyphen takes its place; ids where names are
  /// missing or several have one.
  private func typed(_ rows: [(id: String, name: String)]) -> [String] {
    var counts: [String: Int] = [:]
    for row in Set(rows.map { "\($0.id)\u{0}\($0.name)" }) {
      counts[nameKey(String(row.split(separator: "\u{0}").last ?? "")), default: 0] += 1
    }
    let words = rows.map { row in
      let key = nameKey(row.name)
      return key.isEmpty || counts[key] != 1 ? row.id : oneWord(row.name)
    }
    return Set(words).sorted()
  }

  private func oneWord(_ name: String) -> String {
    if name.allSatisfy({ $0.isLetter || $0.isNumber || "_-.".contains($0) }) { return name }
    return name.split { !($0.isLetter || $0.isNumber) }.joined(separator: "-")
  }
}
