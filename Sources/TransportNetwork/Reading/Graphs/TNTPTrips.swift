// The trip tables of TransportationNetworks: `_trips.tntp`.

/// A TNTP trip table: flows between zones 1 to n.
public struct TNTPTrips: Sendable {
  /// The flows; pairs that the file leaves out are 0.
  public let table: MatrixTable
  /// `<TOTAL OD FLOW>`, if the file says it.
  public let announcedTotal: Double?

  /// Takes a file's bytes.
  ///
  /// - Throws: ``GraphFileError`` with the first hundred findings: line, value and expectation.
  /// - Complexity: O(bytes + zones^2).
  public init(bytes: [UInt8], name: String) throws(GraphFileError) {
    var scan = TripScan(name: name)
    try scan.read(bytes.span)
    let ids = (0..<scan.zoneCount).map { String($0 + 1) }
    table = MatrixTable(
      origins: ids,
      destinations: ids,
      matrices: [MatrixTable.Matrix(name: "volume", values: scan.flows)]
    )
    announcedTotal = scan.announcedTotal
  }

  /// All trips.
  public var total: Double { table.matrices[0].values.reduce(0, +) }
}

private struct TripScan {
  private(set) var zoneCount = 0
  private(set) var flows: [Double] = []
  private(set) var announcedTotal: Double?
  private var problems: GraphFileProblems
  private var isInMetadata = true
  private var origin: Int?
  private var isKnown: [Bool] = []

  init(name: String) { problems = GraphFileProblems(file: name) }

  mutating func read(_ bytes: Span<UInt8>) throws(GraphFileError) {
    var position = 0
    var line = 1
    while position < bytes.count {
      var start = position
      skipBlanks(bytes, &start)
      if !isLineEnd(bytes, start) && bytes[start] != UInt8(ascii: "~") {
        if bytes[start] == UInt8(ascii: "<") {
          try readMetadata(bytes, start, line)
        } else if isInMetadata {
          throw GraphFileError(
            file: problems.file,
            line: line,
            "expected metadata such as <NUMBER OF ZONES> and then <END OF METADATA>: a TNTP trip table (_trips.tntp)"
          )
        } else {
          readFlows(bytes, start, line)
        }
      }
      skipLine(bytes, &position)
      line += 1
    }
    guard !isInMetadata else {
      throw GraphFileError(
        file: problems.file,
        "has no <END OF METADATA>; expected a TNTP trip table (_trips.tntp)"
      )
    }
    try problems.check()
  }

  private mutating func readMetadata(
    _ bytes: Span<UInt8>,
    _ start: Int,
    _ line: Int
  ) throws(GraphFileError) {
    var end = start
    while !isLineEnd(bytes, end) && bytes[end] != UInt8(ascii: ">") { end += 1 }
    var position = min(end + 1, bytes.count)
    let value = nextField(bytes, &position)
    switch text(bytes, start + 1..<max(start + 1, end)).uppercased() {
    case "END OF METADATA":
      isInMetadata = false
      guard zoneCount > 0 else {
        try problems.check()
        throw GraphFileError(
          file: problems.file,
          line: line,
          "has no <NUMBER OF ZONES>; expected a TNTP trip table (_trips.tntp)"
        )
      }
      flows = Array(repeating: 0, count: zoneCount * zoneCount)
      isKnown = Array(repeating: false, count: zoneCount * zoneCount)
    case "NUMBER OF ZONES":
      // 2^15 zones are 2^30 flows, as much as a table holds.
      zoneCount =
        problems.count(bytes, value, line: line, column: nil, what: "zones", limit: 1 << 15) ?? 0
    case "TOTAL OD FLOW": announcedTotal = parseDecimal(bytes, value)
    default: break
    }
  }

  /// Reads `Origin 1`, or `1 : 0.0; 2 : 100.0;`, whose pairs may stand in any number on a line.
  private mutating func readFlows(_ bytes: Span<UInt8>, _ start: Int, _ line: Int) {
    var position = start
    let first = nextField(bytes, &position)
    if text(bytes, first).lowercased() == "origin" {
      let field = nextField(bytes, &position)
      origin = problems.node(bytes, field, line: line, column: 2, nodeCount: zoneCount)
      return
    }
    guard let origin else {
      problems.report(
        line: line,
        "flows stand before the first origin; expected a line Origin and a zone"
      )
      return
    }
    position = start
    while true {
      skipBlanks(bytes, &position)
      guard !isLineEnd(bytes, position) else { return }
      let begin = position
      while !isLineEnd(bytes, position), bytes[position] != UInt8(ascii: ";") { position += 1 }
      readFlow(bytes, begin..<position, from: origin, line)
      if !isLineEnd(bytes, position) { position += 1 }
    }
  }

  private mutating func readFlow(
    _ bytes: Span<UInt8>,
    _ range: Range<Int>,
    from origin: Int,
    _ line: Int
  ) {
    let colon = range.first { bytes[$0] == UInt8(ascii: ":") }
    guard let colon else {
      let value = text(bytes, range)
      problems.report(
        line: line,
        value: value,
        "\(quoted(value)) is no flow; expected a zone, a colon, a number and a semicolon"
      )
      return
    }
    func trimmed(_ range: Range<Int>) -> Range<Int> {
      var (start, end) = (range.lowerBound, range.upperBound)
      while start < end, isSeparator(bytes[start]) { start += 1 }
      while end > start, isSeparator(bytes[end - 1]) { end -= 1 }
      return start..<end
    }
    let zone = trimmed(range.lowerBound..<colon)
    let flow = trimmed(colon + 1..<range.upperBound)
    guard
      let number = parseDecimal(bytes, zone), let destination = Int(exactly: number),
      (1...zoneCount).contains(destination)
    else {
      let value = text(bytes, zone)
      problems.report(
        line: line,
        value: value,
        "zone \(quoted(value)) is not in the file; expected a whole number from 1 to \(zoneCount)"
      )
      return
    }
    guard let value = problems.cost(bytes, flow, line: line, column: 2, what: "the flow") else {
      return
    }
    let cell = (origin - 1) * zoneCount + destination - 1
    if isKnown[cell] {
      problems.report(
        line: line,
        value: String(destination),
        "the flow from \(origin) to \(destination) is there already"
      )
    }
    isKnown[cell] = true
    flows[cell] = value
  }
}
