// Finds zones by the bytes of their ids, without making a string for each of a million rows.

import TransportNetwork

/// Positions of zones by id.
///
/// An open-addressing table over the ids' bytes; spellings that differ in their bytes (`1.0` for
/// `1`) are looked up as texts once and then remembered.
struct ZoneLookup {
  private var positions: [String: Int]
  /// The ids, by position.
  private(set) var ids: [String]
  private var spellings: [(bytes: [UInt8], zone: Int)] = []
  /// Position in `spellings` plus 1; 0 is free.
  private var slots: [Int32]

  init(_ ids: [String]) {
    self.ids = ids
    positions = Dictionary(
      ids.enumerated().map { ($1, $0) },
      uniquingKeysWith: { first, _ in first }
    )
    slots = Array(repeating: 0, count: 64)
    for (zone, id) in ids.enumerated() { remember(Array(id.utf8), zone) }
  }

  /// The zone of the id in a range of bytes, nil when there is none.
  mutating func zone(_ bytes: Span<UInt8>, _ range: Range<Int>) -> Int? {
    var slot = Self.hash(bytes, range) & (slots.count - 1)
    while slots[slot] != 0 {
      let position = Int(slots[slot]) - 1
      if isEqual(position, bytes, range) { return spellings[position].zone }
      slot = (slot + 1) & (slots.count - 1)
    }
    let spelling = range.map { bytes[$0] }
    guard let zone = positions[canonicalID(String(decoding: spelling, as: UTF8.self))] else {
      return nil
    }
    remember(spelling, zone)
    return zone
  }

  /// The zone of the id in a range of bytes, made if there is none; `text` is the id where quotes
  /// in it are doubled.
  mutating func zoneOrNew(
    _ bytes: Span<UInt8>,
    _ range: Range<Int>,
    or text: () -> String
  ) -> Int {
    if let zone = zone(bytes, range) { return zone }
    let id = canonicalID(trimmingBlanks(text()))
    if let zone = positions[id] { return zone }
    let zone = ids.count
    ids.append(id)
    positions[id] = zone
    remember(Array(id.utf8), zone)
    return zone
  }

  /// The zone of an id, nil when there is none.
  func zone(_ id: String) -> Int? { positions[canonicalID(id)] }

  private func isEqual(_ position: Int, _ bytes: Span<UInt8>, _ range: Range<Int>) -> Bool {
    guard spellings[position].bytes.count == range.count else { return false }
    for offset in 0..<range.count
    where spellings[position].bytes[offset] != bytes[range.lowerBound + offset] {
      return false
    }
    return true
  }

  private mutating func remember(_ spelling: [UInt8], _ zone: Int) {
    spellings.append((spelling, zone))
    if 2 * spellings.count > slots.count {
      slots = Array(repeating: 0, count: 4 * slots.count)
      for position in spellings.indices { place(position) }
    } else {
      place(spellings.count - 1)
    }
  }

  private mutating func place(_ position: Int) {
    let bytes = spellings[position].bytes
    var slot = Self.hash(bytes.span, bytes.indices) & (slots.count - 1)
    while slots[slot] != 0 { slot = (slot + 1) & (slots.count - 1) }
    slots[slot] = Int32(truncatingIfNeeded: position + 1)
  }

  /// FNV-1a, its high half folded in.
  private static func hash(_ bytes: Span<UInt8>, _ range: Range<Int>) -> Int {
    var hash: UInt64 = 0xCBF2_9CE4_8422_2325
    for position in range { hash = (hash ^ UInt64(bytes[position])) &* 0x100_0000_01B3 }
    return Int(truncatingIfNeeded: (hash ^ (hash >> 29)) & 0x7FFF_FFFF_FFFF_FFFF)
  }
}
