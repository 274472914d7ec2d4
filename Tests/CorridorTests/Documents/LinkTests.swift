// Links between the pages of the repository lead somewhere.

import Foundation
import Testing

@Suite("Links of the documentation")
struct LinkTests {
  @Test(
    "files and headings that pages link to are there",
    arguments: [
      "README.md", "CONTRIBUTING.md", "Networks/README.md", "Networks/china/README.md",
      "Networks/china/SOURCES.md", "Networks/china2016/README.md", "Networks/africa/README.md",
      "Networks/example/README.md",
      "Benchmarks/README.md",
      "Sources/python/README.md", "Sources/packaging/RELEASE.md",
      "Sources/documentation/tutorial.md", "Sources/documentation/errors.md",
      "Sources/documentation/tour.md", "Sources/documentation/own-country.md",
      "Sources/documentation/proof.md", "Sources/documentation/comparison.md",
      "Sources/documentation/r.md",
    ]
  )
  func links(path: String) throws {
    let page = DocumentTests.root.appendingPathComponent(path)
    for link in try DocumentTests.page(path).matches(of: /\]\(([^)\s]+)\)/) {
      let parts = link.output.1.split(separator: "#", omittingEmptySubsequences: false)
      guard !link.output.1.contains("://"), let file = parts.first else { continue }
      let target =
        file.isEmpty ? page : page.deletingLastPathComponent().appendingPathComponent(String(file))
      #expect(FileManager.default.fileExists(atPath: target.path), "\(path): \(link.output.1)")
      guard parts.count == 2, let text = try? String(contentsOf: target, encoding: .utf8) else {
        continue
      }
      #expect(anchors(of: text).contains(String(parts[1])), "\(path): \(link.output.1)")
    }
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
