// What access was before: from an earlier result, another network, or another matrix.

import DurableFiles
import NetworkFiles
import Reporting
import TransportNetwork

/// Access of zones by id, one dictionary per series; a zone that was not there is absent.
struct EarlierAccess {
  private let series: [[String: Double]]

  /// Takes the answer for another source.
  init(_ answer: AccessQuestion.Answer, ids: [String]) {
    series = answer.values.map { values in
      Dictionary(zip(ids, values), uniquingKeysWith: { first, _ in first })
    }
  }

  /// Takes the CSV of an earlier run: `zone_id,accessibility` and `cutoff` when there are several.
  init(_ table: CSVTable, cutoffs: [Double?]) throws(CommandFailure) {
    let column = table.columnIndex(named: "zone_id") ?? table.columnIndex(named: "id") ?? 0
    guard let accessibility = table.columnIndex(named: "accessibility") else {
      throw .data(
        "\(table.name): expected columns zone_id and accessibility, as access writes them."
      )
    }
    let cutoff = table.columnIndex(named: "cutoff")
    if cutoff == nil, cutoffs.count > 1 {
      throw .data("\(table.name) has no column cutoff, and \(cutoffs.count) cutoffs are asked for.")
    }
    var series = cutoffs.map { _ in [String: Double]() }
    for row in 0..<table.rowCount {
      let place = "\(table.name):\(table.line(ofRow: row)):\(accessibility + 1)"
      let value: Double
      switch table.numeral(row, accessibility) {
      case .value(let number): value = number
      case .missing: continue
      case .invalid:
        throw .data("\(place): \"\(table.field(row, accessibility))\" is not a number.")
      }
      let own = cutoff.flatMap { table.number(row, $0) }
      // A file of one cutoff may not name it.
      let matching = cutoffs.indices.filter { cutoff == nil || cutoffs[$0] == own }
      for position in matching {
        let id = table.text(row, column)
        if series[position][id] != nil {
          throw .data("\(place): zone \"\(id)\" comes twice.")
        }
        series[position][id] = value
      }
    }
    self.series = series
  }

  /// The values of zones in one series.
  func values(_ position: Int, of ids: [String]) -> [Double?] { ids.map { series[position][$0] } }
}

extension AccessCommand {
  /// Access before, from whatever the user gave.
  func earlier(
    _ path: String,
    _ question: AccessQuestion,
    _ source: some AccessSource,
    cutoffs: [Double?]
  ) throws(CommandFailure) -> EarlierAccess {
    if fileKind(path).isFolder {
      let network = try readNetwork(path)
      let source = try networkSource(network)
      return EarlierAccess(try question.answer(source), ids: source.ids)
    }
    if source is GraphSource, path != "-", !path.hasSuffix(".csv") {
      let source = try graphSource(path)
      return EarlierAccess(try question.answer(source), ids: source.ids)
    }
    if path != "-", try fileForm(path) == .hdf5, let source = source as? MatrixSource {
      let earlier = try matrixSource(at: path, source.zones)
      return EarlierAccess(try question.answer(earlier), ids: earlier.ids)
    }
    let table = try csvTable(path)
    guard table.columnIndex(named: "accessibility") == nil, let source = source as? MatrixSource
    else {
      return try EarlierAccess(table, cutoffs: cutoffs)
    }
    let earlier = try matrixSource(table, source.zones)
    return EarlierAccess(try question.answer(earlier), ids: earlier.ids)
  }
}
