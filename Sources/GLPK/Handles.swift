// Names for rows and columns that stay right when others are deleted.

/// A column (variable) of one problem.
///
/// A handle stays valid while its column lives, whatever else is added or deleted. Used with
/// another problem or after deletion, it is refused with an error.
public struct Column: Sendable, Hashable {
  /// The problem that it belongs to.
  let problem: UInt32
  /// Which column it is, counted over the life of the problem.
  let serial: UInt32
}

/// A row (constraint) of one problem; as lasting as a `Column`.
public struct Row: Sendable, Hashable {
  /// The problem that it belongs to.
  let problem: UInt32
  /// Which row it is, counted over the life of the problem.
  let serial: UInt32
}

/// What values a column may take.
public enum ColumnKind: Sendable, Equatable {
  /// Any number within its bounds.
  case continuous
  /// Whole numbers within its bounds.
  case integer
}

/// The serial numbers in use, by position.
///
/// Rows and columns are only ever appended, and deletion keeps their order, so serial numbers
/// ascend: a position is found by binary search, or at once while nothing was deleted.
struct SerialList {
  private(set) var serials: [UInt32] = []
  private var next: UInt32 = 0

  /// How many are in use.
  var count: Int { serials.count }

  /// Appends `count` new serial numbers and returns the first.
  mutating func append(_ count: Int) -> UInt32 {
    let first = next
    next += UInt32(count)
    serials.append(contentsOf: first..<next)
    return first
  }

  /// Whether `count` more serial numbers exist.
  func canAppend(_ count: Int) -> Bool { count <= Int(UInt32.max - next) }

  /// The position of a serial number, or nil when it is not in use.
  /// - Complexity: O(1) while nothing was deleted, else O(log count).
  func position(of serial: UInt32) -> Int? {
    if Int(serial) < serials.count && serials[Int(serial)] == serial { return Int(serial) }
    var (low, high) = (0, serials.count)
    while low < high {
      let middle = (low + high) / 2
      if serials[middle] < serial { low = middle + 1 } else { high = middle }
    }
    return low < serials.count && serials[low] == serial ? low : nil
  }

  /// Drops the positions marked true.
  mutating func remove(where dropped: [Bool]) {
    var kept = 0
    for position in serials.indices where !dropped[position] {
      serials[kept] = serials[position]
      kept += 1
    }
    serials.removeLast(serials.count - kept)
  }
}
