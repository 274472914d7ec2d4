// Counts without content, metadata out of place, and gzip that is made to fill a memory.

import NetworkFiles
import Testing
import TransportNetwork

@Suite("What a graph file announces")
struct AnnouncedCountTests {
  private func graphError(_ text: String) -> String? {
    do throws(GraphFileError) {
      _ = try GraphFile(bytes: Array(text.utf8), name: "g")
    } catch { return error.description }
    return nil
  }

  private func tripsError(_ text: String) -> String? {
    do throws(GraphFileError) {
      _ = try TNTPTrips(bytes: Array(text.utf8), name: "t")
    } catch { return error.description }
    return nil
  }

  @Test("nodes that a file of its size cannot name are refused, isolated ones are not")
  func nodes() {
    #expect(graphError("p sp 268435456 0\n")?.contains("g:1: says that it has 268435456") == true)
    #expect(graphError("p sp 65536 1\na 1 2 3\n") == nil)
    let network = """
      <NUMBER OF NODES> 200000000
      <NUMBER OF LINKS> 1
      <END OF METADATA>
      1 2 1 1 1 ;

      """
    #expect(graphError(network)?.contains("says that it has 200000000 nodes") == true)
  }

  @Test("arcs that are not there take no memory") func arcs() {
    let error = graphError("p sp 2 4294967294\na 1 2 3\n")
    #expect(error?.contains("has 1 arcs where its line \"p sp\" says 4294967294") == true)
  }

  @Test("zones whose table a file of its size cannot fill are refused") func zones() {
    let trips = { (zones: Int) in
      "<NUMBER OF ZONES> \(zones)\n<END OF METADATA>\nOrigin 1\n 2 : 1.0;\n"
    }
    #expect(tripsError(trips(32768))?.contains("flows between 32768 zones") == true)
    #expect(tripsError(trips(1000)) == nil)
  }

  @Test("metadata after their end are refused, in trip tables and networks")
  func afterTheEnd() {
    let trips = "<NUMBER OF ZONES> 2\n<END OF METADATA>\n"
    for more in [
      "<NUMBER OF ZONES> 100\n", "<NUMBER OF ZONES> 0\n", "<END OF METADATA>\n", "<X>\n",
    ] {
      let error = tripsError(trips + "Origin 1\n" + more + " 2 : 1.0;\n")
      #expect(error?.contains("t:4: metadata stand after <END OF METADATA>") == true)
    }
    let network =
      "<NUMBER OF NODES> 100\n<FIRST THRU NODE> 2\n<NUMBER OF LINKS> 1\n<END OF METADATA>\n"
    let error = graphError(network + "50 60 1 1 1 ;\n<NUMBER OF NODES> 2\n")
    #expect(error?.contains("g:6: metadata stand after <END OF METADATA>") == true)
  }

  @Test("metadata that come twice are refused") func twice() {
    #expect(
      tripsError("<NUMBER OF ZONES> 2\n<NUMBER OF ZONES> 3\n<END OF METADATA>\n")?
        .contains("t:2: <NUMBER OF ZONES> comes a second time") == true
    )
    for name in ["NUMBER OF ZONES", "NUMBER OF NODES", "NUMBER OF LINKS", "FIRST THRU NODE"] {
      let text =
        "<NUMBER OF NODES> 2\n<NUMBER OF LINKS> 1\n<\(name)> 1\n<\(name)> 1\n<END OF METADATA>\n1 2 1 1 1 ;\n"
      #expect(graphError(text)?.contains("<\(name)> comes a second time") == true)
    }
  }

  @Test(
    "gzip that unpacks to more than forty times its size is refused, what is packed well is not"
  )
  func bomb() {
    func error(copies: Int) -> String {
      do throws(GraphFileError) {
        _ = try GraphFile(bytes: packedLetters(copies: copies), name: "b.gz")
      } catch { return error.description }
      return "it was read"
    }
    // 64 MiB may be unpacked of anything; the checksum behind it is missing.
    #expect(error(copies: 100_000).contains("in the middle of its gzip data"))
    #expect(error(copies: 500_000).contains("unpacks to more than forty times its"))
  }

  /// A gzip member, without its checksum, of the letter c and so many copies of 258 letters: 13
  /// bits each.
  private func packedLetters(copies: Int) -> [UInt8] {
    var bytes: [UInt8] = [0x1F, 0x8B, 0x08, 0, 0, 0, 0, 0, 2, 3]
    var (word, width) = (UInt64(0), UInt64(0))
    func append(_ bits: UInt64, _ count: UInt64) {
      word |= bits << width
      width += count
      while width >= 8 {
        bytes.append(UInt8(truncatingIfNeeded: word))
        word >>= 8
        width -= 8
      }
    }
    // The last block, with fixed codes (RFC 1951, 3.2.6), whose codes come with their first bit
    // first.
    append(0b011, 3)
    // A literal c: 0x30 + 0x63 = 10010011.
    append(0b1100_1001, 8)
    for _ in 0..<copies {
      // The length 258: 0xC0 + 5 = 11000101; the distance 1: 00000.
      append(0b1010_0011, 8)
      append(0, 5)
    }
    append(0, 7)
    if width > 0 { append(0, 8 - width) }
    return bytes
  }
}
