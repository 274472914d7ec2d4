// Makes a network of an OpenStreetMap file: two passes, cuts, parts, joined zones, contraction,
// tables.

public import NetworkFiles
public import TransportNetwork

/// A network made of an OpenStreetMap extract, and what was read, made and left out on the way.
///
/// ```swift
/// var options = OSMOptions()
/// options.name = "Liechtenstein"
/// let made = try OSMImport("liechtenstein.osm.pbf", options)
/// try NetworkPackage.write(made.network, to: "li")
/// ```
public struct OSMImport: Sendable {
  /// The network.
  public let network: Network
  /// The figures.
  public let summary: OSMSummary
  /// What the user should know.
  public let problems: [PackageProblem]

  /// Imports a file.
  ///
  /// Memory holds the ways of the imported classes and their nodes, whatever else the file has.
  ///
  /// - Parameters:
  ///   - path: A .osm.pbf file.
  ///   - options: What to take, and how.
  ///   - progress: Told what is being done, and which share of it is.
  /// - Throws: what is wrong with the file, at which byte, and what to do.
  public init(
    _ path: String,
    _ options: OSMOptions = OSMOptions(),
    progress: (String, Double) -> Void = { _, _ in }
  ) throws(OSMError) {
    let file = try PBFFile(path)
    let header = try PBFHeader(file)
    let reader = OSMReader(
      file: file,
      header: header,
      rules: options.rules,
      threads: options.threads
    )
    let extract = try reader.extract(progress: progress)
    guard !extract.ways.isEmpty else {
      throw OSMError(
        file: path,
        """
        has no road from motorway to \(options.lowestRoad.rawValue), no railway=rail and no route=ferry that is open; \
        lower classes of roads are taken with --roads tertiary
        """
      )
    }
    progress("joining", 0)
    var summary = OSMSummary()
    var isCut = extract.cuts(everyNode: options.keepsEveryNode)
    let (pieces, pointless) = extract.pieces(cutAt: isCut)
    summary.source = OSMSummary.Source(file: path, extract.header, extract.counts, pointless)

    let graph = ImportGraph(extract, pieces)
    let strong = StrongParts(graph)
    var sites = ImportedSites(extract, options)
    var joined = JoinedSites(sites.sites, extract, graph, strong, options)
    let isJoined = sites.sites.indices.map { joined.isJoined($0) }
    summary.noteFar(sites.sites, isJoined)
    joined.keep(isJoined)
    sites.keep(isJoined)
    summary.noteParts(strong, joined.isKept, graph, extract)

    let held = sites.sites.indices.flatMap { joined.nodes(of: $0) }
    for node in held { isCut[Int(node)] = true }
    let kept = zip(graph.edges, pieces).filter { edge, _ in
      strong.part(of: edge).map { joined.isKept[$0] } ?? false
    }
    var final = ImportGraph(extract, extract.pieces(kept.map { $0.1 }, cutAgainAt: isCut))
    if !options.keepsEveryNode {
      var isHeld = [Bool](repeating: false, count: extract.points.count)
      for node in held { isHeld[Int(node)] = true }
      let holds = final.vertices.map { isHeld[Int($0)] }
      summary.prunedKilometres = final.prune(shorterThan: options.pruneKilometres, keeping: holds)
      final.contract(keeping: holds)
    }
    progress("writing", 0)
    let builder = OSMNetworkBuilder(extract, final, sites, joined, options)
    network = builder.network()
    guard !network.links.isEmpty else {
      throw OSMError(
        file: path,
        """
        has \(extract.ways.count) open ways, and no part of them with a junction or a place from which one can go and come \
        back. Take more classes by --roads, or give --zones
        """
      )
    }
    summary.noteNetwork(network, final, sites)
    self.summary = summary
    problems = summary.problems(file: path, extract.counts, options)
  }
}

extension JoinedSites {
  /// The nodes that a site is joined to.
  func nodes(of site: Int) -> [Int32] {
    (road[site].map { [$0.node] } ?? []) + tracks[site].map(\.node)
  }

  /// Leaves out sites.
  mutating func keep(_ isKept: [Bool]) {
    road = zip(road, isKept).filter { $0.1 }.map { $0.0 }
    tracks = zip(tracks, isKept).filter { $0.1 }.map { $0.0 }
  }
}
