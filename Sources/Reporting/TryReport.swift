// What an idea of one's own would do: figures as of a plan, the pairs that gain most, and its place
// among the candidates.

public import AccessAnalysis
public import PlanFiles
public import OrderedJSON
public import PlanModel
import TransportNetwork

/// The result of `corridor try`.
public struct TryReport: Sendable {
  /// Two places and the cost between them.
  public typealias Pair = PairChange

  /// An idea among the candidates, by what each gains alone.
  public struct Standing: Sendable, Equatable {
    /// `project_id` of the idea.
    public var id: String
    /// Its name.
    public var name: String
    /// Its cost.
    public var cost: Double
    /// What it gains alone.
    public var gain: Double
    /// Its rank by gain.
    public var rankByGain: Int
    /// Its rank by gain per money; nil without a cost.
    public var rankByGainPerCost: Int?
    /// How many are compared, itself among them.
    public var candidates: Int
  }

  /// Before and after, as of a plan.
  public var plan: PlanReport
  /// Pairs asked for, then those that gain most.
  public var pairs: [Pair]
  /// How many of the pairs were asked for.
  public var askedPairs: Int
  /// What costs are counted in.
  public var costUnit: String
  /// The ideas among the candidates.
  public var standings: [Standing]
  /// The rows of the plan's tables that are shown; nil for all.
  public var rows: PlanRows?
  /// The costs from end to end of each line of one's own.
  public var ends: [Pair] = []
  /// Why ideas gain nobody anything, in sentences.
  public var notes: [String] = []

  /// Makes a report.
  ///
  /// - Parameters:
  ///   - plan: Before and after.
  ///   - pairs: Pairs, those asked for first.
  ///   - askedPairs: How many were asked for.
  ///   - costUnit: What their costs are counted in.
  ///   - ideas: Ids of the ideas.
  ///   - alone: Every candidate with what it gains alone, the ideas among them.
  ///   - rows: The rows of the plan's tables that are shown; nil for all.
  public init(
    plan: PlanReport,
    pairs: [Pair],
    askedPairs: Int,
    costUnit: String,
    ideas: [String],
    alone: [PlanResult.ChosenProject],
    rows: PlanRows? = nil
  ) {
    self.plan = plan
    self.pairs = pairs
    self.askedPairs = askedPairs
    self.costUnit = costUnit
    self.rows = rows
    let gains = Ranking(alone.map(\.gainAlone), isLeastBest: false)
    let perCost = Ranking(
      alone.map { $0.cost > 0 ? $0.gainAlone / $0.cost : nil },
      isLeastBest: false
    )
    standings = ideas.compactMap { id in
      guard let place = alone.firstIndex(where: { $0.id == id }) else { return nil }
      return Standing(
        id: id,
        name: alone[place].name,
        cost: alone[place].cost,
        gain: alone[place].gainAlone,
        rankByGain: gains.ranks[place] ?? alone.count,
        rankByGainPerCost: perCost.ranks[place],
        candidates: alone.count
      )
    }
  }
}

extension TryReport: Report {
  /// The plan's page, then pairs, then the place among the candidates.
  public func text(_ style: TextStyle) -> String {
    var text = plan.text(style, rows)
    text += table(ends, "From end to end of the lines tried", style)
    text += table(
      pairs,
      askedPairs > 0 ? "Pairs asked for, then those that gain most" : "Who gains most",
      ruleAfter: askedPairs,
      style
    )
    for note in notes { text += "\n" + wrapped(note, style) }
    for standing in standings {
      text += "\n" + wrapped(sentence(standing), style)
    }
    return text
  }

  private func table(
    _ pairs: [Pair],
    _ title: String,
    ruleAfter: Int = 0,
    _ style: TextStyle
  ) -> String {
    guard !pairs.isEmpty else { return "" }
    var table = TextTable([
      .text("from"), .text("to"), .number("before (\(costUnit))"), .number("after"),
      .number("change"),
    ])
    for (place, pair) in pairs.enumerated() {
      if place == ruleAfter, place > 0 { table.addRule() }
      table.addRow([
        pair.from.label, pair.to.label, Figure.short(pair.before), Figure.short(pair.after),
        pair.before.isFinite && pair.after.isFinite
          ? Figure.short(pair.after - pair.before) : "-",
      ])
    }
    return "\n" + style.heading(title) + "\n" + table.text(style, indent: 2)
  }

  private func sentence(_ standing: Standing) -> String {
    let gain = AmountScale([standing.gain])
    var text =
      "\(standing.name) alone gains \(gain.phrase(standing.gain)) (\(ObjectiveWords(plan).unit))"
    if standing.cost > 0 {
      let cost = AmountScale([standing.cost])
      let unit = cost.factor > 1 ? "\(cost.prefix) \(plan.currency)" : plan.currency
      let perUnit = standing.gain / standing.cost * cost.factor
      text += " for \(cost.text(standing.cost)) \(unit), \(shortDecimal(perUnit)) per \(unit)"
    }
    text +=
      ": rank \(standing.rankByGain) of \(standing.candidates) candidates by what each gains alone"
    if let rank = standing.rankByGainPerCost { text += ", \(rank) by gain per money" }
    return text + "."
  }

  /// The plan's rows.
  public var csv: String { plan.csv(rows) }

  /// The plan's object with `pairs` and `ideas`.
  public var json: JSONValue {
    guard case .object(var members) = plan.json else { return plan.json }
    members += [
      .init(
        key: "pairs",
        value: .array(
          pairs.map {
            [
              "from": .string($0.from.id), "from_name": .string($0.from.name),
              "to": .string($0.to.id), "to_name": .string($0.to.name),
              "before": .double($0.before), "after": .double($0.after),
            ]
          }
        )
      ),
      .init(
        key: "ideas",
        value: .array(
          standings.map {
            [
              "project_id": .string($0.id), "name": .string($0.name), "cost": .double($0.cost),
              "gain_alone": .double($0.gain),
              "gain_per_cost": $0.cost > 0 ? .double($0.gain / $0.cost) : .null,
              "rank_by_gain": .integer($0.rankByGain),
              "rank_by_gain_per_cost": .number($0.rankByGainPerCost),
              "of": .integer($0.candidates),
            ]
          }
        )
      ),
    ]
    return .object(members)
  }
}

extension TryReport {
  /// Why an idea gains nobody anything, in a sentence.
  package static func standstill(
    _ standstill: PairTimes.Standstill,
    of name: String,
    unit: String
  ) -> String {
    guard let (from, to, cost) = standstill.way else {
      return
        "\(name) gains nobody anything: every pair of zones has a way that is no slower already."
    }
    func called(_ place: NamedPlace) -> String { place.name.isEmpty ? place.id : place.name }
    let way =
      "from \(called(from)) to \(called(to)) there is a way of \(shortDecimal(cost)) \(unit)"
    return
      "\(name) gains nobody anything: \(way) already, and it is no faster; kmh= or minutes= say how fast it is."
  }
}
