// A cost matrix row by row, so that it never has to be held as text.

import NetworkFiles
import OrderedJSON
import TransportNetwork

/// Writes costs between zones, an origin at a time.
///
/// CSV is `from_id,to_id,cost` with `Inf` for unreachable; JSON is
/// `{"origins", "destinations", "costs", "unreachable"}` with one array per origin, `null` for unreachable
/// and their number at the end; text is one line per origin that sums up its row.
public struct MatrixWriter {
  private let format: OutputFormat
  private let style: TextStyle
  private let origins: [String]
  private let destinations: [String]
  private var position = 0
  private var table = TextTable([
    .text("from"), .number("reached"), .text("nearest"), .number("minutes"),
    .number("mean minutes"), .text("farthest"), .number("minutes"),
  ])

  /// Pairs without a path so far.
  public private(set) var unreachable = 0

  /// Makes a writer.
  public init(format: OutputFormat, style: TextStyle, origins: [String], destinations: [String]) {
    self.format = format
    self.style = style
    self.origins = origins
    self.destinations = destinations
  }

  /// What comes before the first row.
  public func start() -> String {
    switch format {
    case .text: ""
    case .csv: "from_id,to_id,cost\n"
    case .json:
      "{\n  \"origins\": \(ids(origins)),\n  \"destinations\": \(ids(destinations)),\n  \"costs\": ["
    }
  }

  /// The next origin's row; one cost per destination, infinity for unreachable.
  public mutating func row(_ costs: [Double]) -> String {
    defer { position += 1 }
    unreachable += costs.count { $0 == .infinity }
    switch format {
    case .text:
      addSummary(costs)
      return ""
    case .csv:
      var csv = CSVWriter()
      for (destination, cost) in zip(destinations, costs) {
        csv.field(origins[position])
        csv.field(destination)
        csv.field(cost)
        csv.endRow()
      }
      return csv.text
    case .json:
      let row = JSONValue.array(costs.map { .double($0) }).compact
      return (position == 0 ? "\n    " : ",\n    ") + row
    }
  }

  /// What comes after the last row.
  public func end() -> String {
    switch format {
    case .text: table.text(style)
    case .csv: ""
    case .json: "\n  ],\n  \"unreachable\": \(unreachable)\n}\n"
    }
  }

  private func ids(_ ids: [String]) -> String {
    JSONValue.array(ids.map { .string($0) }).compact
  }

  private mutating func addSummary(_ costs: [Double]) {
    let origin = origins[position]
    let others = zip(destinations, costs).filter { $0.0 != origin && $0.1 < .infinity }
    let nearest = others.min { $0.1 < $1.1 }
    let farthest = others.max { $0.1 < $1.1 }
    let mean = others.isEmpty ? nil : others.reduce(0) { $0 + $1.1 } / Double(others.count)
    table.addRow([
      origin, grouped(others.count),
      nearest?.0 ?? "-", fixedDecimal(nearest?.1, decimals: 1),
      fixedDecimal(mean, decimals: 1),
      farthest?.0 ?? "-", fixedDecimal(farthest?.1, decimals: 1),
    ])
  }
}
