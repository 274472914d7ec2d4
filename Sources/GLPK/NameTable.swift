// Names that a file format can hold, each used once.

/// Chooses names for a model's rows or columns in a file.
struct NameTable {
  private var used: Set<String>

  /// Starts with names that are taken.
  init(reserved: [String] = []) { used = Set(reserved) }

  /// The names for a list: its own where the format allows, else a letter and the number from 1.
  mutating func names(
    for own: [String?],
    letter: String,
    where isAllowed: (String) -> Bool
  ) -> [String] {
    // Own names go first, so that a made-up one never takes an own one's place.
    var names: [String?] = own.map { name in
      guard let name, isAllowed(name), used.insert(name).inserted else { return nil }
      return name
    }
    for index in names.indices where names[index] == nil {
      names[index] = fresh("\(letter)\(index + 1)")
    }
    return names.compactMap { $0 }
  }

  /// A name like the wanted one that is not taken.
  mutating func fresh(_ wanted: String) -> String {
    var name = wanted
    while !used.insert(name).inserted { name += "_" }
    return name
  }
}

/// A number so that reading it back gives the same bits: the shortest such decimal, at most 17
/// digits. (GLPK's own writers round to 10 and 15.)
func exactDecimal(_ value: Double) -> String {
  let whole = value + 0  // Makes -0 into 0.
  return whole == whole.rounded() && whole.magnitude < 1e15 ? String(Int(whole)) : String(whole)
}
