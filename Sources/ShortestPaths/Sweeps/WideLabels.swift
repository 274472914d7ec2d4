// Labels of 16 sources per rank, and the steps that fill them.

import CSweeps

/// A sum per lane.
typealias LaneSums = SIMD16<Double>

/// The labels of 16 searches on a hierarchy, side by side, so that one vector instruction moves all
/// of them on.
struct WideLabels: Sendable {
  typealias Line = LineStorage.Line

  static let width = Line.scalarCount

  let rankCount: Int
  /// A line per rank; only those with a mark mean anything before a sweep.
  private var storage: LineStorage
  /// A bit per rank.
  private(set) var marks: [UInt64]
  private let instructions: corridor_instructions

  init(rankCount: Int, instructions: SweepInstructions) {
    self.rankCount = rankCount
    storage = LineStorage(count: rankCount)
    marks = [UInt64](repeating: 0, count: (rankCount + 63) / 64)
    self.instructions = instructions.supported
  }

  /// The labels of a rank.
  subscript(rank: Int) -> Line {
    precondition(rank >= 0 && rank < rankCount, "There is no rank \(rank) among \(rankCount).")
    return unsafe storage.lines[rank]
  }

  /// Forgets everything: the first step of every run, and so the one that parts with copies.
  mutating func removeAll() {
    if !isKnownUniquelyReferenced(&storage) { storage = LineStorage(count: rankCount) }
    for word in marks.indices { marks[word] = 0 }
  }

  /// Gives a rank a line, if it has none yet.
  private mutating func mark(_ rank: Int) {
    let bit: UInt64 = 1 << UInt64(rank & 63)
    if marks[rank >> 6] & bit != 0 { return }
    marks[rank >> 6] |= bit
    unsafe storage.lines[rank] = Line(repeating: IntegerGraph.unreachable)
  }

  /// Labels the sources, one per lane, and everything above them.
  ///
  /// - Parameters:
  ///   - sources: ranks, at most ``width``.
  ///   - side: the arcs upwards.
  mutating func climb(from sources: [UInt32], along side: HierarchySide) {
    guard let last = sources.max() else { return }
    for (lane, rank) in sources.enumerated() {
      mark(Int(rank))
      unsafe storage.lines[Int(rank)][lane] = 0
    }
    let instructions = instructions
    unsafe withPointers { lines, marks in
      unsafe side.withPointers { side in
        unsafe corridor_climb16(
          instructions,
          side.firstArc.baseAddress,
          side.arcs.baseAddress,
          last,
          lines,
          marks
        )
      }
    }
  }

  /// Labels all ranks from those above them.
  mutating func sweep(along side: HierarchySide) {
    let (instructions, count) = (instructions, UInt32(side.rankCount))
    unsafe withPointers { lines, marks in
      unsafe side.withPointers { side in
        unsafe corridor_sweep16(
          instructions,
          side.firstArc.baseAddress,
          side.arcs.baseAddress,
          count,
          lines,
          marks
        )
      }
    }
  }

  /// Takes over the lines of chosen ranks that have a mark in other labels.
  ///
  /// - Parameters:
  ///   - other: the other labels.
  ///   - places: for every rank of the others the rank here, or `UInt32.max`.
  mutating func take(from other: borrowing WideLabels, places: [UInt32]) {
    for (word, marks) in other.marks.enumerated() {
      var todo = marks
      while todo != 0 {
        let rank = word * 64 + todo.trailingZeroBitCount
        todo &= todo - 1
        let place = Int(places[rank])
        if place == UInt32.max { continue }
        self.marks[place >> 6] |= 1 << UInt64(place & 63)
        unsafe storage.lines[place] = other[rank]
      }
    }
  }

  /// Forgets the label of a rank in one lane after a sweep, as if there were no path.
  mutating func forget(_ rank: Int, lane: Int) {
    precondition(rank >= 0 && rank < rankCount, "There is no rank \(rank) among \(rankCount).")
    unsafe storage.lines[rank][lane] = IntegerGraph.unreachable
  }

  /// Adds up worths of labels after a sweep, one sum per lane.
  ///
  /// - Parameters:
  ///   - worth: what a label is worth.
  ///   - ranks: the ranks that count.
  ///   - weights: what each is multiplied with.
  /// - Returns: the sums.
  mutating func sums(_ worth: RangeWorth, _ ranks: [UInt32], _ weights: [Double]) -> LaneSums {
    precondition(ranks.count == weights.count && ranks.allSatisfy { $0 < rankCount })
    if case .function(let limit, let worth) = worth { return sums(ranks, weights, limit, worth) }
    var sums = LaneSums()
    let (instructions, count) = (instructions, UInt32(ranks.count))
    unsafe withPointers { labels, _ in
      unsafe withUnsafeMutableBytes(of: &sums) { bytes in
        let sums = unsafe bytes.baseAddress?.assumingMemoryBound(to: Double.self)
        switch worth {
        case .within(let limit):
          unsafe corridor_sum_within16(
            instructions,
            labels,
            ranks,
            weights,
            count,
            limit,
            sums
          )
        case .table(let table):
          unsafe corridor_sum_worth16(
            instructions,
            labels,
            ranks,
            weights,
            count,
            UInt32(table.count - 2),
            table,
            sums
          )
        case .function: break
        }
      }
    }
    return sums
  }

  /// The same by a function, in the same steps as the loops in C.
  private func sums(
    _ ranks: [UInt32],
    _ weights: [Double],
    _ limit: UInt32,
    _ worth: (UInt32) -> Double
  ) -> LaneSums {
    var (sum, error) = (LaneSums(), LaneSums())
    for (rank, weight) in zip(ranks, weights) {
      let line = self[Int(rank)]
      var term = LaneSums()
      for lane in 0..<Self.width where line[lane] <= limit {
        term[lane] = worth(line[lane]) * weight
      }
      let corrected = term - error
      let next = sum + corrected
      error = (next - sum) - corrected
      sum = next
    }
    return sum
  }

  /// Labels the first ranks, as many as a matrix has columns: sources in the lanes take their rows
  /// of it.
  mutating func enter(_ costs: CostRows, rows: [Int]) {
    let instructions = instructions
    unsafe withPointers { lines, marks in
      unsafe costs.withRows(rows) { rows, width in
        unsafe corridor_rows_to_lines(instructions, rows, lines, width)
        for rank in 0..<Int(width) { unsafe marks[rank >> 6] |= 1 << UInt64(rank & 63) }
      }
    }
  }

  /// Writes the labels of ranks to rows: one row per lane, a label per rank in it, as many rows as
  /// fit.
  func store(_ ranks: [UInt32], to slots: inout MutableSpan<UInt32>) {
    guard !ranks.isEmpty else { return }
    precondition(ranks.allSatisfy { $0 < rankCount })
    let rows = min(slots.count / ranks.count, Self.width)
    unsafe slots.withUnsafeMutableBufferPointer { slots in
      unsafe ranks.withUnsafeBufferPointer { ranks in
        // Lines are turned into rows sixteen at a time, in registers.
        unsafe corridor_lines_to_rows(
          instructions,
          UnsafeRawPointer(storage.lines.baseAddress.unsafelyUnwrapped)
            .assumingMemoryBound(to: UInt32.self),
          ranks.baseAddress,
          UInt32(ranks.count),
          slots.baseAddress,
          UInt32(rows),
          UInt64(ranks.count)
        )
      }
    }
  }

  private mutating func withPointers(
    _ body: (UnsafeMutablePointer<UInt32>, UnsafeMutablePointer<UInt64>) -> Void
  ) {
    guard rankCount > 0 else { return }
    unsafe marks.withUnsafeMutableBufferPointer { marks in
      let labels = unsafe UnsafeMutableRawPointer(storage.lines.baseAddress)?
        .assumingMemoryBound(to: UInt32.self)
      guard let labels = unsafe labels, let marks = marks.baseAddress else { return }
      unsafe body(labels, marks)
    }
  }
}
