// Building a contraction hierarchy: vertices leave one by one, shortcuts keep the least costs of
// those that stay.

/// The contraction of a graph.
///
/// Geisberger, R. et al. (2012), doi:10.1287/trsc.1110.0401. Vertices leave in the order of how
/// many arcs their leaving would add per arc that it removes, plus the same for the original arcs
/// behind them, plus their level. A vertex's figure is brought up to date whenever a neighbour
/// leaves, or, where that is dear, when it comes to the front of the queue (lazy update).
///
/// Vertices are named by *place*, their position in an order in which neighbours are near each
/// other; arcs by their number in the graph.
struct Contraction {
  /// What a record stands for: an original arc, or two records through a vertex.
  struct Record {
    var first: UInt32
    /// `none` for an original arc.
    var second: UInt32
  }

  /// What is known of an arc when its lower end leaves.
  struct FinalArc {
    /// The higher end.
    var vertex: UInt32
    var cost: UInt32
    var record: UInt32
  }

  static let none = UInt32.max

  let vertexCount: Int
  /// Places in the order in which they left.
  private(set) var order: [UInt32] = []
  private(set) var level: [UInt32]
  private(set) var records: [Record] = []
  /// Arcs from each vertex, in the order of ``order``, to those that left later.
  private(set) var upward: [FinalArc] = []
  private(set) var upwardCount: [UInt32]
  /// Arcs into each vertex, in the order of ``order``, from those that left later.
  private(set) var downward: [FinalArc] = []
  private(set) var downwardCount: [UInt32]

  private var out: ArcLists
  private var into: ArcLists
  private var witnesses: WitnessSearch
  private var shortcuts: [Shortcut] = []
  private var heap = IntegerHeap()
  private var priority: [UInt32]
  private var isStale: [Bool]

  private struct Shortcut {
    var tail: UInt32
    var head: UInt32
    var cost: UInt32
    var hops: UInt32
    var record: Record
  }

  /// How many vertices a witness search may settle when it estimates, and when a vertex leaves for
  /// good.
  private static let estimateLimit = 40
  private static let contractLimit = 500
  /// A vertex with more arcs in than this is estimated again only when it comes to the front of the
  /// queue.
  private static let promptDegree = 5

  /// - Parameters:
  ///   - graph: the graph.
  ///   - place: the place of each vertex.
  init(_ graph: IntegerGraph, place: [UInt32]) {
    vertexCount = graph.vertexCount
    level = [UInt32](repeating: 0, count: vertexCount)
    upwardCount = level
    downwardCount = level
    priority = [UInt32](repeating: Self.none, count: vertexCount)
    isStale = [Bool](repeating: false, count: vertexCount)
    witnesses = WitnessSearch(vertexCount: vertexCount)
    var outSizes = [Int32](repeating: 0, count: vertexCount)
    var intoSizes = outSizes
    for arc in 0..<graph.arcCount {
      outSizes[Int(place[Int(graph.tail[arc])])] += 1
      intoSizes[Int(place[Int(graph.head[arc])])] += 1
    }
    out = ArcLists(sizes: outSizes)
    into = ArcLists(sizes: intoSizes)
    order.reserveCapacity(vertexCount)
    for arc in 0..<graph.arcCount where graph.tail[arc] != graph.head[arc] {
      let record = Record(first: UInt32(arc), second: Self.none)
      add(
        place[Int(graph.tail[arc])],
        place[Int(graph.head[arc])],
        cost: graph.cost[arc],
        hops: 1,
        record: record
      )
    }
    run()
  }

  private mutating func run() {
    for vertex in 0..<vertexCount { enqueue(vertex) }
    while let word = heap.pop() {
      let vertex = IntegerHeap.vertex(word)
      if IntegerHeap.key(word) != priority[vertex] { continue }
      if isStale[vertex] {
        enqueue(vertex)
        if IntegerHeap.key(word) != priority[vertex] { continue }
      }
      remove(vertex)
    }
  }

  private mutating func enqueue(_ vertex: Int) {
    let estimate = self.estimate(vertex)
    isStale[vertex] = false
    if priority[vertex] == estimate { return }
    priority[vertex] = estimate
    heap.push(IntegerHeap.word(estimate, UInt32(vertex)))
  }

  /// How soon a vertex should leave: the smaller, the sooner.
  private mutating func estimate(_ vertex: Int) -> UInt32 {
    var removed = 0
    var removedHops = 0
    for slot in out.range(vertex) { removed += 1; removedHops += Int(out.slots[slot].hops) }
    for slot in into.range(vertex) { removed += 1; removedHops += Int(into.slots[slot].hops) }
    if removed == 0 { return 0 }
    findShortcuts(over: vertex, limit: Self.estimateLimit)
    var addedHops = 0
    for shortcut in shortcuts { addedHops += Int(shortcut.hops) }
    let figure =
      Int(level[vertex]) * 1000 + 1000 * shortcuts.count / removed + 1000 * addedHops / removedHops
    // The largest number is left for vertices that are not queued.
    return min(UInt32(clamping: figure), Self.none - 1)
  }

  /// Lists the shortcuts that must replace the paths over a vertex.
  private mutating func findShortcuts(over vertex: Int, limit: Int) {
    shortcuts.removeAll(keepingCapacity: true)
    let heads = out.range(vertex)
    // The last step to a target costs at least this much, so a witness need not be followed
    // further.
    var lastStep = IntegerGraph.unreachable
    for slot in heads {
      for arc in into.range(Int(out.slots[slot].vertex)) where into.slots[arc].vertex != vertex {
        lastStep = min(lastStep, into.slots[arc].cost)
      }
    }
    for slot in into.range(vertex) {
      let first = into.slots[slot]
      var dearest: UInt32 = 0
      var count = 0
      for slot in heads {
        let second = out.slots[slot]
        let cost = first.cost &+ second.cost
        // No least cost is as large as that, so a shortcut of this cost would serve nobody.
        guard second.vertex != first.vertex, cost < IntegerGraph.unreachable else { continue }
        witnesses.ask(for: second.vertex, within: cost)
        dearest = max(dearest, cost)
        count += 1
      }
      if count == 0 { continue }
      let task = WitnessSearch.Task(
        source: first.vertex,
        avoided: UInt32(vertex),
        reach: dearest > lastStep ? dearest - lastStep : 0,
        limit: limit,
        targetCount: count
      )
      witnesses.run(task, in: out)
      for slot in heads {
        let second = out.slots[slot]
        guard witnesses.isMissing(second.vertex) else { continue }
        shortcuts.append(
          Shortcut(
            tail: first.vertex,
            head: second.vertex,
            cost: first.cost &+ second.cost,
            hops: first.hops &+ second.hops,
            record: Record(first: first.record, second: second.record)
          )
        )
      }
    }
  }

  private mutating func remove(_ vertex: Int) {
    findShortcuts(over: vertex, limit: Self.contractLimit)
    order.append(UInt32(vertex))
    priority[vertex] = Self.none
    var neighbours: [UInt32] = []
    for slot in out.range(vertex) {
      let arc = out.slots[slot]
      upward.append(FinalArc(vertex: arc.vertex, cost: arc.cost, record: arc.record))
      into.remove(UInt32(vertex), from: Int(arc.vertex))
      neighbours.append(arc.vertex)
    }
    for slot in into.range(vertex) {
      let arc = into.slots[slot]
      downward.append(FinalArc(vertex: arc.vertex, cost: arc.cost, record: arc.record))
      out.remove(UInt32(vertex), from: Int(arc.vertex))
      if !neighbours.contains(arc.vertex) { neighbours.append(arc.vertex) }
    }
    upwardCount[vertex] = UInt32(out.range(vertex).count)
    downwardCount[vertex] = UInt32(into.range(vertex).count)
    for shortcut in shortcuts {
      add(
        shortcut.tail,
        shortcut.head,
        cost: shortcut.cost,
        hops: shortcut.hops,
        record: shortcut.record
      )
    }
    for neighbour in neighbours {
      level[Int(neighbour)] = max(level[Int(neighbour)], level[vertex] + 1)
    }
    for neighbour in neighbours {
      if into.range(Int(neighbour)).count <= Self.promptDegree {
        enqueue(Int(neighbour))
      } else {
        isStale[Int(neighbour)] = true
      }
    }
  }

  private mutating func add(
    _ tail: UInt32,
    _ head: UInt32,
    cost: UInt32,
    hops: UInt32,
    record: Record
  ) {
    let number = UInt32(records.count)
    var arc = ContractionArc(vertex: head, cost: cost, hops: hops, record: number)
    guard out.add(arc, to: Int(tail)) else { return }
    arc.vertex = tail
    _ = into.add(arc, to: Int(head))
    records.append(record)
  }
}
