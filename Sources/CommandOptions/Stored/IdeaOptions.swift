// Ideas of one's own as options, and as a file has them: the network that a plan is made on.

package import Console
package import ArgumentParser
import PlanFiles
import PlanModel
package import TransportNetwork

/// Lines that are drawn, sections that become faster, links that are closed.
package struct IdeaOptions: ParsableArguments {
  package init() {}

  @Option(
    parsing: .unconditionalSingleValue,
    help: ArgumentHelp(
      """
      A line of your own as one more candidate: A-B or A-B-C, mode=, km=, kmh= or minutes=, headway=, cost=, name=. Stations are made where there are \
      none; missing km are the great circle times 1.2.
      """,
      valueName: "a-b,mode=..."
    )
  )
  package var add: [String] = []

  @Option(
    parsing: .unconditionalSingleValue,
    help: ArgumentHelp(
      "One more candidate: the sections of the best route of a mode, faster: A-B, mode=, kmh=, cost=.",
      valueName: "a-b,mode=..."
    )
  )
  package var upgrade: [String] = []

  @Option(
    parsing: .unconditionalSingleValue,
    help: ArgumentHelp("Close a link, by id or name.", valueName: "link")
  )
  package var close: [String] = []

  /// The options behind those of a file.
  package func list(after stored: IdeaList = IdeaList()) -> IdeaList {
    IdeaList(
      add: stored.add + add,
      upgrade: stored.upgrade + upgrade,
      close: stored.close + close
    )
  }
}

extension IdeaList {
  /// A network with these ideas as candidates, closed links closed.
  /// - Parameters:
  ///   - network: as its tables have it.
  ///   - name: who travels; nil for passengers, or the only use there is.
  ///   - tellsAssumptions: whether what was assumed is told on standard error.
  /// - Returns: the network with its changes.
  /// - Throws: which idea cannot be tried.
  package func changed(
    _ network: Network,
    use name: String?,
    tellsAssumptions: Bool = false
  ) throws(CommandFailure) -> Network {
    guard !isEmpty else { return network }
    let ideas = try planning { () throws(PlanningError) in try tried(on: network, use: name) }
    if tellsAssumptions { for note in ideas.notes { Terminal.message(note) } }
    return ideas.closedNetwork
  }
}

extension StoredRun {
  /// The network that the run was about: the package with the run's ideas.
  package func network(_ network: Network) throws(CommandFailure) -> Network {
    try planning { () throws(PlanningError) in try self.network(on: network) }
  }
}
