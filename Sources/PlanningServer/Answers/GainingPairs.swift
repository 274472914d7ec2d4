// Which pairs of zones a plan brings closer together, by people who travel times what the decay
// gives more.

import Accessibility
import OrderedJSON
import PlanModel
import TransportNetwork

/// Two zones, or a zone and a facility, before and after.
struct GainingPair {
  /// Rows of the network with its facilities.
  var from: Int
  var to: Int
  var before: Double
  var after: Double
  var gain: Double

  func json(_ network: Network) -> JSONValue {
    func name(_ zone: Int) -> JSONValue {
      let zone = network.zones[zone]
      return .string(zone.name.isEmpty ? zone.id : zone.name)
    }
    return [
      "from": .string(network.zones[from].id), "from_name": name(from),
      "to": .string(network.zones[to].id), "to_name": name(to),
      "before": .double(before), "after": .double(after), "gain": .double(gain),
    ]
  }
}

extension Evaluation {
  /// The pairs that gain most, each pair once, as `corridor try` lists them.
  /// - Complexity: O(zones x targets).
  func gainingMost(_ count: Int) -> [GainingPair] {
    let network = resolved.network
    let own = network.ownZoneCount
    let isReaching = own < network.zones.count
    let (zones, width) = (costsBefore.zones, costsBefore.zones.count)
    var best: [GainingPair] = []
    for (row, from) in zones.enumerated() where from < own {
      for (column, to) in zones.enumerated()
      where isReaching ? to >= own : to > from {
        let before = costsBefore.minutes[row * width + column]
        let after = costsAfter.minutes[row * width + column]
        guard after < before else { continue }
        let there = resolved.weights[from] * resolved.opportunities[to]
        let back = isReaching ? 0 : resolved.weights[to] * resolved.opportunities[from]
        let decay = resolved.request.decay
        let gain = (there + back) * (decay(after) - decay(before))
        guard gain > 0, best.count < count || gain > best[best.count - 1].gain else { continue }
        let pair = GainingPair(from: from, to: to, before: before, after: after, gain: gain)
        let place = best.firstIndex { $0.gain < gain } ?? best.count
        best.insert(pair, at: place)
        if best.count > count { best.removeLast() }
      }
    }
    return best
  }
}
