// Which part of a run's items a job does: 1 of 6, 2 of 6, ...

/// A part of a run: contiguous blocks of its items, in their order.
///
/// ```swift
/// Shard(parsing: "2/3")?.block(of: 10)  // 3..<6
/// ```
public struct Shard: Sendable, Equatable, CustomStringConvertible {
  /// Its number, 1...``count``.
  public let index: Int
  /// How many parts there are.
  public let count: Int

  /// Most parts that a run is cut into, so that numbers stay small.
  public static let mostParts = 1_000_000

  /// Makes a shard; nil unless 1 <= index <= count <= ``mostParts``.
  public init?(index: Int, count: Int) {
    guard 1 <= index, index <= count, count <= Self.mostParts else { return nil }
    (self.index, self.count) = (index, count)
  }

  /// Reads `I/N`; nil for anything else.
  public init?(parsing text: String) {
    let parts = text.split(separator: "/", omittingEmptySubsequences: false)
    guard parts.count == 2, parts.allSatisfy({ !$0.isEmpty && $0.utf8.allSatisfy(isDigit) }),
      let index = Int(parts[0]), let count = Int(parts[1])
    else { return nil }
    self.init(index: index, count: count)
  }

  /// The items of this part: sizes differ by one at most, and are 0 where there are more parts than
  /// items.
  ///
  /// - Parameter total: How many items there are.
  /// - Returns: Their positions; the blocks of all parts are 0..<total, in order and without a gap.
  public func block(of total: Int) -> Range<Int> {
    // Whole numbers only: total x count may be too large for one product.
    func start(_ part: Int) -> Int { total / count * part + total % count * part / count }
    return start(index - 1)..<start(index)
  }

  /// `I/N`.
  public var description: String { "\(index)/\(count)" }
}

private func isDigit(_ byte: UInt8) -> Bool { (0x30...0x39).contains(byte) }
