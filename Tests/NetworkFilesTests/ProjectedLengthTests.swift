// Lengths in a unit that cannot be theirs, where the coordinates are of a system that is not known
// here.

import NetworkFiles
import TestSupport
import Testing
import TransportNetwork

@Suite("Lengths beside projected coordinates")
struct ProjectedLengthTests {
  /// Twelve nodes in a row, 277 units of the crs apart, and links of a length between them.
  private func problems(_ length: String, unit: String, crs: String) throws -> [String] {
    var nodes = "node_id,x_coord,y_coord\n"
    var links = "link_id,from_node_id,to_node_id,length,free_speed\n"
    for node in 0..<12 {
      nodes += "\(node + 1),\(1_523_373 + 277 * node),1003235\n"
      if node > 0 { links += "\(node),\(node),\(node + 1),\(length),25\n" }
    }
    let folder = try TemporaryFolder([
      "node.csv": nodes, "link.csv": links,
      "config.csv": "long_length,speed,crs\n\(unit),mph,\(crs)\n",
    ])
    return NetworkPackage.check(folder.path).report.problems.map(\.message)
  }

  @Test("feet called miles are found, with every unit that would do")
  func feet() throws {
    // 277 miles are 445,787 m: 1,609 times 277 m, 5,280 times 277 ft.
    let found = try problems("277", unit: "mile", crs: "3735").filter { $0.contains("median link") }
    let message = try #require(found.first)
    #expect(found.count == 1)
    #expect(message.contains("1610 times") && message.contains("5280 times if they are in feet"))
    #expect(message.contains("long_length ft, with coordinates in feet (1 times)"))
    #expect(message.contains("long_length m, with coordinates in metres (1 times)"))
    #expect(message.contains("long_length m, with coordinates in feet (3.28 times)"))
  }

  @Test(
    "what fits metres or feet is not said to be wrong",
    arguments: [("0.0525", "mile"), ("277", "m"), ("0.3", "km"), ("280", "ft")]
  )
  func fits(length: String, unit: String) throws {
    #expect(try !problems(length, unit: unit, crs: "3735").contains { $0.contains("median link") })
  }
}
