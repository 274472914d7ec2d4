// Which routes between which places.

package import ArgumentParser
import TransportNetwork

/// Which routes between which places.
package struct RouteArguments: ParsableArguments {
  package init() {}

  @OptionGroup package var network: NetworkArgument

  @Option(
    help: ArgumentHelp("Where the route starts.", valueName: "place"),
    completion: CompletedNames.zones.kind
  )
  package var from: String?

  @Option(
    help: ArgumentHelp("Where it ends.", valueName: "place"),
    completion: CompletedNames.zones.kind
  )
  package var to: String?

  @OptionGroup package var travel: TravelOptions

  @Option(name: .customShort("k"), help: ArgumentHelp("How many routes.", valueName: "number"))
  package var count: Int?

  @Option(help: ArgumentHelp("time,money: the Pareto set.", valueName: "costs"))
  package var pareto: String?

  @Flag(help: "With --pareto: text shows all routes, not ten of them.")
  package var all = false

  @Option(
    help: ArgumentHelp("CSV of pairs, columns from and to.", valueName: "file"),
    completion: .file(extensions: ["csv"])
  )
  package var pairs: String?

  @OptionGroup package var threads: ThreadOptions
  @OptionGroup(title: "Changes") package var changes: ChangeOptions
  @OptionGroup(title: "Output") package var output: OutputOptions

  package func validate() throws {
    if pairs != nil, from != nil || to != nil {
      throw ValidationError("Give either --pairs or --from and --to.")
    }
    if pairs == nil, from == nil || to == nil {
      throw ValidationError("Give --from PLACE and --to PLACE, or --pairs FILE.")
    }
    if let count, !(1...100_000).contains(count) {
      throw ValidationError("-k is a whole number from 1 to 100000, not \(count).")
    }
    if let pareto {
      guard splitList(pareto).sorted() == ["money", "time"] else {
        throw ValidationError("--pareto takes time,money, not \"\(pareto)\".")
      }
      if count != nil { throw ValidationError("Give either -k or --pareto.") }
    }
    if all, pareto == nil { throw ValidationError("--all belongs to --pareto.") }
  }
}
