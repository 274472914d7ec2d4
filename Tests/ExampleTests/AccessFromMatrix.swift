// Access of zones by a ready matrix of costs, read from CSV.

import Accessibility
import NetworkFiles
import Testing

@Suite("Example: access from a matrix")
struct AccessFromMatrix {
  /// By hand.
  ///
  /// Linear decay to 100 minutes. B is 25 minutes from A (worth 0.75) and C 80 (0.2), and everyone
  /// is 0 minutes from home (1): A reaches 10 + 0.75 x 20 + 0.2 x 40 = 33. From B it is 50 minutes
  /// to C (0.5) and there is no way to A: 20 + 0.5 x 40 = 40. C goes nowhere: 40.
  @Test("jobs that each zone reaches")
  func gravity() throws {
    let zones = try ZoneFile(
      CSVTable(bytes: Array("zone_id,jobs\nA,10\nB,20\nC,40\n".utf8), name: "zones.csv")
    )
    let pairs = """
      from_id,to_id,minutes
      A,A,0
      A,B,25
      A,C,80
      B,B,0
      B,C,50
      C,C,0

      """
    let file = try CostMatrixFile(CSVTable(bytes: Array(pairs.utf8), name: "minutes.csv"))
    let matrix = try file.matrix(zones: zones.ids)

    var costs: [Double] = []
    var row = [Double](repeating: 0, count: zones.ids.count)
    for origin in zones.ids.indices {
      matrix.copyRow(origin, to: &row)
      costs += row
    }
    let jobs = try #require(try zones.numbers("jobs")).map { $0 ?? 0 }
    let access = gravityAccess(
      costs: costs,
      columns: zones.ids.count,
      opportunities: jobs,
      decay: .linear(cutoff: 100)
    )
    #expect(access == [33, 40, 40])
  }
}
