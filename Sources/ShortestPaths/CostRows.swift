// A matrix of costs whose rows are lowered sixteen costs at a time.

import CSweeps

/// Costs by row and column, rows padded to whole lines of sixteen; all unreachable at first.
///
/// One owner writes, so that sharing is as safe as that of an array.
@safe
final class CostRows: @unchecked Sendable {
  /// On a boundary of 64 bytes, which arrays do not promise.
  private let labels: UnsafeMutablePointer<UInt32>
  private let count: Int
  private let width: Int
  /// Labels from one row to the next.
  private let stride: Int
  private let instructions: corridor_instructions

  /// - Parameters:
  ///   - count: how many rows there are.
  ///   - width: how many columns.
  ///   - instructions: the vector instructions to use.
  /// - Complexity: O(count x width).
  init(count: Int, width: Int, instructions: SweepInstructions) {
    self.count = count
    self.width = width
    // Whole tiles of four lines, and one line more: with a power of two the costs of a column would
    // fight for the same part of the cache.
    stride = (width + 63) / 64 * 64 + 16
    self.instructions = instructions.supported
    // Whole large pages, if it is about the size of one: a fault for every small one takes longer.
    let size = 4 * count * stride
    let isLarge = size >= largePage / 2
    let room = isLarge ? (size + largePage - 1) / largePage * largePage : size
    let bytes = UnsafeMutableRawPointer.allocate(
      byteCount: room,
      alignment: isLarge ? largePage : 64
    )
    unsafe preferLargePages(UnsafeMutableRawBufferPointer(start: bytes, count: room))
    unsafe labels = bytes.bindMemory(to: UInt32.self, capacity: count * stride)
    unsafe labels.initialize(repeating: IntegerGraph.unreachable, count: count * stride)
  }

  deinit { unsafe labels.deallocate() }

  subscript(row: Int, column: Int) -> UInt32 {
    get {
      precondition(row >= 0 && row < count && column >= 0 && column < width)
      return unsafe labels[row * stride + column]
    }
    set {
      precondition(row >= 0 && row < count && column >= 0 && column < width)
      unsafe labels[row * stride + column] = newValue
    }
  }

  /// Lowers the costs of a row by those of another plus a cost.
  func lower(_ row: Int, by other: Int, plus cost: UInt32) {
    precondition(row >= 0 && row < count && other >= 0 && other < count)
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

  /// Lends the starts of sixteen rows, which are padded to whole lines of sixteen, and the number
  /// of columns to a body.
  ///
  /// - Parameters:
  ///   - rows: the rows, at most sixteen; the last one stands for those that are missing.
  ///   - body: what to do with them.
  func withRows(_ rows: [Int], _ body: (UnsafePointer<UnsafePointer<UInt32>?>, UInt32) -> Void) {
    guard let last = rows.last else { return }
    let starts = unsafe (0..<WideLabels.width).map { lane -> UnsafePointer<UInt32>? in
      let row = lane < rows.count ? rows[lane] : last
      precondition(row >= 0 && row < count)
      return unsafe UnsafePointer(labels + row * stride)
    }
    unsafe starts.withUnsafeBufferPointer { starts in
      unsafe body(starts.baseAddress.unsafelyUnwrapped, UInt32(width))
    }
  }

  /// Closes the first `size` rows and columns: Floyd and Warshall's method.
  /// - Complexity: O(size³).
  func close(_ size: Int) {
    precondition(size >= 0 && size <= count && size <= width)
    guard size > 0 else { return }
    unsafe corridor_close(instructions, labels, UInt32(size), UInt32(stride))
  }
}
