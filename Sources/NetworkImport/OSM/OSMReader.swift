// Two passes over a file: ways, which say what nodes are needed, then nodes.

import ShortestPaths

/// Reads what the import needs of a file.
///
/// Files in which types are mixed are read as well. Where the header says that a file is sorted,
/// each pass reads only the blobs that hold what it wants.
struct OSMReader {
  let file: PBFFile
  let header: PBFHeader
  let rules: WayRules
  let threads: Int

  /// Reads the file.
  ///
  /// - Parameter progress: Told what is done, and which share of it.
  /// - Returns: The ways with their nodes, places and facilities.
  /// - Throws: The first block that is damaged.
  func extract(progress: (String, Double) -> Void) throws(OSMError) -> OSMExtract {
    let first = try header.isSorted ? firstBlobOfWays() : 0
    var gathered = GatheredWays(header)
    var nodesEnd = first
    let rules = rules
    try forEachBlock(
      in: first..<file.blobs.count,
      { progress("reading ways", $0) },
      read: { (block) throws(WireError) in try WayHarvest(block, rules) },
      then: { (blob, harvest) in
        if harvest.hasNodes { nodesEnd = blob + 1 }
        gathered.add(harvest)
      }
    )
    let wanted = gathered.missingMembers
    if !wanted.isEmpty {
      try forEachBlock(
        in: first..<file.blobs.count,
        { progress("reading members of relations", $0) },
        read: { (block) throws(WireError) in try block.ways(wanted) },
        then: { (_, ways) in gathered.add(members: ways) }
      )
    }
    gathered.resolveRelations(rules)
    guard gathered.nodeCount < Int32.max else {
      throw OSMError(
        file: file.name,
        "its ways have \(gathered.nodeCount) nodes, more than fit; take fewer classes by --roads"
      )
    }
    let (ways, index) = gathered.withoutPlaces()
    var extract = ways
    try forEachBlock(
      in: 0..<nodesEnd,
      { progress("reading nodes", $0) },
      read: { (block) throws(WireError) in try block.nodes(usedBy: index) },
      then: { (_, harvest) in extract.add(harvest) }
    )
    gathered.finish(&extract)
    return extract
  }

  /// The first blob of a sorted file that holds something else than nodes.
  private func firstBlobOfWays() throws(OSMError) -> Int {
    var (low, high) = (0, file.blobs.count)
    while low < high {
      let middle = (low + high) / 2
      let kinds = try file.block(middle) { (block) throws(WireError) in try block.kinds() }
      if kinds.others { high = middle } else { low = middle + 1 }
    }
    return low
  }

  /// Reads blocks on all threads, a few at a time, and hands on what was found in the order of the
  /// file.
  private func forEachBlock<Found: Sendable>(
    in blobs: Range<Int>,
    _ progress: (Double) -> Void,
    read: @Sendable (OSMBlock) throws(WireError) -> Found,
    then: (Int, Found) -> Void
  ) throws(OSMError) {
    let batch = 8 * max(1, threads)
    var start = blobs.lowerBound
    let file = file
    while start < blobs.upperBound {
      let count = min(batch, blobs.upperBound - start)
      progress(Double(start - blobs.lowerBound) / Double(max(1, blobs.count)))
      let found = parallelMap(count: count, threads: threads) { [start] offset in
        Result { () throws(OSMError) in try file.block(start + offset, read) }
      }
      for (offset, result) in found.enumerated() { then(start + offset, try result.get()) }
      start += count
    }
  }
}

extension PBFFile {
  /// What a body finds in the block of a blob.
  func block<Found>(
    _ position: Int,
    _ body: (OSMBlock) throws(WireError) -> Found
  ) throws(OSMError) -> Found {
    let blob = blobs[position]
    let content = try content(of: blob)
    do throws(WireError) {
      return try body(OSMBlock(content))
    } catch {
      throw self.error(error, in: blob)
    }
  }
}
