// The network format of TransportationNetworks (Transportation Networks for Research Core Team):
// `_net.tntp`.

import TransportNetwork

/// A TNTP network: arcs with free-flow times, their lengths, and the nodes that no path may pass
/// through.
///
/// Nodes are numbered 1 to n in most files and in all of the format's descriptions; some have
/// numbers of their own, which are kept.
struct TNTPNetwork {
  /// Arcs whose cost is the free-flow time.
  var arcs = ArcList()
  /// `Capacity` of each arc.
  var capacities: [Double] = []
  /// `Length` of each arc.
  var lengths: [Double] = []
  /// `<NUMBER OF ZONES>`.
  var zoneCount = 0
  /// `<FIRST THRU NODE>`: nodes of smaller numbers are zones where paths only start and end.
  var firstThroughNode = 1
  /// The numbers of the nodes.
  var numbers = NodeNumbers(count: 0)
  /// Nodes of `<NUMBER OF NODES>` that no link names, where numbers are not 1 to n.
  var unlinkedNodeCount = 0
  /// Links that nobody may take.
  var closedLinks: ClosedLinks?
}

/// The links of a file whose time is infinite, so that no path may take them.
public struct ClosedLinks: Sendable, Equatable {
  /// How many there are.
  public var count: Int
  /// The line of the first.
  public var line: Int
}

/// Reads the metadata in angle brackets, and one link per line: from, to, capacity, length,
/// free-flow time, and more.
///
/// A capacity may be `inf`, which is no limit; a link whose free-flow time is `inf` is closed and
/// left out.
func readTNTPNetwork(_ bytes: [UInt8], name: String) throws(GraphFileError) -> TNTPNetwork {
  var scan = TNTPScan(name: name)
  try scan.read(bytes.span)
  return scan.network
}

private struct TNTPScan {
  var network = TNTPNetwork()
  private var problems: GraphFileProblems
  private var nodeCount: Int?
  private var linkCount: Int?
  private var isInMetadata = true
  private var names: Set<String> = []
  /// The metadata that are read.
  private static let counts: Set = [
    "NUMBER OF ZONES", "NUMBER OF NODES", "NUMBER OF LINKS", "FIRST THRU NODE",
  ]
  private var found = 0

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
        } else if isInMetadata {
          throw GraphFileError(
            file: problems.file,
            line: line,
            "expected metadata such as <NUMBER OF NODES> and then <END OF METADATA>: a TNTP network (_net.tntp)"
          )
        } else {
          if found == 0 { try checkMetadata(bytes, linksFrom: start) }
          readLink(bytes, start, line)
        }
      }
      skipLine(bytes, &position)
      line += 1
    }
    guard !isInMetadata else {
      throw GraphFileError(
        file: problems.file,
        "has no <END OF METADATA>; expected a TNTP network (_net.tntp)"
      )
    }
    if found == 0 { try checkMetadata(bytes, linksFrom: bytes.count) }
    if let linkCount, found != linkCount {
      problems.report(
        line: nil,
        "has \(found) links where <NUMBER OF LINKS> says \(linkCount); the file may be cut off, fetch it again"
      )
    }
    try problems.check()
  }

  private mutating func readMetadata(_ bytes: Span<UInt8>, _ start: Int, _ line: Int) {
    var end = start
    while !isLineEnd(bytes, end) && bytes[end] != UInt8(ascii: ">") { end += 1 }
    guard !isLineEnd(bytes, end) else {
      problems.report(
        line: line,
        "metadata without its closing bracket; expected <NAME> and a value"
      )
      return
    }
    let name = text(bytes, start + 1..<end).uppercased()
    var position = end + 1
    let value = nextField(bytes, &position)
    if Self.counts.contains(name), !names.insert(name).inserted {
      return problems.reportRepeated(name, line)
    }
    func count(_ what: String, _ limit: Int) -> Int? {
      problems.count(bytes, value, line: line, column: nil, what: what, limit: limit)
    }
    switch name {
    case "END OF METADATA": isInMetadata = false
    case "NUMBER OF ZONES": network.zoneCount = count("zones", ArcList.nodeLimit) ?? 0
    case "NUMBER OF NODES": nodeCount = count("nodes", ArcList.nodeLimit) ?? 0
    case "NUMBER OF LINKS": linkCount = count("links", Int(UInt32.max) - 1)
    case "FIRST THRU NODE":
      network.firstThroughNode = count("the first through node", ArcList.nodeLimit) ?? 1
    default: break
    }
  }

  /// Settles what the numbers of nodes are; links say nothing of use when the metadata are wrong.
  private mutating func checkMetadata(
    _ bytes: Span<UInt8>,
    linksFrom start: Int
  ) throws(GraphFileError) {
    try problems.check()
    guard let nodeCount else {
      throw GraphFileError(
        file: problems.file,
        "has no <NUMBER OF NODES> before its links; expected a TNTP network (_net.tntp)"
      )
    }
    network.numbers = NodeNumbers(count: nodeCount)
    let used = Self.numbers(bytes, linksFrom: start, announced: nodeCount)
    if used.areMeant {
      guard used.count <= nodeCount else {
        throw GraphFileError(
          file: problems.file,
          "has links between \(used.count) different nodes where <NUMBER OF NODES> says \(nodeCount); correct it there"
        )
      }
      network.numbers = used.numbers
      network.unlinkedNodeCount = nodeCount - used.count
    }
    network.arcs.nodeCount = network.numbers.count
    if let refusal = ArcList.refusal(nodes: nodeCount, bytes: bytes.count) {
      throw GraphFileError(file: problems.file, refusal)
    }
  }

  /// The numbers of nodes in all links.
  private static func numbers(
    _ bytes: Span<UInt8>,
    linksFrom start: Int,
    announced: Int
  ) -> UsedNumbers {
    var used = UsedNumbers(announced: announced)
    var position = start
    while position < bytes.count {
      skipBlanks(bytes, &position)
      if !isLineEnd(bytes, position), bytes[position] != UInt8(ascii: "~"),
        let tail = nextNumber(bytes, &position), let head = nextNumber(bytes, &position)
      {
        used.insert(tail)
        used.insert(head)
      }
      skipLine(bytes, &position)
    }
    return used
  }

  private mutating func readLink(_ bytes: Span<UInt8>, _ start: Int, _ line: Int) {
    found += 1
    var fields = fields(of: bytes, from: start)
    // The semicolon that ends a link may touch the last number.
    if let last = fields.last, bytes[last.upperBound - 1] == UInt8(ascii: ";") {
      fields.removeLast()
      if last.count > 1 { fields.append(last.lowerBound..<last.upperBound - 1) }
    }
    guard fields.count >= 5 else {
      problems.report(
        line: line,
        "the link has \(fields.count) fields; expected from, to, capacity, length, free-flow time"
      )
      return
    }
    let numbers = network.numbers
    let tail = problems.node(bytes, fields[0], line: line, column: 1, among: numbers)
    let head = problems.node(bytes, fields[1], line: line, column: 2, among: numbers)
    func cost(_ field: Int, _ what: String, mayBeEndless: Bool) -> Double? {
      if mayBeEndless, parseDecimal(bytes, fields[field]) == .infinity { return .infinity }
      return problems.cost(bytes, fields[field], line: line, column: field + 1, what: what)
    }
    let capacity = cost(2, "the capacity", mayBeEndless: true)
    let length = cost(3, "the length", mayBeEndless: false)
    let time = cost(4, "the free-flow time", mayBeEndless: true)
    guard let tail, let head, let capacity, let length, let time else { return }
    guard time < .infinity else {
      network.closedLinks = ClosedLinks(
        count: 1 + (network.closedLinks?.count ?? 0),
        line: network.closedLinks?.line ?? line
      )
      return
    }
    network.arcs.append(from: tail, to: head, cost: time)
    network.capacities.append(capacity)
    network.lengths.append(length)
  }
}
