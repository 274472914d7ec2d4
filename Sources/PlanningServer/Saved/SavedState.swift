// What the page keeps between visits, in a folder beside the network's, never in it.

import DurableFiles
import Glibc
import OrderedJSON
import Synchronization

/// The page's state on the disk: every change is there before it is answered.
///
/// Two pages may write: who has not seen the last change is told, with what it is.
public final class SavedState: Sendable {
  private struct Content {
    var version = 0
    var state = JSONValue.null
    /// Nil where nothing can be written.
    var file: StateFile?
  }

  private let content: Mutex<Content>
  /// The folder; nil where nothing is kept.
  public let folder: String?
  /// Why nothing is kept, if so.
  public let failure: String?

  private static let mark = #"{"corridor_live":1,"#

  /// Keeps nothing beyond the process.
  public init() {
    content = Mutex(Content())
    (folder, failure) = (nil, nil)
  }

  /// Takes the folder `NET.live` beside a network and reads what is there.
  ///
  /// Where it cannot be made or another process has it, the page works and says that nothing is
  /// kept.
  public init(besideNetwork network: String) {
    var trimmed = Substring(finalPath(network))
    while trimmed.count > 1, trimmed.hasSuffix("/") { trimmed.removeLast() }
    let folder = trimmed + ".live"
    do throws(FileFailure) {
      let error = makeFolder(String(folder))
      guard error == 0 || error == EEXIST else {
        throw FileFailure(
          .system(error),
          "\(folder) cannot be made: \(systemMessage(error)). Nothing is kept beyond this run."
        )
      }
      let file = try StateFile("\(folder)/state.json", mark: Self.mark)
      var start = Content()
      if let bytes = try file.read() {
        // What cannot be read is not written over.
        guard let value = try? JSONValue(parsing: bytes) else {
          throw FileFailure(
            .name,
            "\(folder)/state.json is damaged; move it away to begin anew. Nothing is kept beyond this run."
          )
        }
        start.version = value["version"]?.number.flatMap { Int(exactly: $0) } ?? 0
        start.state = value["state"] ?? .null
      }
      start.file = file
      content = Mutex(start)
      (self.folder, failure) = (String(folder), nil)
    } catch {
      content = Mutex(Content())
      (self.folder, failure) = (nil, error.description)
    }
  }

  /// `{"version","state","folder","failure"}`.
  var json: JSONValue {
    content.withLock { content in
      [
        "version": .integer(content.version), "state": content.state, "folder": .text(folder),
        "failure": .text(failure),
      ]
    }
  }

  /// Keeps a state that was made from the version before.
  /// - Returns: the new version; nil where another page was faster.
  /// - Throws: 500 where the disk does not take it; the state is then kept in memory alone.
  func replace(version: Int, with state: JSONValue) throws(LiveError) -> Int? {
    let result: Result<Int?, LiveError> = content.withLock { content in
      guard version == content.version else { return .success(nil) }
      content.version += 1
      content.state = state
      guard let file = content.file else { return .success(content.version) }
      let text = Self.mark + "\"version\":\(content.version),\"state\":\(state.compact)}\n"
      do throws(FileFailure) {
        try file.replace(with: Array(text.utf8))
        return .success(content.version)
      } catch {
        return .failure(LiveError(500, "The state is not on the disk: \(error.description)"))
      }
    }
    return try result.get()
  }
}
