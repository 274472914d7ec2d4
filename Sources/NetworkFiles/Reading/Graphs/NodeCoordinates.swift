// Where the nodes of a graph file lie: DIMACS `.co` and TNTP `_node.tntp`, plain or gzip.

import TransportNetwork

/// Coordinates of the nodes of a graph file, in the order of their numbers.
public struct NodeCoordinates: Sendable, Equatable {
  /// x of each node; degrees for DIMACS, whatever the file has for TNTP.
  public let x: [Double]
  /// y of each node.
  public let y: [Double]

  /// Reads a file that has coordinates for all nodes; `-` is standard input.
  ///
  /// DIMACS files have whole millionths of a degree in lines `v ID X Y`, TNTP files a heading and
  /// lines `ID X Y ;`.
  ///
  /// - Throws: ``GraphFileError`` with line, value and expectation, and when a node has none.
  public init(contentsOf path: String, of file: GraphFile) throws(GraphFileError) {
    let name = inputName(path)
    let bytes: [UInt8]
    do throws(CSVError) {
      bytes = try fileBytes(path, name: name)
    } catch {
      throw GraphFileError(error)
    }
    try self.init(
      bytes: bytes,
      name: name,
      numbers: file.numbers,
      unlinkedCount: file.unlinkedNodeCount
    )
  }

  /// Takes a file's bytes.
  ///
  /// - Parameters:
  ///   - bytes: The file.
  ///   - name: Its name, for messages.
  ///   - numbers: The numbers of the nodes.
  ///   - unlinkedCount: How many further nodes there are that no link names and whose numbers
  ///     nobody knows.
  /// - Throws: ``GraphFileError`` as for a file.
  public init(
    bytes: [UInt8],
    name: String,
    numbers: NodeNumbers,
    unlinkedCount: Int = 0
  ) throws(GraphFileError) {
    let bytes = isGzip(bytes) ? try gunzipped(bytes, name: name) : bytes
    var scan = CoordinateScan(name: name, numbers, unlinkedCount: unlinkedCount)
    try scan.read(bytes.span)
    x = scan.x
    y = scan.y
  }
}

private struct CoordinateScan {
  var x: [Double]
  var y: [Double]
  private var problems: GraphFileProblems
  private let numbers: NodeNumbers
  /// How many nodes may be here that no link names.
  private var unlinkedCount: Int
  private var isFirst = true

  init(name: String, _ numbers: NodeNumbers, unlinkedCount: Int) {
    problems = GraphFileProblems(file: name)
    self.numbers = numbers
    self.unlinkedCount = unlinkedCount
    x = [Double](repeating: .nan, count: numbers.count)
    y = x
  }

  mutating func read(_ bytes: Span<UInt8>) throws(GraphFileError) {
    var position = 0
    var line = 1
    while position < bytes.count {
      readLine(bytes, fields(of: bytes, from: position), line)
      skipLine(bytes, &position)
      line += 1
    }
    // A node whose line is broken is not missing too.
    try problems.check()
    let missing = x.count { $0.isNaN }
    if missing > 0, let first = x.firstIndex(where: \.isNaN) {
      problems.report(
        line: nil,
        "has no coordinates for \(missing) of the graph's \(numbers.count) nodes, the first of them"
          + " \(numbers[first])"
      )
    }
    try problems.check()
  }

  private mutating func readLine(_ bytes: Span<UInt8>, _ fields: [Range<Int>], _ line: Int) {
    guard let first = fields.first else { return }
    switch bytes[first.lowerBound] {
    case UInt8(ascii: "c"), UInt8(ascii: "p"), UInt8(ascii: "~"): return
    case UInt8(ascii: "v"): readNode(bytes, Array(fields.dropFirst()), line, scale: 1e6)
    case UInt8(ascii: "0")...UInt8(ascii: "9"): readNode(bytes, fields, line, scale: 1)
    // A TNTP file has its columns' names in the first line.
    default:
      if !isFirst {
        let value = text(bytes, first)
        problems.report(
          line: line,
          column: 1,
          value: value,
          "expected \"v ID X Y\" (DIMACS) or \"ID X Y ;\" (TNTP), found \(quoted(value))"
        )
      }
    }
    isFirst = false
  }

  private mutating func readNode(
    _ bytes: Span<UInt8>,
    _ fields: [Range<Int>],
    _ line: Int,
    scale: Double
  ) {
    guard fields.count >= 3 else {
      problems.report(line: line, "expected a node's id, x and y, found \(fields.count) fields")
      return
    }
    var start = fields[0].lowerBound
    if unlinkedCount > 0, let number = nextNumber(bytes, &start), numbers.place(of: number) == nil {
      unlinkedCount -= 1
      return
    }
    guard
      let node = problems.node(bytes, fields[0], line: line, column: 1, among: numbers),
      let nodeX = coordinate(bytes, fields[1], line, column: 2),
      let nodeY = coordinate(bytes, fields[2], line, column: 3)
    else { return }
    guard x[node - 1].isNaN else {
      let number = numbers[node - 1]
      problems.report(line: line, value: String(number), "node \(number) has coordinates already")
      return
    }
    x[node - 1] = nodeX / scale
    y[node - 1] = nodeY / scale
  }

  private mutating func coordinate(
    _ bytes: Span<UInt8>,
    _ field: Range<Int>,
    _ line: Int,
    column: Int
  ) -> Double? {
    let end =
      bytes[field.upperBound - 1] == UInt8(ascii: ";") ? field.upperBound - 1 : field.upperBound
    if let value = parseDecimal(bytes, field.lowerBound..<end), abs(value) <= 1e9 { return value }
    let value = text(bytes, field)
    problems.report(
      line: line,
      column: column,
      value: value,
      "the coordinate is \(quoted(value)); expected a number between -1e9 and 1e9"
    )
    return nil
  }
}
