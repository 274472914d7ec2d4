// A bound on every least cost of a graph, so that integer kernels need not look out for overflow.

/// Bounds the least costs of a graph with whole-number costs from above.
enum DistanceBound {
  /// A number that no finite least cost of the graph exceeds.
  ///
  /// A path that repeats no vertex takes one arc out of each at most: the sum of each vertex's
  /// dearest arc is a bound. When that is too large to be of use, the strongly connected parts give
  /// a better one: within a part no least cost exceeds the way to one of its vertices and from
  /// there on, and between parts paths follow an acyclic graph.
  static func bound(of graph: IntegerGraph) -> Int {
    var sum = 0
    for vertex in 0..<graph.vertexCount {
      var dearest: UInt32 = 0
      for arc in graph.arcs(from: vertex) { dearest = max(dearest, graph.cost[arc]) }
      sum += Int(dearest)
    }
    return sum < Int(IntegerGraph.unreachable) ? sum : min(sum, boundByParts(graph))
  }

  /// The tighter of the two bounds, which takes searches whatever the costs are.
  static func tightBound(of graph: IntegerGraph) -> Int {
    min(bound(of: graph), boundByParts(graph))
  }

  private static func boundByParts(_ graph: IntegerGraph) -> Int {
    let parts = StrongParts(graph)
    let backward = graph.reversed()
    var costs = [Int](repeating: .max, count: graph.vertexCount)
    // Parts are numbered against the direction of the arcs between them, so `reach` of what a part
    // leads to is ready.
    var reach = [Int](repeating: 0, count: parts.count)
    let members = CountingSort(of: parts.part, below: parts.count)
    for part in 0..<parts.count {
      let vertices = members.positions[Int(members.starts[part])..<Int(members.starts[part + 1])]
      guard let root = vertices.first.map({ Int($0) }) else { continue }
      var onward = 0
      for vertex in vertices {
        for arc in graph.arcs(from: Int(vertex)) {
          let other = Int(parts.part[Int(graph.head[arc])])
          if other != part { onward = max(onward, Int(graph.cost[arc]) + reach[other]) }
        }
      }
      let within =
        eccentricity(of: root, in: graph, parts.part, &costs)
        + eccentricity(of: root, in: backward, parts.part, &costs)
      reach[part] = (vertices.count > 1 ? within : 0) + onward
    }
    return reach.max() ?? 0
  }

  /// The largest least cost from a vertex to the others of its part.
  private static func eccentricity(
    of root: Int,
    in graph: IntegerGraph,
    _ part: [UInt32],
    _ costs: inout [Int]
  ) -> Int {
    var heap = VertexHeap()
    var touched = [root]
    var largest = 0
    costs[root] = 0
    heap.push(0, UInt32(root))
    while let entry = heap.pop() {
      let vertex = Int(entry.vertex)
      // Sums of arcs below 2^30 over fewer than 2^23 vertices are whole numbers in a Double, and a
      // bound needs no more.
      let label = Int(entry.key)
      if label > costs[vertex] { continue }
      largest = max(largest, label)
      for arc in graph.arcs(from: vertex) {
        let head = Int(graph.head[arc])
        let next = label + Int(graph.cost[arc])
        guard part[head] == part[root], next < costs[head] else { continue }
        if costs[head] == .max { touched.append(head) }
        costs[head] = next
        heap.push(Double(next), UInt32(head))
      }
    }
    for vertex in touched { costs[vertex] = .max }
    return largest
  }
}

/// The strongly connected parts of a graph (Tarjan 1972, doi:10.1137/0201010), numbered so that
/// arcs between parts lead to smaller numbers.
struct StrongParts {
  /// Number of parts.
  private(set) var count = 0
  /// The part of each vertex.
  private(set) var part: [UInt32]

  init(_ graph: IntegerGraph) { self.init(firstOut: graph.firstOut, heads: graph.head) }

  init(_ graph: Graph) { self.init(firstOut: graph.firstOut, heads: graph.head) }

  /// - Complexity: O(vertices + arcs), without recursion.
  private init(firstOut: [UInt32], heads: [UInt32]) {
    let none = UInt32.max
    let vertexCount = firstOut.count - 1
    part = [UInt32](repeating: none, count: vertexCount)
    var found = [UInt32](repeating: none, count: vertexCount)
    var low = found
    var next = firstOut
    var open: [Int] = []
    var path: [Int] = []
    var number: UInt32 = 0
    for start in 0..<vertexCount where found[start] == none {
      path.append(start)
      while let vertex = path.last {
        if found[vertex] == none {
          found[vertex] = number
          low[vertex] = number
          number += 1
          open.append(vertex)
        }
        if next[vertex] < firstOut[vertex + 1] {
          let head = Int(heads[Int(next[vertex])])
          next[vertex] += 1
          if found[head] == none {
            path.append(head)
          } else if part[head] == none {
            low[vertex] = min(low[vertex], found[head])
          }
          continue
        }
        path.removeLast()
        if let parent = path.last { low[parent] = min(low[parent], low[vertex]) }
        if low[vertex] == found[vertex] {
          while let member = open.popLast() {
            part[member] = UInt32(count)
            if member == vertex { break }
          }
          count += 1
        }
      }
    }
  }
}
