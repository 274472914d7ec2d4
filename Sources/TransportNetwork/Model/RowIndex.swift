// A typed position in one of the network's tables, so that a node is never taken for a zone.

/// The position of a row in its table; `network.nodes[link.from]` reads the row.
///
/// Ids (strings) live in the rows; everything inside the program uses positions.
public struct RowIndex<Row>: Hashable, Comparable, Sendable {
  /// Zero-based position in the table.
  public var position: Int { Int(storage) }

  private let storage: Int32

  /// Makes the index of the row at a zero-based position below 2^31.
  public init(_ position: Int) { storage = Int32(position) }

  /// Orders indices by position.
  public static func < (left: RowIndex, right: RowIndex) -> Bool { left.storage < right.storage }
}

extension Array {
  /// The row at a typed index.
  public subscript(index: RowIndex<Element>) -> Element { self[index.position] }

  /// Every row's typed index, in order.
  public var typedIndices: [RowIndex<Element>] { indices.map { RowIndex($0) } }
}
