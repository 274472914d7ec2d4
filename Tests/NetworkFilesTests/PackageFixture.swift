// A small valid package that tests change to see what the checker says.

import TestSupport
import NetworkFiles
import TransportNetwork

/// Four nodes, four links, two uses, two modes, three zones, three regions, three projects.
let validPackage = [
  "config.csv": """
  dataset_name,long_length,speed,currency,crs
  Test land,km,kmh,CNY,EPSG:4326

  """,
  "use_definition.csv": """
  use,persons_per_vehicle,pce,u_value_of_time
  passenger,1.5,1,60
  freight,,2.5,30

  """,
  "mode.csv": """
  mode,use,speed,board_minutes,alight_minutes,cost_per_km,through
  road,passenger,60,0,0,0.1,true
  road,freight,50,0,0,0.2,true
  rail,passenger,100,20,10,0.3,true

  """,
  "zone.csv": """
  zone_id,name,super_zone,population
  1,One,North,100
  2,Two,South,200
  3,Three,South,300

  """,
  "node.csv": """
  node_id,name,x_coord,y_coord,node_type,zone_id
  A,Aville,10,50,city,1
  B,Btown,11,51,city,2
  C,Cburg,12,52,city,3
  S,Station,10.1,50.1,station,

  """,
  "link.csv": """
  link_id,name,from_node_id,to_node_id,directed,length,facility_type,free_speed,allowed_uses,toll,u_mode,u_travel_time,u_headway
  1,,A,B,false,100,primary,80,,5,road,,
  2,,B,C,false,120,primary,,passenger,,road,,
  3,,A,S,false,1,access,,,,road,10,
  4,,S,C,true,200,track,,,,rail,90,60

  """,
  "region.csv": """
  scheme,region,zone_id
  macro,East,1
  macro,West,2
  macro,West,3
  border,Edge,3

  """,
  "project.csv": """
  project_id,name,cost,status,period,group,requires,region,source
  P1,Tunnel,1000,candidate,1,,,West,
  P2,Bridge,500,,,g,P1,West,
  P3,Ferry,50,,,g,,East,

  """,
  "project_link.csv": """
  project_id,link_id,from_node_id,to_node_id,directed,length,u_mode,u_travel_time,replaces
  P1,n1,A,C,false,90,road,60,
  P2,n2,A,B,false,100,road,40,1
  P3,n3,B,S,true,,road,30,

  """,
]

/// What the checker says of the valid package with some files changed (nil removes one).
func check(
  _ changes: [String: String?]
) throws -> (network: Network?, report: PackageReport) {
  var files = validPackage
  for (name, text) in changes { files[name] = text }
  let folder = try TemporaryFolder(files)
  return NetworkPackage.check(folder.path)
}

/// What the checker says of the valid package with a text in one of its files replaced by another.
func check(
  _ file: String,
  _ old: String,
  _ new: String
) throws -> (network: Network?, report: PackageReport) {
  let text = validPackage[file] ?? ""
  precondition(text.contains(old), "\(file) has no \(old)")
  return try check([file: replacing(text, old, new)])
}

/// A text with the first occurrence of another replaced.
func replacing(_ text: String, _ old: String, _ new: String) -> String {
  guard let range = text.firstRange(of: old) else { return text }
  return text.replacingCharacters(in: range, with: new)
}

extension String {
  fileprivate func firstRange(of other: String) -> Range<String.Index>? {
    var start = startIndex
    while start < endIndex {
      if self[start...].hasPrefix(other) { return start..<index(start, offsetBy: other.count) }
      start = index(after: start)
    }
    return nil
  }

  fileprivate func replacingCharacters(in range: Range<String.Index>, with new: String) -> String {
    String(self[..<range.lowerBound]) + new + String(self[range.upperBound...])
  }
}
