// Many-to-many tables on a contraction hierarchy, with the targets pinned.

import CSweeps

/// Tables of least costs to fixed targets: rows for any number of sources, sixteen per sweep.
///
/// The targets, and what lies above them in the hierarchy, are cut out of it once; sweeps then run
/// over this part alone, and a row costs microseconds. Rows stream out as they are made, so that a
/// table larger than memory is no trouble. This is RPHAST.
///
/// Delling, D., Goldberg, A. V. and Werneck, R. F. (2011), doi:10.4230/OASIcs.ATMOS.2011.52.
public struct HierarchyTable: Sendable {
  /// The hierarchy that is searched.
  public let hierarchy: ContractionHierarchy
  /// The vertices of the columns.
  public let targets: [Int]

  private let instructions: SweepInstructions
  /// The part of the hierarchy from which targets are reached, and for every rank its place in it,
  /// or none.
  private let side: HierarchySide
  private let places: [UInt32]
  /// The places of the targets.
  private let columns: [UInt32]

  /// Pins the targets.
  ///
  /// - Parameters:
  ///   - hierarchy: the hierarchy.
  ///   - targets: vertices, one per column; repeats are legal.
  ///   - instructions: the vector instructions to use; what the processor lacks is replaced by the
  ///     best it has.
  /// - Complexity: O(vertices + arcs above the targets).
  public init(
    _ hierarchy: ContractionHierarchy,
    to targets: [Int],
    instructions: SweepInstructions = .best
  ) {
    self.hierarchy = hierarchy
    self.targets = targets
    self.instructions = instructions
    let ranks = targets.map { hierarchy.rank[$0] }
    (side, places) = hierarchy.downward.restricted(to: ranks)
    columns = ranks.map { [places] in places[Int($0)] }
  }

  /// Makes the rows of some sources and hands them over in order.
  ///
  /// - Parameters:
  ///   - sources: vertices, one per row; repeats are legal.
  ///   - body: takes the number of a row and its costs, one per target;
  ///     ``IntegerGraph/unreachable`` where there is no path.
  /// - Throws: what the body throws; no more rows are made then.
  /// - Complexity: O(1) sweeps of the pinned part per sixteen rows; memory for sixteen rows.
  public func forEachRow<Failure>(
    from sources: [Int],
    _ body: (Int, Span<UInt32>) throws(Failure) -> Void
  ) throws(Failure) {
    var workspace = Workspace(self)
    var rows = [UInt32](repeating: 0, count: WideLabels.width * targets.count)
    for start in stride(from: 0, to: sources.count, by: WideLabels.width) {
      workspace.sweep(self, sources, start)
      var slots = rows.mutableSpan
      workspace.lower.store(columns, to: &slots)
      for row in start..<min(start + WideLabels.width, sources.count) {
        let first = (row - start) * targets.count
        try body(row, rows.span.extracting(first..<first + targets.count))
      }
    }
  }

  /// The whole table, row by row.
  ///
  /// - Parameters:
  ///   - sources: vertices, one per row; repeats are legal.
  ///   - threads: how many threads may work at once.
  /// - Returns: sources x targets costs, row-major; the same for any number of threads.
  public func rows(from sources: [Int], threads: Int = 1) -> [UInt32] {
    var table = [UInt32](onLargePages: 0, count: sources.count * targets.count)
    let batch = WideLabels.width * targets.count
    parallelBlocks(
      of: &table,
      size: batch,
      threads: threads,
      workspace: { Workspace(self) },
      body: { workspace, index, slots in
        workspace.sweep(self, sources, index * WideLabels.width)
        workspace.lower.store(columns, to: &slots)
      }
    )
    return table
  }

  /// The scratch space of a thread.
  private struct Workspace {
    private var upper: WideLabels
    private(set) var lower: WideLabels

    init(_ table: HierarchyTable) {
      let instructions = table.instructions
      upper = WideLabels(rankCount: table.hierarchy.vertexCount, instructions: instructions)
      lower = WideLabels(rankCount: table.side.rankCount, instructions: instructions)
    }

    /// Labels the pinned part from up to sixteen sources, those from a position on.
    mutating func sweep(_ table: HierarchyTable, _ sources: [Int], _ start: Int) {
      let batch = sources[start..<min(start + WideLabels.width, sources.count)]
      upper.removeAll()
      lower.removeAll()
      upper.climb(
        from: batch.map { table.hierarchy.rank[$0] },
        along: table.hierarchy.upward
      )
      lower.take(from: upper, places: table.places)
      lower.sweep(along: table.side)
    }
  }
}

extension HierarchySide {
  /// The part of a side that leads to given ranks, with ranks of its own in the same order.
  ///
  /// - Returns: the part, and for every rank its rank in there or `UInt32.max`.
  func restricted(to ranks: [UInt32]) -> (part: HierarchySide, places: [UInt32]) {
    let none = UInt32.max
    var places = [UInt32](repeating: none, count: rankCount)
    for rank in ranks { places[Int(rank)] = 0 }
    // Arcs come from smaller ranks, so one pass downwards finds all that lead to those chosen.
    for rank in (0..<rankCount).reversed() where places[rank] != none {
      for arc in range(rank) { places[Int(arcs[arc].rank)] = 0 }
    }
    var part = HierarchySide(firstArc: [0], arcs: [], parts: [])
    var count: UInt32 = 0
    for rank in 0..<rankCount where places[rank] != none {
      places[rank] = count
      count += 1
      for arc in range(rank) {
        part.arcs.append(
          corridor_arc(rank: places[Int(arcs[arc].rank)], cost: arcs[arc].cost)
        )
      }
      part.firstArc.append(UInt32(part.arcs.count))
    }
    return (part, places)
  }
}
