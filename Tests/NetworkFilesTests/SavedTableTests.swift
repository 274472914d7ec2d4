// Tables as people save them from spreadsheets, R and databases.

import Testing
import NetworkFiles
import TransportNetwork

@Suite("Saved tables")
struct SavedTableTests {
  private func table(_ text: String) throws -> CSVTable {
    try CSVTable(bytes: Array(text.utf8), name: "t.csv")
  }

  @Test("empty columns at the end and rows of commas carry nothing")
  func blanks() throws {
    let blank = try table("id,km,,,\n1,1.5,,,\n,,,,\n2,7,,,\n")
    #expect(blank.header == ["id", "km"] && blank.rowCount == 2)
    #expect(blank.number(1, 1) == 7 && blank.line(ofRow: 1) == 4)
    #expect {
      try table("id,km,,\n1,1.5,,9\n")
    } throws: {
      "\($0)".hasPrefix("t.csv:2")
    }
  }

  @Test("rows of commas above the header carry nothing")
  func blanksAbove() throws {
    let read = try table(",,\n,\nid,km,\n1,1.5,\n")
    #expect(read.header == ["id", "km"] && read.rowCount == 1 && read.line(ofRow: 0) == 4)
    #expect {
      try table(",,\n,\n")
    } throws: {
      "\($0)".contains("is empty")
    }
  }

  @Test("the first line sep=, is Excel's; another sign is refused", arguments: ["", "\u{FEFF}"])
  func separator(mark: String) throws {
    let read = try table("\(mark)sep=,\r\nid,km\r\n1,1.5\r\n")
    #expect(read.header == ["id", "km"] && read.line(ofRow: 0) == 3 && read.number(0, 1) == 1.5)
    #expect {
      try table("\(mark)sep=;\nid;km\n")
    } throws: {
      "\($0)".contains("commas")
    }
  }

  @Test(
    "words for a missing number",
    arguments: ["NA", "NULL", "N/A", "#N/A", "-", "\\N", "<NA>", "None", "null", "n/a", "#NV"]
  )
  func missing(word: String) throws {
    let read = try table("id,jobs\n\(word),\(word)\n")
    #expect(read.isMissing(0, 1) && read.numeral(0, 1) == .missing)
    #expect(read.text(0, 0) == word)  // A text may be called so.
  }

  @Test("NaN and nan are no text, Nan may be a place", arguments: ["NaN", "nan", "Nan"])
  func notANumber(word: String) throws {
    let read = try table("id,jobs\n\(word),\(word)\n")
    #expect(read.isMissing(0, 1) == (word != "Nan"))
    #expect(read.numeral(0, 1) == (word == "Nan" ? .invalid : .missing))
    #expect(read.text(0, 0) == (word == "Nan" ? "Nan" : ""))
  }

  @Test(
    "decimal commas are named",
    arguments: [
      ("1234,5", "1234.5"), ("1.234,5", "1234.5"), ("-0,25", "-0.25"),
      ("1 234 567,89", "1234567.89"),
    ]
  )
  func decimalComma(value: String, number: String) throws {
    let zones = try ZoneFile(table("id,jobs\n1,5\n2,\"\(value)\"\n"))
    #expect {
      try zones.numbers("jobs")
    } throws: {
      "\($0)".hasPrefix("t.csv:3:2") && "\($0)".contains("decimal comma; write \(number),")
    }
  }

  @Test(
    "what is no number either way gets no hint",
    arguments: ["1,5,7", "a,5", "12.34,5", "5,", ",5"]
  )
  func noHint(value: String) throws {
    let zones = try ZoneFile(table("id,jobs\n1,5\n2,\"\(value)\"\n"))
    #expect {
      try zones.numbers("jobs")
    } throws: {
      "\($0)".hasPrefix("t.csv:3:2") && !"\($0)".contains("comma;") && !"\($0)".contains("commas)")
    }
  }

  @Test("thousands separators are named", arguments: ["1,000", "1 000", "12'345.5"])
  func thousands(value: String) throws {
    let zones = try ZoneFile(table("id,jobs\n1,5\n2,\"\(value)\"\n"))
    #expect {
      try zones.numbers("jobs")
    } throws: {
      "\($0)".hasPrefix("t.csv:3:2") && "\($0)".contains("thousands separators")
    }
  }
}
