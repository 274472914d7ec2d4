// A plan as a table for programs; its text is the page for people, its JSON that of PlanFiles.

import NetworkFiles
public import PlanFiles
import PlanModel
import TransportNetwork

extension PlanReport: Report {
  /// `project_id,name,cost,period,loss_without`, the plan by decreasing loss.
  public var csv: String { csv(nil) }

  /// The same with chosen rows, and `rank` behind them.
  func csv(_ rows: PlanRows?) -> String {
    let (shown, ranks) = rows?.shown(result.projects) ?? (Array(result.projects.indices), nil)
    let header = ["project_id", "name", "cost", "period", "loss_without"]
    var csv = CSVWriter(header: header + (ranks == nil ? [] : ["rank"]))
    for position in shown {
      let project = result.projects[position]
      csv.field(project.id)
      csv.field(project.name)
      csv.field(project.cost)
      csv.field(project.period)
      csv.field(project.lossWithout)
      if let ranks { csv.field(ranks[position]) }
      csv.endRow()
    }
    return csv.text
  }
}
