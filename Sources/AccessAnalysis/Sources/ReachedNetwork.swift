// Who counts and what is worth reaching in a network, facilities among it.

package import TransportNetwork

/// A network with a weight and opportunities for every zone; facilities stand behind the network's
/// own zones.
package struct ReachedNetwork: Sendable {
  /// The network, with zones for facilities where these are reached.
  package var network: Network
  /// What weights each zone; 0 for facilities.
  package var weights: [Double]
  /// What each zone offers; 0 for its own zones where facilities are reached.
  package var opportunities: [Double]
  /// The facilities, if any are reached.
  package var facilities: Facilities?

  /// Reads the columns.
  ///
  /// - Parameters:
  ///   - network: The network.
  ///   - weight: Column of the zones' weights.
  ///   - opportunities: Column of what zones offer; not used with facilities.
  ///   - choice: Facilities that are reached in place of zones.
  ///   - note: Takes sentences about values that are missing.
  /// - Throws: ``AccessError`` for a name that is none, and for values that cannot be counted.
  package init(
    _ network: Network,
    weight: String,
    opportunities: String,
    facilities choice: FacilityChoice?,
    note: (String) -> Void
  ) throws(AccessError) {
    let weights = try network.column(named: weight, asked: "--weight", note: note)
    guard let choice else {
      self.network = network
      self.weights = weights
      self.opportunities =
        weight == opportunities
        ? weights : try network.column(named: opportunities, asked: "--opportunities", note: note)
      return
    }
    let found = try network.facilities(choice, note: note)
    self.network = network.reaching(found)
    self.weights = weights + found.worth.map { _ in 0 }
    self.opportunities = weights.map { _ in 0 } + found.worth
    facilities = found
  }
}
