// XLSX workbooks: cells, shared and inline texts, gaps, and what is no workbook.

import NetworkFiles
import TestSupport
import Testing
import TransportNetwork

@testable import NetworkImport

@Suite("Spreadsheets")
struct SpreadsheetTests {
  private func workbook(
    sheet: String,
    strings: String? = nil,
    target: String = "worksheets/first.xml"
  ) -> [UInt8] {
    let relation = "xl/" + target
    var items = [
      ZipItem(
        name: "xl/workbook.xml",
        content: Array(
          "<?xml version=\"1.0\"?><workbook xmlns:r=\"x\"><sheets><sheet name=\"Ideas\" sheetId=\"9\" r:id=\"rId7\"/><sheet name=\"B\" r:id=\"rId1\"/></sheets></workbook>"
            .utf8
        ),
        method: 8
      ),
      ZipItem(
        name: "xl/_rels/workbook.xml.rels",
        content: Array(
          "<Relationships><Relationship Id=\"rId1\" Target=\"worksheets/other.xml\"/><Relationship Id='rId7' Target='\(target)'/></Relationships>"
            .utf8
        )
      ),
      ZipItem(name: relation, content: Array(sheet.utf8), method: 8),
    ]
    if let strings {
      items.append(ZipItem(name: "xl/sharedStrings.xml", content: Array(strings.utf8)))
    }
    return zip(items)
  }

  private func table(_ bytes: [UInt8]) throws -> CSVTable {
    let folder = try TemporaryFolder()
    try folder.write(bytes, to: "a.xlsx")
    return try importedTable(folder.path + "/a.xlsx")
  }

  @Test("shared, inline and rich texts, numbers, gaps and entities; lines are the sheet's rows")
  func cells() throws {
    let strings = """
      <sst><si><t>name</t></si><si><t xml:space="preserve">A &amp; B, &quot;x&quot; &#228;&#x4E2D;</t></si>
      <si><r><t>Bei</t></r><r><t>jing</t></r><rPh sb="0" eb="2"><t>pekin</t></rPh></si></sst>
      """
    let sheet = """
      <worksheet><!-- rows > and < here --><sheetData>
      <row r="1"><c r="A1" t="s"><v>0</v></c><c r="C1" t="inlineStr"><is><t>km</t></is></c><c r="AA1" t="str"><f>1</f><v>far</v></c></row>
      <row r="4"><c r="A4" t="s"><v>1</v></c><c r="C4"><v>0.10000000000000001</v></c><c r="AA4" t="b"><v>1</v></c></row>
      <row><c t="s"><v>2</v></c><c><v>1E3</v></c><c r="C5" t="e"><v>#N/A</v></c></row>
      </sheetData></worksheet>
      """
    let table = try table(workbook(sheet: sheet, strings: strings))
    #expect(table.rowCount == 2)
    #expect(table.line(ofRow: 0) == 4 && table.line(ofRow: 1) == 5)
    let name = try #require(table.columnIndex(named: "name"))
    let length = try #require(table.columnIndex(named: "km"))
    let far = try #require(table.columnIndex(named: "far"))
    #expect(table.field(0, name) == "A & B, \"x\" ä中" && table.field(1, name) == "Beijing")
    #expect(table.number(0, length) == 0.1 && table.isMissing(1, length))
    #expect(table.field(0, far) == "true")
  }

  @Test("what is no workbook, or one that breaks off, is refused")
  func refused() throws {
    func complaint(_ bytes: [UInt8]) -> String {
      do {
        _ = try table(bytes)
        return ""
      } catch { return "\(error)" }
    }
    #expect(
      complaint(zip([ZipItem(name: "a", content: [1])])).contains(
        "is a zip archive and no XLSX workbook"
      )
    )
    #expect(
      complaint(workbook(sheet: "<row r=\"1")).contains(
        "breaks off in the tag at byte 0; save the workbook again"
      )
    )
    #expect(complaint(workbook(sheet: "<!-- ")).contains("breaks off in what starts at byte 0"))
    let huge = "<row r=\"99999999999\"><c r=\"A1\"><v>1</v></c></row>"
    #expect(
      complaint(workbook(sheet: huge)).contains("has a sheet of 99999999999 rows and 1 columns")
    )
    let most = "<row r=\"\(Int.max)\"/><row><c><v>1</v></c></row>"
    #expect(complaint(workbook(sheet: most)).contains("has a sheet of 1099511627776 rows"))
    let wide = "<row r=\"1\"><c r=\"ZZZ1\"><v>1</v></c></row>"
    #expect(complaint(workbook(sheet: wide)).contains("has a sheet of 1 rows and 18278 columns"))
    #expect(complaint(workbook(sheet: "<row r=\"-5\"><c r=\"A1\"><v>1</v></c></row>")) != "")
  }

  private static let openpyxl = PythonPeer.python(with: "openpyxl", module: "openpyxl")

  @Test(
    "a workbook that Python's openpyxl wrote has the cells that went in",
    .enabled(if: Peers.tests(with: openpyxl != nil), "openpyxl cannot be installed from PyPI")
  )
  func openpyxlBook() throws {
    let python = try #require(Self.openpyxl)
    let folder = try TemporaryFolder()
    let script = """
      import openpyxl
      book = openpyxl.Workbook()
      sheet = book.active
      for row in [["name", "from", "cost"], ["Zürich <-> Bern", "a & b", 1234.5], [None, "x", None], ["c", "d", 7]]:
          sheet.append(row)
      book.create_sheet("second").append(["wrong"])
      book.save("\(folder.path)/a.xlsx")
      """
    #expect(PythonPeer.output(of: python, ["-c", script]) != nil)
    let table = try importedTable(folder.path + "/a.xlsx")
    #expect(table.header == ["name", "from", "cost"])
    #expect(
      table.rowCount == 3 && table.field(0, 0) == "Zürich <-> Bern" && table.field(0, 1) == "a & b"
    )
    #expect(table.number(0, 2) == 1234.5 && table.number(2, 2) == 7 && table.field(1, 0).isEmpty)
  }
}
