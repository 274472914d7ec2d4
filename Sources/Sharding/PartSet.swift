// All parts of a run, checked: of one run, each once, none missing.

import DurableFiles

/// The parts of a run in their order.
public struct PartSet: Sendable {
  /// A part and where it is.
  public struct Part: Sendable {
    /// Its file.
    public let path: String
    /// What is known of it.
    public let manifest: PartManifest
  }

  /// The parts, by number.
  public let parts: [Part]
  /// The run.
  public let task: PartTask
  /// How many items there are in all.
  public let total: Int

  /// Reads the manifests of parts, in any order; a manifest may be named in place of its part.
  ///
  /// - Throws: ``ShardError/parts(_:)`` for parts of different runs, doubles and holes, with the
  ///   numbers of what is missing.
  /// - Complexity: O(parts); no part is read.
  public init(_ paths: [String]) throws(ShardError) {
    let suffix = PartManifest.suffix
    var found: [Part] = []
    var known: Set<String> = []
    for path in paths {
      let path = path.hasSuffix(suffix) ? String(path.dropLast(suffix.utf8.count)) : path
      let isAgain = !known.insert(path).inserted
      // A pattern such as part.* names part and manifest.
      if isAgain, paths.contains(path + suffix) { continue }
      found.append(Part(path: path, manifest: try PartManifest(besidePart: path)))
    }
    guard let first = found.first else { throw .parts("There are no parts to put together.") }
    task = first.manifest.task
    total = first.manifest.total
    var ordered = [Part?](repeating: nil, count: first.manifest.shard.count)
    for part in found {
      if let difference = first.manifest.task.difference(from: part.manifest.task) {
        throw .parts(
          "\(first.path) and \(part.path) are parts of different runs: \(difference)."
        )
      }
      guard part.manifest.total == total else {
        throw .file(
          """
          \(first.path) is of \(total) items in all and \(part.path) of \(part.manifest.total), though both answer the same \
          question; make the parts again.
          """
        )
      }
      let place = part.manifest.shard.index - 1
      if let other = ordered[place] {
        throw .parts(
          "Part \(part.manifest.shard) is there twice: \(other.path) and \(part.path)."
        )
      }
      ordered[place] = part
    }
    let missing = ordered.indices.filter { ordered[$0] == nil }.map { String($0 + 1) }
    guard missing.isEmpty else {
      let shown = missing.prefix(20).joined(separator: ", ")
      let more = missing.count > 20 ? " and \(missing.count - 20) more" : ""
      throw .parts("Of \(ordered.count) parts there are missing: \(shown)\(more).")
    }
    parts = ordered.compactMap(\.self)
  }
}
