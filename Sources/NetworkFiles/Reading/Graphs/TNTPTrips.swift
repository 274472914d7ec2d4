// The trip tables of TransportationNetworks: `_trips.tntp`.

import DurableFiles
import TransportNetwork

/// A TNTP trip table: flows between zones 1 to n, or zones of the file's own numbers.
public struct TNTPTrips: Sendable {
  /// The flows; pairs that the file leaves out are 0.
  public let table: MatrixTable
  /// `<TOTAL OD FLOW>`, if the file says it.
  public let announcedTotal: Double?
  /// `<NUMBER OF ZONES>`.
  public let announcedZoneCount: Int

  /// Takes a file's bytes.
  ///
  /// - Throws: ``GraphFileError`` with the first hundred findings: line, value and expectation.
  /// - Complexity: O(bytes + zones^2).
  public init(bytes: [UInt8], name: String) throws(GraphFileError) {
    var scan = TripScan(name: name)
    try scan.read(bytes.span)
    let ids = (0..<scan.numbers.count).map { String(scan.numbers[$0]) }
    table = MatrixTable(
      origins: ids,
      destinations: ids,
      matrices: [MatrixTable.Matrix(name: "volume", values: scan.flows)]
    )
    announcedTotal = scan.announcedTotal
    announcedZoneCount = scan.announcedZoneCount
  }

  /// All trips.
  public var total: Double { table.matrices[0].values.reduce(0, +) }
}

private struct TripScan {
  private(set) var announcedZoneCount = 0
  private(set) var numbers = NodeNumbers(count: 0)
  private(set) var flows: [Double] = []
  private(set) var announcedTotal: Double?
  private var problems: GraphFileProblems
  private var isInMetadata = true
  private var names: Set<String> = []
  private var origin: Origin = .none
  private var isKnown: [Bool] = []

  private enum Origin {
    /// No line `Origin` has come.
    case none
    /// The last one named a zone, counted from 1.
    case zone(Int)
    /// The last one was wrong and is reported: nothing can be said of the flows below it.
    case unknown
  }

  init(name: String) { problems = GraphFileProblems(file: name) }

  mutating func read(_ bytes: Span<UInt8>) throws(GraphFileError) {
    var position = 0
    var line = 1
    while position < bytes.count {
      var start = position
      skipBlanks(bytes, &start)
      if !isLineEnd(bytes, start) && bytes[start] != UInt8(ascii: "~") {
        if bytes[start] == UInt8(ascii: "<") {
          guard isInMetadata else { throw problems.afterMetadata(line) }
          readMetadata(bytes, start, line)
          if !isInMetadata { try makeTable(bytes, after: start, line) }
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

  private mutating func readMetadata(_ bytes: Span<UInt8>, _ start: Int, _ line: Int) {
    var end = start
    while !isLineEnd(bytes, end) && bytes[end] != UInt8(ascii: ">") { end += 1 }
    var position = min(end + 1, bytes.count)
    let value = nextField(bytes, &position)
    let name = text(bytes, start + 1..<max(start + 1, end)).uppercased()
    if ["NUMBER OF ZONES", "TOTAL OD FLOW"].contains(name), !names.insert(name).inserted {
      return problems.reportRepeated(name, line)
    }
    switch name {
    case "END OF METADATA": isInMetadata = false
    case "NUMBER OF ZONES":
      announcedZoneCount =
        problems.count(bytes, value, line: line, column: nil, what: "zones", limit: Self.mostZones)
        ?? 0
    case "TOTAL OD FLOW": announcedTotal = parseDecimal(bytes, value)
    default: break
    }
  }

  /// 2^15 zones are 2^30 flows, as much as a table holds.
  private static let mostZones = 1 << 15

  /// Settles which zones there are, once the metadata end.
  private mutating func makeTable(
    _ bytes: Span<UInt8>,
    after start: Int,
    _ line: Int
  ) throws(GraphFileError) {
    try problems.check()
    guard announcedZoneCount > 0 else {
      throw GraphFileError(
        file: problems.file,
        line: line,
        "has no <NUMBER OF ZONES>; expected a TNTP trip table (_trips.tntp)"
      )
    }
    numbers = NodeNumbers(count: announcedZoneCount)
    var next = start
    skipLine(bytes, &next)
    let used = Self.numbers(bytes, from: next, announced: announcedZoneCount)
    if used.areMeant {
      guard used.count <= Self.mostZones else {
        throw GraphFileError(
          file: problems.file,
          "has flows between \(used.count) zones; at most \(Self.mostZones) are read"
        )
      }
      numbers = used.numbers
    }
    let cells = numbers.count * numbers.count
    // Every flow that is not 0 takes some bytes; a table that is nearly all zeros must not take the
    // memory of the machine.
    guard cells <= max(1 << 22, 100 * bytes.count), SystemMemory.has(20 * cells) else {
      throw GraphFileError(
        file: problems.file,
        """
        says that it has flows between \(numbers.count) zones, which are \(cells) values of 8 bytes, in a file of \
        \(bytes.count) bytes; leave out zones without flows
        """
      )
    }
    flows = Array(repeating: 0, count: cells)
    isKnown = Array(repeating: false, count: flows.count)
  }

  /// The numbers of zones in all flows.
  private static func numbers(
    _ bytes: Span<UInt8>,
    from start: Int,
    announced: Int
  ) -> UsedNumbers {
    var used = UsedNumbers(announced: announced)
    var position = start
    while position < bytes.count {
      skipBlanks(bytes, &position)
      let first = nextField(bytes, &position)
      if text(bytes, first).lowercased() == "origin" {
        if let origin = nextNumber(bytes, &position) { used.insert(origin) }
      } else if first.isEmpty || bytes[first.lowerBound] != UInt8(ascii: "~") {
        var begin = first.lowerBound
        position = begin
        while !isLineEnd(bytes, position) {
          if bytes[position] == UInt8(ascii: ":"),
            let zone = parseDecimal(bytes, Self.trimmed(bytes, begin..<position)),
            let number = Int(exactly: zone)
          {
            used.insert(number)
          }
          if bytes[position] == UInt8(ascii: ";") { begin = position + 1 }
          position += 1
        }
      }
      skipLine(bytes, &position)
    }
    return used
  }

  /// Reads `Origin 1`, or `1 : 0.0; 2 : 100.0;`, whose pairs may stand in any number on a line.
  private mutating func readFlows(_ bytes: Span<UInt8>, _ start: Int, _ line: Int) {
    var position = start
    let first = nextField(bytes, &position)
    if text(bytes, first).lowercased() == "origin" {
      let field = nextField(bytes, &position)
      origin =
        problems.node(bytes, field, line: line, column: 2, among: numbers).map { .zone($0) }
        ?? .unknown
      return
    }
    let origin: Int
    switch self.origin {
    case .unknown: return
    case .none:
      problems.report(
        line: line,
        "flows stand before the first origin; expected a line Origin and a zone"
      )
      // Said once.
      self.origin = .unknown
      return
    case .zone(let zone): origin = zone
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
    let zone = Self.trimmed(bytes, range.lowerBound..<colon)
    let flow = Self.trimmed(bytes, colon + 1..<range.upperBound)
    guard
      let number = parseDecimal(bytes, zone), let whole = Int(exactly: number),
      let destination = numbers.place(of: whole)
    else {
      let value = text(bytes, zone)
      problems.report(
        line: line,
        value: value,
        "zone \(quoted(value)) is not in the file; \(numbers.expectation)"
      )
      return
    }
    guard let value = problems.cost(bytes, flow, line: line, column: 2, what: "the flow") else {
      return
    }
    let cell = (origin - 1) * numbers.count + destination
    if isKnown[cell] {
      problems.report(
        line: line,
        value: String(numbers[destination]),
        "the flow from \(numbers[origin - 1]) to \(numbers[destination]) is there already"
      )
    }
    isKnown[cell] = true
    flows[cell] = value
  }

  /// A range without the blanks at its ends.
  private static func trimmed(_ bytes: Span<UInt8>, _ range: Range<Int>) -> Range<Int> {
    var (start, end) = (range.lowerBound, range.upperBound)
    while start < end, isSeparator(bytes[start]) { start += 1 }
    while end > start, isSeparator(bytes[end - 1]) { end -= 1 }
    return start..<end
  }
}
