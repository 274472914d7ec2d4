// Readers of whole folders: network packages and timetables.

import NetworkImport
import NetworkFiles
import TransportNetwork

/// A network package of three towns with every table.
struct Package {
  static let shared = Package()

  private let folder = FolderOfFiles(
    "net",
    PackageTemplate.files(name: "net").filter { $0.name.hasSuffix(".csv") } + [
      (
        "region.csv",
        "scheme,region,zone_id\nmacro,West,3\nmacro,East,1\nmacro,Central,2\n"
      ),
      ("geometry.csv", "geometry_id,geometry\ng1,\"LINESTRING (12 50, 11 50.2, 10.7 50)\"\n"),
      ("datapackage.json", "{\"name\":\"net\",\"sources\":[{\"title\":\"own\"}]}"),
    ]
  )

  /// Reads the package with a table replaced, and makes its travel graph.
  func check(_ bytes: [UInt8]) {
    folder.with(bytes) { path in
      let (network, _) = NetworkPackage.check(path, plausibility: true)
      if let network, network.nodes.count < 200 {
        for use in network.uses.indices { _ = try? TravelGraph(network, use: RowIndex(use)) }
      }
    }
  }

  var seeds: [[UInt8]] { folder.seeds }
}

/// A timetable of three stops.
struct Feed {
  static let shared = Feed()

  static let files: [(name: String, text: String)] = [
    (
      "agency.txt",
      "agency_id,agency_name,agency_url,agency_timezone\na,Line,https://a.example,Europe/Rome\n"
    ),
    (
      "stops.txt",
      """
      stop_id,stop_name,stop_lat,stop_lon,location_type,parent_station
      s1,One,50,12,0,
      s2,Two,50,10.7,0,p2
      s3,Three,50.1,8,0,
      p2,Two station,50,10.7,1,

      """
    ),
    (
      "routes.txt",
      "route_id,agency_id,route_short_name,route_type\nr1,a,1,2\nr2,a,2,3\n"
    ),
    (
      "trips.txt",
      "route_id,service_id,trip_id,direction_id\nr1,w,t1,0\nr1,w,t2,1\nr2,x,t3,0\n"
    ),
    (
      "stop_times.txt",
      """
      trip_id,arrival_time,departure_time,stop_id,stop_sequence,pickup_type,drop_off_type
      t1,08:00:00,08:00:00,s1,1,0,0
      t1,,,s2,2,0,0
      t1,10:00:00,10:00:00,s3,3,0,0
      t2,25:00:00,25:01:00,s3,1,0,0
      t2,26:30:00,26:30:00,s1,5,0,1
      t3,09:00:00,09:00:00,s1,1,0,0
      t3,09:40:00,09:40:00,s2,2,0,0

      """
    ),
    (
      "calendar.txt",
      """
      service_id,monday,tuesday,wednesday,thursday,friday,saturday,sunday,start_date,end_date
      w,1,1,1,1,1,0,0,20260101,20261231

      """
    ),
    ("calendar_dates.txt", "service_id,date,exception_type\nx,20260106,1\nw,20260107,2\n"),
    ("frequencies.txt", "trip_id,start_time,end_time,headway_secs\nt3,06:00:00,20:00:00,1800\n"),
    (
      "transfers.txt",
      "from_stop_id,to_stop_id,transfer_type,min_transfer_time\ns1,s2,2,300\n"
    ),
  ]

  private let folder = FolderOfFiles("feed", Feed.files)

  /// Reads the feed with a file replaced.
  func read(_ bytes: [UInt8]) {
    folder.with(bytes) { path in _ = try? GTFSImport(path, GTFSImport.Options()) }
  }

  var seeds: [[UInt8]] { folder.seeds }
}
