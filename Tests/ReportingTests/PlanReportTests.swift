// A plan's JSON to the letter, its table, and its page.

import OrderedJSON
import PlanFiles
@testable import PlanModel
import PlanSearch
import PlanFiles
import Reporting
import Testing

@Suite("Plan reports")
struct PlanReportTests {
  @Test("JSON has the interface's keys in its order")
  func json() {
    #expect(
      report().rendered(as: .json) == """
        {
          "status": "feasible",
          "objective": {
            "kind": "gap",
            "value": 80,
            "bound": 78,
            "relative_gap": 0.025,
            "relative_gap_of_gain": 0.1,
            "value_before": 100
          },
          "budget": 5000000000,
          "cost": 4500000000,
          "projects": [
            {
              "project_id": "P2",
              "name": "渝昆高铁",
              "cost": 3000000000,
              "period": 1,
              "loss_without": 12.5,
              "gain_alone": 6
            },
            {
              "project_id": "P1",
              "name": "Line, \\"one\\"",
              "cost": 1500000000,
              "period": 1,
              "loss_without": 7,
              "gain_alone": 3
            }
          ],
          "regions": [
            {"region": "East", "population": 1000, "access_before": 300, "access_after": 302},
            {"region": "West", "population": 500, "access_before": 200, "access_after": 222}
          ],
          "gap": {"before": 100, "after": 80},
          "ratio": {"before": 1.5, "after": 1.36},
          "inequality": [{"index": "theil-t", "before": 0.02, "after": null}],
          "search": {"nodes": 1234, "cuts": 56789, "seconds": 61.5, "seconds_to_best": 10},
          "run": {
            "version": "0.1.0",
            "network": "Networks/x",
            "input_sha256": "ab12",
            "parameters": {"budget": 5000000000}
          },
          "unreachable_share": {"before": 0, "after": 0}
        }

        """
    )
  }

  @Test("CSV is the list of projects")
  func csv() {
    #expect(
      report().csv == #"""
        project_id,name,cost,period,loss_without
        P2,渝昆高铁,3000000000,1,12.5
        P1,"Line, ""one""",1500000000,1,7

        """#
    )
  }

  @Test("the page, whole")
  func page() {
    #expect(
      report().text(.plain) == """
        Investment plan for Networks/x: least gap in access between East and West
        A zone's access is the population of all other zones, each times exp(-t/480) for t \
        minutes away; a region's is the mean over its zones by population. Use: passenger.

        What is built: 2 of 7 candidates for 4.50 bn CNY of a budget of 5 billion CNY (90.0 %).
          rank  project  name         cost (CNY)  gain alone  loss without
          ----  -------  -----------  ----------  ----------  ------------
             1  P2       渝昆高铁     3000000000           6          12.5
             2  P1       Line, "one"  1500000000           3             7
          ----  -------  -----------  ----------  ----------  ------------
                total                 4500000000
          Gain alone: what that project alone, with what it requires, improves.
          Loss without: how much the objective worsens when that project alone is left out.
          Both count people, discounted by time.

        Access by region (people, discounted by time)
          region            population  before  after                 change
          ----------------  ----------  ------  -----  ---------------------
          East (reference)        1000     300    302  +0.6666666666666667 %
          West (target)            500     200    222                  +11 %

          East against West  before  after                change
          -----------------  ------  -----  --------------------
          gap                   100     80                 -20 %
          ratio                 1.5   1.36  -9.333333333333327 %

          inequality of zones, by population  before  after  change
          ----------------------------------  ------  -----  ------
          theil-t                               0.02      -       -
          unreachable share                      0 %    0 %

        How sure: stopped by the time limit before the proof was complete: this one leaves a gap \
        of 80, and no plan under these rules can leave a gap below 78.
          Still open: 2.5 % of the value, 10.0 % of the gain over doing nothing.
          Search: 1,234 nodes, 56,789 cuts, 61.5 s; this plan was found after 10.0 s.

        """
    )
  }

  @Test("an infeasible plan says which rules clash, and has no figures after")
  func infeasible() {
    var report = report()
    report.result.status = .infeasible
    report.result.value = nil
    report.result.bound = nil
    report.result.relativeGap = nil
    report.result.projects = []
    report.result.conflict = ["P1 is required and forbidden"]
    let text = report.text(.plain)
    #expect(text.contains("No plan satisfies the rules:\n  - P1 is required and forbidden\n"))
    #expect(!text.contains("Access by region"))
    #expect(report.json.compact.hasSuffix(#""conflict":["P1 is required and forbidden"]}"#))
    #expect(report.json.compact.contains(#""value":null,"bound":null,"relative_gap":null"#))
  }

  @Test("an evaluated plan has no bound and no search, and its keys are the same")
  func evaluated() {
    var report = report()
    report.result.status = .evaluated
    report.result.bound = nil
    report.result.relativeGap = nil
    report.result.search = nil
    report.result.budget = nil
    let json = report.json.compact
    #expect(json.contains(#""bound":null,"relative_gap":null,"relative_gap_of_gain":null"#))
    #expect(json.contains(#""budget":null,"cost":4500000000"#))
    #expect(
      json.contains(#""search":{"nodes":null,"cuts":null,"seconds":null,"seconds_to_best":null}"#)
    )
    let text = report.text(.plain)
    #expect(text.contains("nothing is proven of how good any other plan could be"))
    #expect(text.contains("2 of 7 candidates for 4.50 bn CNY.\n"))
  }

  @Test("a plan that gains nothing has no gap relative to the gain")
  func noGain() {
    var report = report()
    report.result.value = 100
    #expect(report.relativeGapOfGain == nil)
    report.result.value = 80
    #expect(report.relativeGapOfGain == 0.1)  // |80 - 78| / |80 - 100|
  }

  private func report() -> PlanReport {
    let result = PlanResult(
      status: .feasible,
      objective: .gap,
      value: 80,
      valueBefore: 100,
      bound: 78,
      relativeGap: 0.025,
      budget: 5e9,
      cost: 4.5e9,
      projects: [
        PlanResult.ChosenProject(
          id: "P2",
          name: "渝昆高铁",
          cost: 3e9,
          period: 1,
          lossWithout: 12.5,
          gainAlone: 6
        ),
        PlanResult.ChosenProject(
          id: "P1",
          name: "Line, \"one\"",
          cost: 1.5e9,
          period: 1,
          lossWithout: 7,
          gainAlone: 3
        ),
      ],
      regions: [
        PlanResult.RegionFigures(
          name: "East",
          population: 1000,
          accessBefore: 300,
          accessAfter: 302
        ),
        PlanResult.RegionFigures(
          name: "West",
          population: 500,
          accessBefore: 200,
          accessAfter: 222
        ),
      ],
      gap: PlanResult.Change(before: 100, after: 80),
      ratio: PlanResult.Change(before: 1.5, after: 1.36),
      inequality: [
        PlanResult.InequalityChange(
          index: "theil-t",
          change: PlanResult.Change(before: 0.02, after: nil)
        )
      ],
      unreachableShare: PlanResult.Change(before: 0, after: 0),
      search: PlanResult.SearchStatistics(
        nodes: 1234,
        cuts: 56789,
        seconds: 61.5,
        secondsToBest: 10
      ),
      conflict: []
    )
    return PlanReport(
      result: result,
      request: PlanRequest(budget: 5e9),
      currency: "CNY",
      candidateCount: 7,
      run: PlanReport.Run(
        version: "0.1.0",
        network: "Networks/x",
        inputSHA256: "ab12",
        parameters: ["budget": .double(5e9)]
      )
    )
  }
}
