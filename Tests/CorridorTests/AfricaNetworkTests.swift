// Networks/africa: what its author published comes out, and names stand where they belong.

import Foundation
import NetworkFiles
import Testing
import TransportNetwork

@Suite("Networks/africa")
struct AfricaNetworkTests {
  private static let networks = URL(fileURLWithPath: #filePath)
    .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()
    .appendingPathComponent("Networks")

  /// Rows of a table by their columns.
  private func table(_ path: String) throws -> [[String: String]] {
    let text = try String(
      contentsOf: Self.networks.appendingPathComponent(path),
      encoding: .utf8
    )
    let lines = text.split(separator: "\n").map {
      $0.split(separator: ",", omittingEmptySubsequences: false).map { String($0) }
    }
    return lines.dropFirst().map { Dictionary(uniqueKeysWithValues: zip(lines[0], $0)) }
  }

  /// Access of all nodes together with some projects, in thousands, as the paper counts it: gdp
  /// over km.
  private func access(building projects: [String] = []) throws -> Double {
    let build = projects.isEmpty ? [] : ["--build", projects.joined(separator: ",")]
    let outcome = try CorridorProcess(
      [
        "access", "africa", "--measure", "gravity", "--opportunities", "gdp", "--decay", "power",
        "--decay-parameters", "1", "--format", "csv",
      ] + build,
      in: Self.networks
    ).outcome()
    #expect(outcome.code == 0, "\(outcome.messages)")
    let values = outcome.output.split(separator: "\n").dropFirst().compactMap {
      Double($0.split(separator: ",")[1])
    }
    #expect(values.count == 1379)
    return values.reduce(0, +) / 1000
  }

  @Test("access before, with the author's package, with all candidates: the published figures")
  func published() throws {
    let projects = try table("africa/project.csv")
    #expect(projects.count == 481)
    let before = try access()
    #expect((before * 100).rounded() / 100 == 1_420_078_875.34)
    let package = projects.filter { $0["consensus"] == "1" }
    let cost = package.compactMap { $0["cost"].flatMap { Double($0) } }.reduce(0, +)
    #expect(package.count == 105 && abs(cost - 12.06e9) < 0.005e9)
    func gain(_ rows: [[String: String]]) throws -> Double {
      let after = try access(building: rows.compactMap { $0["project_id"] })
      return ((after / before - 1) * 1e5).rounded() / 1000
    }
    #expect(try gain(package) == 4.049)
    #expect(try gain(projects) == 5.466)
    // Filled by the author's gain per dollar, the dearest of what still fits left out.
    let ranked = projects.sorted {
      Double($0["gain_per_usd"] ?? "") ?? 0 > Double($1["gain_per_usd"] ?? "") ?? 0
    }
    for (budget, expected) in [(2e9, 2.406), (4e9, 2.907), (12_055_698_772, 4.139)] {
      var spent = 0.0
      let chosen = ranked.filter { row in
        guard let cost = row["cost"].flatMap({ Double($0) }), spent + cost <= budget else {
          return false
        }
        spent += cost
        return true
      }
      #expect(try gain(chosen) == expected)
    }
  }

  @Test("names are those of cities and ports; regions and projects are whole")
  func names() throws {
    let zones = try table("africa/zone.csv")
    #expect(zones.count == 1379 && zones.count { $0["name"] != "" } == 453)
    let nodes = try table("africa/node.csv")
    #expect(nodes.count { $0["node_type"] == "port" } == 51)
    // Where some cities are, from any atlas, to a quarter of a degree; two of one name in two
    // countries.
    for (name, country, x, y) in [
      ("Dakar", "Senegal", -17.44, 14.69), ("Cairo", "Egypt", 31.24, 30.04),
      ("Nairobi", "Kenya", 36.82, -1.29),
      ("Kinshasa", "Democratic Republic of the Congo", 15.31, -4.32),
      ("Cape Town", "South Africa", 18.42, -33.92), ("Addis Ababa", "Ethiopia", 38.75, 9.03),
      ("Kayes", "Mali", -11.43, 14.45), ("Kayes", "Congo", 13.29, -4.17),
    ] {
      let found = try #require(zones.first { $0["name"] == name && $0["super_zone"] == country })
      let node = try #require(nodes.first { $0["zone_id"] == found["zone_id"] })
      let place = [node["x_coord"], node["y_coord"]].compactMap { $0.flatMap { Double($0) } }
      #expect(abs(place[0] - x) < 0.25 && abs(place[1] - y) < 0.25, "\(name)")
    }
    let (network, report) = try NetworkPackage.read(
      Self.networks.appendingPathComponent("africa").path
    )
    #expect(report.warningCount == 0 && network.links.count == 2344)
    let sea = try #require(network.schemes.first { $0.name == "sea" })
    #expect(sea.regions.map(\.zones.count).reduce(0, +) == 1379)
    let landlocked = try #require(sea.regions.first { $0.name == "Landlocked" })
    // 16 of the 49 countries have no coast.
    #expect(Set(landlocked.zones.map { network.zones[$0.position].superZone }).count == 16)
    let (upgrades, notes) = try NetworkPackage.read(
      Self.networks.appendingPathComponent("africa/upgrades").path
    )
    #expect(notes.warningCount == 0)
    #expect(
      upgrades.nodes.count == 212 && upgrades.links.count == 330 && upgrades.projects.count == 329
    )
    // Each upgrade makes its road as fast as 100 km/h, in the place of the road of today.
    for project in upgrades.projects {
      let link = try #require(project.links.first)
      let minutes = try #require(link.link.travelMinutes)
      let kilometres = try #require(link.link.kilometres)
      #expect(abs(minutes - kilometres * 0.6) < 1e-6 * minutes && link.replaces != nil)
    }
  }
}
