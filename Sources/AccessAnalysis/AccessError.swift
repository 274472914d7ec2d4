// What can go wrong between an access question and its answer.

public import TransportNetwork
import NetworkFiles

/// A question that cannot be answered, with what to do about it.
///
/// Sentences call what was asked for as the options of `corridor access` are called.
public enum AccessError: Error, Sendable, Equatable, CustomStringConvertible {
  /// The question contradicts itself or its source, or a number is out of range.
  case request(String)
  /// A name that nothing or too much has; `asked` is what it was given to, nil for nothing in
  /// particular.
  case name(NameError, asked: String?)
  /// A value that is missing, or cannot be counted.
  case value(String)
  /// A file that cannot be read, or is not what it should be.
  case file(String)
  /// A graph or network on which costs cannot be computed.
  case graph(String)

  /// Whether the question is at fault and not the data.
  public var isOfQuestion: Bool {
    switch self {
    case .request, .name: true
    case .value, .file, .graph: false
    }
  }

  /// What is wrong and what to do, in a sentence or two; findings in tables are one a line.
  public var description: String {
    switch self {
    case .request(let text), .value(let text), .file(let text), .graph(let text): text
    case .name(.nothingNamed(let what, let known), let asked):
      "\(asked ?? "the list") \(NameError.nothingNamed(what: what, known: known).description)"
    case .name(let error, let asked): (asked.map { "\($0): " } ?? "") + error.description
    }
  }
}

/// Turns a name that is none, or several, into a question that cannot be answered.
package func named<Result>(
  _ asked: String?,
  _ body: () throws(NameError) -> Result
) throws(AccessError) -> Result {
  do throws(NameError) {
    return try body()
  } catch {
    throw .name(error, asked: asked)
  }
}

/// Turns what is wrong with a table into an error.
func readingTable<Result>(
  _ body: () throws(CSVError) -> Result
) throws(AccessError) -> Result {
  do {
    return try body()
  } catch {
    throw .file(error.description)
  }
}

/// The position of a name in a list.
package func position(
  of name: String,
  among names: [String],
  what: String,
  asked: String? = nil
) throws(AccessError) -> Int {
  guard let position = names.firstIndex(of: name) else {
    let near = nearest(to: name, among: names)
    throw .name(.unknown(what: what, text: name, suggestion: near, known: names), asked: asked)
  }
  return position
}
