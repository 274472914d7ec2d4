// The plan as a page that a planner reads from top to bottom: what, where, for whom, how sure.

public import PlanFiles
import PlanModel
public import Accessibility
import TransportNetwork

extension PlanReport {
  /// The page for people.
  public func text(_ style: TextStyle) -> String { text(style, nil) }

  /// The page with chosen rows of its tables.
  func text(_ style: TextStyle, _ rows: PlanRows?) -> String {
    var blocks = [title(style)]
    if result.status == .infeasible {
      blocks.append(infeasible(style))
    } else if result.status == .stopped {
      blocks.append("What is built: nothing is known, no plan was found in time.\n")
    } else {
      blocks += [built(style, rows), periods(style), unchosen(style, rows)]
      blocks += [contributed(style, rows), others(style), otherBudgets(style)]
      blocks += [uncertain(style, rows), access(style), comparison(style), inequality(style)]
      blocks.append(rows?.zoneTable(result.zones, unit: request.accessUnit, style) ?? "")
    }
    blocks.append(certainty(style))
    return blocks.filter { !$0.isEmpty }.joined(separator: "\n")
  }

  private func title(_ style: TextStyle) -> String {
    let headline =
      result.status == .evaluated
      ? "Plan of your own for \(run.network)"
      : "Investment plan for \(run.network): \(ObjectiveWords(self).aim)"
    return style.heading(printable(headline)) + "\n"
      + wrapped(
        "A zone's access is the \(request.reachedInWords), each times "
          + "\(describe(request.decay)) for t \(costUnit) away; a region's is the mean over its zones by "
          + "\(request.weight). Use: \(request.useInWords).",
        style
      )
  }

  private func infeasible(_ style: TextStyle) -> String {
    "No plan satisfies the rules:\n"
      + result.conflict.map { wrapped("- \($0)", style, indent: 2, hanging: 2) }.joined()
  }

  // MARK: What is built

  private func built(_ style: TextStyle, _ rows: PlanRows?) -> String {
    let money = AmountScale([result.cost, result.budget] + result.projects.map(\.cost))
    let unit = money.unit(of: currency)
    var sentence = "\(result.projects.count) of \(grouped(candidateCount)) candidates"
    sentence += " for \(money.text(result.cost)) \(unit)"
    if let budget = result.budget {
      sentence += " of a budget of \(amountInWords(budget)) \(currency)"
      if budget > 0 { sentence += " (\(percentage(result.cost / budget)))" }
    }
    var text = wrapped("What is built: \(sentence).", style, heading: "What is built")
    for rule in request.spending { text += wrapped("\(rule.inWords(currency)).", style, indent: 2) }
    guard !result.projects.isEmpty else { return text }

    let losses = AmountScale(result.projects.flatMap { [$0.lossWithout, $0.gainAlone] })
    let hasPeriods = !result.periods.isEmpty
    var columns: [TextTable.Column] = [
      .number("rank"), .id("project"), .text("name"), money.column("cost", of: currency),
    ]
    if hasPeriods { columns.append(.number("opens")) }
    let isRated = result.projects.contains { confidence[$0.id] != nil }
    if isRated { columns.append(.text("confidence")) }
    columns += [losses.column("gain alone"), losses.column("loss without")]
    var table = TextTable(columns)
    let (shown, ranks) = rows?.shown(result.projects) ?? (Array(result.projects.indices), nil)
    for position in shown {
      let project = result.projects[position]
      var cells: [any TableCell] = [
        rankText(ranks, position), project.id, project.name,
        money.figure(project.cost),
      ]
      if hasPeriods { cells.append(project.period) }
      if isRated { cells.append(confidence[project.id] ?? "-") }
      cells += [losses.figure(project.gainAlone), losses.figure(project.lossWithout)]
      table.addRow(cells, bar: project.lossWithout)
    }
    table.addRule()
    table.addRow(["", "total", "", money.figure(result.cost)])
    text += table.text(style, indent: 2)
    if shown.count < result.projects.count {
      text += wrapped("\(shown.count) of \(result.projects.count) projects.", style, indent: 2)
    }
    return text
      + wrapped(
        "Gain alone: what that project alone, with what it requires, improves.",
        style,
        indent: 2
      )
      + wrapped("Loss without: \(ObjectiveWords(self).lossMeaning).", style, indent: 2)
      + wrapped("Both count \(ObjectiveWords(self).unit).", style, indent: 2)
  }

  // MARK: For whom

  private func access(_ style: TextStyle) -> String {
    guard !result.regions.isEmpty else { return "" }
    let scale = AmountScale(result.regions.flatMap { [$0.accessBefore, $0.accessAfter] })
    let people = AmountScale(result.regions.map(\.population))
    var table = TextTable([
      .text("region"), people.column(request.weight), scale.column("before"), scale.column("after"),
      .number("change"),
    ])
    for region in result.regions {
      let change = region.accessAfter.flatMap { after in region.accessBefore.map { after - $0 } }
      table.addRow(
        [
          region.name + role(of: region.name), people.figure(region.population),
          scale.figure(region.accessBefore), scale.figure(region.accessAfter),
          Figure.change(from: region.accessBefore, to: region.accessAfter),
        ],
        bar: change
      )
    }
    return style.heading("Access by region (\(request.accessUnit))") + "\n"
      + table.text(style, indent: 2)
  }

  private func role(of region: String) -> String {
    if region == request.target { return " (target)" }
    return region == request.reference ? " (reference)" : ""
  }

  private func comparison(_ style: TextStyle) -> String {
    guard result.gap.before != nil else { return "" }
    let scale = AmountScale([result.gap.before, result.gap.after])
    let pair = "\(request.reference) against \(request.target)"
    var table = TextTable([.text(pair), .number("before"), .number("after"), .number("change")])
    table.addRow([
      scale.label("gap"), scale.figure(result.gap.before), scale.figure(result.gap.after),
      Figure.change(from: result.gap.before, to: result.gap.after),
    ])
    table.addRow([
      "ratio", Figure.decimal(result.ratio.before, 4), Figure.decimal(result.ratio.after, 4),
      Figure.change(from: result.ratio.before, to: result.ratio.after),
    ])
    return table.text(style, indent: 2)
      + (aheadSentence.map { wrapped($0, style, indent: 2) } ?? "")
  }

  private func inequality(_ style: TextStyle) -> String {
    guard !result.inequality.isEmpty else { return "" }
    var table = TextTable([
      .text("inequality of zones, by \(request.weight)"), .number("before"), .number("after"),
      .number("change"),
    ])
    for index in result.inequality {
      table.addRow([
        index.index, Figure.decimal(index.change.before, 4), Figure.decimal(index.change.after, 4),
        Figure.change(from: index.change.before, to: index.change.after),
      ])
    }
    table.addRow([
      "unreachable share", Figure.share(result.unreachableShare.before),
      Figure.share(result.unreachableShare.after), "",
    ])
    return table.text(style, indent: 2)
  }

  // MARK: How sure

  private func certainty(_ style: TextStyle) -> String {
    var text = wrapped("How sure: \(verdict)", style, heading: "How sure")
    if result.relativeGap != nil {
      let gain = relativeGapOfGain.map { ", \(percentage($0)) of the gain over doing nothing" }
      let open = "Still open: \(openShareOfValue(result.relativeGap)) of the value\(gain ?? "")."
      text += wrapped(open, style, indent: 2)
    }
    if !cheaperPlans.isEmpty { text += wrapped(cheaperPlans, style, indent: 2) }
    if let search = result.search {
      let found = "; this plan was found after \(fixedDecimal(search.secondsToBest, decimals: 1)) s"
      text += wrapped(
        "Search: \(grouped(search.nodes)) nodes, \(grouped(search.cuts)) cuts, "
          + "\(fixedDecimal(search.seconds, decimals: 1)) s\(result.value == nil ? "" : found).",
        style,
        indent: 2
      )
    }
    return text
  }

  /// What is known of plans as good that cost less.
  private var cheaperPlans: String {
    guard result.status == .optimal, result.objective != .cost, let isCheapest = result.isCheapest
    else { return "" }
    return isCheapest
      ? "No plan that is as good costs less."
      : "No plan as good that was tried costs less; --cheapest looks until that is proven."
  }

  /// What is known where there is no plan.
  private func withoutPlan(_ words: ObjectiveWords) -> String {
    if result.status == .infeasible { return "proven, no plan can satisfy the rules." }
    let stop = "the time limit stopped the search before any plan was found; allow more time."
    guard let bound = result.bound, bound.isFinite else { return stop }
    let known = words.bound(bound)
    return "\(stop) \(known.prefix(1).uppercased())\(known.dropFirst())."
  }

  private var verdict: String {
    let words = ObjectiveWords(self)
    guard let value = result.value else {
      return withoutPlan(words)
    }
    let own = words.own(value)
    let stop =
      switch result.status {
      case .feasible: "stopped by the time limit before the proof was complete: "
      case .interrupted: "interrupted before the proof was complete: "
      case .optimal, .infeasible, .stopped, .evaluated: ""
      }
    guard let bound = result.bound, bound.isFinite else {
      let proven =
        scenarios?.robust == nil
        ? "nothing is proven of how good any other plan could be"
        : "it was made for the least worst regret over scenarios, which is what is proven below"
      return "\(stop)\(own); \(proven)."
    }
    let proof =
      result.status == .optimal ? "proven to be the best within the asked tolerance: " : stop
    return "\(proof)\(own), and \(words.bound(bound))."
  }
}

/// A decay in words, with its parameters, for example `exp(-t/480)`.
public func describe(_ decay: Decay) -> String {
  switch decay {
  case .binary(let cutoff): "1 for t <= \(parameter(cutoff)), else 0"
  case .linear(let cutoff): "1 - t/\(parameter(cutoff))"
  case .exponential(let rate): "exp(-t/\(parameter(1 / rate)))"
  case .power(let exponent): "t^-\(parameter(exponent))"
  case .gaussian(let deviation): "exp(-t^2/(2 x \(parameter(deviation))^2))"
  case .logistic(let midpoint, let deviation):
    "logistic around \(parameter(midpoint)) with standard deviation \(parameter(deviation))"
  case .stepped(let steps):
    "1"
      + steps.map { ", \(parameter($0.weight)) from \(parameter($0.cost)) on" }.joined()
  case .logLogistic(let offset, let slope):
    "1/(1 + exp(\(parameter(offset)) + \(parameter(slope)) ln t))"
  }
}

/// A parameter as its user would write it: 480 rather than 479.99999999999994.
private func parameter(_ value: Double) -> String {
  let whole = value.rounded()
  return shortestDecimal(abs(value - whole) < 1e-9 * abs(value) ? whole : value)
}
