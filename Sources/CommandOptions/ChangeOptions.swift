// What is different from the network as it stands: ideas of one's own, closed links, projects that
// are built.

package import Console
package import OrderedJSON
import PlanFiles
import PlanModel
package import ArgumentParser
package import TransportNetwork

/// Changes to the network, as route, matrix, access and try take them.
package struct ChangeOptions: ParsableArguments {
  package init() {}

  @OptionGroup package var ideas: IdeaOptions

  @Option(
    help: ArgumentHelp("Projects that are built, by id or name.", valueName: "p1,p2"),
    completion: CompletedNames.projects.kind
  )
  package var build: String?

  @Option(
    help: ArgumentHelp("JSON of a plan whose projects are built.", valueName: "plan.json"),
    completion: .file(extensions: ["json"])
  )
  package var plan: String?

  /// Whether anything is changed.
  package var isEmpty: Bool {
    ideas.list().isEmpty && build == nil && plan == nil
  }

  /// A network with its changes.
  package struct Changed {
    /// With ideas as candidate projects, and nothing closed.
    package var open: Network
    /// With ideas as candidate projects, and links closed.
    package var network: Network
    /// The ideas.
    package var ideas: [RowIndex<Project>]
    /// Ideas and projects that are built.
    package var built: [RowIndex<Project>]
    /// What was assumed.
    package var notes: [String]
    package var closesLinks: Bool
  }

  /// The network with the changes; what was assumed is told on standard error.
  package func changed(_ network: Network, use name: String?) throws(CommandFailure) -> Changed {
    let ideas = try planning { () throws(PlanningError) in
      try self.ideas.list().tried(on: network, use: name)
    }
    var ids: [String] = []
    if let build { ids += try network.projectIDs(build, option: "--build") }
    if let plan {
      let stored = try StoredPlan(path: plan)
      ids += try data { () throws(PlanFileError) in try stored.projects(in: network) }
    }
    let built = network.projects.typedIndices.filter { ids.contains(network.projects[$0].id) }
    for note in ideas.notes { Terminal.message(note) }
    return Changed(
      open: ideas.network,
      network: ideas.closedNetwork,
      ideas: ideas.projects,
      built: built + ideas.projects,
      notes: ideas.notes,
      closesLinks: ideas.closesLinks
    )
  }
}

extension ChangeOptions {
  /// The changes as they are asked for; of a plan its file counts.
  package var json: JSONValue {
    func list(_ texts: [String]) -> JSONValue { .array(texts.map { .string($0) }) }
    return [
      "add": list(ideas.add), "upgrade": list(ideas.upgrade), "close": list(ideas.close),
      "build": .text(build),
    ]
  }
}
