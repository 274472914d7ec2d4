// The figures of `corridor info` as a page, a table and JSON.

import NetworkFiles
public import OrderedJSON
import TransportNetwork

extension NetworkSummary: Report {
  /// One block per kind of row.
  public func text(_ style: TextStyle) -> String {
    let nodeCount = nodes.reduce(0) { $0 + $1.count }
    let linkCount = links.reduce(0) { $0 + $1.count }
    var text =
      style.heading(printable(name))
      + "\n\(grouped(nodeCount)) nodes, \(grouped(linkCount)) links, \(grouped(zoneCount)) zones; "
      + "money in \(printable(currency)), \(hasCoordinates ? "coordinates in \(printable(crs))" : "no coordinates"); "
      + "uses: \(printable(uses.joined(separator: ", ")))\n"

    text += "\n" + table(nodes, kind: "node type", of: "nodes", total: nil, style)
    text += "\n" + table(links, kind: "mode", of: "links", total: "km", style)
    if !zoneColumns.isEmpty {
      var table = TextTable([.text("zone column"), .number("total"), .number("zones without")])
      for column in zoneColumns {
        table.addRow([column.name, Figure.short(column.total), column.missing])
      }
      text += "\n" + table.text(style)
    }
    for scheme in schemes {
      text +=
        "\n"
        + self.table(
          scheme.regions,
          kind: "region of \(scheme.name)",
          of: "zones",
          total: scheme.regions.contains { $0.total != nil } ? "population" : nil,
          style
        )
    }
    if !projects.isEmpty {
      text += "\n" + table(projects, kind: "projects", of: "number", total: currency, style)
    }
    let sizes = components.prefix(5).map { grouped($0) }.joined(separator: ", ")
    text +=
      components.count == 1
      ? "\nAll nodes hang together.\n"
      : "\n\(grouped(components.count)) separate parts, of \(sizes)"
        + (components.count > 5 ? ", ... nodes.\n" : " nodes.\n")
    for note in notes { text += "\(printable(note))\n" }
    return text
  }

  private func table(
    _ counts: [Count],
    kind: String,
    of rows: String,
    total: String?,
    _ style: TextStyle
  ) -> String {
    var columns: [TextTable.Column] = [.text(kind), .number(rows)]
    let scale = AmountScale(total == currency ? counts.map(\.total) : [])
    if let total { columns.append(.number(scale.unit(of: total), full: total)) }
    var table = TextTable(columns)
    for count in counts {
      let amount: (any TableCell)? = count.total.map {
        scale.factor == 1 ? Figure.decimal($0, 0) : scale.figure($0)
      }
      table.addRow([count.name, count.count, amount ?? ""])
    }
    return table.text(style)
  }

  /// `section,name,count,total`, one row per figure.
  public var csv: String {
    var csv = CSVWriter(header: ["section", "name", "count", "total"])
    func add(_ section: String, _ name: String, _ count: Int?, _ total: Double?) {
      csv.field(section)
      csv.field(name)
      csv.field(count)
      csv.field(total)
      csv.endRow()
    }
    for count in nodes { add("nodes", count.name, count.count, nil) }
    for count in links { add("links", count.name, count.count, count.total) }
    add("zones", "", zoneCount, nil)
    for column in zoneColumns {
      add("zone columns", column.name, zoneCount - column.missing, column.total)
    }
    for scheme in schemes {
      for region in scheme.regions { add(scheme.name, region.name, region.count, region.total) }
    }
    for count in projects { add("projects", count.name, count.count, count.total) }
    for (position, size) in components.enumerated() {
      add("components", String(position + 1), size, nil)
    }
    return csv.text
  }

  /// `{"name", "currency", "crs", "uses", "nodes", "links", "zones", "schemes", "components",
  /// "projects"}`, and `"notes"` where there are any.
  public var json: JSONValue {
    guard !notes.isEmpty, case .object(let members) = counts else { return counts }
    return .object(
      members + [JSONValue.Member(key: "notes", value: .array(notes.map { .string($0) }))]
    )
  }

  private var counts: JSONValue {
    [
      "name": .string(name),
      "currency": .string(currency),
      "crs": .string(crs),
      "uses": .array(uses.map { .string($0) }),
      "nodes": [
        "count": .integer(nodes.reduce(0) { $0 + $1.count }),
        "by_type": .array(nodes.map { ["type": .string($0.name), "count": .integer($0.count)] }),
      ],
      "links": [
        "count": .integer(links.reduce(0) { $0 + $1.count }),
        "by_mode": .array(
          links.map {
            ["mode": .string($0.name), "count": .integer($0.count), "km": .number($0.total)]
          }
        ),
      ],
      "zones": [
        "count": .integer(zoneCount),
        "columns": .array(
          zoneColumns.map {
            [
              "column": .string($0.name), "total": .double($0.total),
              "missing": .integer($0.missing),
            ]
          }
        ),
      ],
      "schemes": .array(
        schemes.map { scheme in
          [
            "scheme": .string(scheme.name),
            "regions": .array(
              scheme.regions.map {
                [
                  "region": .string($0.name), "zones": .integer($0.count),
                  "population": .number($0.total),
                ]
              }
            ),
          ]
        }
      ),
      "components": [
        "count": .integer(components.count), "sizes": .array(components.map { .integer($0) }),
      ],
      "projects": [
        "count": .integer(projects.reduce(0) { $0 + $1.count }),
        "cost": .double(projects.reduce(0) { $0 + ($1.total ?? 0) }),
        "by_status": .array(
          projects.map {
            ["status": .string($0.name), "count": .integer($0.count), "cost": .number($0.total)]
          }
        ),
      ],
    ]
  }
}
