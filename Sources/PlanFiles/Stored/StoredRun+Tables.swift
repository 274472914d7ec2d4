// What a file's question was asked of: the network with its ideas, and tables, wherever they are
// now.

import DurableFiles
package import NetworkFiles
public import PlanModel
public import TransportNetwork

extension StoredRun {
  /// Reads a table of demand: its path, the network whose zones it is about, and whether flows of
  /// others are left out.
  public typealias DemandReader = (
    _ path: String, _ network: Network, _ onlyZones: Bool
  ) throws(PlanningError) -> PlanRequest.DemandTable

  /// The network that the run was about: a package with the run's ideas.
  package func network(on network: Network) throws(PlanningError) -> Network {
    guard !ideas.isEmpty else { return network }
    return try ideas.tried(on: network, use: request.use).closedNetwork
  }

  /// The question with its table of demand, which is now at `path` (nil for where it was).
  /// - Throws: what the reader throws, that there is no table, and that none is needed.
  package func request(
    _ network: Network,
    demandAt path: String?,
    reading read: DemandReader
  ) throws(PlanningError) -> PlanRequest {
    guard let recorded = demandFile else {
      if path == nil { return request }
      throw PlanningError(.usage, "\(name) says nothing of demand; leave --demand out.")
    }
    if let path { return request(demand: try read(path, network, recorded.onlyZones)) }
    guard recorded.path != "-" else {
      throw PlanningError(
        .data,
        "\(name) does not say where its table of demand is; name it with --demand FILE."
      )
    }
    guard fileKind(recorded.path).exists else {
      throw PlanningError(
        .data,
        """
        \(name) was made with --demand \(recorded.path), which is not there. If the table is elsewhere now, name it \
        with --demand FILE.
        """
      )
    }
    do throws(PlanningError) {
      return request(demand: try read(recorded.path, network, recorded.onlyZones))
    } catch {
      throw PlanningError(.data, "\(name) cannot be asked again: \(error.description)")
    }
  }

  /// The table of scenarios, which is now at `path` (nil for where it was); nil when none is
  /// needed.
  /// - Throws: what is wrong with it, that there is none, and that none is needed.
  func scenarios(
    _ network: Network,
    _ request: PlanRequest,
    at path: String?,
    areNeeded: Bool
  ) throws(PlanningError) -> ScenarioFile? {
    guard areNeeded else {
      if path == nil { return nil }
      throw PlanningError(.usage, "\(name) says nothing of scenarios; leave --scenarios out.")
    }
    if let path { return try ScenarioFile(contentsOf: path, network, request) }
    guard let recorded = beside.scenarios?.path, recorded != "-" else {
      throw PlanningError(
        .data,
        "\(name) does not say where its table of scenarios is; name it with --scenarios FILE."
      )
    }
    do throws(PlanningError) {
      return try ScenarioFile(contentsOf: recorded, network, request)
    } catch {
      throw PlanningError(
        .data,
        """
        \(name) was made with --scenarios \(recorded): \(error.description). If the table is elsewhere \
        now, name it with --scenarios FILE.
        """
      )
    }
  }
}

extension IdeaList {
  /// The ideas on a network; what cannot be tried is told with its option.
  /// - Parameters:
  ///   - network: as its tables have it.
  ///   - name: who travels; nil for passengers, or the only use there is.
  /// - Returns: the network with its changes.
  /// - Throws: an error of kind `usage`: which idea cannot be tried, or which use there is not.
  package func tried(
    on network: Network,
    use name: String?
  ) throws(PlanningError) -> NetworkIdeas {
    let use: RowIndex<Use>
    do throws(NameError) {
      use = try network.use(named: name)
    } catch {
      throw PlanningError(.usage, "--use: \(error.description)")
    }
    do throws(IdeaError) {
      return try applied(to: network, use: use)
    } catch {
      throw PlanningError(.usage, (error.list.map { "--\($0): " } ?? "") + error.description)
    }
  }
}

extension PlanRequest.DemandTable {
  /// Reads a table in CSV or TNTP; `-` is standard input.
  /// - Parameters:
  ///   - path: the file.
  ///   - network: whose zones it is about, by id or name.
  ///   - onlyZones: whether flows of others are left out.
  /// - Throws: an error of kind `data`: everything that is wrong with the table.
  public init(
    contentsOf path: String,
    _ network: Network,
    onlyZones: Bool
  ) throws(PlanningError) {
    let file = try reading { () throws(CSVError) in
      try DemandFile(
        contentsOf: path,
        zones: network.zones.map(\.id),
        taking: onlyZones ? .only : .all,
        names: network.zoneNames
      )
    }
    self.init(file, path: path, onlyZones: onlyZones)
  }

  /// Takes the flows of a file.
  package init(_ file: DemandFile, path: String, onlyZones: Bool) {
    self.init(
      file.flows.map { PlanRequest.Flow(from: $0.from, to: $0.to, volume: $0.volume) },
      file: .init(path: path, sha256: file.sha256, onlyZones: onlyZones)
    )
  }
}

extension ScenarioFile {
  /// Reads the scenarios of a question; `-` is standard input.
  /// - Throws: an error of kind `data`: everything that is wrong with the table.
  package init(
    contentsOf path: String,
    _ network: Network,
    _ request: PlanRequest
  ) throws(PlanningError) {
    self = try reading { () throws(CSVError) in
      try ScenarioFile(
        contentsOf: path,
        network,
        scheme: network.schemes.first { $0.name == request.scheme }
      )
    }
  }
}

extension NetworkDigest {
  /// The SHA-256 of a package that has just been read.
  /// - Throws: an error of kind `data`: that it is no longer what it was.
  package static func sha256(ofPackage folder: String) throws(PlanningError) -> String {
    do {
      return try sha256(ofFolder: folder)
    } catch {
      throw PlanningError(.data, "\(folder) changed while it was read: \(error)")
    }
  }
}

/// Turns what is wrong with a table into a question that cannot be answered.
private func reading<Result>(
  _ body: () throws(CSVError) -> Result
) throws(PlanningError) -> Result {
  do throws(CSVError) {
    return try body()
  } catch {
    throw PlanningError(.data, error.description)
  }
}
