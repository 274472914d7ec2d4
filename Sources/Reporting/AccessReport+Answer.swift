// From an answer to its report: the title, what is counted and which way is good.

import NetworkFiles
public import AccessAnalysis
import Accessibility
import TransportNetwork

extension AccessReport {
  /// Reports an answer.
  ///
  /// - Parameters:
  ///   - answer: The answer.
  ///   - source: What it was asked of, in words.
  public init(_ answer: AccessAnswer, of source: String) {
    self.init(
      title: Self.title(answer, source),
      zones: answer.zones,
      series: answer.series,
      regions: answer.regions,
      coverage: answer.coverage
    )
    let (column, cost) = (answer.request.opportunityName, answer.costUnit)
    let things = column == "population" ? "people" : column
    let discount = cost == "km" ? "distance" : cost.hasSuffix("minutes") ? "time" : "cost"
    isLeastBest = answer.measure.isLeastBest
    costUnit = cost
    opportunitiesName = column
    isAmount = true
    switch answer.measure {
    case .gravity: unit = "\(things), discounted by \(discount)"
    case .cumulative, .interval: unit = things
    case .closest, .balancing, .meanCost: (unit, isAmount) = (cost, false)
    case .efficiency: (unit, isAmount) = ("per \(cost == "minutes" ? "minute" : cost)", false)
    case .catchment(.availability, _): unit = things
    case .catchment: (unit, isAmount) = ("\(things) per person who competes", false)
    case .marketAccess: unit = "\(things) times cost^-theta"
    case .potentialIndex: (unit, isAmount) = ("100 = the mean", false)
    }
  }

  /// Reports a block of an answer, its rows as they stand in the whole.
  public init(_ part: AccessPart) {
    self.init(part.answer, of: part.source)
    hasOtherNames = part.hasNames
    note = part.note
    columns = part.columns.map { ($0.name, $0.values) }
  }

  /// Reports an answer in parts.
  ///
  /// - Parameter parts: All of them, in order.
  /// - Throws: `AccessError` for parts that do not belong together.
  public init(merging parts: [AccessPart]) throws(AccessError) {
    self.init(try AccessAnswer(merging: parts), of: parts[0].source)
    note = parts[0].note
    columns = parts[0].columns.map { ($0.name, []) }
    for part in parts {
      for (place, column) in part.columns.enumerated() where columns.indices.contains(place) {
        columns[place].values += column.values
      }
    }
  }

  private static func title(_ answer: AccessAnswer, _ source: String) -> String {
    let (request, unit) = (answer.request, answer.costUnit)
    let isActive = request.direction == .active
    var parts = ["\(isActive ? "Active" : "Passive") \(request.measure.name.rawValue) access"]
    if let facilities = request.facilities {
      let column = facilities.column.map { "\($0) of " } ?? ""
      parts[0] += " \(isActive ? "to" : "from") \(column)\(facilities.kinds.joined(separator: ","))"
    } else {
      parts[0] += " to \(request.opportunities)"
    }
    switch answer.measure {
    case .gravity(let decay), .potentialIndex(let decay), .catchment(_, let decay):
      parts.append("\(describe(decay)) for t \(unit)")
    case .closest(let count): parts.append("\(unit) to reach \(shortestDecimal(count))")
    case .balancing, .meanCost: parts.append(unit)
    case .efficiency: parts.append("per \(unit == "minutes" ? "minute" : unit)")
    case .marketAccess(let theta): parts.append("theta \(shortestDecimal(theta))")
    case .interval(let cutoffs, let summary):
      parts.append("\(summary.rawValue) of \(cutoffs.count) cutoffs")
    case .cumulative:
      let limits = request.measure.limits.map { "\($0.column)=\(shortestDecimal($0.limit))" }
      if !limits.isEmpty { parts.append(limits.joined(separator: " and ")) }
    }
    if request.range < .infinity { parts.append("within \(shortestDecimal(request.range))") }
    return (parts + [source]).joined(separator: ", ")
  }

  /// Warns of a decay that sees nothing; nil where it sees enough.
  public static func faintWarning(_ share: Double?, unit: String) -> String? {
    guard let share, share > Decay.faintShareLimit else { return nil }
    return """
      warning: the decay gives \(percentage(share)) of all pairs less than 1e-6, so next to nothing counts; costs are in \
      \(unit). Take a longer one with --decay-parameters, or give the use its u_decay_minutes.
      """
  }
}
