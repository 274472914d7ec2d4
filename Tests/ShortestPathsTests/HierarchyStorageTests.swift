// Saved hierarchies: they come back the same, and damaged ones are refused.

import FoundationEssentials
import ShortestPaths
import TestSupport
import Testing

@Suite("Saved hierarchies")
struct HierarchyStorageTests {
  @Test("what is loaded answers like what was saved")
  func roundTrip() throws {
    var generator = SeededGenerator(seed: 38)
    for _ in 0..<100 {
      let random = try RandomIntegerGraph(maximalVertexCount: 12, using: &generator)
      let built = ContractionHierarchy(random.graph)
      let customized = try CustomizableHierarchy(random.graph).customized(costs: random.graph.cost)
      for hierarchy in [built, customized] {
        let loaded = try ContractionHierarchy(serialized: hierarchy.serialized)
        #expect(loaded.serialized == hierarchy.serialized)
        check(loaded, random.graph, expected: random.expected, using: &generator)
      }
    }
  }

  @Test("every changed byte and every shortened file is refused")
  func damage() throws {
    var generator = SeededGenerator(seed: 39)
    let graph = try gridGraph(side: 4, using: &generator)
    let bytes = ContractionHierarchy(graph).serialized
    for position in bytes.indices {
      var changed = bytes
      changed[position] ^= UInt8.random(in: 1...255, using: &generator)
      #expect(throws: HierarchyStorageError.self) { try ContractionHierarchy(serialized: changed) }
      #expect(throws: HierarchyStorageError.self) {
        try ContractionHierarchy(serialized: bytes.prefix(position))
      }
    }
    #expect(throws: HierarchyStorageError.damaged) {
      try ContractionHierarchy(serialized: bytes + [0])
    }
    #expect(throws: HierarchyStorageError.foreign) {
      try ContractionHierarchy(serialized: Data("zone_id,name\n1,Hotan\n".utf8))
    }
    var newer = bytes
    newer[8] = 9
    #expect(throws: HierarchyStorageError.otherVersion(9)) {
      try ContractionHierarchy(serialized: newer)
    }
  }
}
