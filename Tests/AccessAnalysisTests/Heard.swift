// What a listener was told.

import Synchronization

/// Texts in the order in which they came.
final class Heard: Sendable {
  private let texts = Mutex<[String]>([])

  func add(_ text: String) { texts.withLock { $0.append(text) } }

  var all: [String] { texts.withLock { $0 } }
}
