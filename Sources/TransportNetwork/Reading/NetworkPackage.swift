// Network packages: folders of tables in the General Modeling Network Specification (Networks/README.md).

/// Reads, checks and writes network packages.
///
/// ```swift
/// let (network, report) = try NetworkPackage.read("Networks/example")
/// print(network.nodes.count, report.warningCount)
/// ```
public enum NetworkPackage {
  /// Reads and checks a folder.
  ///
  /// - Throws: everything found, when any of it is an error.
  /// - Complexity: O(bytes) time; about 1 s and 0.6 GB per million links.
  public static func read(
    _ folder: String
  ) throws(NetworkPackageError) -> (network: Network, report: PackageReport) {
    let (network, report) = check(folder)
    guard let network else { throw NetworkPackageError(folder: folder, report: report) }
    return (network, report)
  }

  /// Reads and checks a folder, and answers all that was found: the network is nil when any of it is an error.
  public static func check(_ folder: String) -> (network: Network?, report: PackageReport) {
    let log = ProblemLog()
    guard let package = PackageFolder(folder, log) else { return (nil, log.report) }
    let network = readNetwork(package, log)
    return (log.report.isValid ? network : nil, log.report)
  }
}

/// Reads the tables one after the other, each with what the earlier ones defined.
private func readNetwork(_ folder: PackageFolder, _ log: ProblemLog) -> Network {
  var extra: [String: [ExtraColumn]] = [:]
  let (configuration, units) = readConfiguration(folder.open(DataDictionary.config), &extra, log)
  var uses = UseCatalogue(
    folder.open(DataDictionary.useDefinition),
    folder.open(DataDictionary.useGroup),
    &extra,
    log
  )
  let modes = ModeCatalogue(folder.open(DataDictionary.mode), uses, units, &extra, log)
  let places = Places(
    zones: folder.open(DataDictionary.zone),
    nodes: folder.open(
      CoordinateSystem(configuration.crs).isNone
        ? DataDictionary.nodeWithoutPlaces : DataDictionary.node
    ),
    configuration,
    &extra,
    log
  )
  let links = LinkTable(
    folder.open(DataDictionary.link),
    Geometries(folder.open(DataDictionary.geometry), log),
    places,
    modes,
    &uses,
    units,
    &extra,
    log
  )
  let schemes = readRegions(folder.open(DataDictionary.region), places.zoneIndex, &extra, log)
  let projects = readProjects(
    folder.open(DataDictionary.project),
    folder.open(DataDictionary.projectLink),
    links,
    places,
    modes,
    &uses,
    units,
    &extra,
    log
  )
  extra["datapackage"] = readDescriptor(folder, configuration, log)
  let network = Network(
    configuration: configuration,
    nodes: places.nodes,
    links: links.links,
    zones: places.zones,
    zoneColumns: places.zoneColumns,
    uses: uses.uses,
    modes: modes.modes,
    schemes: schemes,
    projects: projects,
    extraColumns: extra.filter { !$0.value.isEmpty },
    hasCoordinates: places.haveCoordinates,
    zonePlaces: places.zonePlaces
  )
  if log.report.isValid {
    warnOfParts(network, log)
    warnOfLengths(network, log)
  }
  return network
}
