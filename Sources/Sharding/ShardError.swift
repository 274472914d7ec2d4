// Why a part cannot be written, or parts cannot be put together.

public import DurableFiles

/// A failure of parts, with what to do about it.
public enum ShardError: Error, Sendable, Equatable, CustomStringConvertible {
  /// The parts do not belong together, or are not all there: other files have to be named.
  case parts(String)
  /// A file is damaged, or is no part.
  case file(String)
  /// A file cannot be read or written.
  case system(FileFailure)

  /// What is wrong and what to do, as a sentence.
  public var description: String {
    switch self {
    case .parts(let text), .file(let text): text
    case .system(let failure): failure.description
    }
  }
}

/// Runs what files can fail.
func withFiles<Result>(_ body: () throws(FileFailure) -> Result) throws(ShardError) -> Result {
  do throws(FileFailure) {
    return try body()
  } catch {
    throw .system(error)
  }
}
