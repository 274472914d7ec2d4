// README.md of the network: what it is and how it is made again.

import TransportNetwork

/// The page a newcomer opens first.
enum ReadmePage {
  /// The page.
  static func text(_ network: Network) -> String {
    let types = ["city", "station", "junction", "airport", "port", "hub", "border", "service"].map {
      type in
      "\(network.nodes.filter { $0.type == type }.count) \(type)"
    }
    let modes = network.modes.indices.map { position in
      let count = network.links.filter { $0.mode == RowIndex(position) && !$0.isAccess }.count
      return "| \(network.modes[position].name) | \(count) |"
    }
    return """
      # Networks/china

      The transport network of China between \(network.zones.count) zones: the 337 prefecture-level units and the 20
      county-level units under provinces (population 2020, GDP 2023), with rail, road, air and
      shipping as of 2023 to 2026, \(network.projects.filter { $0.status == .committed }.count) projects under construction that stand before and after every plan, and \(network.projects.filter { $0.status == .candidate }.count) that may be built. Sources, licences,
      assumptions and check figures are in [SOURCES.md](SOURCES.md).

      * Zones and cities have their six-digit GB/T 2260 code as id: 110000 is Beijing. `-H` and `-R` are a city's
        high-speed and conventional stations (`-H2`, `-R2` ... further ones), `-J` the junction where its roads end, `-P1` a port, `-D1` a dry port, `-B1` a border gateway, `-C1` a computing cluster, `-N1` an internet exchange; airports have their IATA code.
      * Nodes: \(types.joined(separator: ", ")).
      * Money is CNY, lengths are km, times minutes.

      | mode | links |
      |---|---|
      \(modes.joined(separator: "\n"))

      ```
      corridor info Networks/china
      corridor route Networks/china --from 110000 --to 310000
      corridor plan Networks/china --budget 1e12
      ```

      These files are written by a program; do not edit them. Maintainers with the raw tables build them again, byte for byte, with

      ```
      swift run -c release BuildChinaNetwork --data FOLDER --recent FOLDER --output Networks/china --force
      ```

      """
  }
}
