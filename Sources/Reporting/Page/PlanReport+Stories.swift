// Three journeys that tell what a plan does for the region that should catch up.

package import AccessAnalysis
package import PlanFiles
import PlanModel
package import TransportNetwork

extension PlanReport {
  /// Journeys of the target region that many people gain by; those of anybody where no region is
  /// sought.
  ///
  /// - Parameters:
  ///   - network: The network, with projects of one's own.
  ///   - built: The plan's projects.
  ///   - threads: Threads that may look for them.
  /// - Returns: At most three; none where facilities are reached.
  /// - Throws: `AccessError` for columns and uses that the network has not.
  package func stories(
    _ network: Network,
    building built: [RowIndex<Project>],
    threads: Int
  ) throws(AccessError) -> [PairChange] {
    guard request.facilities == nil, !built.isEmpty else { return [] }
    let times = try PairTimes(
      from: network,
      to: network,
      building: built,
      PairTimes.Question(
        use: request.use,
        modes: request.modeList,
        weight: request.weight,
        opportunities: request.opportunities,
        facilities: nil,
        decay: request.decay
      ),
      threads: threads,
      listener: AccessListener()
    )
    let scheme = network.schemes.first { $0.name == request.scheme }
    let target = scheme?.regions.first { $0.name == request.target }
    return times.stories(3, at: target.map { Set($0.zones.map(\.position)) })
  }
}
