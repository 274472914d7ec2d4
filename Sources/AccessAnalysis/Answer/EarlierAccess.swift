// What access was before: from an earlier result, another network, or another matrix.

public import NetworkFiles
import TransportNetwork

/// Access of zones by id, one dictionary per series; a zone that was not there is absent.
public struct EarlierAccess: Sendable {
  private let series: [[String: Double]]

  /// Takes the answer for another source.
  public init(_ answer: AccessAnswer) {
    let ids = answer.zones.map(\.id)
    series = answer.series.map {
      Dictionary(zip(ids, $0.values), uniquingKeysWith: { first, _ in first })
    }
  }

  /// Takes the CSV of an earlier run: `zone_id,accessibility` and `cutoff` when there are several.
  ///
  /// - Throws: ``AccessError/file(_:)`` with the line of what is wrong.
  public init(_ table: CSVTable, cutoffs: [Double?]) throws(AccessError) {
    let column = table.columnIndex(named: "zone_id") ?? table.columnIndex(named: "id") ?? 0
    guard let accessibility = table.columnIndex(named: "accessibility") else {
      throw .file(
        "\(table.name): expected columns zone_id and accessibility, as access writes them."
      )
    }
    let cutoff = table.columnIndex(named: "cutoff")
    if cutoff == nil, cutoffs.count > 1 {
      throw .file("\(table.name) has no column cutoff, and \(cutoffs.count) cutoffs are asked for.")
    }
    var series = cutoffs.map { _ in [String: Double]() }
    for row in 0..<table.rowCount {
      let place = "\(table.name):\(table.line(ofRow: row)):\(accessibility + 1)"
      let value: Double
      switch table.numeral(row, accessibility) {
      case .value(let number): value = number
      case .missing: continue
      case .invalid:
        throw .file("\(place): \"\(table.field(row, accessibility))\" is not a number.")
      }
      let own = cutoff.flatMap { table.number(row, $0) }
      // A file of one cutoff may not name it.
      let matching = cutoffs.indices.filter { cutoff == nil || cutoffs[$0] == own }
      for position in matching {
        let id = table.text(row, column)
        if series[position][id] != nil {
          throw .file("\(place): zone \"\(id)\" comes twice.")
        }
        series[position][id] = value
      }
    }
    self.series = series
  }

  /// The values of zones in one series; nil for one that was not there.
  public func values(_ position: Int, of ids: [String]) -> [Double?] {
    ids.map { series[position][$0] }
  }
}
