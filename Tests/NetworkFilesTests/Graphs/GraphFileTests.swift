// Graph files of both formats: what they say, what is wrong with them, and gzip.

import ShortestPaths
import TestSupport
import Testing
import NetworkFiles
import TransportNetwork

private let triangle = """
  c three nodes
  p sp 3 4
  a 1 2 5
  a 2 3 7
  a 1 3 20

  c a parallel arc with a decimal cost
  a 1 3 11.5

  """

private let tntpHeader = """
  <NUMBER OF ZONES> 2
  <NUMBER OF NODES> 3
  <FIRST THRU NODE> 3
  <NUMBER OF LINKS> 4
  <ORIGINAL HEADER>~ whatever ;
  <END OF METADATA>


  ~ 	Init node 	Term node 	Capacity 	Length 	Free Flow Time 	B	Power	Speed	Toll	Type	;

  """

private func graph(_ text: String) throws -> GraphFile {
  try GraphFile(bytes: Array(text.utf8), name: "g")
}

private func distance(_ file: GraphFile, from: Int, to: Int) -> Double {
  var search = DijkstraSearch(file.graph)
  search.run(from: file.departure(fromNode: from))
  return search.distance(to: file.arrival(atNode: to))
}

@Suite("Graph files")
struct GraphFileTests {
  @Test("DIMACS: ids from 1, parallel arcs, decimals, CRLF, comments anywhere")
  func dimacs() throws {
    for text in [triangle, triangle.split(separator: "\n").joined(separator: "\r\n")] {
      let file = try graph(text)
      #expect(file.format == .dimacs)
      #expect(file.nodeCount == 3)
      #expect(file.tails == [0, 1, 0, 0])
      #expect(file.heads == [1, 2, 2, 2])
      #expect(file.costs == [5, 7, 20, 11.5])
      #expect(file.lengths == nil)
      #expect(file.graph.vertexCount == 3)
      #expect(distance(file, from: 1, to: 3) == 11.5)
      #expect(distance(file, from: 3, to: 1) == .infinity)
    }
    #expect(try graph("\u{FEFF}" + triangle).nodeCount == 3)
    let nothing = try graph("p sp 0 0\n")
    #expect(nothing.graph.vertexCount == 0)
  }

  @Test("TNTP: free-flow time is the cost, length beside it, the semicolon near or far")
  func tntp() throws {
    let links =
      "\t1\t3\t900\t2.5\t6\t0.15\t4\t0\t0\t1\t;\n2 3 900 1 4;\n3 1 900 2 1 0.15;\n3 2 9 2 2 ;\n"
    let file = try graph(tntpHeader + links)
    #expect(file.format == .tntp)
    #expect(file.nodeCount == 3)
    #expect(file.zoneCount == 2)
    #expect(file.closedNodeCount == 2)
    #expect(file.costs == [6, 4, 1, 2])
    #expect(file.lengths == [2.5, 1, 2, 2])
  }

  @Test(
    "TNTP: an infinite time closes a link, an infinite capacity is no limit",
    arguments: ["inf", "Infinity", "INF"]
  )
  func endless(word: String) throws {
    let header =
      "<NUMBER OF ZONES> 3\n<NUMBER OF NODES> 3\n<FIRST THRU NODE> 1\n<NUMBER OF LINKS> 4\n<END OF METADATA>\n"
    // The nodes have numbers of their own, 900 only in the links that nobody may take.
    let links =
      "70 80 \(word) 1 5 ;\n80 70 9 1 6 ;\n70 900 9 0.0 \(word) 0.15;\n900 70 9 0.0 \(word) ;\n"
    let file = try graph(header + links)
    #expect(file.nodeCount == 3)
    #expect(file.costs == [5, 6] && file.capacities == [.infinity, 9])
    #expect(file.closedLinks?.count == 2 && file.closedLinks?.line == 8)
    #expect(distance(file, from: 1, to: 2) == 5)
    #expect(distance(file, from: 1, to: 3) == .infinity)
    #expect(distance(file, from: 3, to: 1) == .infinity)
    // The capacity comes back from a package.
    let network = PlainGraph(file).network(name: "n")
    let again = PlainGraph(network, use: RowIndex(0))
    #expect(again.arcs.map(\.capacity) == [.infinity, 9])
    let wrong = ["70 80 9 \(word) 5 ;", "70 80 -\(word) 1 5 ;", "70 80 9 1 -\(word) ;"]
    for (place, bad) in wrong.enumerated() {
      #expect {
        try graph(header + links.replacing("80 70 9 1 6 ;", with: bad))
      } throws: {
        "\($0)".hasPrefix("g:7:\([4, 3, 5][place])")
      }
    }
  }

  @Test("nodes below FIRST THRU NODE are ends of paths and no way through")
  func firstThroughNode() throws {
    // 4 - 1 - 5 is cheap but leads through zone 1; 4 - 3 - 5 costs 20.
    let links = [(4, 1, 1), (1, 5, 1), (1, 4, 2), (4, 3, 10), (3, 5, 10), (5, 2, 3), (2, 4, 1)]
    func file(firstThrough: Int) throws -> GraphFile {
      var text =
        "<NUMBER OF ZONES> 2\n<NUMBER OF NODES> 5\n<FIRST THRU NODE> \(firstThrough)\n"
        + "<NUMBER OF LINKS> 7\n<END OF METADATA>\n"
      for (from, to, time) in links { text += "\(from) \(to) 1 1 \(time) ;\n" }
      return try graph(text)
    }
    let open = try file(firstThrough: 1)
    #expect(open.graph.vertexCount == 5)
    #expect(distance(open, from: 4, to: 5) == 2)
    #expect(distance(open, from: 5, to: 4) == 4)  // through 2
    let closed = try file(firstThrough: 3)
    #expect(distance(closed, from: 4, to: 5) == 20)
    #expect(distance(closed, from: 5, to: 4) == .infinity)  // only through 2
    #expect(distance(closed, from: 4, to: 1) == 1)
    #expect(distance(closed, from: 1, to: 4) == 2)
    #expect(distance(closed, from: 1, to: 2) == 4)  // 1 - 5 - 2
    #expect(distance(closed, from: 1, to: 1) == 0)
    #expect(distance(closed, from: 2, to: 1) == 2)  // 2 - 4 - 1
    // Arcs of the file keep their numbers; those beyond join the two vertices of a node.
    let made = closed.graph
    for arc in 0..<made.arcCount where made.originalArc[arc] < 7 {
      let number = Int(made.originalArc[arc])
      #expect(made.cost[arc] == Double(links[number].2))
      #expect(Int(made.head[arc]) + 1 == links[number].1)
    }
  }

  @Test(
    "what is wrong is said with line, value and expectation",
    arguments: [
      ("", "is empty"),
      ("hello\n", #"g:1: starts with "hello"; expected a DIMACS graph"#),
      ("c nothing\n", #"has no line "p sp NODES ARCS""#),
      ("a 1 2 3\np sp 2 1\n", "g:1: an arc comes before"),
      ("p max 2 1\na 1 2 3\n", #"g:1: expected "p sp NODES ARCS", found "p max 2 1""#),
      ("p sp 2\n", "g:1: expected"),
      ("p sp two 1\n", #"g:1:3: the number of nodes is "two""#),
      ("p sp 99999999999 1\n", "g:1:3: the number of nodes is"),
      ("p sp -2 1\n", #"g:1:3: the number of nodes is "-2""#),
      ("p sp 2 1\np sp 2 1\na 1 2 3\n", #"g:2: a second line "p""#),
      ("p sp 2 2\na 1 2 3\n", "has 1 arcs where its line \"p sp\" says 2; the file may be cut off"),
      (
        "p sp 2 1\na 1 3 3\n",
        #"g:2:3: node "3" is not in the file; expected a whole number from 1 to 2"#
      ),
      ("p sp 2 1\na 0 1 3\n", #"g:2:2: node "0""#),
      ("p sp 2 1\na 1.0 1 3\n", #"g:2:2: node "1.0""#),
      ("p sp 2 1\na 99999999999999999999 1 3\n", "g:2:2: node"),
      ("p sp 2 1\na 1 2 -3\n", #"g:2:4: the arc's cost is "-3"; expected a number from 0"#),
      ("p sp 2 1\na 1 2 nan\n", #"g:2:4: the arc's cost is "nan""#),
      ("p sp 2 1\na 1 2 inf\n", #"g:2:4: the arc's cost is "inf""#),
      ("p sp 2 1\na 1 2 3x\n", #"g:2:4: the arc's cost is "3x""#),
      ("p sp 2 1\na 1 2\n", #"g:2: expected "a FROM TO COST", found 3 fields"#),
      ("p sp 2 1\na 1 2 3 4\n", "found 5 fields"),
      ("p sp 2 1\narc 1 2 3\n", "expected \"a FROM TO COST\""),
      ("p sp 2 1\ne 1 2 3\n", "g:2: expected a line that starts with c, p or a"),
      ("<NUMBER OF NODES> 2\n", "has no <END OF METADATA>"),
      ("<END OF METADATA>\n1 2 1 1 1 ;\n", "has no <NUMBER OF NODES>"),
      ("<NUMBER OF NODES> x\n<END OF METADATA>\n", #"g:1: the number of nodes is "x""#),
      ("<NUMBER OF NODES 2\n<END OF METADATA>\n", "g:1: metadata without its closing bracket"),
      ("<NUMBER OF NODES> 2\n1 2 1 1 1 ;\n", "g:2: expected metadata"),
      ("<NUMBER OF NODES> 2\n<END OF METADATA>\n1 2 1 1 ;\n", "g:3: the link has 4 fields"),
      ("<NUMBER OF NODES> 2\n<END OF METADATA>\n1 3 1 1 1 ;\n", #"g:3:2: node "3""#),
      ("<NUMBER OF NODES> 2\n<END OF METADATA>\n1 2 1 1 -1 ;\n", "g:3:5: the free-flow time is"),
      ("<NUMBER OF NODES> 2\n<END OF METADATA>\n1 2 1 x 1 ;\n", "g:3:4: the length is"),
      (
        "<NUMBER OF NODES> 2\n<NUMBER OF LINKS> 2\n<END OF METADATA>\n1 2 1 1 1 ;\n",
        "has 1 links where <NUMBER OF LINKS> says 2"
      ),
    ]
  )
  func malformed(text: String, sentence: String) {
    let error = #expect(throws: GraphFileError.self) { try graph(text) }
    #expect(error?.description.contains(sentence) == true, "\(error?.description ?? "")")
  }

  @Test("a hundred findings are kept, the rest counted")
  func manyFindings() {
    let text = "p sp 2 250\n" + String(repeating: "a 1 9 1\n", count: 250)
    let error = #expect(throws: GraphFileError.self) { try graph(text) }
    #expect(error?.problems.count == 100)
    #expect(error?.count == 250)
    #expect(error?.description.hasSuffix("… and 150 more") == true)
  }

  @Test("a missing file is said with the system's reason")
  func missing() {
    let error = #expect(throws: GraphFileError.self) {
      try GraphFile(contentsOf: "/nowhere/ny.gr.gz")
    }
    #expect(error?.description.contains("ny.gr.gz: cannot be read: No such file") == true)
  }

  @Test("coordinates: DIMACS in millionths of a degree, TNTP as they are")
  func coordinates() throws {
    let dimacs = "c x\np aux sp co 2\nv 2 -73530538 41086098\nv 1 -73530767 41085396\n"
    let read = try NodeCoordinates(
      bytes: Array(dimacs.utf8),
      name: "g.co",
      numbers: NodeNumbers(count: 2)
    )
    #expect(read.x == [-73.530767, -73.530538])
    #expect(read.y == [41.085396, 41.086098])
    let tntp = "Node\tX\tY\t;\n1\t50000\t510000.5\t;\n2 0 -3;\n"
    let plain = try NodeCoordinates(
      bytes: Array(tntp.utf8),
      name: "n",
      numbers: NodeNumbers(count: 2)
    )
    #expect(plain.x == [50000, 0])
    #expect(plain.y == [510000.5, -3])
    for (text, sentence) in [
      ("v 1 5 5\n", "no coordinates for 1 of the graph's 2 nodes, the first of them 2"),
      ("v 1 5 5\nv 1 5 5\n", "co:2: node 1 has coordinates already"),
      ("v 3 5 5\n", #"node "3" is not in the file"#),
      ("v 1 x 5\n", #"co:1:2: the coordinate is "x""#),
      ("v 1 5\n", "co:1: expected a node's id, x and y"),
      ("v 1 5 5\nq 2 5 5\n", "co:2:1: expected \"v ID X Y\""),
    ] {
      let error = #expect(throws: GraphFileError.self) {
        try NodeCoordinates(bytes: Array(text.utf8), name: "co", numbers: NodeNumbers(count: 2))
      }
      #expect(error?.description.contains(sentence) == true, "\(error?.description ?? "")")
    }
  }

  @Test("two thousand damaged files give a graph or findings, and never end the process")
  func damaged() throws {
    var random = SeededGenerator(seed: 9)
    var readable = 0
    let tntp = tntpHeader + "1 3 900 2.5 6 ;\n2 3 900 1 4;\n3 1 900 2 1;\n3 2 9 2 2 ;\n"
    for round in 0..<2000 {
      var bytes = Array((round.isMultiple(of: 2) ? triangle : tntp).utf8)
      for _ in 0...Int.random(in: 0...2, using: &random) where !bytes.isEmpty {
        let place = Int.random(in: 0..<bytes.count, using: &random)
        switch Int.random(in: 0...2, using: &random) {
        case 0: bytes[place] = UInt8.random(in: 0...255, using: &random)
        case 1: bytes.removeSubrange(place...)
        default: bytes.insert(bytes[place], at: place)
        }
      }
      // Announced counts of nodes may have grown; what is read must still hang together.
      if let file = try? GraphFile(bytes: bytes, name: "g") {
        readable += 1
        #expect(file.tails.count == file.heads.count && file.tails.count == file.costs.count)
        #expect(file.graph.cost.allSatisfy { $0 >= 0 && $0 < .infinity })
      }
    }
    // Many a changed letter does no harm, many do.
    #expect((100...1900).contains(readable), "\(readable) of 2000 are read")
  }
}
