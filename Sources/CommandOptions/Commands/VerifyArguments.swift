// What is verified, and with which proof.

package import ArgumentParser
import TransportNetwork

/// What is verified, and with which proof.
package struct VerifyArguments: ParsableArguments {
  package init() {}

  @OptionGroup package var network: NetworkArgument

  @Argument(
    help: ArgumentHelp(
      "JSON of corridor plan, evaluate or frontier; - is standard input.",
      valueName: "plan.json"
    ),
    completion: .file(extensions: ["json"])
  )
  package var plan: String

  @Option(
    help: ArgumentHelp(
      """
      The proof that corridor plan --certificate wrote with the plan. Its claims on pairs of zones are \
      checked one by one by searches, its bounds are added up anew; neither solver nor cuts are asked.
      """,
      valueName: "file"
    ),
    completion: .file()
  )
  package var certificate: String?

  @Option(
    help: ArgumentHelp(
      "The table of scenarios that the plan was made with. (default: the file that the plan names)",
      valueName: "file"
    ),
    completion: .file(extensions: ["csv"])
  )
  package var scenarios: String?

  @OptionGroup package var tables: StoredTables
  @OptionGroup package var threads: ThreadOptions
  @OptionGroup(title: "Output") package var output: OutputOptions
}
