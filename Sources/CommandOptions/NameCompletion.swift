// Shell completion of names: the zones, projects, regions and modes of the package that has been
// typed.

package import ArgumentParser
import DurableFiles
import NetworkFiles
import TransportNetwork

extension CompletedNames {
  /// Completes with the names of the package among the words typed so far.
  package var kind: CompletionKind {
    .custom { words, _, prefix in self.words(in: words, prefix: prefix) }
  }

  /// The names that may follow, those after the last comma of a list.
  private func words(in words: [String], prefix: String) -> [String] {
    guard let folder = words.first(where: { fileKind("\($0)/node.csv").isRegular }),
      let (network, _) = try? NetworkPackage.read(folder)
    else { return [] }
    let start = prefix.lastIndex(of: ",").map { String(prefix[...$0]) } ?? ""
    return network.completionWords(self).map { start + $0 }
  }
}
