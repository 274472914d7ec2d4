// Which items a part has.

import Sharding
import Testing

@Suite("Shards")
struct ShardTests {
  @Test("blocks are contiguous, in order, whole, and as even as can be")
  func blocks() throws {
    for total in 0...40 {
      for count in 1...45 {
        var next = 0
        var sizes: Set<Int> = []
        for index in 1...count {
          let block = try #require(Shard(index: index, count: count)).block(of: total)
          #expect(block.lowerBound == next)
          next = block.upperBound
          sizes.insert(block.count)
        }
        #expect(next == total)
        #expect(sizes.count <= 2 && (sizes.max() ?? 0) - (sizes.min() ?? 0) <= 1)
      }
    }
    // 10 items in three parts: 0, 3 and 6 are 10 x 0, 1, 2 / 3, rounded down.
    #expect(Shard(parsing: "2/3")?.block(of: 10) == 3..<6)
    // Numbers whose product does not fit 64 bits.
    #expect(Shard(index: 1_000_000, count: 1_000_000)?.block(of: .max).upperBound == .max)
  }

  @Test("I/N is read, and nothing else")
  func parsing() {
    #expect(Shard(parsing: "2/6").map { [$0.index, $0.count] } == [2, 6])
    #expect(Shard(parsing: "1/1")?.description == "1/1")
    for text in [
      "", "2", "2/", "/6", "0/6", "7/6", "-1/6", "+1/6", "2/6/7", " 2/6", "2 / 6", "1/0", "a/b",
      "1/1000001", "1/99999999999999999999",
    ] {
      #expect(Shard(parsing: text) == nil, "\(text)")
    }
  }
}
