// An access question as a value, asked of a matrix, and its answer written down.

import Accessibility
import AccessAnalysis
import NetworkFiles
import OrderedJSON
import Testing

@Suite("Example: an access request on a matrix")
struct AccessRequestOnMatrix {
  /// By hand.
  ///
  /// Linear decay to 100 minutes. B is 25 minutes from A (worth 0.75) and C 80 (0.2): A reaches
  /// 0.75 x 20 + 0.2 x 40 = 23 jobs. From B it is 50 minutes to C (0.5) and there is no way to A:
  /// 20 jobs. C goes nowhere. A matrix without a diagonal has nobody at home; with --intrazonal
  /// zero everyone is.
  @Test("jobs that each zone reaches, as a request that JSON carries")
  func request() throws {
    let text = """
      {"version": 1, "opportunities": "jobs",
       "measure": {"name": "gravity", "decay": {"name": "linear", "parameters": [100]}}}
      """
    var request = try JSONValue(parsing: Array(text.utf8)).decoded(as: AccessRequest.self)
    let zones = try ZoneFile(
      CSVTable(bytes: Array("zone_id,jobs\nA,10\nB,20\nC,40\n".utf8), name: "zones.csv")
    )
    let pairs = "from_id,to_id,minutes\nA,B,25\nA,C,80\nB,C,50\n"
    let source = try MatrixSource(
      CSVTable(bytes: Array(pairs.utf8), name: "minutes.csv"),
      zones: zones,
      for: request
    )
    let answer = try request.answer(source)
    #expect(answer.series[0].values == [23, 20, 0])
    #expect(answer.coverage.unreachablePairs == 3)

    request.intrazonal = .zero
    #expect(try request.answer(source).series[0].values == [33, 40, 40])

    let json = try JSONValue(encoding: answer)
    #expect(json["zones"]?.items?[0]["accessibility"]?.number == 23)
  }
}
