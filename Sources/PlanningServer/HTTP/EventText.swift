// What is known of a search as server-sent events, so often that the page moves.

import OrderedJSON

/// The events of a job: `state` while it is sought, `part` for each part of the answer, `answer` or
/// `failure` at the end.
///
/// Every event carries the number of parts that were told, so that who comes back goes on from
/// there.
struct JobEvents {
  /// Time between two events.
  static let interval: Duration = .milliseconds(100)

  private var told: Int

  /// Starts after the parts that are known.
  init(after parts: Int = 0) { told = parts }

  /// What is to be told now.
  mutating func next(_ snapshot: Job.Snapshot) -> (text: String, isLast: Bool) {
    var text = ""
    func event(_ name: String, _ value: JSONValue) {
      text += "id: \(told)\nevent: \(name)\ndata: \(value.compact)\n\n"
    }
    for part in snapshot.parts.dropFirst(told) {
      told += 1
      event("part", part)
    }
    if let answer = snapshot.answer {
      event("answer", answer)
    } else if let failure = snapshot.failure {
      event("failure", ["error": .string(failure.message), "status": .integer(failure.status)])
    } else {
      event(
        "state",
        [
          "ahead": .integer(snapshot.ahead), "seconds": .double(snapshot.seconds),
          "progress": snapshot.progress,
        ]
      )
    }
    return (text, snapshot.isOver)
  }
}
