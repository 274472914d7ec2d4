// What the user calls things, found in the network; a wrong name is answered with the right ones.

package import Console
import AccessAnalysis
package import TransportNetwork

/// Turns a name that is none, or several, into a wrong command line.
package func named<Result>(
  _ option: String?,
  _ body: () throws(NameError) -> Result
) throws(CommandFailure) -> Result {
  do throws(NameError) {
    return try body()
  } catch {
    throw CommandFailure(.name(error, asked: option))
  }
}

extension Network {
  /// The values of a numeric zone column, empty fields as 0; negative values and words for missing
  /// ones are refused.
  package func column(named name: String, option: String) throws(CommandFailure) -> [Double] {
    try asking { () throws(AccessError) in
      try column(named: name, asked: option, note: Terminal.messageOnce)
    }
  }

  /// Ids of the projects of a comma-separated list of ids and names, each once.
  package func projectIDs(_ list: String, option: String) throws(CommandFailure) -> [String] {
    try named(option) { () throws(NameError) in
      var names = projectNames
      return try names.positions(ofList: list).map { projects[$0].id }
    }
  }
}

/// The position of a name in a list.
package func position(
  of name: String,
  among names: [String],
  what: String,
  option: String? = nil
) throws(CommandFailure) -> Int {
  try asking { () throws(AccessError) in
    try AccessAnalysis.position(of: name, among: names, what: what, asked: option)
  }
}

/// `; did you mean "A1"?` when one of the names is near, else a full stop.
package func suggestion(for name: String, among names: [String]) -> String {
  nearest(to: name, among: names).map { "; did you mean \"\($0)\"?" } ?? "."
}
