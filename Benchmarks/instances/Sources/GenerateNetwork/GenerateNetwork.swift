// The program: makes a random planning problem of one of three families and writes its package.

import NetworkFiles
import ArgumentParser
import FoundationEssentials
import TransportNetwork

@main
struct GenerateNetwork: ParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "Make a random planning problem, the same for the same seed.",
    discussion: """
      corridors: cities spread over a country that thins out towards the west, roads between
      neighbours, and railway projects of one to five links. Half of the projects start where
      an earlier one ends, so that only both together make a line.
      towns: towns with roads between neighbours, projects of one link, and FOLDER/demand.csv
      with the volumes of random pairs.
      median: a p-median problem. Every node may get a facility, at a cost of 1 each; a facility
      is a project that joins its node to the zone `service`, and FOLDER/demand.csv asks for one
      trip from every node to it.

      It prints the budget: a quarter of all costs, or the number of facilities.
      """,
    version: "1"
  )

  enum Family: String, ExpressibleByArgument, CaseIterable {
    case corridors, towns, median
  }

  @Argument(help: "corridors, towns or median.")
  var family: Family

  @Argument(help: "Folder to write; it must not exist.")
  var folder: String

  @Option(help: "Cities, towns or nodes. (default: 337, 100, 200)")
  var nodes: Int?

  @Option(help: "Projects of corridors and towns. (default: 30, 60)")
  var projects: Int?

  @Option(help: "Links of a p-median network.")
  var links = 800

  @Option(help: "Facilities of a p-median problem.")
  var facilities = 10

  @Option(help: "Pairs with demand, for towns.")
  var pairs = 800

  @Option(help: "Seed; every seed gives another network.")
  var seed: UInt64 = 1

  func validate() throws {
    guard nodes ?? 2 >= 2, projects ?? 1 >= 1, pairs >= 1, facilities >= 1 else {
      throw ValidationError("There must be at least two nodes, one project, pair and facility.")
    }
  }

  func run() throws {
    var random = Randomness(seed: seed)
    let problem =
      switch family {
      case .corridors:
        corridors(cities: nodes ?? 337, projects: projects ?? 30, &random)
      case .towns:
        towns(nodes ?? 100, projects: projects ?? 60, pairs: pairs, &random)
      case .median:
        median(nodes: nodes ?? 200, links: links, facilities: facilities, &random)
      }
    try NetworkPackage.write(problem.network, to: folder)
    if let demand = problem.demand {
      try demand.write(
        to: URL(filePath: "\(folder)/demand.csv"),
        atomically: true,
        encoding: .utf8
      )
    }
    print(problem.budget)
  }
}

/// A network, the volumes between its zones if it has any, and what may be spent.
struct Problem {
  var network: Network
  /// CSV `from_id,to_id,volume`.
  var demand: String?
  var budget: Double
}
