// Indices of inequality, one line per component: the result of `corridor inequality`.

import NetworkFiles
import Accessibility
public import OrderedJSON
import TransportNetwork

/// Figures of indices, as they were asked for.
public struct InequalityReport: Sendable {
  /// One component of an index.
  public struct Row: Sendable, Equatable {
    /// The index as the user wrote it, for example `ge:2`.
    public var index: String
    /// `total`, `between`, `within` or `ede`.
    public var component: String
    /// The figure; nil where it is undefined.
    public var value: Double?

    /// Makes a row.
    public init(index: String, component: String, value: Double?) {
      self.index = index
      self.component = component
      self.value = value
    }
  }

  /// What is measured, in words, for the page's first line.
  public var title: String
  /// The column of weights; nil where every zone counts alike.
  public var weightedBy: String?
  /// Number of zones that count.
  public var zoneCount: Int
  /// Sum of their weights.
  public var weight: Double
  /// Their weighted mean: an index without the level misleads.
  public var mean: Double?
  /// The figures, in the order asked for.
  public var rows: [Row]

  /// Makes a report.
  public init(title: String, zoneCount: Int, weight: Double, mean: Double?, rows: [Row]) {
    self.title = title
    self.zoneCount = zoneCount
    self.weight = weight
    self.mean = mean
    self.rows = rows
  }
}

extension InequalityReport: Report {
  /// The level first, then a table.
  public func text(_ style: TextStyle) -> String {
    var table = TextTable([.text("index"), .text("component"), .number("value")])
    // Bars compare what lies between 0, equality, and 1; other indices have units of their own.
    for row in rows {
      table.addRow(
        [row.index, row.component, Figure.short(row.value)],
        bar: row.value.flatMap { (0...1).contains($0) ? $0 : nil }
      )
    }
    return wrapped(title, style, heading: title)
      + "\(grouped(zoneCount)) zones, weight \(shortDecimal(weight)), mean \(shortDecimal(mean))\n\n"
      + table.text(style)
  }

  /// `index,component,value`; nothing where a figure is undefined.
  public var csv: String {
    var csv = CSVWriter(header: ["index", "component", "value"])
    for row in rows {
      csv.field(row.index)
      csv.field(row.component)
      csv.field(row.value)
      csv.endRow()
    }
    return csv.text
  }

  /// `{"weighted_by", "zones", "weight", "mean", "indices": [{"index", "component", "value"}]}`.
  public var json: JSONValue {
    [
      "weighted_by": weightedBy.map { .string($0) } ?? .null,
      "zones": .integer(zoneCount),
      "weight": .double(weight),
      "mean": .number(mean),
      "indices": .array(
        rows.map { row in
          [
            "index": .string(row.index), "component": .string(row.component),
            "value": .number(row.value),
          ]
        }
      ),
    ]
  }
}
