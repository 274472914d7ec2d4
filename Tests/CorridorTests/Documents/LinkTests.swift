// Links between the pages of the repository lead somewhere.

import Foundation
import Testing

@Suite("Links of the documentation")
struct LinkTests {
  /// Pages, with how many links to files and how many to headings they have at least.
  private static let pages = [
    ("README.md", 20, 0), ("CONTRIBUTING.md", 5, 0), ("Networks/README.md", 4, 0),
    ("Networks/china/README.md", 1, 0), ("Networks/china/SOURCES.md", 0, 0),
    ("Networks/china2016/README.md", 1, 0), ("Networks/africa/README.md", 1, 0),
    ("Networks/example/README.md", 0, 0), ("Networks/regressions/README.md", 0, 0),
    ("Benchmarks/README.md", 0, 0), ("Sources/python/README.md", 0, 0),
    ("Sources/packaging/RELEASE.md", 0, 0), ("Sources/documentation/tutorial.md", 4, 1),
    ("Sources/documentation/errors.md", 0, 0), ("Sources/documentation/tour.md", 2, 0),
    ("Sources/documentation/own-country.md", 1, 0), ("Sources/documentation/parts.md", 0, 0),
    ("Sources/documentation/proof.md", 4, 1), ("Sources/documentation/comparison.md", 4, 2),
    ("Sources/documentation/r.md", 0, 0),
  ]

  @Test("files and headings that pages link to are there", arguments: pages)
  func links(path: String, files: Int, headings: Int) throws {
    let page = DocumentTests.root.appendingPathComponent(path)
    var (foundFiles, foundHeadings) = (0, 0)
    for link in try DocumentTests.page(path).matches(of: /\]\(([^)\s]+)\)/) {
      let parts = link.output.1.split(separator: "#", omittingEmptySubsequences: false)
      guard !link.output.1.contains("://"), let file = parts.first else { continue }
      let target =
        file.isEmpty ? page : page.deletingLastPathComponent().appendingPathComponent(String(file))
      #expect(FileManager.default.fileExists(atPath: target.path), "\(path): \(link.output.1)")
      foundFiles += 1
      guard parts.count == 2 else { continue }
      let text = try String(contentsOf: target, encoding: .utf8)
      #expect(anchors(of: text).contains(String(parts[1])), "\(path): \(link.output.1)")
      foundHeadings += 1
    }
    #expect(foundFiles >= files && foundHeadings >= headings, "\(foundFiles), \(foundHeadings)")
  }
}

/// The anchors of a page's headings, as GitHub makes them: small letters, blanks to hyphens, no
/// other signs.
private func anchors(of text: String) -> Set<String> {
  Set(
    text.components(separatedBy: "\n").filter { $0.hasPrefix("#") }.map { line in
      let title = line.drop { $0 == "#" }.dropFirst().lowercased()
      return title.filter { $0.isLetter || $0.isNumber || $0 == " " || $0 == "-" || $0 == "_" }
        .replacingOccurrences(of: " ", with: "-")
    }
  )
}
