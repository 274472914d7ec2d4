// A feed of four stations whose network can be worked out by hand.

import NetworkImport
import TestSupport
import TransportNetwork

/// Three trips on weekdays from Monday 6 January 2025 on: two from A by B to C, one from A straight
/// to C past midnight.
///
/// Platforms A1 and A2 of A have its name; of B's platforms one has a name of its own.
let smallFeed = [
  "agency.txt":
    "agency_id,agency_name,agency_url,agency_timezone\n1,Rail,https://example.org,UTC\n",
  "stops.txt": """
  stop_id,stop_name,stop_lat,stop_lon,location_type,parent_station
  A,Aville,50,8,1,
  A1,Aville,50.001,8,,A
  A2,Aville,50.002,8,0,A
  B,Bton,50,9,1,
  B1,Bton,50,9,,B
  B2,Bton Tief,50,9.001,,B
  C,Cburg,50,10,,

  """,
  "routes.txt": "route_id,agency_id,route_type\nR,1,2\n",
  "trips.txt": "trip_id,route_id,service_id\nT1,R,W\nT2,R,W\nT3,R,W\nS1,R,S\n",
  "calendar.txt": """
  service_id,monday,tuesday,wednesday,thursday,friday,saturday,sunday,start_date,end_date
  W,1,1,1,1,1,0,0,20250106,20250110
  S,0,0,0,0,0,1,0,20250106,20250112

  """,
  "calendar_dates.txt": "service_id,date,exception_type\nW,20250110,2\nS,20250108,1\n",
  "stop_times.txt": """
  trip_id,arrival_time,departure_time,stop_id,stop_sequence
  T1,08:00:00,08:00:00,A1,1
  T1,08:30:00,08:32:00,B1,2
  T1,9:00:00,9:00:00,C,5
  T2,10:42:00,10:42:00,B1,20
  T2,10:00:00,10:00:00,A2,10
  T2,11:15:00,11:15:00,C,30
  T3,23:50:00,23:50:00,A1,1
  T3,24:35:00,24:35:00,C,2
  S1,12:00:00,12:00:00,A1,1
  S1,12:30:00,12:30:00,B2,2

  """,
]

/// Imports the small feed with some tables changed (nil removes one).
func importSmall(
  _ changes: [String: String?] = [:],
  _ options: GTFSImport.Options = GTFSImport.Options(),
  zones: String? = nil,
  into base: Network? = nil
) throws -> GTFSImport {
  var files = smallFeed
  for (name, text) in changes { files[name] = text }
  if let zones { files["zones.csv"] = zones }
  let folder = try TemporaryFolder(files)
  let places = try zones.map { _ in try ZonePlaces(contentsOf: folder.path + "/zones.csv") }
  return try GTFSImport(folder.path, options, zones: places, into: base)
}

/// What importing the small feed with some tables changed says; empty when it can be imported.
func complaint(_ changes: [String: String?], zones: String? = nil) throws -> String {
  do {
    _ = try importSmall(changes, zones: zones)
    return ""
  } catch let error as ImportError {
    return error.description
  }
}

/// The small feed's table with a text replaced.
func changed(_ file: String, _ old: String, _ new: String) -> [String: String?] {
  let text = smallFeed[file] ?? ""
  precondition(text.contains(old), "\(file) has no \(old)")
  return [
    file: text.split(separator: "\n", omittingEmptySubsequences: false)
      .map { line in line == old ? new : String(line) }.joined(separator: "\n")
  ]
}

extension Network {
  /// Links as `mode from-to minutes headway`, in file order.
  var lines: [String] {
    links.map { link in
      let minutes = link.travelMinutes.map(shortestDecimal) ?? "-"
      let headway = link.headwayMinutes.map(shortestDecimal) ?? "-"
      return
        "\(modes[link.mode].name) \(nodes[link.from].id)-\(nodes[link.to].id) \(minutes) \(headway)"
    }
  }
}
