// Names as a shell completes them: one word each, ids where names do not tell rows apart.

/// What names can be completed.
package enum CompletedNames: Sendable {
  case zones
  case projects
  case regions
  case modes
  case schemes
  case facilities
}

extension Network {
  /// The words that name something of a kind, sorted.
  ///
  /// What is no letter or digit does not matter to a name, so a hyphen takes its place; rows
  /// without a name, or with one that several have, are called by their ids.
  package func completionWords(_ kind: CompletedNames) -> [String] {
    switch kind {
    case .zones: words(zones.map { ($0.id, $0.name) })
    case .projects: words(projects.map { ($0.id, $0.name) }) + projects.map(\.id)
    case .regions: words(schemes.flatMap { $0.regions.map { ($0.name, $0.name) } })
    case .schemes: words(schemes.map { ($0.name, $0.name) })
    case .modes: words(modes.map { ($0.name, $0.name) })
    case .facilities:
      words(
        nodes.flatMap { [$0.type, $0.facilityClass] }.filter { !$0.isEmpty }.map { ($0, $0) }
      )
    }
  }

  private func words(_ rows: [(id: String, name: String)]) -> [String] {
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
