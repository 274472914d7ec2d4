// What is different from the network as it stands: ideas of one's own, closed links, projects that are built.

import Console
import PlanFiles
import ArgumentParser
import TransportNetwork

/// Changes to the network, as route, matrix, access and try take them.
struct ChangeOptions: ParsableArguments {
  @OptionGroup var ideas: IdeaOptions

  @Option(
    help: ArgumentHelp("Projects that are built, by id or name.", valueName: "p1,p2"),
    completion: CompletedNames.projects.kind
  )
  var build: String?

  @Option(
    help: ArgumentHelp("JSON of a plan whose projects are built.", valueName: "plan.json"),
    completion: .file(extensions: ["json"])
  )
  var plan: String?

  /// Whether anything is changed.
  var isEmpty: Bool {
    ideas.list().isEmpty && build == nil && plan == nil
  }

  /// A network with its changes.
  struct Changed {
    /// With ideas as candidate projects, and nothing closed.
    var open: Network
    /// With ideas as candidate projects, and links closed.
    var network: Network
    /// The ideas.
    var ideas: [RowIndex<Project>]
    /// Ideas and projects that are built.
    var built: [RowIndex<Project>]
    /// What was assumed.
    var notes: [String]
    var closesLinks: Bool
  }

  /// The network with the changes; what was assumed is told on standard error.
  func changed(_ network: Network, use name: String?) throws(CommandFailure) -> Changed {
    let use = try named("--use") { () throws(NameError) in try network.use(named: name) }
    let ideas = try self.ideas.list().tried(on: network, use: use)
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
