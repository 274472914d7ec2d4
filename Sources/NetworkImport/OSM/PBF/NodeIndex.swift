// The nodes that ways use: sorted ids, found again in a few steps.

/// A sorted list of ids, each once, with the position of any of them.
///
/// A table over the upper bits of the ids tells where to begin; OpenStreetMap's ids lie close
/// together, so few are left.
struct NodeIndex: Sendable {
  /// The ids, ascending.
  let ids: [Int64]
  private let lowest: Int64
  private let highest: Int64
  private let shift: UInt64
  /// Where the ids of each bucket begin.
  private let starts: [Int32]

  /// Makes the index of ids in any order, with repetitions.
  ///
  /// - Complexity: O(n) for the bits of the ids, time and space.
  init(_ references: consuming [Int64]) {
    var sorted = references
    radixSort(&sorted)
    var count = 0
    for id in sorted where count == 0 || sorted[count - 1] != id {
      sorted[count] = id
      count += 1
    }
    sorted.removeLast(sorted.count - count)
    let low = sorted.first ?? 0
    let span = UInt64(bitPattern: (sorted.last ?? 0) &- low)
    var bits: UInt64 = 0
    // About eight ids to a bucket.
    while span >> bits > UInt64(max(16, count / 8)) { bits += 1 }
    var starts = [Int32](repeating: 0, count: Int(span >> bits) + 2)
    for id in sorted { starts[Int(UInt64(bitPattern: id &- low) >> bits) + 1] += 1 }
    for bucket in starts.indices.dropFirst() { starts[bucket] += starts[bucket - 1] }
    ids = sorted
    lowest = low
    highest = sorted.last ?? 0
    shift = bits
    self.starts = starts
  }

  /// Whether an id lies between the first and the last.
  @inline(__always)
  func mayHave(_ id: Int64) -> Bool { id >= lowest && id <= highest }

  /// The position of an id; nil when it is not in the list.
  @inline(__always)
  func position(of id: Int64) -> Int32? {
    guard mayHave(id), !ids.isEmpty else { return nil }
    let bucket = Int(UInt64(bitPattern: id &- lowest) >> shift)
    var (low, high) = (Int(starts[bucket]), Int(starts[bucket + 1]))
    while low < high {
      let middle = (low + high) / 2
      if ids[middle] < id { low = middle + 1 } else { high = middle }
    }
    return low < ids.count && ids[low] == id ? Int32(low) : nil
  }
}

/// Sorts by the bits of the numbers, eleven at a time; passes in which all agree are left out.
///
/// - Complexity: O(n) time for numbers of few bits, and n numbers of space.
func radixSort(_ numbers: inout [Int64]) {
  guard numbers.count > 64 else { return numbers.sort() }
  var other = [Int64](repeating: 0, count: numbers.count)
  for shift in stride(from: UInt64(0), to: 64, by: 11) {
    var counts = [Int](repeating: 0, count: 2048)
    // The sign is turned, so that negative numbers come first.
    for number in numbers { counts[digit(number, shift)] += 1 }
    if counts.contains(numbers.count) { continue }
    var start = 0
    for value in counts.indices { (counts[value], start) = (start, start + counts[value]) }
    for number in numbers {
      let value = digit(number, shift)
      other[counts[value]] = number
      counts[value] += 1
    }
    swap(&numbers, &other)
  }
}

@inline(__always)
private func digit(_ number: Int64, _ shift: UInt64) -> Int {
  Int((UInt64(bitPattern: number) ^ 1 << 63) >> shift & 2047)
}
