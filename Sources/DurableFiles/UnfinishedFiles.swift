// What must not outlive an interrupted process.

import FoundationEssentials
import Glibc
import Synchronization

/// The files and folders that are being written under other names than their final ones.
///
/// Whoever ends the process before its time calls `removeAll(ending:)` first. A file that is taking
/// its final name at that moment has it before that call goes on.
public final class UnfinishedFiles: Sendable {
  /// Those of the process.
  public static let shared = UnfinishedFiles()

  private let paths = Mutex<[String]>([])

  /// Notes a file or folder.
  func add(_ path: String) { paths.withLock { $0.append(path) } }

  /// Makes something within a folder that was noted; never while all is being removed, or something
  /// would be left.
  func creating<Result>(_ body: () -> Result) -> Result { paths.withLock { _ in body() } }

  /// Finishes or drops a file, undisturbed by an interruption.
  func finish<Result>(_ path: String, _ body: () -> Result) -> Result {
    paths.withLock { paths in
      paths.removeAll { $0 == path }
      return body()
    }
  }

  /// Removes them all; afterwards none takes its final name any more, since the process is about to
  /// end.
  ///
  /// - Parameter ending: Ends the process.
  public func removeAll(ending: () -> Never) -> Never {
    paths.withLock { paths in
      for path in paths { removeTree(path) }
      ending()
    }
  }
}

/// Removes a file, or a folder with all that is in it, if it is there.
func removeTree(_ path: String) {
  if unsafe unlink(path) == 0 || errno == ENOENT { return }
  try? FileManager.default.removeItem(atPath: path)
}
