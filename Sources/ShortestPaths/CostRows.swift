// A square matrix of costs whose rows are lowered sixteen costs at a time.

import CSweeps
import Glibc

/// Costs by row and column, rows padded to whole lines of sixteen; all unreachable at first.
///
/// One owner writes, so that sharing is as safe as that of an array.
@safe
final class CostRows: @unchecked Sendable {
  /// On a boundary of 64 bytes, which arrays do not promise.
  private let labels: UnsafeMutablePointer<UInt32>
  private let count: Int
  /// Labels from one row to the next.
  private let stride: Int
  private let instructions: corridor_instructions

  private static let largePage = 1 << 21

  /// - Complexity: O(count²).
  init(count: Int, instructions: SweepInstructions) {
    self.count = count
    // Whole tiles of four lines, and one line more: with a power of two the costs of a column would fight for the same
    // part of the cache.
    stride = (count + 63) / 64 * 64 + 16
    self.instructions = instructions.supported
    // Large matrices lie on large pages where the system has them: faults of small ones take as long as the costs.
    let size = 4 * count * stride
    let isLarge = size >= Self.largePage
    let bytes = UnsafeMutableRawPointer.allocate(
      byteCount: size,
      alignment: isLarge ? Self.largePage : 64
    )
    if isLarge { _ = unsafe madvise(bytes, size, MADV_HUGEPAGE) }
    unsafe labels = bytes.bindMemory(to: UInt32.self, capacity: count * stride)
    unsafe labels.initialize(repeating: IntegerGraph.unreachable, count: count * stride)
  }

  deinit { unsafe labels.deallocate() }

  subscript(row: Int, column: Int) -> UInt32 {
    get {
      precondition(row >= 0 && row < count && column >= 0 && column < count)
      return unsafe labels[row * stride + column]
    }
    set {
      precondition(row >= 0 && row < count && column >= 0 && column < count)
      unsafe labels[row * stride + column] = newValue
    }
  }

  /// Lowers the first `width` costs of a row by those of another plus a cost.
  func lower(_ row: Int, by other: Int, plus cost: UInt32, width: Int) {
    precondition(row >= 0 && row < count && other >= 0 && other < count && width <= count)
    guard cost < IntegerGraph.unreachable, width > 0 else { return }
    // C adds with the best instructions that the processor has.
    unsafe corridor_lower_row(
      instructions,
      labels + row * stride,
      labels + other * stride,
      cost,
      UInt32(width)
    )
  }

  /// Copies what another matrix holds in a row into the column of the same number, for the rows before it.
  func copyColumn(_ column: Int, fromRowOf other: CostRows) {
    precondition(column >= 0 && column < count && other.count == count)
    let source = unsafe other.labels + column * stride
    // Checks of every index would take longer than the copy.
    for row in 0..<column { unsafe labels[row * stride + column] = source[row] }
  }

  /// Spreads a row over slots: the cost of column k goes to slot `places[k]`.
  func spread(_ row: Int, _ places: [Int], over slots: inout MutableSpan<UInt32>) {
    precondition(row >= 0 && row < count && places.count == count)
    let line = unsafe labels + row * stride
    for (column, place) in places.enumerated() { slots[place] = unsafe line[column] }
  }

  /// Closes the first `size` rows and columns: Floyd and Warshall's method.
  /// - Complexity: O(size³).
  func close(_ size: Int) {
    precondition(size >= 0 && size <= count)
    guard size > 0 else { return }
    unsafe corridor_close(instructions, labels, UInt32(size), UInt32(stride))
  }
}
