// Gzip: whole, in several members, cut off, damaged. The packed bytes are `gzip -n9`'s.

import Testing
import NetworkFiles
import TransportNetwork

/// `printf 'p sp 2 1\na 1 2 3\n' | gzip -n9`.
private let packed: [UInt8] = [
  0x1F, 0x8B, 0x08, 0x00, 0x00, 0x00, 0x00, 0x00, 0x02, 0x03, 0x2B, 0x50,
  0x28, 0x2E, 0x50, 0x30, 0x52, 0x30, 0xE4, 0x4A, 0x54, 0x30, 0x04, 0xD2,
  0xC6, 0x5C, 0x00, 0x53, 0xD0, 0x0F, 0x33, 0x11, 0x00, 0x00, 0x00,
]

@Suite("Gzip")
struct GunzipTests {
  private func read(_ bytes: [UInt8]) throws(GraphFileError) -> GraphFile {
    try GraphFile(bytes: bytes, name: "g.gr.gz")
  }

  @Test("a gzip file is read as what it holds; zeros behind it are padding")
  func whole() throws {
    for bytes in [packed, packed + [0, 0, 0]] {
      let file = try read(bytes)
      #expect(file.nodeCount == 2)
      #expect(file.costs == [3])
    }
  }

  @Test("members follow each other")
  func members() throws {
    /// `printf 'p sp 2 1\n' | gzip -n9` and `printf 'a 1 2 3\n' | gzip -n9`.
    let first: [UInt8] = [
      0x1F, 0x8B, 0x08, 0x00, 0x00, 0x00, 0x00, 0x00, 0x02, 0x03, 0x2B, 0x50,
      0x28, 0x2E, 0x50, 0x30, 0x52, 0x30, 0xE4, 0x02, 0x00, 0x38, 0xC5, 0x58,
      0xBC, 0x09, 0x00, 0x00, 0x00,
    ]
    let second: [UInt8] = [
      0x1F, 0x8B, 0x08, 0x00, 0x00, 0x00, 0x00, 0x00, 0x02, 0x03, 0x4B, 0x54,
      0x30, 0x54, 0x30, 0x52, 0x30, 0xE6, 0x02, 0x00, 0x38, 0x47, 0xE8, 0xCE,
      0x08, 0x00, 0x00, 0x00,
    ]
    #expect(try read(first + second).costs == [3])
  }

  @Test("every truncation is refused")
  func truncated() {
    for length in 2..<packed.count {
      let error = #expect(throws: GraphFileError.self) {
        try read(Array(packed.prefix(length)))
      }
      #expect(error?.description.contains("in the middle of its gzip data") == true)
    }
  }

  @Test("every flipped bit is refused or changes nothing that is read")
  func flipped() {
    var readable = 0
    for bit in 0..<8 * packed.count {
      var bytes = packed
      bytes[bit / 8] ^= 1 << UInt8(bit % 8)
      // Not under the checksum are time, speed and system in the header, 6 bytes, the flag that
      // says that it is text, and a bit that is left over behind the last block.
      if let file = try? read(bytes) {
        readable += 1
        #expect(file.costs == [3])
      }
    }
    #expect(readable == 50)
  }

  @Test("something else behind the data is refused")
  func trailing() {
    let error = #expect(throws: GraphFileError.self) { try read(packed + [1, 2, 3]) }
    #expect(error?.description.contains("3 bytes of something else") == true)
  }
}
