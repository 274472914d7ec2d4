// corridor try: what an idea of one's own would do, without editing tables.

package import CommandOptions
import Console
import AccessAnalysis
import NetworkFiles
import PlanFiles
import InvestmentPlanning
package import ArgumentParser
import OrderedJSON
import PlanModel
import Reporting
import TransportNetwork

/// The effect of ideas.
extension TryArguments: ParsableCommand {
  package static let configuration = CommandConfiguration(
    commandName: "try",
    abstract: "Try a line of your own, a faster one or a closure: who gains, by how much.",
    discussion: """
      EXAMPLES:
        corridor try Networks/china --add "Chengdu-Lhasa,mode=high_speed_rail,km=1540,kmh=250,cost=3.5e11"
        corridor try Networks/china --upgrade "Lanzhou-Urumqi,mode=high_speed_rail,kmh=350,cost=8e10"
        corridor try Networks/china --close road-620100-630200 --pairs pairs.csv
        corridor try Networks/example --build PASS,PLATEAU
        corridor try Networks/china --add "Lanzhou-Chengdu,mode=high_speed_rail,km=700,kmh=350,cost=2e11" --zone Lanzhou
        corridor try NET --add "A-B,mode=rail,minutes=60" --save NET2

      Figures and JSON are those of corridor evaluate, with the pairs that gain most (by people who travel times what \
      they reach) and those of --pairs before and after, and each idea's place among the candidates by what each gains \
      alone. Before is the network as it stands. Rows are those of projects and of zones, which are shown when rows are chosen, and pairs at these zones. --save writes the package with the ideas as candidate projects, which \
      plan then takes; closed links are open to no use there.
      """
  )

  package func run() throws {
    let file = try output.open()
    let changed = try changes.changed(network.read(), use: question.use)
    let request = try question.request(changed.open, budget: 0)
    let rows = try rows.planRows(changed.network, scheme: request.scheme)
    let options = PlanOptions(threads: question.threads.count)
    let ids = changed.built.map { changed.network.projects[$0].id }
    let ideas = changed.ideas.map { changed.network.projects[$0].id }
    var result = try withPlanner(changed.network, request, options) {
      planner throws(PlanningError) in
      try planner.question.evaluate(projectIDs: ids)
    }
    if changed.closesLinks {
      let before = try withPlanner(changed.open, request, options) {
        planner throws(PlanningError) in
        try planner.question.evaluate(projectIDs: [])
      }
      result.takeBefore(from: before)
    }
    var alone: [PlanResult.ChosenProject] = []
    if !ideas.isEmpty {
      alone = try withPlanner(changed.network, request, options) { planner throws(PlanningError) in
        try planner.question.gainsAlone()
      }
    }
    let progress = ProgressLine("costs")
    defer { progress.end() }
    let places = try asking { () throws(AccessError) in
      try PairTimes(
        from: changed.open,
        to: changed.network,
        building: changed.built,
        PairTimes.Question(
          use: request.use,
          modes: request.modeList,
          weight: request.weight,
          opportunities: request.opportunities,
          facilities: request.facilities,
          decay: request.decay
        ),
        threads: question.threads.count,
        listener: AccessListener(progress)
      )
    }
    var asked: [PairChange] = []
    if let pairs {
      let table = try csvTable(pairs)
      asked = try asking { () throws(AccessError) in try places.asked(table) }
    }
    var plan = PlanReport(
      result,
      of: request,
      in: changed.network,
      run: try corridor.run(network.folder, parameters: parameters(request), request)
    )
    plan.costUnit = places.costUnit
    let gaining = places.gainingMost(10, at: rows.zones)
    progress.end()
    var report = TryReport(
      plan: plan,
      pairs: asked + gaining,
      askedPairs: asked.count,
      costUnit: places.costUnit,
      ideas: ideas,
      alone: alone,
      rows: rows
    )
    report.ends = changed.ideas.compactMap { places.ends(of: changed.network.projects[$0]) }
    if gaining.isEmpty, changed.closesLinks == false {
      report.notes = changed.ideas.compactMap {
        let idea = changed.network.projects[$0]
        return places.standstill(of: idea).map {
          TryReport.standstill($0, of: idea.name, unit: places.costUnit)
        }
      }
    }
    if let save {
      do throws(NetworkWriteError) {
        try NetworkPackage.write(
          changed.network,
          to: save,
          replacing: output.force
        )
      } catch {
        throw CommandFailure.data(error.description)
      }
    }
    try output.write(report, to: file)
  }
}
