// The unit min-cost flow whose dual gives the best potentials of a pair.

import PlanModel

/// Sends one unit from an origin to a destination over candidate arcs of limited capacity and base
/// paths of unlimited capacity, by successive shortest paths.
///
/// Outlets (the origin and the heads of the arcs) are joined to inlets (the tails of the arcs and
/// the destination) by base costs; arc k joins inlet k to outlet k. The outlets' distances are all
/// that a cut needs: every other potential follows from them through base costs. Kept as one object
/// per thread, so that its arrays are used again.
///
/// Source: Ahuja, Magnanti, Orlin, Network Flows (1993), 9.7.
struct UnitFlow {
  /// Distance of each outlet after the last augmentation; the origin is the last one.
  private(set) var outletDistance: [Double] = []
  /// Distance of the destination: the dual bound on the pair's cost before coefficients.
  private(set) var destinationDistance = 0.0

  private var potential: [Double] = []
  private var distance: [Double] = []
  private var parent: [Int] = []
  private var isSettled: [Bool] = []
  private var arcFlow: [Double] = []
  private var baseFlow: [Double] = []

  /// Solves the flow.
  /// - Parameters:
  ///   - count: number of candidate arcs, k.
  ///   - base: costs from outlet o to inlet q at o * (k + 1) + q, (k + 1)^2 values, Inf where there
  ///     is no path.
  ///   - arcCost: k costs.
  ///   - capacity: k capacities in 0 ... 1.
  ///   - direct: cost at which unlimited flow reaches the destination (the base path, or the cost
  ///     that stands for unreachable).
  /// - Complexity: O(k^2) per augmentation, at most a few dozen augmentations.
  mutating func solve(
    count: Int,
    base: [Double],
    arcCost: [Double],
    capacity: [Double],
    direct: Double
  ) {
    // Vertices: 0 ..< k inlets (tails), k = destination, k+1 ..< 2k+1 outlets (heads), 2k+1 =
    // origin.
    let width = count + 1
    let vertexCount = 2 * width
    let source = 2 * count + 1
    let sink = count
    reset(count: count)
    var sent = 0.0
    var rounds = 0
    while true {
      shortestPaths(
        count: count,
        base: base,
        arcCost: arcCost,
        capacity: capacity,
        source: source
      )
      var farthest = 0.0
      for vertex in 0..<vertexCount where distance[vertex] < .infinity {
        farthest = max(farthest, distance[vertex])
      }
      for vertex in 0..<vertexCount { potential[vertex] += min(distance[vertex], farthest) }
      let reached = distance[sink] < .infinity
      let length = potential[sink] - potential[source]
      rounds += 1
      if !reached || length >= direct || sent >= 1 - 1e-9 || rounds > 4 * width { break }
      sent += augment(count: count, capacity: capacity, source: source, limit: 1 - sent)
    }
    let origin = potential[source]
    for outlet in 0..<width { outletDistance[outlet] = potential[width + outlet] - origin }
    destinationDistance =
      distance[sink] < .infinity ? min(direct, potential[sink] - origin) : direct
  }

  private mutating func reset(count: Int) {
    let width = count + 1
    func refill<Element>(_ array: inout [Element], _ size: Int, _ value: Element) {
      array.removeAll(keepingCapacity: true)
      array.append(contentsOf: repeatElement(value, count: size))
    }
    refill(&potential, 2 * width, 0)
    refill(&distance, 2 * width, .infinity)
    refill(&parent, 2 * width, -1)
    refill(&isSettled, 2 * width, false)
    refill(&arcFlow, count, 0)
    refill(&baseFlow, width * width, 0)
    refill(&outletDistance, width, 0)
  }

  /// Dense Dijkstra over the residual graph with reduced costs.
  ///
  /// The base arc from an arc's head back to its own tail is left out: no path needs it, and so an
  /// outlet and an inlet of the same number are joined by their candidate arc alone.
  private mutating func shortestPaths(
    count: Int,
    base: [Double],
    arcCost: [Double],
    capacity: [Double],
    source: Int
  ) {
    let width = count + 1
    let vertexCount = 2 * width
    for vertex in 0..<vertexCount {
      distance[vertex] = .infinity
      parent[vertex] = -1
      isSettled[vertex] = false
    }
    distance[source] = 0
    while let vertex = nearestUnsettled() {
      isSettled[vertex] = true
      let nearest = distance[vertex]
      let reduced = nearest + potential[vertex]
      if vertex >= width {
        let outlet = vertex - width
        for inlet in 0..<width where inlet != outlet || outlet == count {
          relax(inlet, from: vertex, reduced + base[outlet * width + inlet], atLeast: nearest)
        }
        if outlet < count, arcFlow[outlet] > 1e-12 {
          relax(outlet, from: vertex, reduced - arcCost[outlet], atLeast: nearest)
        }
      } else {
        if vertex < count, arcFlow[vertex] < capacity[vertex] - 1e-12 {
          relax(width + vertex, from: vertex, reduced + arcCost[vertex], atLeast: nearest)
        }
        for outlet in 0..<width where baseFlow[outlet * width + vertex] > 1e-12 {
          relax(
            width + outlet,
            from: vertex,
            reduced - base[outlet * width + vertex],
            atLeast: nearest
          )
        }
      }
    }
  }

  private func nearestUnsettled() -> Int? {
    var vertex: Int?
    var nearest = Double.infinity
    for other in distance.indices where !isSettled[other] && distance[other] < nearest {
      nearest = distance[other]
      vertex = other
    }
    return vertex
  }

  private mutating func relax(_ vertex: Int, from: Int, _ unreduced: Double, atLeast floor: Double)
  {
    // Rounding may leave a reduced cost a hair below 0; a settled vertex is never reached again.
    let candidate = max(floor, unreduced - potential[vertex])
    if !isSettled[vertex], candidate < distance[vertex] - 1e-12 {
      distance[vertex] = candidate
      parent[vertex] = from
    }
  }

  /// Pushes flow along the path found and says how much.
  private mutating func augment(
    count: Int,
    capacity: [Double],
    source: Int,
    limit: Double
  ) -> Double {
    let width = count + 1
    var amount = limit
    var vertex = count
    while vertex != source {
      let from = parent[vertex]
      let (outlet, inlet) = from < width ? (vertex - width, from) : (from - width, vertex)
      let isArc = outlet == inlet && outlet < count
      switch (isArc, from < width) {
      case (true, true): amount = min(amount, capacity[inlet] - arcFlow[inlet])
      case (true, false): amount = min(amount, arcFlow[inlet])
      case (false, true): amount = min(amount, baseFlow[outlet * width + inlet])
      case (false, false): break
      }
      vertex = from
    }
    vertex = count
    while vertex != source {
      let from = parent[vertex]
      let (outlet, inlet) = from < width ? (vertex - width, from) : (from - width, vertex)
      // Arcs run inlet -> outlet, base paths outlet -> inlet; the other way takes flow back.
      if outlet == inlet && outlet < count {
        arcFlow[inlet] += from < width ? amount : -amount
      } else {
        baseFlow[outlet * width + inlet] += from < width ? -amount : amount
      }
      vertex = from
    }
    return amount
  }
}
