// Region schemes: which zones belong to which region.

import TransportNetwork

/// The schemes of region.csv.
enum Regions {
  /// macro, cluster, corridor, gateway and area, then those of policies, for zones in the order
  /// given.
  static func schemes(
    _ zones: [City],
    hubs: [Facility],
    ports: [Facility],
    policies: [PolicyRegion] = []
  ) throws -> [RegionScheme] {
    var schemes = [
      scheme("macro", ["East", "Central", "West", "Northeast"].map { ($0, [$0]) }, zones) {
        $0.macroRegion == $1
      }
    ]
    let columns = ["scheme", "region", "adcode_prefixes"]
    let rows = try RawTable(text: RegionTable.csv, name: "RegionTable", columns: columns).rows
    for name in ["cluster", "corridor"] {
      let regions = rows.filter { $0.text("scheme") == name }
        .map { ($0.text("region"), $0.list("adcode_prefixes")) }
      schemes.append(scheme(name, regions, zones) { $0.id.hasPrefix($1) })
    }
    schemes.append(gateways(zones, hubs: hubs, ports: ports))
    let border = Set(
      rows.filter { $0.text("scheme") == "area" }.flatMap { $0.list("adcode_prefixes") }
    )
    schemes.append(
      scheme("area", [("Border", ["border"]), ("Interior", ["interior"])], zones) { zone, kind in
        border.contains(zone.id) == (kind == "border")
      }
    )
    var names: [String] = []
    for policy in policies where !names.contains(policy.scheme) { names.append(policy.scheme) }
    for name in names {
      let rows = policies.filter { $0.scheme == name }
      var regions: [(String, [String])] = []
      for row in rows where !regions.contains(where: { $0.0 == row.region }) {
        regions.append((row.region, rows.filter { $0.region == row.region }.map(\.zone)))
      }
      schemes.append(scheme(name, regions, zones) { $0.id == $1 })
    }
    for scheme in schemes {
      for region in scheme.regions where region.zones.isEmpty {
        throw BuildError("region \(region.name) of scheme \(scheme.name) has no zone")
      }
    }
    return schemes
  }

  /// Zones with a border gateway, a dry port or a port.
  private static func gateways(
    _ zones: [City],
    hubs: [Facility],
    ports: [Facility]
  ) -> RegionScheme {
    let borders = hubs.filter { $0.type == "border" }
    let groups: [(String, [Facility])] = [
      ("Rail gateways", borders.filter { $0.services.contains("rail") }),
      ("Road gateways", borders.filter { !$0.services.contains("rail") }),
      ("Dry ports", hubs.filter { $0.type == "hub" }),
      ("Ports", ports),
    ]
    return scheme("gateway", groups.map { ($0, $1.map(\.city)) }, zones) { $0.id == $1 }
  }

  private static func scheme(
    _ name: String,
    _ regions: [(name: String, keys: [String])],
    _ zones: [City],
    contains: (City, String) -> Bool
  ) -> RegionScheme {
    RegionScheme(
      name: name,
      regions: regions.map { region in
        let members = zones.indices.filter { index in
          region.keys.contains { contains(zones[index], $0) }
        }
        return RegionScheme.Region(name: region.name, zones: members.map { RowIndex($0) })
      }
    )
  }
}
