// A graph as DIMACS and TNTP text.

import TransportNetwork

extension PlainGraph {
  /// Whether all minutes are whole numbers of a unit.
  public func isWhole(unitsPerMinute: Double) -> Bool {
    arcs.allSatisfy { ($0.minutes * unitsPerMinute).rounded() == $0.minutes * unitsPerMinute }
  }

  /// A DIMACS graph (`.gr`), nodes from 1 on and costs rounded to whole units.
  public func dimacs(unitsPerMinute: Double) -> [UInt8] {
    var text = TextBytes()
    text.line("p sp \(nodeCount) \(arcs.count)")
    for arc in arcs {
      let units = (arc.minutes * unitsPerMinute).rounded()
      text.line("a \(arc.tail + 1) \(arc.head + 1) \(shortestDecimal(units))")
    }
    return text.bytes
  }

  /// DIMACS coordinates (`.co`) in whole millionths of a degree; nil when there are none.
  public var dimacsCoordinates: [UInt8]? {
    guard x.count == nodeCount, nodeCount > 0 else { return nil }
    var text = TextBytes()
    text.line("p aux sp co \(nodeCount)")
    for node in 0..<nodeCount {
      let (x, y) = ((x[node] * 1e6).rounded(), (y[node] * 1e6).rounded())
      text.line("v \(node + 1) \(shortestDecimal(x)) \(shortestDecimal(y))")
    }
    return text.bytes
  }

  /// A TNTP network (`_net.tntp`): kilometres, minutes, km/h; B 0.15 and power 4, and a capacity of
  /// 99999 where none is known.
  public var tntp: [UInt8] {
    var text = TextBytes()
    text.line("<NUMBER OF ZONES> \(zoneCount)")
    text.line("<NUMBER OF NODES> \(nodeCount)")
    text.line("<FIRST THRU NODE> \(firstThroughNode)")
    text.line("<NUMBER OF LINKS> \(arcs.count)")
    text.line("<END OF METADATA>")
    text.line("")
    text.line(
      "~\tinit_node\tterm_node\tcapacity\tlength\tfree_flow_time\tb\tpower\tspeed\ttoll\tlink_type\t;"
    )
    for arc in arcs {
      let length = arc.kilometres ?? 0
      let speed = arc.minutes > 0 ? length / arc.minutes * 60 : 0
      let values = [arc.capacity ?? 99_999, length, arc.minutes, 0.15, 4, speed, 0, 1]
      let fields = values.map { shortestDecimal($0) }.joined(separator: "\t")
      text.line("\t\(numbers[arc.tail])\t\(numbers[arc.head])\t\(fields)\t;")
    }
    return text.bytes
  }

  /// TNTP nodes (`_node.tntp`); nil when there are no coordinates.
  public var tntpNodes: [UInt8]? {
    guard x.count == nodeCount, nodeCount > 0 else { return nil }
    var text = TextBytes()
    text.line("node\tX\tY\t;")
    for node in 0..<nodeCount {
      text.line("\(numbers[node])\t\(shortestDecimal(x[node]))\t\(shortestDecimal(y[node]))\t;")
    }
    return text.bytes
  }
}

/// Lines of text as bytes.
private struct TextBytes {
  var bytes: [UInt8] = []

  mutating func line(_ text: String) {
    bytes.append(contentsOf: text.utf8)
    bytes.append(UInt8(ascii: "\n"))
  }
}
