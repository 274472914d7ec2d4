// Which costs between which places.

package import ArgumentParser
package import TransportNetwork

/// Which costs between which places.
package struct MatrixArguments: ParsableArguments {
  package init() {}

  @OptionGroup package var input: GraphArguments
  @OptionGroup package var travel: TravelOptions

  @Option(
    help: ArgumentHelp("CSV of the zones to start from. (default: all)", valueName: "file"),
    completion: .file(extensions: ["csv"])
  )
  package var origins: String?

  @Option(
    help: ArgumentHelp("CSV of the zones to reach. (default: all)", valueName: "file"),
    completion: .file(extensions: ["csv"])
  )
  package var destinations: String?

  @Option(
    help: ArgumentHelp(
      "What counts along the path of least generalized cost: generalized, minutes, money or km. (default: generalized)",
      valueName: "kind"
    )
  )
  package var cost: CostKind?

  @OptionGroup package var threads: ThreadOptions
  @OptionGroup(title: "Rows") package var rows: RowOptions
  @OptionGroup(title: "Rows") package var scheme: RowScheme
  @OptionGroup(title: "Beyond one machine") package var shards: ShardOptions
  @OptionGroup(title: "Beyond one machine") package var prepared: PreparedOptions
  @OptionGroup(title: "Changes") package var changes: ChangeOptions
  @OptionGroup(title: "Output") package var output: OutputOptions

  package func validate() throws {
    try scheme.check(rows)
    guard !rows.isEmpty else { return }
    if shards.shard != nil {
      throw ValidationError("--zone, --in, --sort, --top and --worst are not for --shard.")
    }
  }
}
