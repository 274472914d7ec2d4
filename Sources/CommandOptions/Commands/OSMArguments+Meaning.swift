// What the options of import osm mean, with the tables that they name.

package import Console
import NetworkFiles
package import NetworkImport
import TransportNetwork

extension OSMArguments {
  /// The choices of the import.
  package func importOptions() throws(CommandFailure) -> OSMOptions {
    var options = OSMOptions()
    options.lowestRoad = try roadClass(roads)
    do throws(OSMError) {
      if let speeds { options.speeds = try ClassSpeeds(contentsOf: speeds) }
      if let limits { options.limits = try SpeedLimits(contentsOf: limits) }
      if let zones { options.zones = try ZoneSource(contentsOf: zones) }
    } catch {
      throw .data("\(error)")
    }
    options.placeKinds = try placeKinds()
    options.snapKilometres = try number(snap, option: "--snap", orMore: false)
    guard options.snapKilometres <= 1000 else { throw .usage("--snap is at most 1000 km.") }
    options.pruneKilometres = try number(prune, option: "--prune", orMore: true)
    options.simplifyMetres = try number(simplify, option: "--simplify", orMore: true)
    options.keepsEveryNode = everyNode
    options.partCount = parts
    options.name = name ?? fileName
    options.currency = currency
    options.threads = threads.count
    return options
  }

  /// The extract's name without folder and endings.
  private var fileName: String {
    var name = input.split(separator: "/").last.map { String($0) } ?? input
    for ending in [".pbf", ".osm", "-latest"] where name.hasSuffix(ending) {
      name.removeLast(ending.count)
    }
    return name
  }

  private func roadClass(_ text: String) throws(CommandFailure) -> OSMClass {
    let names = OSMClass.lowestRoads.map(\.rawValue)
    let chosen = try position(of: text, among: names, what: "class of roads", option: "--roads")
    return OSMClass.lowestRoads[chosen]
  }

  private func placeKinds() throws(CommandFailure) -> Set<String> {
    let known = ["city", "town", "village"]
    var kinds: Set<String> = []
    for kind in splitList(places) {
      let number = try position(of: kind, among: known, what: "kind of place", option: "--places")
      kinds.insert(known[number])
    }
    return kinds
  }
}
