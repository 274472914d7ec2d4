// Values as 64-bit words: fast enough to write down tens of megabytes between two steps of a
// search.

/// Something that a checkpoint holds.
package protocol StateValue {
  /// Appends the value.
  func write(to writer: inout StateWriter)
  /// Reads a value, trusting nothing.
  init(from reader: inout StateReader) throws(DamagedState)
}

/// A list of words that grows; the same state comes to the same words.
package struct StateWriter {
  package private(set) var words: [UInt64] = []

  /// Makes an empty list with room for so many words.
  package init(capacity: Int) { words.reserveCapacity(capacity) }

  package mutating func put(_ value: Int) { words.append(UInt64(bitPattern: Int64(value))) }

  package mutating func put(_ value: Bool) { words.append(value ? 1 : 0) }

  package mutating func put(_ value: Double) { words.append(value.bitPattern) }

  package mutating func put(_ values: [Double]) {
    put(values.count)
    for value in values { put(value) }
  }

  /// Numbers from 0 up to 2^32 - 1, two in a word.
  package mutating func put(_ values: some Collection<Int>) {
    put(values.count)
    var low: UInt64?
    for value in values {
      let bits = UInt64(UInt32(truncatingIfNeeded: value))
      if let first = low {
        words.append(first | bits << 32)
        low = nil
      } else {
        low = bits
      }
    }
    if let low { words.append(low) }
  }

  package mutating func put(_ value: some StateValue) { value.write(to: &self) }

  package mutating func put(_ values: [some StateValue]) {
    put(values.count)
    for value in values { value.write(to: &self) }
  }

  /// Appends words as they are.
  package mutating func append(_ other: [UInt64]) { words += other }

  package mutating func append(_ word: UInt64) { words.append(word) }
}
