// Which zones are asked for, and which of them here and now.

import Accessibility
package import NetworkFiles
import TransportNetwork

/// The zones that a question is about, and a block of them that is answered by itself.
package struct OriginBlock: Sendable {
  /// Positions of all zones that are asked for, in the order of the answer.
  package let all: [Int]
  /// Those of the block.
  package let block: [Int]
  /// Per zone of the source whether it is in the block.
  let isInBlock: [Bool]
  private let isWhole: Bool

  init(all: [Int], block: Range<Int>, of zoneCount: Int) {
    self.all = all
    self.block = Array(all[block])
    var isInBlock = [Bool](repeating: false, count: zoneCount)
    for zone in self.block { isInBlock[zone] = true }
    self.isInBlock = isInBlock
    isWhole = all == Array(0..<zoneCount) && block == 0..<zoneCount
  }

  /// Places in the block of those of some zones that are in it, in the zones' order.
  func places(of zones: [Int]) -> [Int] {
    if isWhole { return zones }
    let places = Dictionary(uniqueKeysWithValues: block.enumerated().map { ($1, $0) })
    return zones.compactMap { places[$0] }
  }
}

extension AccessQuestion {
  /// The zones that the question is about, all of them or a block.
  ///
  /// - Parameters:
  ///   - source: Where they are.
  ///   - isPart: Whether other blocks are found elsewhere.
  ///   - block: From the number of origins to places in their list.
  /// - Returns: The zones.
  /// - Throws: ``AccessError`` for a name of nothing, a zone listed twice, and a measure that needs
  ///   all rows at once.
  package func origins(
    _ source: some AccessSource,
    isPart: Bool = false,
    block: (Int) -> Range<Int> = { 0..<$0 }
  ) throws(AccessError) -> OriginBlock {
    let all = try request.origins.map { names throws(AccessError) in
      try positions(of: names, source)
    }
    if all != nil || isPart, !isByOrigin {
      throw .request(
        """
        --measure \(request.measure.name.rawValue)\(direction == .passive ? " --passive" : "") is worked out from the costs of all \
        zones at once, so neither --origins nor --shard is for it; make the matrix in shards, and ask \
        access --matrix of the merged one.
        """
      )
    }
    let origins = all ?? Array(source.ids.indices)
    return OriginBlock(
      all: origins,
      block: block(origins.count),
      of: source.ids.count
    )
  }

  /// Whether a zone's access follows from its own row of costs.
  private var isByOrigin: Bool {
    guard direction == .active else { return false }
    return switch measure {
    case .gravity, .cumulative, .interval, .closest, .balancing, .meanCost, .marketAccess,
      .efficiency:
      true
    case .catchment, .potentialIndex: false
    }
  }

  private func positions(
    of names: [String],
    _ source: some AccessSource
  ) throws(AccessError) -> [Int] {
    let ids = Dictionary(source.ids.enumerated().map { ($1, $0) }) { first, _ in first }
    var index: NameIndex?
    var isListed = [Bool](repeating: false, count: source.ids.count)
    var positions: [Int] = []
    positions.reserveCapacity(names.count)
    for name in names {
      var known = ids[name]
      if known == nil {
        var names = index ?? NameIndex("zone", source.entries)
        known = try named("--origins") { () throws(NameError) in try names.position(of: name) }
        index = names
      }
      let position = known ?? 0
      guard !isListed[position] else {
        throw .request("--origins lists zone \"\(name)\" twice; list it once.")
      }
      isListed[position] = true
      positions.append(position)
    }
    return positions
  }
}

/// The zones of a table, by its column zone_id, id or the first one.
package func listedOrigins(_ table: CSVTable) -> [String] {
  let column = table.columnIndex(named: "zone_id") ?? table.columnIndex(named: "id") ?? 0
  var ids = (0..<table.rowCount).map { table.text($0, column) }
  // A list without a header, as for matrix: a first line that is a number is an id.
  if table.columnCount == 1, Int(table.header[0]) != nil { ids.insert(table.header[0], at: 0) }
  return ids
}
