// JSON: order, escapes, numbers, and both layouts.

import OrderedJSON
import Testing

@Suite("JSON")
struct JSONValueTests {
  @Test("members keep their order, also when names repeat the alphabet backwards")
  func order() {
    let value: JSONValue = ["z": .integer(1), "a": [.bool(true), .null], "m": "x"]
    #expect(value.compact == #"{"z":1,"a":[true,null],"m":"x"}"#)
  }

  @Test(
    "numbers are the shortest that read back; infinite and NaN are null",
    arguments: [
      (0.1, "0.1"), (1.0, "1"), (-0.5, "-0.5"), (1e21, "1e+21"), (1e-7, "1e-07"),
      (0.1 + 0.2, "0.30000000000000004"), (.infinity, "null"), (-.infinity, "null"), (.nan, "null"),
    ]
  )
  func numbers(number: Double, text: String) {
    #expect(JSONValue.double(number).compact == text)
    if number.isFinite { #expect(Double(text) == number) }
  }

  @Test("missing values are null")
  func missing() {
    #expect(JSONValue.number(nil as Double?) == .null)
    #expect(JSONValue.number(nil as Int?) == .null)
    #expect(JSONValue.text(nil) == .null)
  }

  @Test("quotes, backslashes and control characters are escaped, everything else is as it is")
  func escapes() {
    let text = JSONValue.string("a\"b\\c\n\t\r\u{1}\u{1F}/é中😀\u{7F}").compact
    #expect(text == "\"a\\\"b\\\\c\\n\\t\\r\\u0001\\u001f/é中😀\u{7F}\"")
    let key: JSONValue = ["a\"b": .null]
    #expect(key.compact == #"{"a\"b":null}"#)
  }

  @Test("pretty keeps what is short on one line and breaks what is long")
  func pretty() {
    let short: JSONValue = ["a": .integer(1), "b": [.integer(2), .integer(3)]]
    #expect(short.pretty == #"{"a": 1, "b": [2, 3]}"#)
    let long: JSONValue = ["a": .string(String(repeating: "x", count: 100)), "b": [], "c": [:]]
    #expect(
      long.pretty == """
        {
          "a": "\(String(repeating: "x", count: 100))",
          "b": [],
          "c": {}
        }
        """
    )
  }

  @Test("whole numbers of every width are read within their range")
  func widths() throws {
    #expect(try JSONValue.integer(255).decoded(as: UInt8.self) == 255)
    #expect(try JSONValue.integer(-3).decoded(as: Int16.self) == -3)
    #expect(try JSONValue.double(7).decoded(as: UInt64.self) == 7)
    #expect(try JSONValue.double(0.5).decoded(as: Float.self) == 0.5)
    #expect(throws: JSONFormError.self) { try JSONValue.integer(256).decoded(as: UInt8.self) }
    #expect(throws: JSONFormError.self) { try JSONValue.integer(-1).decoded(as: UInt64.self) }
    #expect(throws: JSONFormError.self) { try JSONValue.double(0.5).decoded(as: Int32.self) }
  }
}
