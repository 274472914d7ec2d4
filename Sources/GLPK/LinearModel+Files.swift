// Models in files.

internal import CGLPK
internal import Glibc

/// The formats of model files.
public enum ModelFormat: Sendable, Equatable, CaseIterable {
  /// Free MPS.
  case mps
  /// CPLEX LP.
  case lp
}

extension LinearModel {
  /// The model as text.
  /// - Throws: `GLPKError` when something in the model is not acceptable.
  public func text(as format: ModelFormat) throws(GLPKError) -> String {
    switch format {
    case .mps: try mps()
    case .lp: try lp()
    }
  }

  /// Writes the model to a file, whole or not at all.
  /// - Throws: `GLPKError` when something in the model is not acceptable or the file cannot be
  ///   written.
  public func write(to path: String, as format: ModelFormat) throws(GLPKError) {
    let bytes = Array(try text(as: format).utf8)
    let temporary = "\(path).\(getpid()).tmp"
    guard let file = unsafe fopen(temporary, "wb") else { throw Self.fileError(path, "written") }
    let written = unsafe fwrite(bytes, 1, bytes.count, file)
    let closed = unsafe fclose(file) == 0
    guard written == bytes.count, closed, unsafe rename(temporary, path) == 0 else {
      let error = Self.fileError(path, "written")
      unsafe unlink(temporary)
      throw error
    }
  }

  /// Reads a model from a file with GLPK's reader.
  /// - Throws: `GLPKError` when the file cannot be read or its contents make no sense; the message
  ///   has GLPK's words with the line.
  public init(contentsOf path: String, as format: ModelFormat) throws(GLPKError) {
    guard unsafe access(path, R_OK) == 0 else { throw Self.fileError(path, "read") }
    self = try withProblem { problem throws(GLPKError) in
      try problem.read(path, format)
      return try problem.model()
    }
    try check()
  }

  private static func fileError(_ path: String, _ verb: String) -> GLPKError {
    let reason = unsafe String(cString: strerror(errno))
    return GLPKError(.file, "The model file \(path) cannot be \(verb): \(reason).")
  }
}

extension Problem {
  /// Replaces the contents by a file's; for an empty problem only, which gets no handles.
  fileprivate mutating func read(_ path: String, _ format: ModelFormat) throws(GLPKError) {
    let session = SolverSession(messages, .silent, memoryLimit: nil, hearsEverything: true)
    var code: Int32 = 0
    let finished = unsafe session.run {
      unsafe cglpk_read($0, raw, format == .mps ? 1 : 0, path, &code)
    }
    if !finished { try abandon() }
    guard code == 0 else {
      let words = messages.lastWords.split(whereSeparator: \.isNewline).joined(separator: "; ")
      throw GLPKError(.file, "The model file \(path) makes no sense: \(words)")
    }
  }
}
