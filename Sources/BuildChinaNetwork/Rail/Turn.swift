// Where trains run through a city, from one link to another.

/// A city on the way and its neighbours there.
struct Turn: Hashable {
  var city: String
  var ends: Pair

  /// The turns on the way from a city, in order.
  ///
  /// `path` are positions of links, as ``Chain/links(_:_:)`` gives them, `links` the cities that
  /// each link joins.
  static func along(_ path: [Int], from start: String, _ links: [Pair]) -> [Turn] {
    var turns: [Turn] = []
    var place = start
    var before: String?
    for link in path.map({ links[$0] }) {
      let next = link.first == place ? link.second : link.first
      if let before { turns.append(Turn(city: place, ends: Pair(before, next))) }
      (before, place) = (place, next)
    }
    return turns
  }
}
