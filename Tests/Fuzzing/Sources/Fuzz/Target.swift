// The readers that are tried, and what is done with what they read.

import FoundationEssentials
import NetworkImport
import OpenMatrix
import OrderedJSON
import PlanFiles
import PlanModel
import ShortestPaths
import NetworkFiles
import TransportNetwork

/// A reader.
enum Target: String, CaseIterable {
  case gmns, wkt, csv, tntp, dimacs, gzip, json, geojson, certificate, checkpoint, hierarchy, omx
  case pbf, zip, gtfs, plan, frontier

  /// Makes what the reader needs besides its input.
  func prepare() {
    switch self {
    case .gmns: _ = Package.shared
    case .gtfs: _ = Feed.shared
    case .csv, .certificate, .checkpoint: _ = TownQuestion.shared
    case .plan, .frontier: _ = StoredAnswers.shared
    default: break
    }
  }

  /// Gives bytes to the reader, and uses what comes out of it.
  func read(_ bytes: [UInt8]) {
    switch self {
    case .gmns: Package.shared.check(bytes)
    case .wkt:
      let text = String(decoding: bytes, as: UTF8.self)
      _ = lines(wellKnownText: text)
      _ = CoordinateSystem(text).geographic(x: 1, y: 2)
    case .csv: Self.readTable(bytes)
    case .tntp:
      if let trips = try? TNTPTrips(bytes: bytes, name: "trips") { _ = trips.total }
      Self.readGraph(bytes)
    case .dimacs, .gzip: Self.readGraph(bytes)
    case .json: Self.readJSON(bytes)
    case .geojson: _ = try? GeoJSONShape.read(bytes)
    case .certificate: TownQuestion.shared.check(certificate: bytes)
    case .checkpoint: TownQuestion.shared.resume(bytes)
    case .hierarchy: Self.readHierarchy(bytes)
    case .omx: Self.readMatrices(bytes)
    case .pbf:
      _ = try? OSMImport(Scratch.file(bytes, "map.osm.pbf"))
    case .zip:
      _ = try? GTFSImport(Scratch.file(bytes, "feed.zip"), GTFSImport.Options())
    case .gtfs: Feed.shared.read(bytes)
    case .plan, .frontier: StoredAnswers.shared.read(bytes)
    }
  }

  private static func readTable(_ bytes: [UInt8]) {
    _ = FileForm(bytes)
    guard let table = try? CSVTable(bytes: bytes, name: "table") else { return }
    for row in 0..<min(table.rowCount, 20) {
      for column in 0..<table.columnCount {
        _ = table.field(row, column)
        _ = table.text(row, column)
      }
    }
    _ = try? MatrixTable(table)
    if let zones = try? ZoneFile(table) {
      for name in zones.header {
        _ = try? zones.numbers(name)
        _ = zones.texts(name)
      }
    }
    let zones = ["1", "2", "3"]
    if let costs = try? CostMatrixFile(table) { _ = try? costs.matrix(zones: zones) }
    _ = try? DemandFile(table, zones: zones)
    _ = try? ScenarioFile(table, TownQuestion.shared.network, scheme: nil)
  }

  private static func readGraph(_ bytes: [UInt8]) {
    if let file = try? GraphFile(bytes: bytes, name: "graph"), file.nodeCount <= 2000 {
      var search = DijkstraSearch(file.graph)
      for node in 1...3 where node <= file.nodeCount {
        search.run(from: file.departure(fromNode: node))
        _ = search.distance(to: file.arrival(atNode: file.nodeCount))
      }
    }
    guard bytes.starts(with: "v ".utf8) || bytes.starts(with: "c ".utf8),
      let known = try? GraphFile(bytes: Array("p sp 3 1\na 1 2 5\n".utf8), name: "graph")
    else { return }
    _ = try? NodeCoordinates(contentsOf: Scratch.file(bytes, "nodes.co"), of: known)
  }

  private static func readJSON(_ bytes: [UInt8]) {
    guard let value = try? JSONValue(parsing: bytes) else { return }
    for text in [value.compact, value.pretty] {
      guard let again = try? JSONValue(parsing: Array(text.utf8)), again == value else {
        fail("what is written is not read back")
      }
    }
  }

  /// Reads a hierarchy whose checksum is made right, so that what comes after it is reached.
  private static func readHierarchy(_ bytes: [UInt8]) {
    var bytes = bytes
    bytes.removeLast(bytes.count % 4)
    guard bytes.count >= 36 else { return }
    var sum: UInt64 = 0xCBF2_9CE4_8422_2325
    for start in stride(from: 0, to: bytes.count - 8, by: 4) {
      let word = (0..<4).reduce(UInt64(0)) { $0 | UInt64(bytes[start + $1]) << UInt64(8 * $1) }
      sum = (sum ^ word) &* 0x0000_0100_0000_01B3
    }
    for byte in 0..<8 {
      bytes[bytes.count - 8 + byte] = UInt8(truncatingIfNeeded: sum >> UInt64(8 * byte))
    }
    guard let hierarchy = try? ContractionHierarchy(serialized: Data(bytes)),
      (1..<5000).contains(hierarchy.vertexCount)
    else { return }
    var query = HierarchyQuery(hierarchy)
    for from in 0..<min(hierarchy.vertexCount, 4) {
      for to in 0..<min(hierarchy.vertexCount, 4) { _ = query.path(from: from, to: to) }
    }
  }

  private static func readMatrices(_ bytes: [UInt8]) {
    guard var file = try? IsolatedOpenMatrixReader(Scratch.file(bytes, "matrices.omx")) else {
      return
    }
    guard file.rowCount < 200, file.columnCount < 200 else { return }
    for _ in file.readNames {
      guard let values = try? file.nextMatrix() else { break }
      if values.count != file.rowCount * file.columnCount { fail("a matrix of another size") }
    }
    _ = file.lookups.count
  }
}
