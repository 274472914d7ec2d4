// What is different from the network as it stands: ideas of one's own, closed links, projects that are built.

import PlanFiles
import ArgumentParser
import TransportNetwork

/// Changes to the network, as route, matrix, access and try take them.
struct ChangeOptions: ParsableArguments {
  @Option(
    parsing: .unconditionalSingleValue,
    help: ArgumentHelp(
      """
      A line of your own: A-B or A-B-C, mode=, km=, kmh= or minutes=, headway=, cost=, name=. Stations are made where \
      there are none; missing km are the great circle times 1.2.
      """,
      valueName: "a-b,mode=..."
    )
  )
  var add: [String] = []

  @Option(
    parsing: .unconditionalSingleValue,
    help: ArgumentHelp(
      "Speed up the sections of the best route of a mode: A-B, mode=, kmh=, cost=.",
      valueName: "a-b,mode=..."
    )
  )
  var upgrade: [String] = []

  @Option(
    parsing: .unconditionalSingleValue,
    help: ArgumentHelp("Close a link, by id or name.", valueName: "link")
  )
  var close: [String] = []

  @Option(
    help: ArgumentHelp("Projects that are built, by id or name.", valueName: "p1,p2"),
    completion: NameCompletion.projects.kind
  )
  var build: String?

  @Option(
    help: ArgumentHelp("JSON of a plan whose projects are built.", valueName: "plan.json"),
    completion: .file(extensions: ["json"])
  )
  var plan: String?

  /// Whether anything is changed.
  var isEmpty: Bool {
    add.isEmpty && upgrade.isEmpty && close.isEmpty && build == nil && plan == nil
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
    var ideas = NetworkIdeas(network, use: use)
    func option(_ name: String, _ body: () throws(IdeaError) -> Void) throws(CommandFailure) {
      do throws(IdeaError) {
        try body()
      } catch {
        throw .usage("\(name): \(error.description)")
      }
    }
    for text in upgrade {
      try option("--upgrade") { () throws(IdeaError) in try ideas.upgrade(LineIdea(text)) }
    }
    for text in add {
      try option("--add") { () throws(IdeaError) in try ideas.add(LineIdea(text)) }
    }
    for text in close {
      try option("--close") { () throws(IdeaError) in try ideas.close(text) }
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
