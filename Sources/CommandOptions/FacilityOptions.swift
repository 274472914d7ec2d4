// Facilities and costs as the command line names them.

package import Console
import AccessAnalysis
public import ArgumentParser
import Reporting
public import TransportNetwork

extension CostKind: ExpressibleByArgument {}

extension FacilityChoice {
  /// The facilities of a comma-separated list of kinds, each worth 1 or its column; nil without a
  /// list.
  package init?(_ kinds: String?, worth column: String?) {
    guard let kinds else { return nil }
    self.init(kinds: splitList(kinds), column: column)
  }
}

/// Tells how much of generalized minutes is money, where any is.
package func sayMoney(
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
  /// The facilities of a choice; how many have no worth is told on standard error.
  package func reachedFacilities(_ choice: FacilityChoice) throws(CommandFailure) -> Facilities {
    try asking { () throws(AccessError) in try facilities(choice, note: Terminal.message) }
  }
}
