// A plan as a table for programs; its text is the page for people, its JSON that of PlanFiles.

import NetworkFiles
public import PlanFiles
import PlanModel
import TransportNetwork

extension PlanReport: Report {
  /// `project_id,name,cost,period,loss_without`, the plan by decreasing loss.
  public var csv: String {
    var csv = CSVWriter(header: ["project_id", "name", "cost", "period", "loss_without"])
    for project in result.projects {
      csv.field(project.id)
      csv.field(project.name)
      csv.field(project.cost)
      csv.field(project.period)
      csv.field(project.lossWithout)
      csv.endRow()
    }
    return csv.text
  }
}
