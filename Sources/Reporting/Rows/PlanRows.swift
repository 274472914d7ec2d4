// A plan of which some rows are shown: projects by the places they touch, and what becomes of
// single zones.

public import AccessAnalysis
import NetworkFiles
public import OrderedJSON
public import PlanFiles
import PlanModel
public import TransportNetwork

/// The rows of a plan's tables that are shown.
public struct PlanRows: Sendable {
  let selection: RowSelection
  private let projectZones: [String: Set<Int>]
  private let zonePositions: [String: Int]
  private let zoneNames: [String]

  /// Columns that can order projects, those not chosen, or zones.
  public static let columns = [
    "loss_without", "gain_alone", "cost", "period", "project_id", "name", "gain_on_top", "loss",
    "change", "access_before", "access_after", "zone_id",
  ]

  /// Finds the rows that are asked for.
  ///
  /// - Parameters:
  ///   - request: What is asked for.
  ///   - network: The network, with projects of one's own.
  ///   - columns: Columns that can order some table.
  /// - Throws: `AccessError` for names of nothing or several.
  public init(
    _ request: RowRequest,
    _ network: Network,
    columns: [String] = Self.columns
  ) throws(AccessError) {
    selection = try request.selection(in: network, columns: columns)
    projectZones = Dictionary(zip(network.projects.map(\.id), network.projectZones)) { $1 }
    zonePositions = Dictionary(network.zones.enumerated().map { ($1.id, $0) }) { first, _ in first }
    zoneNames = network.zones.map(\.name)
  }

  /// Positions of the zones that are chosen; nil for all.
  public var zones: Set<Int>? { selection.zones }

  /// Zones that a project touches.
  private func zones(of id: String) -> Set<Int> { projectZones[id] ?? [] }

  /// The chosen projects that are shown, with their ranks by loss or by what orders them.
  func shown(_ projects: [PlanResult.ChosenProject]) -> (shown: [Int], ranks: [Int?]?) {
    RowTable(
      zones: projects.map { zones(of: $0.id) },
      main: "loss_without",
      texts: ["project_id": projects.map(\.id), "name": projects.map(\.name)],
      numbers: [
        "loss_without": projects.map(\.lossWithout), "gain_alone": projects.map(\.gainAlone),
        "cost": projects.map(\.cost), "period": projects.map { Double($0.period) },
      ]
    ).rows(selection)
  }

  /// Ids of the candidates that touch the zones chosen and are not in a plan.
  ///
  /// - Parameters:
  ///   - network: The network.
  ///   - plan: Ids of the plan's projects.
  /// - Returns: The ids; nil where no zones are chosen, which means all that are not in the plan.
  public func candidates(_ network: Network, without plan: [String]) -> [String]? {
    guard selection.zones != nil else { return nil }
    return network.projects.filter { $0.status == .candidate && isShown($0.id) }.map(\.id)
      .filter { !plan.contains($0) }
  }

  /// The explained candidates that are shown.
  func shown(_ projects: [PlanExplanation.Project]) -> (shown: [Int], ranks: [Int?]?) {
    projects.rowTable { zones(of: $0) }.rows(selection)
  }

  /// Columns that can order the projects of an ensemble.
  public static let ensembleColumns = ["chance", "cost", "project_id", "name"]

  /// The projects of an ensemble that are shown.
  func shown(
    _ projects: [(project: EnsembleReport.Project, chance: EnsembleChance)]
  ) -> (shown: [Int], ranks: [Int?]?) {
    RowTable(
      zones: projects.map { zones(of: $0.project.id) },
      main: "chance",
      texts: ["project_id": projects.map(\.project.id), "name": projects.map(\.project.name)],
      numbers: ["chance": projects.map(\.chance.share), "cost": projects.map(\.project.cost)]
    ).rows(selection)
  }

  /// Of projects by id those that are shown, in their order.
  func isShown(_ id: String) -> Bool {
    selection.zones.map { !zones(of: id).isDisjoint(with: $0) } ?? true
  }

  /// Access of the zones that are shown, before and after; empty where nothing is chosen.
  func zoneTable(
    _ zones: [PlanResult.ZoneFigures],
    unit: String,
    _ style: TextStyle
  ) -> String {
    guard !selection.isAll, !zones.isEmpty else { return "" }
    let places = zones.map { zonePositions[$0.id] }
    let names = places.map { $0.map { zoneNames[$0] } ?? "" }
    let (shown, ranks) = RowTable(
      zones: places.map { $0.map { [$0] } ?? [] },
      main: "change",
      texts: ["zone_id": zones.map(\.id), "name": names],
      numbers: [
        "change": zones.map { $0.accessAfter - $0.accessBefore },
        "access_before": zones.map(\.accessBefore), "access_after": zones.map(\.accessAfter),
      ]
    ).rows(selection)
    guard !shown.isEmpty else { return "" }
    let scale = AmountScale(shown.flatMap { [zones[$0].accessBefore, zones[$0].accessAfter] })
    let changes = AmountScale(shown.map { zones[$0].accessAfter - zones[$0].accessBefore })
    var table = TextTable([
      .number("rank"), .id("zone_id"), .text("name"), scale.column("before"),
      scale.column("after"), changes.column("change"), .number("of before"),
    ])
    for row in shown {
      let (before, after) = (zones[row].accessBefore, zones[row].accessAfter)
      table.addRow(
        [
          ranks?[row] ?? "-", zones[row].id, names[row], scale.figure(before),
          scale.figure(after), changes.figure(after - before),
          Figure.change(from: before, to: after),
        ],
        bar: after - before
      )
    }
    let isByLevel = ["access_before", "access_after"].contains(selection.sort)
    let column = isByLevel ? selection.sort ?? "" : "change"
    return style.heading("Access by zone (\(unit))") + "\n" + table.text(style, indent: 2)
      + wrapped(
        "\(grouped(shown.count)) of \(grouped(zones.count)) zones; ranks are over all, by "
          + "\(column.replacing("_", with: " ")).",
        style,
        indent: 2
      )
  }
}

extension [PlanExplanation.Project] {
  /// What of explained candidates can order them.
  func rowTable(zones: (String) -> Set<Int>) -> RowTable {
    RowTable(
      zones: map { zones($0.id) },
      main: "gain_on_top",
      texts: ["project_id": map(\.id), "name": map(\.name)],
      numbers: [
        "gain_on_top": map(\.gainOnTop), "gain_alone": map(\.gainAlone), "cost": map(\.cost),
        "loss": map { $0.other?.loss },
      ]
    )
  }
}

/// A plan's tables with the rows that were asked for; its JSON is whole.
public struct PlanTables: Report {
  let plan: PlanReport
  let rows: PlanRows

  /// Shows some rows of a plan.
  public init(_ plan: PlanReport, _ rows: PlanRows) { (self.plan, self.rows) = (plan, rows) }

  /// The plan's page with the rows chosen, and with them those of zones.
  public func text(_ style: TextStyle) -> String { plan.text(style, rows) }

  /// The chosen projects, with `rank` where rows are chosen.
  public var csv: String { plan.csv(rows) }

  /// The whole plan.
  public var json: JSONValue { plan.json }
}
