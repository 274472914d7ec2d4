// Text tables and numbers as people read them.

@testable import Reporting
import Testing

@Suite("Text tables")
struct TextTableTests {
  @Test("text lines up left, numbers right, no blanks at line ends")
  func alignment() {
    var table = TextTable([.text("region"), .number("access"), .text("note")])
    table.addRow(["East", "12.5", "x"])
    table.addRow(["Northeast", "8"])
    table.addRule()
    table.addRow(["all", "20.5", ""])
    #expect(
      table.text(.plain) == """
        region     access  note
        ---------  ------  ----
        East         12.5  x
        Northeast       8
        ---------  ------  ----
        all          20.5

        """
    )
  }

  @Test("Chinese characters take two columns, combining marks none")
  func wideCharacters() {
    var table = TextTable([.text("name"), .number("n")])
    table.addRow(["北京市", "1"])
    table.addRow(["Xi'an", "2"])
    table.addRow(["U\u{308}ru\u{308}mqi", "3"])
    #expect(
      table.text(.plain) == """
        name    n
        ------  -
        北京市  1
        Xi'an   2
        U\u{308}ru\u{308}mqi  3

        """
    )
  }

  @Test("where there is no room for both an id goes before its name is cut, and is named")
  func identifiers() {
    var table = TextTable([.id("zone_id"), .text("name"), .number("minutes")])
    table.addRow(["620100", "Lanzhou", "12.5"])
    func text(_ width: Int?) -> String {
      table.text(TextStyle(width: width, usesEscapeCodes: false))
    }
    // 7 + 2 + 7 + 2 + 7 columns.
    #expect(text(25) == text(nil))
    #expect(
      text(24) == """
        name     minutes
        -------  -------
        Lanzhou     12.5
        (no room for: zone_id)

        """
    )
  }

  @Test("a narrow terminal cuts the widest text, never a number; a pipe cuts nothing")
  func narrow() {
    var table = TextTable([.text("name"), .number("minutes")])
    table.addRow(["A very long name indeed", "123456789"])
    let narrow = table.text(TextStyle(width: 24, usesEscapeCodes: false))
    #expect(
      narrow == """
        name             minutes
        -------------  ---------
        A very long …  123456789

        """
    )
    #expect(table.text(.plain).contains("A very long name indeed"))
    // Eight columns are left of any text, however narrow the terminal is.
    #expect(table.text(TextStyle(width: 3, usesEscapeCodes: false)).contains("A very …"))
  }

  @Test(
    "where titles are wider than their numbers they take several lines, which makes room for bars"
  )
  func longTitles() {
    var table = TextTable([.text("town"), .number("gain of each"), .number("loss")])
    table.addRow(["A", "1", "2"], bar: 1)
    #expect(
      table.text(TextStyle(width: 26, usesEscapeCodes: false)) == """
              gain
                of
        town  each  loss
        ----  ----  ----
        A        1     2  ████████

        """
    )
    // Ten columns for the bar would not be there in any layout: the titles stay on one line.
    #expect(
      table.text(TextStyle(width: 25, usesEscapeCodes: false))
        .hasPrefix("town  gain of each  loss\n")
    )
  }

  @Test("figures are rounded on a terminal, and in full in a file or pipe")
  func figures() {
    let scale = AmountScale([12_345_678.5, 1])
    var table = TextTable([.text("town"), scale.column("cost", of: "CNY"), .number("share")])
    table.addRow(["A", scale.figure(12_345_678.5), Figure.share(1.0 / 3)])
    table.addRow(["B", scale.figure(nil), Figure.change(from: 4, to: 5)])
    table.addRow(["C", scale.figure(1), 1_234_567])
    #expect(
      table.text(TextStyle(width: 80, usesEscapeCodes: false)) == """
        town  cost (million CNY)      share
        ----  ------------------  ---------
        A                  12.35     33.3 %
        B                      -    +25.0 %
        C                   0.00  1,234,567

        """
    )
    #expect(
      table.text(.plain) == """
        town  cost (CNY)                share
        ----  ----------  -------------------
        A     12345678.5  33.33333333333333 %
        B              -                +25 %
        C              1              1234567

        """
    )
  }

  @Test("prose is broken at words on a terminal, with escape codes that take no room")
  func prose() {
    let style = TextStyle(width: 20, usesEscapeCodes: true)
    let (bold, end) = (TextStyle.codes[1], TextStyle.codes[2])
    #expect(
      fitted("\(bold)network\(end) can be used: 0\n  - a problem with link 7\nshort\n", style)
        == """
        \(bold)network\(end) can be used:
          0
          - a problem with
            link 7
        short

        """
    )
    #expect(fitted("a line that nobody breaks in a file", .plain).count == 35)
  }

  @Test("columns for which there is no room are named")
  func leftOutColumns() {
    var table = TextTable([.text("a"), .number("first"), .number("second one"), .number("third")])
    table.addRow(["x", "1", "2", "3"])
    #expect(
      table.text(TextStyle(width: 16, usesEscapeCodes: false)) == """
                  second
        a  first     one
        -  -----  ------
        x      1       2
        (no room for:
        third)

        """
    )
  }

  /// At sixteen columns a name is still known; a figure goes before it is cut further.
  @Test("figures go before names that could not be recognized")
  func namesStay() {
    var table = TextTable([.text("name"), .number("people"), .number("money")])
    table.addRow(["Guangzhou Baiyun Airport", "123456789", "987654321"])
    #expect(
      table.text(TextStyle(width: 30, usesEscapeCodes: false)) == """
        name                 people
        ----------------  ---------
        Guangzhou Baiyu…  123456789
        (no room for: money)

        """
    )
  }

  @Test("control characters in names reach no terminal")
  func controlCharacters() {
    var table = TextTable([.text("name")])
    table.addRow(["a\u{1B}[31mb\nc"])
    #expect(table.text(.plain) == "name\n---------\na [31mb c\n")
  }

  @Test("headings are bold only where escape codes are welcome")
  func bold() {
    let table = TextTable([.text("name")])
    #expect(
      table.text(TextStyle(width: nil, usesEscapeCodes: true)).hasPrefix("\u{1B}[1mname\u{1B}[0m")
    )
    #expect(table.text(.plain) == "name\n----\n")
  }
}

@Suite("Numbers for people")
struct NumberTextTests {
  @Test(
    "fixed decimals with grouped thousands",
    arguments: [
      (1234567.891, 1, "1,234,567.9"), (0.05, 1, "0.1"), (-0.04, 1, "0.0"), (-1234, 0, "-1,234"),
      (999.96, 1, "1,000.0"), (0, 2, "0.00"), (1e18, 1, "1e+18"), (.infinity, 1, "Inf"),
      (.nan, 1, "-"),
    ]
  )
  func fixed(number: Double, decimals: Int, text: String) {
    #expect(fixedDecimal(number, decimals: decimals) == text)
  }

  @Test(
    "short numbers keep about four digits",
    arguments: [
      (123456.7, "123,457"), (999.94, "999.9"), (12.345, "12.35"), (1.23456, "1.235"),
      (0.0012345, "0.001235"), (0, "0"), (1e-9, "1e-09"), (.infinity, "Inf"),
    ]
  )
  func short(number: Double, text: String) {
    #expect(shortDecimal(number) == text)
  }

  @Test("missing figures are a dash")
  func missing() {
    #expect(fixedDecimal(nil, decimals: 1) == "-")
    #expect(shortDecimal(nil) == "-")
    #expect(percentage(nil) == "-")
    #expect(relativeChange(from: nil, to: 1) == "-")
    #expect(relativeChange(from: 0, to: 1) == "-")
  }

  @Test("changes carry their sign, also of negative figures")
  func changes() {
    #expect(relativeChange(from: 200, to: 250) == "+25.0 %")
    #expect(relativeChange(from: 200, to: 150) == "-25.0 %")
    #expect(relativeChange(from: -200, to: -100) == "+50.0 %")
    #expect(percentage(0.00012) == "0.01200 %")
    #expect(percentage(1e-12) == "under 0.000001 %")
    #expect(percentage(0) == "0.0 %")
  }

  @Test("minutes as people say them")
  func durations() {
    #expect(duration(minutes: 9.84) == "9.8 min")
    #expect(duration(minutes: 42.4) == "42 min")
    #expect(duration(minutes: 59.96) == "1 h 0 min")
    #expect(duration(minutes: 258) == "4 h 18 min")
    #expect(duration(minutes: 60 * 1234) == "1,234 h 0 min")
    #expect(duration(minutes: .infinity) == "no path")
    #expect(duration(minutes: 1e300) == "1e+300 min")
  }

  @Test("one unit for a column, by its largest amount")
  func scales() {
    let billions = AmountScale([1e12, 1.5e9, 30])
    #expect(billions.unit(of: "CNY") == "bn CNY")
    #expect(billions.text(1.5e9) == "1.5")
    #expect(billions.text(1e12) == "1,000.0")
    #expect(AmountScale([2e9, 4e9]).text(4e9) == "4")
    let millions = AmountScale([-1_234_567, nil])
    #expect(millions.phrase(-1_234_567) == "-1.23 million")
    let ones = AmountScale([90, 470])
    #expect(ones.unit(of: "CNY") == "CNY")
    #expect(ones.title("before") == "before")
    #expect(ones.text(90) == "90")
    #expect(AmountScale([0.25]).text(0.25) == "0.2500")
    #expect(AmountScale([]).text(0) == "0")
  }

  /// Ten columns of text and two blanks leave 8 of 20 for bars: 40 fills all of them, 25 five
  /// blocks, 1 a fifth of a block (nearest: two eighths), and 0 nothing.
  @Test("bars fill what a terminal leaves, and are not there in a pipe")
  func bars() {
    var table = TextTable([.text("town"), .number("size")])
    for (name, size) in [("北京", 40.0), ("B", 25), ("C", 1), ("D", 0)] {
      table.addRow([name, String(Int(size))], bar: size)
    }
    table.addRule()
    table.addRow(["all", "66"])
    let plain = """
      town  size
      ----  ----
      北京    40
      B       25
      C        1
      D        0
      ----  ----
      all     66

      """
    #expect(table.text(.plain) == plain)
    #expect(table.text(TextStyle(width: 19, usesEscapeCodes: false)) == plain)
    #expect(
      table.text(TextStyle(width: 20, usesEscapeCodes: false)) == """
        town  size
        ----  ----
        北京    40  ████████
        B       25  █████
        C        1  ▎
        D        0
        ----  ----
        all     66

        """
    )
    let wide = table.text(TextStyle(width: 200, usesEscapeCodes: true))
    #expect(wide.contains("\u{1B}[34m" + String(repeating: "█", count: 32) + "\u{1B}[0m"))
  }

  @Test("prose is broken at words on a terminal, and is one line in a pipe")
  func prose() {
    let style = TextStyle(width: 20, usesEscapeCodes: false)
    #expect(
      wrapped("One two three four fivesix seven", style, indent: 2, hanging: 2) == """
          One two three four
            fivesix seven

        """
    )
    let long = "One two three four five six"
    #expect(wrapped(long, .plain, indent: 2) == "  \(long)\n")
    // A word longer than the terminal stays whole.
    #expect(wrapped("a aaaaaaaaaaaaaaaaaaaaaaaaa b", style) == "a\naaaaaaaaaaaaaaaaaaaaaaaaa\nb\n")
    let bold = wrapped("Title: x", TextStyle(width: 20, usesEscapeCodes: true), heading: "Title")
    #expect(bold == "\u{1B}[1mTitle\u{1B}[0m: x\n")
  }
}
