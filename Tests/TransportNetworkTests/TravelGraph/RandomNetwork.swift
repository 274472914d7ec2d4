// Small random networks with everything that a travel graph has to get right.

import TestSupport
import TransportNetwork

/// Makes networks whose minutes and money are exact in binary, so that references can be compared
/// with ==.
struct RandomNetwork {
  var generator: SeededGenerator

  init(seed: UInt64) { generator = SeededGenerator(seed: seed) }

  /// Up to six nodes, some in shared zones, some closed to through traffic, four modes, two uses,
  /// projects of all kinds.
  mutating func next(
    linkCount: ClosedRange<Int> = 0...14,
    nodeCount nodeCounts: ClosedRange<Int> = 1...6,
    zoneCount zoneCounts: ClosedRange<Int> = 1...4
  ) -> Network {
    let nodeCount = number(nodeCounts)
    let zoneCount = number(zoneCounts)
    let nodes = (0..<nodeCount).map { position in
      Node(
        id: "n\(position)",
        x: 0,
        y: 0,
        zone: chance(0.6) ? RowIndex(number(0...zoneCount - 1)) : nil,
        isThrough: chance(0.8)
      )
    }
    let links = (0..<number(linkCount)).map { link(id: "l\($0)", nodeCount: nodeCount) }
    let statuses = Project.Status.allCases + [.candidate, .candidate]
    let projects = (0..<number(0...4)).map { position in
      Project(
        id: "p\(position)",
        cost: 1,
        status: statuses[number(0...statuses.count - 1)],
        links: (0..<number(0...3)).map { part in
          ProjectLink(
            link: link(id: "p\(position)-\(part)", nodeCount: nodeCount),
            replaces: chance(0.3) && !links.isEmpty
              ? RowIndex(number(0...links.count - 1)) : nil
          )
        }
      )
    }
    return Network(
      nodes: nodes,
      links: links,
      zones: (0..<zoneCount).map { Zone(id: "z\($0)") },
      uses: [
        Use(name: "passenger", valueOfTime: chance(0.5) ? 64 : nil),
        Use(name: "freight", valueOfTime: 16),
      ],
      modes: (0..<4).map { Mode(name: "m\($0)", services: [service(), service()]) },
      projects: projects
    )
  }

  private mutating func service() -> Mode.Service? {
    guard chance(0.85) else { return nil }
    let isFree = chance(0.3)
    return Mode.Service(
      speed: Double(1 << number(4...7)),
      boardMinutes: isFree ? 0 : quarters(0...40),
      alightMinutes: isFree ? 0 : quarters(0...20),
      costPerKilometre: chance(0.5) ? 0 : quarters(0...8),
      isThrough: chance(0.7)
    )
  }

  private mutating func link(id: String, nodeCount: Int) -> Link {
    Link(
      id: id,
      from: RowIndex(number(0...nodeCount - 1)),
      to: RowIndex(number(0...nodeCount - 1)),
      isDirected: chance(0.5),
      kilometres: quarters(0...60),
      facilityType: chance(0.2) ? "access" : "",
      freeSpeed: chance(0.3) ? Double(1 << number(5...8)) : nil,
      allowedUses: chance(0.2) ? UseSet(RowIndex(number(0...1))) : nil,
      toll: chance(0.3) ? quarters(0...40) : nil,
      mode: RowIndex(number(0...3)),
      travelMinutes: chance(0.5) ? quarters(0...40) : nil,
      headwayMinutes: chance(0.5) ? Double(number(0...10) * 20) : nil
    )
  }

  mutating func number(_ range: ClosedRange<Int>) -> Int {
    Int.random(in: range, using: &generator)
  }

  mutating func chance(_ probability: Double) -> Bool {
    Double.random(in: 0..<1, using: &generator) < probability
  }

  private mutating func quarters(_ range: ClosedRange<Int>) -> Double { Double(number(range)) / 4 }
}
