// corridor evaluate: the same figures for a plan that the user gives.

import ArgumentParser
import FoundationEssentials
import InvestmentPlanning
import Reporting
import TransportNetwork

/// The figures of a given plan.
struct Evaluate: ParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "Say what a plan of your own would do: access, gap, inequality before and after.",
    discussion: """
      EXAMPLES:
        corridor evaluate Networks/china --build P1,P2
        corridor evaluate Networks/china --plan plan.json --opportunities gdp
        corridor evaluate Networks/china --build P1,P2 --report plan.html
        corridor plan NET --budget 1e12 --format json \\
          | corridor evaluate NET --plan - --decay linear --decay-parameters 600

      The figures and the JSON are those of corridor plan, without a bound; budget and rules are not \
      applied. --build "" is the plan that builds nothing.
      """
  )

  @OptionGroup var network: NetworkArgument

  @Option(help: ArgumentHelp("Ids of the projects that are built.", valueName: "p1,p2"))
  var build: String?

  @Option(
    help: ArgumentHelp(
      "JSON of corridor plan or evaluate; - is standard input.",
      valueName: "file"
    ),
    completion: .file(extensions: ["json"])
  )
  var plan: String?

  @Option(
    parsing: .unconditional,
    help: "Budget to compare the cost with, in the network's currency. (default: none)"
  )
  var budget: String?

  @OptionGroup var question: PlanningOptions
  @OptionGroup(title: "Output") var output: OutputOptions
  @OptionGroup(title: "Page and pictures") var pages: ReportOptions

  func validate() throws {
    guard (build == nil) != (plan == nil) else {
      throw ValidationError("Give either --build P1,P2 or --plan FILE.")
    }
  }

  func run() throws {
    let budget = try budget.map { text throws(CommandFailure) in
      try number(text, option: "--budget")
    }
    let file = try output.open()
    let pages = try pages.open(replacing: output.force)
    let network = try network.read()
    let request = try question.request(network, budget: budget ?? 0)
    let ids: [String]
    if let build {
      ids = try network.projectIDs(build, option: "--build")
    } else {
      ids = try plannedProjects(plan ?? "-", in: network)
    }
    let options = PlanOptions(threads: question.threads.count)
    var result = try withPlanner(network, request, options) { planner throws(PlanningError) in
      try planner.evaluate(projectIDs: ids)
    }
    result.budget = budget
    var parameters = question.parameters(request)
    parameters += [
      JSONValue.Member(key: "build", value: .array(ids.map { .string($0) })),
      JSONValue.Member(key: "budget", value: .number(budget)),
    ]
    let report = PlanReport(
      result: result,
      request: request,
      currency: network.configuration.currency,
      candidateCount: network.projects.count { $0.status == .candidate },
      run: try corridor.run(self.network.folder, parameters: parameters)
    )
    try output.write(report, to: file)
    try pages?.write(report, network, trace: [], threads: options.threads)
  }
}

/// What `evaluate` reads of a plan's JSON.
private struct PlanFile: Decodable {
  struct Project: Decodable {
    var projectID: String

    private enum CodingKeys: String, CodingKey {
      case projectID = "project_id"
    }
  }

  var projects: [Project]
}

/// The ids of the projects of a plan's JSON, each once and found in the network.
private func plannedProjects(
  _ path: String,
  in network: Network
) throws(CommandFailure) -> [String] {
  let name = path == "-" ? "standard input" : path
  let bytes: [UInt8]
  switch readAll(path) {
  case .success(let read): bytes = read
  case .failure(let error): throw .data("\(name) cannot be read: \(systemMessage(error.number)).")
  }
  let file: PlanFile
  do {
    file = try JSONDecoder().decode(PlanFile.self, from: Data(bytes))
  } catch {
    throw .data(
      """
      \(name) is not a plan: expected JSON as corridor plan --format json prints it, with a list \
      "projects" whose items have a "project_id".
      """
    )
  }
  let ids = network.projects.map(\.id)
  var found: [String] = []
  for project in file.projects {
    guard ids.contains(project.projectID) else {
      throw .data(
        """
        \(name): project "\(project.projectID)" is not in the network\
        \(suggestion(for: project.projectID, among: ids))
        """
      )
    }
    if !found.contains(project.projectID) { found.append(project.projectID) }
  }
  return found
}
