// Which ideas are tried.

import AccessAnalysis
package import ArgumentParser
import Console
import NetworkFiles
package import OrderedJSON
import PlanFiles
package import PlanModel
import Reporting
import TransportNetwork

/// Which ideas are tried.
package struct TryArguments: ParsableArguments {
  package init() {}

  @OptionGroup package var network: NetworkArgument
  @OptionGroup(title: "Ideas") package var changes: ChangeOptions

  @Option(
    help: ArgumentHelp("CSV of pairs to show, columns from and to.", valueName: "file"),
    completion: .file(extensions: ["csv"])
  )
  package var pairs: String?

  @Option(
    help: ArgumentHelp("Write the package with the ideas to a folder.", valueName: "folder"),
    completion: .directory
  )
  package var save: String?

  @OptionGroup package var question: PlanningOptions
  @OptionGroup(title: "Rows") package var rows: RowOptions
  @OptionGroup(title: "Output") package var output: OutputOptions

  package func validate() throws {
    if changes.isEmpty {
      throw ValidationError("Give an idea: --add, --upgrade, --close, --build or --plan.")
    }
  }

  package func parameters(_ request: PlanRequest) -> [JSONValue.Member] {
    func list(_ texts: [String]) -> JSONValue { .array(texts.map { .string($0) }) }
    return request.questionParameters + [
      JSONValue.Member(key: "add", value: list(changes.ideas.add)),
      JSONValue.Member(key: "upgrade", value: list(changes.ideas.upgrade)),
      JSONValue.Member(key: "close", value: list(changes.ideas.close)),
      JSONValue.Member(key: "build", value: changes.build.map { .string($0) } ?? .null),
      JSONValue.Member(key: "plan", value: changes.plan.map { .string($0) } ?? .null),
    ]
  }
}
