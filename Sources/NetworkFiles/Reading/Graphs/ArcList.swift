// The arcs of a graph file as they stand there, and the checks that every format shares.

import TransportNetwork

/// The arcs of a graph file, nodes counted from 0.
struct ArcList {
  /// The most nodes that a file may announce: beyond it the arrays of a search would not fit a
  /// machine.
  static let nodeLimit = 1 << 28

  var nodeCount = 0
  var tails: [UInt32] = []
  var heads: [UInt32] = []
  var costs: [Double] = []

  /// Why a file of so many bytes cannot have so many nodes; nil when it can.
  ///
  /// A node that an arc names takes bytes, and a graph is mostly of such: a count without content
  /// must not take the memory of the machine.
  static func refusal(nodes: Int, bytes: Int) -> String? {
    guard nodes > max(1 << 16, bytes) else { return nil }
    return
      "says that it has \(nodes) nodes, where its \(bytes) bytes cannot name a quarter of so many; correct the number, or fetch it again"
  }

  /// Makes room for arcs, of which each takes some bytes of a file.
  mutating func reserve(_ arcs: Int, bytes: Int) {
    // A wrong count in the file must not take the memory of the machine.
    let capacity = min(arcs, bytes / 6)
    tails.reserveCapacity(capacity)
    heads.reserveCapacity(capacity)
    costs.reserveCapacity(capacity)
  }

  mutating func append(from tail: Int, to head: Int, cost: Double) {
    tails.append(UInt32(truncatingIfNeeded: tail - 1))
    heads.append(UInt32(truncatingIfNeeded: head - 1))
    costs.append(cost)
  }
}

extension GraphFileProblems {
  /// The node that a field names, counted from 1, if it names one.
  mutating func node(
    _ bytes: Span<UInt8>,
    _ field: Range<Int>,
    line: Int,
    column: Int,
    among numbers: NodeNumbers
  ) -> Int? {
    var position = field.lowerBound
    if let number = nextNumber(bytes, &position), let place = numbers.place(of: number) {
      return place + 1
    }
    let value = text(bytes, field)
    report(
      line: line,
      column: column,
      value: value,
      "node \(quoted(value)) is not in the file; \(numbers.expectation)"
    )
    return nil
  }

  /// A cost of a line, if the field is one.
  mutating func cost(
    _ bytes: Span<UInt8>,
    _ field: Range<Int>,
    line: Int,
    column: Int,
    what: String
  ) -> Double? {
    if let cost = parseDecimal(bytes, field), cost >= 0, cost <= Quantity.money.limit {
      return cost
    }
    let value = text(bytes, field)
    let isEndless = ["inf", "infinity", "nan"].contains(value.lowercased())
    report(
      line: line,
      column: column,
      value: value,
      "\(what) is \(quoted(value)); expected a number from 0 to 1e18"
        + (isEndless
          ? " (leave a line out that nobody may take, and write 0 where it costs nothing)" : "")
    )
    return nil
  }

  /// A count that the file announces, if the field is one.
  mutating func count(
    _ bytes: Span<UInt8>,
    _ field: Range<Int>,
    line: Int,
    column: Int?,
    what: String,
    limit: Int
  ) -> Int? {
    var position = field.lowerBound
    if let count = nextNumber(bytes, &position), position == field.upperBound, count <= limit {
      return count
    }
    let value = text(bytes, field)
    report(
      line: line,
      column: column,
      value: value,
      "the number of \(what) is \(quoted(value)); expected a whole number from 0 to \(limit)"
    )
    return nil
  }
}
