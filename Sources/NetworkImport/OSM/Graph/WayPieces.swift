// Ways cut into pieces at their ends, where they meet, and where something is joined to them.

/// A part of a way between two nodes of the network.
struct WayPiece: Sendable, Equatable {
  var way: Int32
  /// Positions of its ends in the extract's `references`, the first before the second.
  var start: Int32
  var end: Int32
}

extension OSMExtract {
  /// The nodes where ways are cut: ends, and those of two ways or more, or of one way twice.
  ///
  /// - Parameter everyNode: Whether every node is one.
  /// - Returns: For each point, whether ways are cut there.
  func cuts(everyNode: Bool) -> [Bool] {
    guard !everyNode else { return Array(repeating: true, count: points.count) }
    var isUsed = [Bool](repeating: false, count: points.count)
    var isCut = isUsed
    for node in references {
      if isUsed[Int(node)] { isCut[Int(node)] = true }
      isUsed[Int(node)] = true
    }
    return isCut
  }

  /// All ways in pieces; where nodes are not in the file, a way has a gap.
  ///
  /// - Returns: The pieces, and how many ways have none.
  func pieces(cutAt isCut: [Bool]) -> (pieces: [WayPiece], pointless: Int) {
    var pieces: [WayPiece] = []
    var pointless = 0
    for way in ways.indices {
      let before = pieces.count
      var start: Int?
      var last = 0
      for position in offsets[way]..<offsets[way + 1] {
        let node = Int(references[position])
        if points[node] == .missing {
          if let start, last > start { pieces.append(WayPiece(way, start, last)) }
          start = nil
        } else if let begin = start {
          last = position
          if isCut[node] {
            pieces.append(WayPiece(way, begin, position))
            start = position
          }
        } else {
          start = position
          last = position
        }
      }
      if let start, last > start { pieces.append(WayPiece(way, start, last)) }
      if pieces.count == before { pointless += 1 }
    }
    return (pieces, pointless)
  }

  /// Cuts pieces again, where nodes have become ends since.
  func pieces(_ pieces: [WayPiece], cutAgainAt isCut: [Bool]) -> [WayPiece] {
    var finer: [WayPiece] = []
    finer.reserveCapacity(pieces.count)
    for piece in pieces {
      var start = piece.start
      for position in piece.start + 1..<piece.end where isCut[Int(references[Int(position)])] {
        finer.append(WayPiece(way: piece.way, start: start, end: position))
        start = position
      }
      finer.append(WayPiece(way: piece.way, start: start, end: piece.end))
    }
    return finer
  }

  /// The nodes of a piece.
  func nodes(of piece: WayPiece) -> ArraySlice<Int32> {
    references[Int(piece.start)...Int(piece.end)]
  }
}

extension WayPiece {
  fileprivate init(_ way: Int, _ start: Int, _ end: Int) {
    self.init(way: Int32(way), start: Int32(start), end: Int32(end))
  }
}
