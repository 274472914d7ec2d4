// JSON read: what RFC 8259 allows, what it forbids, and where the error is said to be.

import OrderedJSON
import Testing

@Suite("JSON texts")
struct JSONTextTests {
  private func read(_ text: String) throws -> JSONValue { try JSONValue(parsing: Array(text.utf8)) }

  @Test("values of every kind, members in their order")
  func values() throws {
    let value = try read(#" {"z":[1, -0.5e+1,true],"a":{"":null},"m":"x\u00e9\/\ud83d\ude00"} "#)
    #expect(
      value == [
        "z": [.double(1), .double(-5), .bool(true)], "a": ["": .null], "m": "xé/😀",
      ]
    )
    #expect(value["a"]?[""] == .null)
    #expect(value["none"] == nil)
  }

  @Test("of equal names the last counts")
  func equalNames() throws {
    #expect(try read(#"{"a":1,"b":2,"a":3}"#).compact == #"{"a":3,"b":2}"#)
  }

  @Test(
    "numbers by the grammar",
    arguments: [
      ("0", 0), ("-0", 0), ("10.25", 10.25), ("1E2", 100), ("1e-2", 0.01), ("-1.5e+3", -1500),
      ("9007199254740993", 9_007_199_254_740_992), ("1e-400", 0),
      ("5e-324", Double.leastNonzeroMagnitude),
    ] as [(String, Double)]
  )
  func numbers(text: String, number: Double) throws {
    #expect(try read(text).number == number)
  }

  @Test(
    "what is not JSON is refused",
    arguments: [
      "", " ", "01", "-01", "1.", ".5", "-", "+1", "1e", "1e+", "1.e2", "0x10", "NaN", "Infinity",
      "-Infinity", "1e400", "tru", "nulls", "[1,]", "[,1]", "[1 2]", "{\"a\"}", "{\"a\":1,}",
      "{a:1}", "{'a':1}", "\"", "\"\\x\"", "\"\\u12g4\"", "\"\\u123\"", "\"\\ud800\"",
      "\"\\ud800x\"", "\"\\ud800\\u0041\"", "\"\\udc00\"", "\"a\nb\"", "\"\u{1}\"", "[1] 2",
      "/**/1", "[1}", "\u{C}1",
    ]
  )
  func refusals(text: String) {
    #expect(throws: JSONTextError.self) { try read(text) }
  }

  @Test("bytes that are not UTF-8 are refused")
  func encoding() {
    for bytes: [UInt8] in [[0xFF], [0xC0, 0x80], [0xED, 0xA0, 0x80], [0xF5, 0x80, 0x80, 0x80]] {
      #expect(throws: JSONTextError.self) { try JSONValue(parsing: [0x22] + bytes + [0x22]) }
    }
    #expect(throws: Never.self) { try JSONValue(parsing: [0xEF, 0xBB, 0xBF, 0x31]) }
  }

  @Test("values are nested at most 200 deep")
  func depth() {
    let deep = { (levels: Int) in
      String(repeating: "[", count: levels) + String(repeating: "]", count: levels)
    }
    #expect(throws: Never.self) { try read(deep(200)) }
    #expect(throws: JSONTextError.self) { try read(deep(201)) }
    #expect(throws: JSONTextError.self) { try read(String(repeating: "{\"a\":", count: 100_000)) }
  }

  @Test("errors have their line and column, in characters")
  func places() {
    #expect(
      throws: JSONTextError(line: 2, column: 5, message: "expected a value")
    ) { try read("[1,\n\"é\",x]") }
    #expect(
      throws: JSONTextError(
        line: 1,
        column: 3,
        message: "expected a comma or ], but the text ends"
      )
    ) { try read("[1") }
  }

  @Test("what is written is read back the same")
  func roundTrip() throws {
    let value: JSONValue = [
      "text": "a\"\\\n\u{1}é",
      "numbers": [.double(0.1), .double(-1e300), .double(.leastNonzeroMagnitude)],
      "nested": [[:], [], ["x": .bool(false)]],
    ]
    #expect(try read(value.compact) == value)
    #expect(try read(value.pretty) == value)
  }
}
