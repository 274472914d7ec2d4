// Network packages of any size, for measuring the reader.

/// The tables of a road grid with about so many links: `node.csv` and `link.csv`, every column
/// filled.
public func gridPackage(links: Int, seed: UInt64 = 1) -> [String: String] {
  var random = SeededGenerator(seed: seed)
  let side = max(2, Int((Double(links) / 2).squareRoot()))
  func coordinate(_ range: ClosedRange<Double>) -> Double {
    (Double.random(in: range, using: &random) * 1e6).rounded() / 1e6
  }
  var nodes = "node_id,name,x_coord,y_coord,node_type,zone_id\n"
  for node in 0..<side * side {
    nodes += "\(node),Node \(node),\(coordinate(75...125)),\(coordinate(20...50)),junction,\n"
  }
  var table =
    "link_id,name,from_node_id,to_node_id,directed,geometry,length,facility_type,free_speed,"
    + "allowed_uses,toll,u_mode,u_travel_time,u_headway,lanes\n"
  var id = 0
  for row in 0..<side {
    for column in 0..<side {
      let from = row * side + column
      for to in [column + 1 < side ? from + 1 : nil, row + 1 < side ? from + side : nil] {
        guard let to else { continue }
        id += 1
        table += "\(id),,\(from),\(to),false,\"LINESTRING (\(coordinate(75...125)) 30, 80 31)\","
        table += "\(coordinate(0...30)),primary,80,AUTO,1.5,road,\(coordinate(0...40)),,2\n"
      }
    }
  }
  return ["node.csv": nodes, "link.csv": table]
}
