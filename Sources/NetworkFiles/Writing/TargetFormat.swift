// The formats that networks, graphs and matrices are converted to, told by the ending of a name.

/// The formats that can be written.
public enum TargetFormat: String, Sendable, CaseIterable {
  /// A package's folder, graph files, maps and matrices.
  case gmns, dimacs, tntp, geojson, gpkg, csv, omx

  /// Whether it holds matrices and not networks.
  public var isMatrix: Bool { self == .csv || self == .omx }

  /// The format of a file name; nil when its ending is none of ours.
  public init?(ofName name: String) {
    let base = name.split(separator: "/").last.map { String($0) } ?? name
    let endings: [(String, TargetFormat)] = [
      (".gr", .dimacs), (".tntp", .tntp), (".geojson", .geojson), (".json", .geojson),
      (".gpkg", .gpkg), (".csv", .csv), (".omx", .omx),
    ]
    if let known = endings.first(where: { base.lowercased().hasSuffix($0.0) }) {
      self = known.1
      return
    }
    // A folder may have a dot in its name, as in v1.2; an ending of letters is a format.
    let ending = base.split(separator: ".", omittingEmptySubsequences: false).dropFirst().last
    guard
      name.hasSuffix("/") || ending?.isEmpty ?? true
        || ending?.contains(where: { !$0.isLetter }) == true
    else { return nil }
    self = .gmns
  }
}
