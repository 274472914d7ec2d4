// The graph format of the 9th DIMACS Implementation Challenge (shortest paths, 2005): `.gr`.

/// Reads `p sp NODES ARCS` and lines `a FROM TO COST`; `c` starts a comment.
///
/// - Complexity: O(bytes), about 200 MB/s.
func readDIMACSGraph(_ bytes: [UInt8], name: String) throws(GraphFileError) -> ArcList {
  var scan = DIMACSScan(name: name)
  try scan.read(bytes.span)
  return scan.arcs
}

private struct DIMACSScan {
  var arcs = ArcList()
  private var problems: GraphFileProblems
  private var arcCount: Int?
  private var found = 0

  init(name: String) { problems = GraphFileProblems(file: name) }

  mutating func read(_ bytes: Span<UInt8>) throws(GraphFileError) {
    var position = 0
    var line = 1
    while position < bytes.count {
      skipBlanks(bytes, &position)
      if position == bytes.count { break }
      switch bytes[position] {
      case UInt8(ascii: "a"): readArc(bytes, &position, line)
      case UInt8(ascii: "p"): try readHeader(bytes, position, line)
      case UInt8(ascii: "c"), UInt8(ascii: "\n"): break
      default: reportKind(bytes, position, line)
      }
      skipLine(bytes, &position)
      line += 1
    }
    guard let arcCount else {
      throw GraphFileError(
        file: problems.file,
        "has no line \"p sp NODES ARCS\"; expected a DIMACS shortest-path graph (.gr)"
      )
    }
    if found != arcCount {
      problems.report(
        line: nil,
        "has \(found) arcs where its line \"p sp\" says \(arcCount); the file may be cut off, fetch it again"
      )
    }
    try problems.check()
  }

  /// One pass over the line in the usual case of whole numbers; anything else is looked at field by
  /// field.
  private mutating func readArc(_ bytes: Span<UInt8>, _ position: inout Int, _ line: Int) {
    let start = position
    found += 1
    position += 1
    if position < bytes.count, isSeparator(bytes[position]),
      let tail = nextNumber(bytes, &position), let head = nextNumber(bytes, &position),
      let cost = nextNumber(bytes, &position)
    {
      skipBlanks(bytes, &position)
      if isLineEnd(bytes, position), tail > 0, tail <= arcs.nodeCount, head > 0,
        head <= arcs.nodeCount
      {
        arcs.append(from: tail, to: head, cost: Double(cost))
        return
      }
    }
    position = start
    readUnusualArc(bytes, fields(of: bytes, from: start), line)
  }

  private mutating func readUnusualArc(_ bytes: Span<UInt8>, _ fields: [Range<Int>], _ line: Int) {
    guard arcCount != nil else {
      // Said once, at the first arc.
      if found == 1 {
        problems.report(
          line: line,
          "an arc comes before the line \"p sp NODES ARCS\"; expected it first"
        )
      }
      return
    }
    guard fields.count == 4, fields[0].count == 1 else {
      problems.report(
        line: line,
        "expected \"a FROM TO COST\", found \(fields.count) fields in \(quoted(lineText(bytes, fields)))"
      )
      return
    }
    let numbers = NodeNumbers(count: arcs.nodeCount)
    let tail = problems.node(bytes, fields[1], line: line, column: 2, among: numbers)
    let head = problems.node(bytes, fields[2], line: line, column: 3, among: numbers)
    let cost = problems.cost(bytes, fields[3], line: line, column: 4, what: "the arc's cost")
    if let tail, let head, let cost { arcs.append(from: tail, to: head, cost: cost) }
  }

  private mutating func readHeader(
    _ bytes: Span<UInt8>,
    _ position: Int,
    _ line: Int
  ) throws(GraphFileError) {
    let fields = fields(of: bytes, from: position)
    guard arcCount == nil else {
      problems.report(line: line, "a second line \"p\"; expected one, remove the other")
      return
    }
    guard fields.count == 4, text(bytes, fields[0]) == "p", text(bytes, fields[1]) == "sp",
      let nodes = problems.count(
        bytes,
        fields[2],
        line: line,
        column: 3,
        what: "nodes",
        limit: ArcList.nodeLimit
      ),
      let count = problems.count(
        bytes,
        fields[3],
        line: line,
        column: 4,
        what: "arcs",
        limit: Int(UInt32.max) - 1
      )
    else {
      try problems.check()
      throw GraphFileError(
        file: problems.file,
        line: line,
        "expected \"p sp NODES ARCS\", found \(quoted(lineText(bytes, fields))); only shortest-path graphs can be read"
      )
    }
    if let refusal = ArcList.refusal(nodes: nodes, bytes: bytes.count) {
      throw GraphFileError(file: problems.file, line: line, refusal)
    }
    arcs.nodeCount = nodes
    arcCount = count
    arcs.reserve(count, bytes: bytes.count)
  }

  private mutating func reportKind(_ bytes: Span<UInt8>, _ position: Int, _ line: Int) {
    let fields = fields(of: bytes, from: position)
    guard !fields.isEmpty else { return }
    problems.report(
      line: line,
      "expected a line that starts with c, p or a, found \(quoted(lineText(bytes, fields)))"
    )
  }

  private func lineText(_ bytes: Span<UInt8>, _ fields: [Range<Int>]) -> String {
    fields.map { text(bytes, $0) }.joined(separator: " ")
  }
}
