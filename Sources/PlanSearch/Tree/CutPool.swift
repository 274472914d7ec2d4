// The planner's own store of cuts, each with the part of the tree in which it holds.

import PlanModel

/// All cuts found, by the node that found them.
///
/// A cut made from a node's fixings holds in that node's subtree. GLPK's own tree forgets local
/// rows elsewhere; here every node looks through its ancestors' cuts again.
struct CutPool {
  /// Number of a cut in the pool.
  typealias ID = Int

  private(set) var cuts: [ValueCut] = []
  private var owned: [[ID]] = []
  private var parents: [Int?] = []
  /// Cuts that may not be used any more, since the certificate does not hold them.
  private var discarded: Set<ID> = []

  /// The node whose cuts hold everywhere.
  let root = 0

  /// Registers a node and returns its number.
  mutating func addNode(parent: Int?) -> Int {
    parents.append(parent)
    owned.append([])
    return parents.count - 1
  }

  /// Whether there is no node yet.
  var isEmpty: Bool { parents.isEmpty }

  /// The node whose part a node is; nil for the root, and for what is kept apart from it.
  func parent(of node: Int) -> Int? { parents[node] }

  /// A node and those it is a part of, from the inside out.
  func ancestors(of node: Int) -> [Int] {
    var result = [node]
    while let parent = parents[result[result.count - 1]] { result.append(parent) }
    return result
  }

  /// Cuts that a node found, and those of merits, which hold everywhere.
  func cuts(of node: Int) -> [ID] { owned[node] }

  /// Stores a cut that holds in the subtree of a node.
  mutating func add(_ cut: ValueCut, owner: Int) -> ID {
    cuts.append(cut)
    owned[owner].append(cuts.count - 1)
    return cuts.count - 1
  }

  /// Cuts that hold at a node: its own and its ancestors'.
  func valid(at node: Int) -> [ID] {
    var result: [ID] = []
    var next: Int? = node
    while let current = next, current < owned.count {
      result.append(contentsOf: owned[current])
      next = parents[current]
    }
    return discarded.isEmpty ? result : result.filter(isUsable)
  }

  /// Whether a cut has not been discarded.
  func isUsable(_ id: ID) -> Bool { !discarded.contains(id) }

  /// Gives up a cut that is not in the certificate.
  mutating func discard(_ id: ID) {
    cuts[id].claims = nil
    discarded.insert(id)
  }

  /// Hands over a cut's bounds on pairs.
  mutating func takeClaims(of id: ID) -> PairClaims? {
    defer { cuts[id].claims = nil }
    return cuts[id].claims
  }

  /// Frees the memory of a closed node's own cuts, which nobody can use any more; the root's may
  /// hold elsewhere.
  mutating func close(_ node: Int) {
    guard node != root else { return }
    for id in owned[node] {
      cuts[id].projects = []
      cuts[id].coefficients = []
    }
    owned[node] = []
  }
}

extension CutPool: StateValue {
  func write(to writer: inout StateWriter) {
    writer.put(cuts)
    writer.put(parents.count)
    for (parent, cuts) in zip(parents, owned) {
      writer.put(parent.map { $0 + 1 } ?? 0)
      writer.put(cuts)
    }
    writer.put(discarded.sorted())
  }

  /// Reads a pool; what follows may refer to its cuts and nodes.
  init(from reader: inout StateReader) throws(DamagedState) {
    cuts = try reader.list()
    reader.shape.cuts = cuts.count
    let count = try reader.count()
    for node in 0..<count {
      // A node comes after its parent.
      let parent = try reader.integer(below: node + 1)
      parents.append(parent == 0 ? nil : parent - 1)
      owned.append(try reader.integers(below: cuts.count))
    }
    reader.shape.nodes = count
    discarded = Set(try reader.integers(below: cuts.count))
  }
}
