// The lines of certificates: what is written is read again, and everything else is refused with its
// place.

import OrderedJSON
import PlanFiles
import PlanModel
import Testing

@Suite("Lines of certificates")
struct CertificateReaderTests {
  private static let records: [CertificateRecord] = {
    var claims = PairClaims()
    claims.add(0, 1, 0.25, [(2, 0.5), (0, 1e-300)])
    claims.add(1, 0, -1, [])
    return [
      .start(.init(groups: [[0], [1, 2]])), .start(.init(.scenario(3), groups: [], ratio: 1.5)),
      .start(.init(.regret, groups: [[]])), .cut(.init(id: 4, node: 0, group: 1, claims: claims)),
      .meritRow(.init(id: 5, region: nil, slopes: [0.1, 2])),
      .meritRow(.init(id: 6, region: 0, slopes: [])),
      .bound(.init(node: 7, factor: 1, rules: [.init(row: 0, value: 12.5)], cuts: [])),
      .split(.init(node: 0, project: 2, built: 1, excluded: nil)),
      .split(.init(node: 1, project: 3, built: nil, excluded: 2)),
    ]
  }()

  /// Reads a text that comes in pieces of so many bytes.
  private func read(_ text: String, piece: Int = 1 << 20) throws -> [CertificateRecord] {
    var rest = Array(text.utf8)[...]
    var reader = try CertificateReader("c") { () throws(PlanFileError) in
      let bytes = Array(rest.prefix(piece))
      rest = rest.dropFirst(piece)
      return bytes
    }
    var records: [CertificateRecord] = []
    while let record = try reader.next() { records.append(record) }
    return records
  }

  private var header: String { CertificateHeader(inputSHA256: "i", parameters: [:]).line }

  private func text(_ lines: [String], end: Int? = nil) -> String {
    ([header] + lines + [CertificateRecord.end(after: end ?? lines.count), ""])
      .joined(separator: "\n")
  }

  @Test("every kind of record comes back, however the bytes arrive", arguments: [1, 7, 1 << 20])
  func roundTrip(piece: Int) throws {
    #expect(try read(text(Self.records.map(\.line)), piece: piece) == Self.records)
  }

  @Test(
    "what is no record is refused with its line",
    arguments: [
      "{}", "[]", "null", "{\"cut\":1}", "{\"start\":[[0.5]]}", "{\"start\":[0]}",
      "{\"start\":[],\"regret\":false}", "{\"start\":[],\"scenario\":0,\"regret\":true}",
      "{\"start\":[],\"ratio\":\"1\"}", "{\"start\":[],\"other\":1}", "{\"node\":0,\"cut\":1}",
      "{\"cut\":1,\"node\":0,\"group\":0,\"pairs\":[[0,1]]}",
      "{\"cut\":1,\"node\":0,\"group\":0,\"pairs\":[[0,1,0.5,2]]}",
      "{\"cut\":4294967296,\"node\":0,\"group\":0,\"pairs\":[]}",
      "{\"row\":1,\"region\":\"0\",\"slopes\":[]}", "{\"row\":1,\"slopes\":[null]}",
      "{\"bound\":0,\"factor\":1,\"rules\":[[1]],\"cuts\":[]}",
      "{\"split\":0,\"project\":1,\"built\":null}", "{\"split\":1e99,\"project\":0}",
      "{\"end\":0,\"split\":0}",
    ]
  )
  func records(line: String) {
    let error = #expect(throws: PlanFileError.self) { try read(text([line])) }
    #expect(error?.line == 2)
    #expect(error?.description.hasPrefix("c:2") == true)
  }

  @Test("numbers that JSON has not are refused with their column")
  func numbers() {
    for number in ["NaN", "Infinity", "01", "1.", "1e400", "+1"] {
      let line = "{\"split\":\(number),\"project\":0}"
      let error = #expect(throws: PlanFileError.self) { try read(text([line])) }
      #expect(error?.line == 2 && error?.column != nil)
    }
  }

  @Test("a file that is cut off, goes on, or is another one is refused")
  func ends() {
    let lines = Self.records.map(\.line)
    for wrong in [
      "", "\n", "{}\n", header + "\n", text(lines, end: 3), text(lines) + "{}\n",
      header.replacing("\"version\":2", with: "\"version\":1") + "\n{\"end\":0}\n",
      ([header] + lines).joined(separator: "\n") + "\n",
    ] {
      #expect(throws: PlanFileError.self) { try read(wrong) }
    }
  }

  @Test("a question's digest leaves out when its search stops")
  func digest() {
    let one: JSONValue = ["budget": .integer(5), "time_limit": .integer(3)]
    let other: JSONValue = ["budget": .double(5), "relative_gap": .double(0.5)]
    let third: JSONValue = ["budget": .integer(6)]
    #expect(CertificateHeader.digest(of: one) == CertificateHeader.digest(of: other))
    #expect(CertificateHeader.digest(of: one) != CertificateHeader.digest(of: third))
  }

  @Test("a line that never ends is refused") func endless() {
    var pieces = 0
    #expect {
      _ = try CertificateReader("c") { () throws(PlanFileError) in
        pieces += 1
        return Array(repeating: 0, count: 1 << 20)
      }
    } throws: {
      "\($0)".contains("c:1: not a certificate's line, which has at most 128 MiB")
    }
    #expect(pieces == 129)
  }
}
