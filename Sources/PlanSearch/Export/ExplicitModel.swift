// The explicit path formulation: the whole problem as one mixed-integer model for any solver.

package import PlanModel
import Accessibility
import GLPK
import ShortestPaths

/// Writes out the problem with one column per project and per useful set of projects of a pair.
///
/// Pairs that count (W > 0) choose among their sets: a column x_S per set with its gain,
/// sum of x_S <= 1, and for each project p, sum of x_S over the sets that contain p <= y_p. Pairs
/// that count against (W < 0) cannot choose: with their sets in order of gain, v_k says that one of
/// the first k is built, v_k >= v_(k-1) and v_k >= sum of y_p over S_k - |S_k| + 1, and each v_k
/// costs what set k gains over set k + 1. At whole y both are exact, so the optimum is the plan's.
package struct ExplicitModel {
  private let instance: PlanningInstance
  private let sets: UsefulSets
  /// The project columns are the first ones.
  private(set) var model: LinearModel
  /// What the columns of each origin's pairs gain at 1.
  private var gains: [[(column: Int, gain: Double)]]
  /// What each origin gains already by what the rules fix built.
  private var fixedGains: [Double]

  /// Columns and rows of the projects and rules; the pairs follow, and
  /// ``finish(valueBefore:isMinimized:)``.
  ///
  /// `names` are those of the projects.
  package init(
    _ instance: PlanningInstance,
    _ sets: UsefulSets,
    _ fixings: Fixings,
    names: [String]
  ) {
    self.instance = instance
    self.sets = sets
    model = LinearModel(name: "corridor")
    let zones = instance.zoneCount
    gains = Array(repeating: [], count: zones)
    fixedGains = (0..<zones).map { origin in
      (0..<zones).reduce(0) { sum, destination in
        let weight = instance.weights[origin * zones + destination]
        let (before, after) = (
          instance.baseCosts[origin, destination], sets.costs.worst[origin, destination]
        )
        guard weight != 0, after < before else { return sum }
        return sum + weight * (instance.decay(after) - instance.decay(before))
      }
    }
    let rules = instance.rules
    for project in 0..<instance.projectCount {
      let bounds: Bounds =
        fixings.built.contains(project)
        ? .equal(1) : fixings.possible.contains(project) ? .between(0, 1) : .equal(0)
      model.addColumn(bounds, kind: .integer, name: names[project])
    }
    for row in rules.rows {
      model.addRow(row.terms.map { ($0.project, $0.coefficient) }, .atMost(row.upper))
    }
  }

  /// Adds the pairs of an origin.
  package mutating func add(_ pairs: [UsefulSets.Pair], origin: Int) {
    for pair in pairs {
      let weight = instance.weights[origin * instance.zoneCount + pair.destination]
      let without = instance.decay(sets.costs.worst[origin, pair.destination])
      let worth = pair.entries.map { weight * (instance.decay($0.cost) - without) }
      let name = "_\(origin + 1)_\(pair.destination + 1)_"
      if weight > 0 {
        addChoice(pair.entries, worth, origin, name)
      } else {
        addForcing(pair.entries, worth, origin, name)
      }
    }
  }

  /// Adds the objective: gains as they are, the least of regions, or spending with what must be
  /// reached; false when the objective is not linear.
  package mutating func finish(valueBefore: Double, isMinimized: Bool) -> Bool {
    let all = gains.flatMap(\.self)
    let fixed = fixedGains.reduce(0, +)
    switch instance.merit {
    case .sum:
      let sign: Double = isMinimized ? -1 : 1
      model.isMaximizing = !isMinimized
      model.constant = valueBefore + sign * fixed
      for (column, gain) in all { model.columns[column].cost = sign * gain }
    case .least(let regions):
      model.isMaximizing = true
      let least = model.addColumn(.free, cost: 1, name: "least_access")
      for region in regions {
        var side = region.before
        var terms = [(least, 1.0)]
        for origin in region.origins {
          side += region.factor * fixedGains[origin]
          terms += gains[origin].map { ($0.column, -region.factor * $0.gain) }
        }
        model.addRow(terms, .atMost(side))
      }
    case .unspent(let need, let prices, _):
      for (project, price) in prices.enumerated() { model.columns[project].cost = price }
      model.addRow(all.map { ($0.column, $0.gain) }, .atLeast(need - fixed), name: "reach")
    case .welfare: return false
    }
    return true
  }

  private mutating func addChoice(
    _ entries: [UsefulSets.Entry],
    _ worth: [Double],
    _ origin: Int,
    _ name: String
  ) {
    var columns: [(column: Int, projects: UInt128)] = []
    for (number, entry) in entries.enumerated() where worth[number] > 0 {
      let column = model.addColumn(.between(0, 1), name: "x\(name)\(number + 1)")
      gains[origin].append((column, worth[number]))
      columns.append((column, entry.projects))
    }
    if columns.count > 1 {
      model.addRow(columns.map { ($0.column, 1) }, .atMost(1))
    }
    let all = columns.reduce(UInt128(0)) { $0 | $1.projects }
    for bit in UsefulSets.positions(all) {
      let users = columns.filter { $0.projects >> UInt128(bit) & 1 == 1 }
      model.addRow(users.map { ($0.column, 1) } + [(sets.projects[bit], -1)], .atMost(0))
    }
  }

  /// `worth` is negative here, the largest loss first.
  private mutating func addForcing(
    _ entries: [UsefulSets.Entry],
    _ worth: [Double],
    _ origin: Int,
    _ name: String
  ) {
    var previous: Int?
    for (number, entry) in entries.enumerated() where worth[number] < 0 {
      let next = number + 1 < worth.count ? worth[number + 1] : 0
      let column = model.addColumn(.between(0, 1), name: "v\(name)\(number + 1)")
      gains[origin].append((column, worth[number] - next))
      if let previous { model.addRow([(column, 1), (previous, -1)], .atLeast(0)) }
      previous = column
      let members = UsefulSets.positions(entry.projects)
      model.addRow(
        [(column, 1)] + members.map { (sets.projects[$0], -1) },
        .atLeast(1 - Double(members.count))
      )
    }
  }

  /// The model as the text of a file, its numbers with up to 17 digits.
  package func text(as format: ExportFormat) throws(PlanningError) -> String {
    do throws(GLPKError) {
      return try model.text(as: format == .mps ? .mps : .lp)
    } catch {
      throw PlanningError(.solver, error.description)
    }
  }
}
