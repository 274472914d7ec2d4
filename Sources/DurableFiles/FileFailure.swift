// Why a file cannot be written or read.

import Glibc

/// A failure of a file, in words that name it, with what a caller may want to tell apart.
public struct FileFailure: Error, Sendable, Equatable, CustomStringConvertible {
  /// What kind of failure it is.
  public enum Kind: Sendable, Equatable {
    /// Another name has to be given: this one is taken, a folder, a device, or no file of ours.
    case name
    /// Another process uses the file.
    case inUse
    /// Whoever read the other end of a pipe has gone.
    case readerGone
    /// There is more to read than is read.
    case tooLarge
    /// The system's error number.
    case system(Int32)
  }

  /// What kind of failure it is.
  public let kind: Kind
  /// What is wrong and what to do, as a sentence.
  public let description: String

  /// Makes a failure.
  public init(_ kind: Kind, _ description: String) {
    self.kind = kind
    self.description = description
  }

  /// The system's reason why a file cannot be written.
  static func writing(_ name: String, _ error: Int32) -> FileFailure {
    FileFailure(
      error == EPIPE ? .readerGone : .system(error),
      "cannot write \(name): \(systemMessage(error))."
    )
  }

  /// A file beside an output has the name that ours would have.
  static func notOurs(_ side: String, besides name: String) -> FileFailure {
    FileFailure(
      .name,
      """
      \(side) is in the way: a file of that name is kept beside \(name) for a while, and what is there is not corridor's. Move it, \
      or give another name than \(name).
      """
    )
  }
}
