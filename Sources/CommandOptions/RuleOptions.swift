// The planner's own rules, and when a search ends: what plan and frontier have in common.

package import Console
package import ArgumentParser
package import OrderedJSON
import PlanFiles
package import PlanModel
import Reporting
package import TransportNetwork

/// Rules on the projects that are built.
package struct RuleOptions: ParsableArguments {
  package init() {}

  @Option(
    help: ArgumentHelp("Projects that must be built.", valueName: "p1,p2"),
    completion: CompletedNames.projects.kind
  )
  package var require: String?

  @Option(
    help: ArgumentHelp("Projects that must not be built.", valueName: "p1,p2"),
    completion: CompletedNames.projects.kind
  )
  package var forbid: String?

  @Option(
    parsing: .unconditional,
    help: ArgumentHelp("Most projects. (default: any number)", valueName: "n")
  )
  package var atMost: String?

  @Option(
    help: ArgumentHelp(
      "Least and most spending on the projects of a region of project.csv; either may be left out. Repeat it, or separate several by commas.",
      valueName: "region=min:max"
    )
  )
  package var spend: [String] = []

  @Option(
    help: ArgumentHelp(
      "The same for a mode; a project's cost is shared out over its links by length.",
      valueName: "mode=min:max"
    )
  )
  package var spendMode: [String] = []

  /// Puts the rules into a request; what is not given is as it was asked earlier.
  package func apply(
    to request: inout PlanRequest,
    _ network: Network,
    like asked: PlanRequest? = nil
  ) throws(CommandFailure) {
    request.required = asked?.required ?? []
    request.forbidden = asked?.forbidden ?? []
    if let require {
      let ids = try network.projectIDs(require, option: "--require")
      let standing = network.projects.filter { ids.contains($0.id) && $0.status != .candidate }
      for project in standing {
        Terminal.message(
          "--require: \(project.id) is \(project.status.rawValue), so every plan has it anyway."
        )
      }
      request.required = ids.filter { id in !standing.contains { $0.id == id } }
    }
    if let forbid { request.forbidden = try network.projectIDs(forbid, option: "--forbid") }
    request.atMost = asked?.atMost
    if let atMost {
      guard let count = Int(atMost), count >= 0 else {
        throw .usage("--at-most takes a whole number of at least 0, not \"\(atMost)\".")
      }
      request.atMost = count
    }
    if spend.isEmpty, spendMode.isEmpty {
      request.spending = asked?.spending ?? []
      return
    }
    request.spending =
      try spend.flatMap { spendingRules($0) }.map { text throws(CommandFailure) in
        try spending(.region, text, of: network, option: "--spend")
      }
      + spendMode.flatMap { spendingRules($0) }.map { text throws(CommandFailure) in
        try spending(.mode, text, of: network, option: "--spend-mode")
      }
  }

  /// The rules of a list; a comma without a name behind it separates thousands.
  private func spendingRules(_ list: String) -> [String] {
    splitList(list).reduce(into: []) { rules, part in
      if part.contains("=") || rules.isEmpty {
        rules.append(part)
      } else {
        rules[rules.count - 1] += "," + part
      }
    }
  }

  /// `NAME=MIN:MAX`, read.
  private func spending(
    _ part: PlanRequest.Spending.Part,
    _ text: String,
    of network: Network,
    option: String
  ) throws(CommandFailure) -> PlanRequest.Spending {
    guard let equals = text.lastIndex(of: "="), equals != text.startIndex,
      let colon = text[equals...].firstIndex(of: ":")
    else { throw .usage("\(option) takes NAME=MIN:MAX, not \"\(text)\".") }
    func limit(_ part: Substring) throws(CommandFailure) -> Double? {
      part.isEmpty ? nil : try money(String(part), option: option)
    }
    return PlanRequest.Spending(
      part,
      network.name(of: part, String(text[..<equals])),
      least: try limit(text[text.index(after: equals)..<colon]),
      most: try limit(text[text.index(after: colon)...])
    )
  }
}

extension Network {
  /// A region of the projects, or a mode, as the network writes it; a name that is none stays, for
  /// the planner to refuse.
  fileprivate func name(of part: PlanRequest.Spending.Part, _ text: String) -> String {
    let names = part == .mode ? modes.map(\.name) : projects.map(\.region)
    if names.contains(text) { return text }
    let same = Set(names.filter { nameKey($0) == nameKey(text) })
    return same.count == 1 ? same.first ?? text : text
  }
}

/// When a search ends.
package struct SearchOptions: ParsableArguments {
  package init() {}

  @Option(
    parsing: .unconditional,
    help: "Stop when value and bound differ by at most this share. (default: 1e-4)"
  )
  package var relativeGap: String?

  @Option(parsing: .unconditional, help: "Stop after so many seconds. (default: no limit)")
  package var timeLimit: String?

  @Flag(
    help: """
      Go on until it is proven that no plan as good (to 1e-9 of its value) costs less, however long that takes. Without it that is \
      proven too, unless it takes more than 500 nodes and four times as many as the proof of the plan; then what gains nothing is \
      dropped, project by project, from the cheapest of the plans tried, and JSON says `"cheapest": false`.
      """
  )
  package var cheapest = false

  /// What the answer depends on.
  package func parameters(_ options: PlanOptions) -> [JSONValue.Member] {
    searchParameters(options)
  }

  /// The options as the planner takes them.
  package func options(threads: Int) throws(CommandFailure) -> PlanOptions {
    var options = PlanOptions(threads: threads)
    if let relativeGap { options.relativeGap = try number(relativeGap, option: "--relative-gap") }
    if let timeLimit {
      options.timeLimit = try number(timeLimit, option: "--time-limit", orMore: false)
    }
    options.provesCheapest = cheapest
    return options
  }
}
