// Hierarchies as bytes, to build once and load many times.

import CSweeps
public import FoundationEssentials

/// Why bytes are no saved ``ContractionHierarchy``.
public enum HierarchyStorageError: Error, Equatable, CustomStringConvertible {
  /// The bytes are something else.
  case foreign
  /// They were saved by a version of the program with another layout.
  case otherVersion(UInt32)
  /// They are cut off or have been changed.
  case damaged

  /// One sentence that says what is wrong and what to do.
  public var description: String {
    switch self {
    case .foreign: "This is not a saved hierarchy; build one and save it."
    case .otherVersion(let version):
      "The hierarchy was saved in layout \(version), and layout \(ContractionHierarchy.layoutVersion) is expected; build it again."
    case .damaged:
      "The saved hierarchy is damaged: its checksum or its size is wrong; build it again."
    }
  }
}

extension ContractionHierarchy {
  static let layoutVersion: UInt32 = 1
  /// "CorridCH" as two little-endian words.
  private static let signature: [UInt32] = [0x7272_6F43, 0x4843_6469]

  /// The hierarchy as bytes: signature, layout version, numbers of vertices and arcs, the arrays,
  /// and a checksum, all little-endian.
  ///
  /// - Complexity: O(vertices + arcs).
  public var serialized: Data {
    var words = Self.signature + [Self.layoutVersion]
    words += [vertexCount, arcCount, upward.arcs.count, downward.arcs.count].map { UInt32($0) }
    words += vertex
    for (side, isUpward) in [(upward, true), (downward, false)] {
      words += side.firstArc
      for (position, arc) in side.arcs.enumerated() {
        let isClosed = arc.cost == IntegerGraph.unreachable
        let parts =
          isClosed
          ? HierarchySide.Parts(first: 0, second: HierarchySide.Parts.original)
          : parts(of: position, isUpward: isUpward)
        words += [arc.rank, arc.cost, parts.first, parts.second]
      }
    }
    let sum = Self.checksum(words[...])
    words += [UInt32(truncatingIfNeeded: sum), UInt32(truncatingIfNeeded: sum >> 32)]
    // Hierarchies of continents have hundreds of millions of words: they are copied, not taken
    // apart.
    for position in words.indices { words[position] = words[position].littleEndian }
    return unsafe words.withUnsafeBytes { unsafe Data($0) }
  }

  /// Reads a hierarchy back.
  ///
  /// Whatever the bytes are, a hierarchy that is made of them keeps to its own arrays.
  ///
  /// - Throws: ``HierarchyStorageError`` for bytes that are foreign, of another version, cut off or
  ///   changed.
  /// - Complexity: O(vertices + arcs).
  public init(serialized bytes: Data) throws(HierarchyStorageError) {
    var words = [UInt32](repeating: 0, count: bytes.count / 4)
    unsafe words.withUnsafeMutableBytes { words in
      _ = unsafe bytes.prefix(words.count).copyBytes(to: words)
    }
    for position in words.indices { words[position] = UInt32(littleEndian: words[position]) }
    guard words.count >= 3, Array(words[..<2]) == Self.signature else { throw .foreign }
    guard words[2] == Self.layoutVersion else { throw .otherVersion(words[2]) }
    guard bytes.count % 4 == 0, words.count >= 9 else { throw .damaged }
    let sum = Self.checksum(words[..<(words.count - 2)])
    guard
      words[words.count - 2] == UInt32(truncatingIfNeeded: sum),
      words[words.count - 1] == UInt32(truncatingIfNeeded: sum >> 32)
    else { throw .damaged }
    let counts = words[3..<7].map { Int($0) }
    let (vertices, arcs, up, down) = (counts[0], counts[1], counts[2], counts[3])
    guard words.count == 9 + 3 * vertices + 2 + 4 * (up + down) else { throw .damaged }
    let order = Array(words[7..<7 + vertices])
    let upward = Self.side(words, at: 7 + vertices, vertices, up)
    let downward = Self.side(words, at: 8 + 2 * vertices + 4 * up, vertices, down)
    guard Self.isPermutation(order),
      Self.isSound(upward, upward, downward, arcs),
      Self.isSound(downward, upward, downward, arcs)
    else { throw .damaged }
    self.init(arcCount: arcs, vertex: order, upward: upward, downward: downward)
  }

  private static func side(
    _ words: [UInt32],
    at start: Int,
    _ vertices: Int,
    _ arcs: Int
  ) -> HierarchySide {
    let first = start + vertices + 1
    let places = stride(from: first, to: first + 4 * arcs, by: 4)
    return HierarchySide(
      firstArc: Array(words[start..<first]),
      arcs: places.map { corridor_arc(rank: words[$0], cost: words[$0 + 1]) },
      parts: places.map { HierarchySide.Parts(first: words[$0 + 2], second: words[$0 + 3]) }
    )
  }

  private static func isPermutation(_ order: [UInt32]) -> Bool {
    var isThere = [Bool](repeating: false, count: order.count)
    for vertex in order {
      guard vertex < order.count, !isThere[Int(vertex)] else { return false }
      isThere[Int(vertex)] = true
    }
    return true
  }

  /// Whether arcs lead upwards and shortcuts to halves whose lower end is below their own, so that
  /// unpacking ends.
  private static func isSound(
    _ side: HierarchySide,
    _ upward: HierarchySide,
    _ downward: HierarchySide,
    _ arcCount: Int
  ) -> Bool {
    guard side.firstArc.first == 0, side.firstArc.last.map({ Int($0) }) == side.arcs.count,
      zip(side.firstArc, side.firstArc.dropFirst()).allSatisfy({ $0 <= $1 })
    else { return false }
    for rank in 0..<side.rankCount {
      for arc in side.range(rank) {
        let (end, parts) = (side.arcs[arc], side.parts[arc])
        guard end.rank < rank, end.cost <= IntegerGraph.unreachable else { return false }
        if parts.second == HierarchySide.Parts.original {
          if Int(parts.first) >= arcCount, end.cost < IntegerGraph.unreachable { return false }
        } else {
          // Arcs are sorted by their lower end, so a half below lies behind all arcs of this rank.
          guard parts.first < downward.arcs.count, parts.second < upward.arcs.count,
            parts.first >= downward.firstArc[rank + 1], parts.second >= upward.firstArc[rank + 1]
          else { return false }
        }
      }
    }
    return true
  }

  /// FNV-1a over 32-bit words, 64 bits wide.
  private static func checksum(_ words: ArraySlice<UInt32>) -> UInt64 {
    var sum: UInt64 = 0xCBF2_9CE4_8422_2325
    for word in words { sum = (sum ^ UInt64(word)) &* 0x0000_0100_0000_01B3 }
    return sum
  }
}
