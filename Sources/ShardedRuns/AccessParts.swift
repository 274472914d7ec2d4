// Parts of access, criticality and matrices: rows that are copied, or answers that are put
// together.

public import AccessAnalysis
public import InvestmentPlanning
public import OrderedJSON
public import Reporting
public import Sharding

extension PartFile {
  /// Writes the answer of some origins and finishes the part.
  ///
  /// - Parameters:
  ///   - part: The answer.
  ///   - total: How many origins all parts have.
  ///   - isRows: Whether rows of CSV are written, for a whole that is copied together; else the
  ///     answer, for a whole of any form.
  /// - Throws: Why it cannot be written.
  public func write(
    _ part: AccessPart,
    of total: Int,
    isRows: Bool
  ) throws(ShardedRunError) {
    if isRows {
      let (header, blocks) = AccessReport(part).csvBlocks
      try withParts { () throws(ShardError) in
        try write(header: header)
        for block in blocks {
          startBlock()
          try write(block, rows: part.answer.zones.count)
        }
      }
    } else {
      startBlock()
      try write(line: part, rows: part.answer.zones.count)
    }
    try withParts { () throws(ShardError) in try finish(of: total) }
  }

  /// Writes the losses of some links and nodes and finishes the part.
  ///
  /// - Parameters:
  ///   - result: The losses.
  ///   - total: How many links and nodes all parts have.
  ///   - context: Where things are.
  /// - Throws: Why it cannot be written.
  public func write(
    _ result: CriticalityResult,
    of total: Int,
    context: JSONValue
  ) throws(ShardedRunError) {
    startBlock()
    try write(line: result, rows: result.links.count + result.nodes.count)
    try withParts { () throws(ShardError) in try finish(of: total, context: context) }
  }
}

extension AccessReport {
  /// Puts the answers of all parts together.
  ///
  /// - Throws: Which part is damaged, and what is wrong with the answers.
  public init(merging set: PartSet) throws(ShardedRunError) {
    let parts = try set.answers(AccessPart.self)
    do throws(AccessError) { self = try AccessReport(merging: parts) } catch {
      throw .access(error)
    }
  }
}

extension CriticalityResult {
  /// Puts the losses of all parts together.
  ///
  /// - Throws: Which part is damaged.
  public init(merging set: PartSet) throws(ShardedRunError) {
    self.init(merging: try set.answers(CriticalityResult.self))
  }
}

extension PartSet {
  /// One value of each part, in order.
  fileprivate func answers<Answer: Decodable>(
    _ type: Answer.Type
  ) throws(ShardedRunError) -> [Answer] {
    var answers: [Answer] = []
    try withParts { () throws(ShardError) in
      try forEachPart { (part, bytes) throws(ShardError) in
        do {
          answers.append(try JSONValue(parsing: bytes).decoded(as: type))
        } catch {
          throw .file("\(part.path): \(error)")
        }
      }
    }
    return answers
  }
}
