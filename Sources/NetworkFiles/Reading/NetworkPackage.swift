// Network packages: folders of tables in the General Modeling Network Specification
// (Networks/README.md).

public import TransportNetwork

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

  /// Reads and checks a folder, and answers all that was found: the network is nil when any of it
  /// is an error.
  ///
  /// - Parameters:
  ///   - folder: the package.
  ///   - plausibility: whether to warn also of what is legal and hardly meant: links shorter than
  ///     the straight line, speeds that no mode can have, and the like.
  /// - Returns: the network, and everything found.
  public static func check(
    _ folder: String,
    plausibility: Bool = false
  ) -> (network: Network?, report: PackageReport) {
    let log = ProblemLog()
    guard let package = PackageFolder(folder, log) else { return (nil, log.report) }
    let network = readNetwork(package, plausibility: plausibility, log)
    return (log.report.isValid ? network : nil, log.report)
  }

  /// Checks tables that are in memory, as ``check(_:plausibility:)`` does those of a folder.
  ///
  /// - Parameter files: The bytes by file name, for example `node.csv`.
  /// - Returns: The network, and everything found.
  package static func check(
    tables files: [String: [UInt8]]
  ) -> (network: Network?, report: PackageReport) {
    let log = ProblemLog()
    let network = readNetwork(PackageFolder(files, log), plausibility: false, log)
    return (log.report.isValid ? network : nil, log.report)
  }
}

/// Reads the tables one after the other, each with what the earlier ones defined.
private func readNetwork(
  _ folder: PackageFolder,
  plausibility: Bool,
  _ log: ProblemLog
) -> Network {
  var extra: [String: [ExtraColumn]] = [:]
  let (configuration, units) = readConfiguration(folder.open(DataDictionary.config), &extra, log)
  var uses = UseCatalogue(
    folder.open(DataDictionary.useDefinition),
    folder.open(DataDictionary.useGroup),
    &extra,
    log
  )
  let modeTable = folder.open(DataDictionary.mode)
  let modes = ModeCatalogue(modeTable, uses, units, &extra, log)
  let zoneTable = folder.open(DataDictionary.zone)
  let nodeTable = folder.open(
    CoordinateSystem(configuration.crs).isNone
      ? DataDictionary.nodeWithoutPlaces : DataDictionary.node
  )
  let places = Places(
    zones: zoneTable,
    nodes: nodeTable,
    configuration,
    &extra,
    log
  )
  let linkTable = folder.open(DataDictionary.link)
  let links = LinkTable(
    linkTable,
    Geometries(folder.open(DataDictionary.geometry), log),
    places,
    modes,
    &uses,
    units,
    &extra,
    log
  )
  let schemes = readRegions(folder.open(DataDictionary.region), places.zoneIndex, &extra, log)
  let projectTable = folder.open(DataDictionary.project)
  let projectLinkTable = folder.open(DataDictionary.projectLink)
  let projects = readProjects(
    projectTable,
    projectLinkTable,
    links,
    places,
    modes,
    &uses,
    units,
    &extra,
    log
  )
  let areas = readAreas(folder.open(DataDictionary.area), &extra, log)
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
    areas: areas,
    extraColumns: extra.filter { !$0.value.isEmpty },
    hasCoordinates: places.haveCoordinates,
    zonePlaces: places.zonePlaces
  )
  if log.report.isValid {
    warnOfParts(network, log)
    warnOfLengths(network, units, log)
    if plausibility {
      checkPlausibility(
        Evidence(
          network,
          nodes: nodeTable,
          links: linkTable,
          projects: projectTable,
          projectLinks: projectLinkTable,
          modes: modeTable,
          units,
          log
        )
      )
    }
  }
  return network
}
