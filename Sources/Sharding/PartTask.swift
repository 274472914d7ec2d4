// What all parts of one run have in common, so that nothing is put together that does not belong
// together.

public import OrderedJSON

/// A run that is done in parts: program, inputs and request, all but the number of the part.
public struct PartTask: Sendable, Equatable {
  /// A file or folder that the answer depends on.
  public struct Input: Sendable, Equatable {
    /// What it is to the run, such as `network` or `origins`.
    public var role: String
    /// SHA-256 of its bytes, in hexadecimal.
    public var sha256: String

    /// Names an input.
    public init(role: String, sha256: String) {
      (self.role, self.sha256) = (role, sha256)
    }
  }

  /// What the parts hold, such as `access rows`.
  public var kind: String
  /// Version of the program.
  public var version: String
  /// What was read, in a fixed order.
  public var inputs: [Input]
  /// The question with every option that changes the answer; nothing of files' names, threads or
  /// the part.
  public var request: JSONValue
  /// How many parts there are.
  public var count: Int

  /// Describes a run.
  public init(
    kind: String,
    version: String,
    inputs: [Input],
    request: JSONValue,
    count: Int
  ) {
    self.kind = kind
    self.version = version
    self.inputs = inputs
    // As it reads back, so that 2 and 2.0 are one number.
    self.request = (try? JSONValue(parsing: Array(request.compact.utf8))) ?? request
    self.count = count
  }

  /// In which way another run is another one; nil for the same.
  func difference(from other: PartTask) -> String? {
    if kind != other.kind { return "one holds \(kind), the other \(other.kind)" }
    if version != other.version {
      return "one is of version \(version) of the program, the other of \(other.version)"
    }
    if inputs.map(\.role) == other.inputs.map(\.role) {
      let changed = zip(inputs, other.inputs).filter { $0 != $1 }.map(\.0.role)
      if !changed.isEmpty {
        return "they were made of different contents of: \(changed.joined(separator: ", "))"
      }
    }
    if count != other.count { return "one is of \(count) parts, the other of \(other.count)" }
    if inputs != other.inputs || request != other.request {
      let keys = (request.members ?? []).filter { other.request[$0.key] != $0.value }.map(\.key)
      return "they answer different questions"
        + (keys.isEmpty ? "" : " (\(keys.joined(separator: ", ")))")
    }
    return nil
  }
}
