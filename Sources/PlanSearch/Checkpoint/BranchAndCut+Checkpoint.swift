// Writing down where a tree stands, and going on from there.

import PlanModel
import GLPK

/// The search is a function of what is written here: everything else is computed from the question,
/// and a solve from nothing but rows, bounds and basis (`LPRelaxation.refresh`).
extension BranchAndCut {
  /// Where a tree stands before it solves a relaxation, besides what it holds itself.
  struct Position {
    var work: NodeWork
    /// Cuts in the relaxation, in the order of their rows.
    var rows: [CutPool.ID]
    var basis: Basis
  }

  func write(_ position: Position, to writer: inout StateWriter) {
    writer.put(economy != nil)
    if let economy {
      writer.put(economy.need)
      writer.put(economy.proven)
      writer.put(economy.plans)
      writer.put(economy.improvements)
      writer.put(economy.splitsUntil ?? 0)
    }
    incumbents.write(to: &writer)
    for pools in separator.pools {
      let known = pools.indices.filter { !pools[$0].isEmpty }
      writer.put(known)
      for destination in known { pools[destination].write(to: &writer) }
    }
    writer.put(pool)
    writer.put(lastingCuts)
    writer.put(tightAtRoot)
    writer.put(inheritedCuts)
    writer.put(queue.elements)
    writer.put(shelf)
    writer.put(nodes)
    writer.put(closedBound)
    position.work.write(to: &writer)
    writer.put(position.rows)
    writer.put(position.basis)
    writer.put(certificate != nil)
    certificate?.write(to: &writer)
    writer.put(earlierProofs?.records ?? 0)
  }

  /// The sizes of everything in the search of a root.
  mutating func shape(from fixings: Fixings) -> StateShape {
    if separator.pricing == nil { separator.prepare(root: NodeCosts(instance, fixings)) }
    let projects = separator.pricing?.projects
    return StateShape(
      projects: instance.projectCount,
      zones: instance.zoneCount,
      groups: groups.count,
      gainColumns: groups.count + (instance.merit.isSum ? 0 : 1),
      ruleRows: instance.rules.rows.count,
      poolZones: separator.pools.map(\.count),
      poolProjects: groups.origins.map { origin in
        projects.map { $0.projects[$0.part[origin]].count } ?? 0
      }
    )
  }

  /// Takes over the state of an earlier run; returns where it stood.
  mutating func read(from reader: inout StateReader) throws(DamagedState) -> Position {
    if try reader.flag() { try readEconomy(from: &reader) }
    let shape = reader.shape
    try incumbents.read(from: &reader)
    for origin in separator.pools.indices {
      let zones = shape.poolZones[origin]
      separator.pools[origin] = Array(repeating: PairPool(), count: zones)
      for destination in try reader.integers(below: zones) {
        separator.pools[origin][destination] =
          try PairPool(from: &reader, projects: shape.poolProjects[origin])
      }
    }
    pool = try CutPool(from: &reader)
    lastingCuts = try reader.integers(below: reader.shape.cuts)
    tightAtRoot = try reader.integers(below: reader.shape.cuts)
    inheritedCuts = try reader.integer(below: pool.cuts.count + 1)
    queue = PriorityQueue()
    let open: [TreeNode] = try reader.list()
    for node in open { queue.push(node) }
    shelf = try reader.list()
    nodes = try reader.integer()
    closedBound = try reader.number()
    let position = Position(
      work: try NodeWork(from: &reader, instance),
      rows: try reader.integers(below: reader.shape.cuts),
      basis: try Basis(from: &reader)
    )
    let rowCount = shape.ruleRows + position.rows.count
    try reader.require(Set(position.rows).count == position.rows.count)
    try reader.require(
      position.basis.rows.count == rowCount
        && position.basis.columns.count == shape.projects + shape.gainColumns
        && (position.basis.rows + position.basis.columns).count { $0 == .basic } == rowCount
    )
    try reader.require(try reader.flag() == (certificate != nil))
    try certificate?.read(from: &reader)
    let earlierRecords = try reader.integer()
    earlierProofs?.records = earlierRecords
    return position
  }
}

extension BranchAndCut {
  /// Reads where the search for a cheaper plan stood.
  private mutating func readEconomy(from reader: inout StateReader) throws(DamagedState) {
    let need = try reader.finite()
    let proven = try TreeProgress(from: &reader)
    let plans: [ProjectSet] = try reader.list()
    let improvements = try reader.integer()
    let splitsUntil = try reader.integer()
    economy = Economy(
      need: need,
      proven: proven,
      splitsUntil: splitsUntil == 0 ? nil : splitsUntil,
      mostNodes: mostEconomyNodes(proven.nodes)
    )
    for plan in plans { undercut(plan) }
    economy?.improvements = improvements
    reader.shape.ruleRows = instance.rules.rows.count
    (earlierProofs, certificate) = (certificate ?? earlierProofs, nil)
  }
}

extension Basis: StateValue {
  /// A status is written as its position here.
  private static let standings: [BasisStatus] = [.basic, .atLower, .atUpper, .free, .fixed]

  func write(to writer: inout StateWriter) {
    for standings in [rows, columns] {
      writer.put(standings.map { Self.standings.firstIndex(of: $0) ?? 0 })
    }
  }

  init(from reader: inout StateReader) throws(DamagedState) {
    let count = Self.standings.count
    self.init(
      rows: try reader.integers(below: count).map { Self.standings[$0] },
      columns: try reader.integers(below: count).map { Self.standings[$0] }
    )
  }
}

extension BranchAndCut.TreeProgress: StateValue {
  func write(to writer: inout StateWriter) {
    writer.put(plan)
    writer.put(gain)
    writer.put(bound)
    writer.put(nodes)
    writer.put(cuts)
    writer.put(isComplete)
    writer.put(isCheapest)
  }

  init(from reader: inout StateReader) throws(DamagedState) {
    self.init(
      plan: try ProjectSet(from: &reader),
      gain: try reader.number(),
      bound: try reader.number(),
      nodes: try reader.integer(),
      open: 0,
      cuts: try reader.integer(),
      phase: "",
      isComplete: try reader.flag(),
      isCheapest: try reader.flag()
    )
  }
}
