// Facilities and costs as the command line names them.

public import ArgumentParser
import Reporting
public import TransportNetwork

extension CostKind: ExpressibleByArgument {}

extension Network {
  /// The facilities of a comma-separated list of kinds, each worth 1 or its column.
  func facilities(of kinds: String, worth column: String?) throws(CommandFailure) -> Facilities {
    let choice = FacilityChoice(kinds: splitList(kinds), column: column)
    do throws(FacilityError) {
      let found = try facilities(choice)
      if found.missing > 0, let column {
        Terminal.message(
          "\(found.missing) of \(found.nodes.count) facilities have no \(column); it counts as 0 there."
        )
      }
      return found
    } catch {
      switch error {
      case .negative: throw .data(error.description)
      case .column: throw .usage("--opportunities: \(error.description)")
      case .name: throw .usage("--to: \(error.description)")
      }
    }
  }
}

/// Tells how much of generalized minutes is money, where any is.
func sayMoney(
  _ network: Network,
  _ travelGraph: TravelGraph,
  _ kind: CostKind,
  to targets: [Int],
  threads: Int
) {
  guard kind == .generalized, travelGraph.hasMoney,
    let value = network.uses[travelGraph.use].valueOfTime
  else { return }
  let share = travelGraph.moneyShare(
    from: network.zones.indices.compactMap { travelGraph.zoneEnds[$0] },
    to: targets.compactMap { travelGraph.zoneEnds[$0] },
    threads: threads
  )
  Terminal.message(
    """
    generalized minutes: \(percentage(share)) of them is money, an hour for every \(shortDecimal(value)) \
    \(network.configuration.currency); --cost minutes, money or km counts these alone.
    """
  )
}

extension Network {
  /// What money along a path is counted in: the currency for a traveller, or for a tonne of freight.
  func price(_ use: RowIndex<Use>) -> String {
    let currency = configuration.currency
    return uses[use].name == "freight" ? "\(currency) per tonne" : currency
  }

  /// What a plan's costs are counted in for a use: money is part of them where the use has a value of time and travelling costs it.
  func costUnit(ofUse name: String) -> String {
    guard let position = uses.firstIndex(where: { $0.name == name }),
      uses[position].valueOfTime != nil
    else { return "minutes" }
    let costs =
      modes.contains { mode in
        mode.services.indices.contains(position)
          && (mode.services[position]?.costPerKilometre ?? 0) > 0
      } || links.contains { ($0.toll ?? 0) > 0 }
    return costs ? "generalized minutes" : "minutes"
  }
}
