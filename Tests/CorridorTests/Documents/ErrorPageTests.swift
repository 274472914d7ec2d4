// Every kind of error has an answer on the page that people look it up on.

import Foundation
import Testing

@Suite("The page of errors")
struct ErrorPageTests {
  let page: String
  /// The Swift files of all libraries and programs, but for the maker of Networks/china.
  let sources: [String]

  init() throws {
    page = try DocumentTests.page("Sources/documentation/errors.md")
    let folder = DocumentTests.root.appendingPathComponent("Sources")
    let paths = FileManager.default.enumerator(atPath: folder.path)?.compactMap { $0 as? String }
    sources = try (paths ?? [])
      .filter { $0.hasSuffix(".swift") && !$0.hasPrefix("BuildChinaNetwork/") }
      .map { try String(contentsOf: folder.appendingPathComponent($0), encoding: .utf8) }
  }

  @Test("every public kind of error of the libraries is on the page, and no other")
  func kinds() throws {
    let kinds = Set(sources.flatMap(publicErrorKinds(in:)))
    // What the libraries have had for long: the sources were read.
    #expect(kinds.isSuperset(of: ["CSVError", "NameError.unknown", "FileFailure.inUse"]))
    let told = Set(
      page.matches(of: /`([A-Z]\w*(?:\.\w+)*)`/).map { String($0.output.1) }
        .filter { $0.contains(/Error|Failure|Refusal/) }
    )
    #expect(kinds.subtracting(told).sorted() == [], "without an answer")
    #expect(told.subtracting(kinds).sorted() == [], "of no library")
  }

  @Test("what the page says that messages say, they say")
  func messages() throws {
    let rows = page.components(separatedBy: "\n")
      .filter { $0.hasPrefix("| `") }
      .map { $0.components(separatedBy: " | ")[0] }
    #expect(rows.count >= 20)
    for row in rows {
      for text in row.matches(of: /`([^`]+)`/).map({ String($0.output.1) }) {
        #expect(sources.contains { $0.contains(text) }, "\(text)")
      }
    }
  }

  @Test("kinds are found in any form of declaration")
  func scan() {
    let text = """
      public enum One: Error, Sendable {
        /// Said.
        case first(Int)
        case second
        var text: String {
          switch self {
          case .first: ""
          }
        }
      }
      public struct Two: Error {
        public enum Kind: Sendable {
          case a, b
        }
      }
      extension Three {
        public struct Failure: Error {
          let text: String
        }
      }
      struct Inner: Error {}
      """
    let found = publicErrorKinds(in: text)
    #expect(found == ["One.first", "One.second", "Two.a", "Two.b", "Three.Failure"])
  }
}

/// The cases of a text's public errors, those of their `Kind` where they have one, or else their
/// names.
///
/// The text is formatted: what is inside is indented by two blanks.
private func publicErrorKinds(in text: String) -> [String] {
  let lines = text.components(separatedBy: "\n")
  return lines.indices.flatMap { index -> [String] in
    let line = lines[index]
    guard let error = line.firstMatch(of: /^( *)public (?:enum|struct) (\w+): .*\bError\b.*\{/)
    else { return [] }
    let indent = String(error.output.1)
    let owner =
      indent.isEmpty
      ? nil
      : lines[..<index].last { $0.contains(/^[a-z].*\{$/) }?
        .firstMatch(of: /(?:struct|enum|class|extension) ([\w.]+)/).map { String($0.output.1) }
    let name = (owner.map { "\($0)." } ?? "") + error.output.2
    let body = lines[index...].dropFirst().prefix { $0 != "\(indent)}" }
    func cases(_ indent: String) -> [String] {
      body.filter { $0.hasPrefix("\(indent)case ") && !$0.hasPrefix("\(indent)case .") }
        .flatMap { line in
          line.dropFirst(indent.count + 5).prefix { $0 != "(" }.components(separatedBy: ", ")
        }
        .map { "\(name).\($0)" }
    }
    let own = cases("\(indent)  ")
    let inner = own.isEmpty ? cases("\(indent)    ") : []
    return (own + inner).isEmpty ? [name] : own + inner
  }
}
