// Where the live page listens.

package import ArgumentParser
import TransportNetwork

/// Where the live page listens.
package struct ServeArguments: ParsableArguments {
  package init() {}

  @OptionGroup package var network: NetworkArgument

  @Option(help: "Port; 0 for any that is free. (default: 0)")
  package var port: Int?

  @Option(
    help: ArgumentHelp(
      "Listen for other machines at an address of this one, 0.0.0.0 for all of them. (default: 127.0.0.1, this machine alone)",
      valueName: "address"
    )
  )
  package var listen: String?

  @Flag(help: "Print the address and open no browser.")
  package var noOpen = false

  @OptionGroup package var threads: ThreadOptions

  package func validate() throws {
    if let port, !(0...65_535).contains(port) {
      throw ValidationError("--port is a whole number from 0 to 65535, not \(port).")
    }
  }
}
