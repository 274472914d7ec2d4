// The answer for a block of origins, written down and put together with the others.

import Accessibility

/// The answer for some of the origins of a question.
///
///     let parts = (1...3).map { part in ... }      // anywhere, in any order
///     let answer = try AccessAnswer(merging: parts)  // what one run gives, bit for bit
public struct AccessPart: Sendable, Codable {
  /// The answer, its zones and regions those of the block.
  public var answer: AccessAnswer
  /// Whether the coverage is that of all origins already, as it is where it was found without
  /// looking at pairs.
  public var isCoverageOfAll: Bool
  /// Whether any origin of the whole question has a name.
  public var hasNames: Bool
  /// What the answer was asked of, in words.
  public var source = ""
  /// What is left out of every figure, in a sentence; empty for nothing.
  public var note = ""
  /// Columns of the zones that stand beside the figures.
  public var columns: [Column] = []

  /// A column of the block's zones.
  public struct Column: Sendable, Codable, Equatable {
    /// Its header.
    public var name: String
    /// One value per zone; missing ones are 0.
    public var values: [Double]

    /// Makes a column.
    public init(name: String, values: [Double]) { (self.name, self.values) = (name, values) }
  }

  private enum CodingKeys: String, CodingKey {
    case answer, source, note, columns
    case isCoverageOfAll = "coverage_of_all"
    case hasNames = "has_names"
    case total = "weight_terms"
    case unreachable = "unreachable_terms"
  }

  init(_ answer: AccessAnswer, isCoverageOfAll: Bool, hasNames: Bool) {
    self.answer = answer
    self.isCoverageOfAll = isCoverageOfAll
    self.hasNames = hasNames
  }

  /// Writes the answer with the terms of its sums, so that nothing is rounded before all parts are
  /// added.
  public func encode(to encoder: any Encoder) throws {
    var members = encoder.container(keyedBy: CodingKeys.self)
    try members.encode(answer, forKey: .answer)
    try members.encode(isCoverageOfAll, forKey: .isCoverageOfAll)
    try members.encode(answer.coverage.totalTerms, forKey: .total)
    try members.encode(answer.coverage.unreachableTerms, forKey: .unreachable)
    try members.encode(hasNames, forKey: .hasNames)
    try members.encode(source, forKey: .source)
    try members.encode(note, forKey: .note)
    try members.encode(columns, forKey: .columns)
  }

  /// Reads what ``encode(to:)`` wrote.
  public init(from decoder: any Decoder) throws {
    let members = try decoder.container(keyedBy: CodingKeys.self)
    answer = try members.decode(AccessAnswer.self, forKey: .answer)
    isCoverageOfAll = try members.decode(Bool.self, forKey: .isCoverageOfAll)
    hasNames = try members.decode(Bool.self, forKey: .hasNames)
    source = try members.decode(String.self, forKey: .source)
    note = try members.decode(String.self, forKey: .note)
    columns = try members.decode([Column].self, forKey: .columns)
    answer.coverage = Coverage(
      pairs: answer.coverage.pairs,
      unreachablePairs: answer.coverage.unreachablePairs,
      totalTerms: try members.decode([Double].self, forKey: .total),
      unreachableTerms: try members.decode([Double].self, forKey: .unreachable)
    )
  }
}

extension AccessRequest {
  /// Asks a source for a block of the origins.
  ///
  /// - Parameters:
  ///   - source: Zones and the costs between them.
  ///   - block: From the number of origins to places among them, ``origins`` or all zones.
  ///   - isWeighing: Whether zones need weights even where no regions are asked for.
  /// - Returns: Access of the block's zones.
  /// - Throws: ``AccessError``, also for measures in which zones compete, which need all rows of
  ///   costs at once.
  public func part(
    _ source: some AccessSource,
    block: (Int) -> Range<Int>,
    isWeighing: Bool = false
  ) throws(AccessError) -> AccessPart {
    let question = try question(on: source, isWeighing: isWeighing)
    return try question.part(source, of: question.origins(source, isPart: true, block: block))
  }
}

extension AccessAnswer {
  /// Puts the parts of an answer together.
  ///
  /// The answer is what one run gives, bit for bit, but for the share of faint pairs, which parts
  /// do not keep.
  ///
  /// - Parameter parts: All blocks of one question, in order.
  /// - Throws: ``AccessError/value(_:)`` for parts of different questions.
  /// - Precondition: At least one part.
  public init(merging parts: [AccessPart]) throws(AccessError) {
    self = parts[0].answer
    faintShare = nil
    // A block without zones may not know of columns that come with values.
    let filled = parts.filter { !$0.answer.zones.isEmpty }
    if let first = filled.first { series = first.answer.series }
    for (place, part) in parts.enumerated() where place > 0 {
      let other = part.answer
      guard other.request == request, other.costUnit == costUnit,
        other.regions.map(\.name) == regions.map(\.name),
        part.isCoverageOfAll == parts[0].isCoverageOfAll
      else { throw .value("Parts of different questions on access cannot be put together.") }
      for region in regions.indices {
        regions[region].zones += other.regions[region].zones.map { $0 + zones.count }
      }
      zones += other.zones
      if !part.isCoverageOfAll { coverage.add(other.coverage) }
    }
    for part in filled.dropFirst() {
      guard part.answer.series.map(\.cutoff) == series.map(\.cutoff) else {
        throw .value("Parts of different cutoffs cannot be put together.")
      }
      for (place, other) in part.answer.series.enumerated() {
        series[place].values += other.values
        series[place].coverage += other.coverage
        series[place].reached += other.reached
      }
    }
  }
}
