// A cost matrix row by row, so that it never has to be held as text.

import NetworkFiles
import OrderedJSON
import TransportNetwork

/// Writes costs between zones, an origin at a time.
///
/// CSV is `from_id,to_id,cost` with `Inf` for unreachable; JSON is `{"origins", "destinations",
/// "origin_names", "destination_names", "costs", "unreachable"}` with one array per origin, `null`
/// for unreachable and their number at the end, names only where there are some; text is one line
/// per origin that sums up its row.
public struct MatrixWriter {
  private let format: OutputFormat
  private let style: TextStyle
  private let origins: [String]
  private let destinations: [String]
  /// Names by id; none where there are only numbers.
  private let names: [String: String]
  /// Ranks of the rows, where rows are chosen.
  private let ranks: [Int?]?
  private var position = 0
  private var table: TextTable

  /// Pairs without a path so far.
  public private(set) var unreachable = 0

  /// Makes a writer.
  ///
  /// - Parameters:
  ///   - format: How it is written.
  ///   - style: The terminal.
  ///   - origins: Ids of the rows.
  ///   - destinations: Ids of the columns.
  ///   - names: Names by id.
  ///   - unit: What costs are counted in.
  ///   - ranks: Ranks of the rows among all of the matrix, for the text; nil for none.
  public init(
    format: OutputFormat,
    style: TextStyle,
    origins: [String],
    destinations: [String],
    names: [String: String] = [:],
    unit: String = "minutes",
    ranks: [Int?]? = nil
  ) {
    self.format = format
    self.names = names.filter { !$0.value.isEmpty }
    self.ranks = ranks
    table = TextTable(
      (ranks == nil ? [] : [.number("rank")]) + [
        .text("from"), .number("reached"), .number("mean \(unit)"), .text("nearest"),
        .number("\(unit) there"), .text("farthest"), .number("\(unit) to it"),
      ]
    )
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
      "{\n  \"origins\": \(ids(origins)),\n  \"destinations\": \(ids(destinations)),\n"
        + (names.isEmpty
          ? ""
          : "  \"origin_names\": \(ids(origins.map { names[$0] ?? "" })),\n"
            + "  \"destination_names\": \(ids(destinations.map { names[$0] ?? "" })),\n")
        + "  \"costs\": ["
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

  /// A place as people call it, with its id.
  private func label(_ id: String?) -> String {
    guard let id else { return "-" }
    guard let name = names[id], name != id else { return id }
    return "\(name) (\(id))"
  }

  private mutating func addSummary(_ costs: [Double]) {
    let origin = origins[position]
    let row = MatrixRow(costs, others: destinations.map { $0 != origin })
    func place(_ position: Int?) -> String { label(position.map { destinations[$0] }) }
    func cost(_ position: Int?) -> any TableCell {
      Figure.decimal(position.map { costs[$0] }, 1)
    }
    let cells: [any TableCell] = [
      label(origin), row.reached, Figure.decimal(row.mean, 1), place(row.nearest),
      cost(row.nearest),
      place(row.farthest), cost(row.farthest),
    ]
    let rank: [any TableCell] = ranks == nil ? [] : [rankText(ranks, position)]
    table.addRow(rank + cells)
  }
}
