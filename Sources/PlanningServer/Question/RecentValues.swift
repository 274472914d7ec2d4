// The values that were asked for last; older ones make room.

/// A small store of what was computed lately.
struct RecentValues<Key: Hashable, Value> {
  private let limit: Int
  private var entries: [(key: Key, value: Value)] = []

  init(atMost limit: Int) { self.limit = limit }

  /// A value that is there, which then is the last asked for.
  mutating func value(of key: Key) -> Value? {
    guard let position = entries.firstIndex(where: { $0.key == key }) else { return nil }
    let entry = entries.remove(at: position)
    entries.append(entry)
    return entry.value
  }

  /// Keeps a value; the one that nobody asked for longest goes.
  mutating func insert(_ value: Value, of key: Key) {
    entries.removeAll { $0.key == key }
    entries.append((key, value))
    if entries.count > limit { entries.removeFirst() }
  }
}
