// The text of a certificate in which any number may be replaced by another.

import OrderedJSON
import PlanFiles
import PlanModel
import TestSupport

/// A certificate as a file.
struct ForgedText {
  /// Texts of numbers from the ends of what a double holds, and of what is no number.
  static let texts = [
    "0", "-0", "1", "-1", "2", "0.5", "1e300", "-1e300", "1e-300", "-1e-300", "9007199254740993",
    "5e-324", "1e100", "1e400", "NaN", "Infinity", "-Infinity", "01", "1.", "null", "\"1\"",
    "2147483648", "4294967296",
  ]

  private var text: [UInt8]

  init(_ records: [CertificateRecord]) {
    let lines =
      [CertificateHeader(inputSHA256: "", parameters: [:]).line] + records.map(\.line)
      + [CertificateRecord.end(after: records.count), ""]
    text = Array(lines.joined(separator: "\n").utf8)
  }

  /// Where the numbers are, outside of strings and but for the header.
  private var numbers: [Range<Int>] {
    var found: [Range<Int>] = []
    var position = (text.firstIndex(of: UInt8(ascii: "\n")) ?? 0) + 1
    var isText = false
    while position < text.count {
      let byte = text[position]
      if byte == UInt8(ascii: "\"") { isText.toggle() }
      guard !isText, "-0123456789".utf8.contains(byte) else {
        position += 1
        continue
      }
      let start = position
      while position < text.count, "-+.e0123456789".utf8.contains(text[position]) { position += 1 }
      found.append(start..<position)
    }
    return found
  }

  /// Puts a number in the place of another: an extreme one, one of the file's own, or one nearby.
  mutating func change(_ random: inout SeededGenerator) {
    let numbers = numbers
    guard let place = numbers.randomElement(using: &random),
      let other = numbers.randomElement(using: &random)
    else { return }
    let old = Double(String(decoding: text[place], as: UTF8.self)) ?? 0
    let new =
      switch Int.random(in: 0..<4, using: &random) {
      case 0: Self.texts.randomElement(using: &random) ?? "0"
      case 1: String(decoding: text[other], as: UTF8.self)
      case 2:
        JSONValue.decimalText(
          old * ([0, 0.5, 0.999, 1.001, 2, -1].randomElement(using: &random) ?? 1)
        ) ?? "0"
      default: JSONValue.decimalText(old + (Bool.random(using: &random) ? 1 : -1)) ?? "0"
      }
    text.replaceSubrange(place, with: Array(new.utf8))
  }

  /// The records; nil when the text cannot be read.
  func records() -> [CertificateRecord]? {
    var rest = [text]
    do throws(PlanFileError) {
      var reader = try CertificateReader("forged") { () throws(PlanFileError) in
        rest.popLast() ?? []
      }
      var records: [CertificateRecord] = []
      while let record = try reader.next() { records.append(record) }
      return records
    } catch {
      return nil
    }
  }
}
