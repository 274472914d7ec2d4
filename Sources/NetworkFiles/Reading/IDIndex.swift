// Finds rows by id, and names what is near when there is none.

/// The rows of a table by their ids.
///
/// A hash table of row numbers beside the ids themselves, with linear probing: measured, it takes
/// an eighth less time and a tenth less space for a package of a million links than a dictionary
/// from strings.
struct IDIndex {
  /// What the rows are, for messages: `node`.
  let kind: String
  /// Where they are defined, for messages: `node.csv`.
  let file: String
  /// The ids, in row order.
  private(set) var ids: [String] = []
  /// Row numbers at the places of their ids' hashes, -1 where free; at most half of the places are
  /// taken.
  private var slots: [Int32] = []
  /// Whether every id of the file is there.
  let isComplete: Bool

  init(_ kind: String, file: String, isComplete: Bool) {
    self.kind = kind
    self.file = file
    self.isComplete = isComplete
  }

  /// The ids of a table's column; empty ones (reported where they stand) and duplicates go to the
  /// log.
  init(_ kind: String, _ bound: BoundTable, column name: String, _ log: ProblemLog) {
    self.init(kind, file: bound.definition.file, isComplete: bound.isComplete)
    guard let table = bound.table else { return }
    let column = TextColumn(name, bound, table, log)
    ids.reserveCapacity(table.rowCount)
    makeSlots(for: table.rowCount)
    for row in 0..<table.rowCount {
      let id = column.id(row)
      if let first = insert(id), !id.isEmpty {
        column.error(
          row,
          "\(quoted(id)) is the id of line \(table.line(ofRow: first)) too; ids are unique in a table"
        )
      }
    }
  }

  /// Appends an id; answers the row that has it already, if any.
  @discardableResult
  mutating func insert(_ id: String) -> Int? {
    if 2 * (ids.count + 1) > slots.count { makeSlots(for: 2 * ids.count + 8) }
    let slot = slot(of: id)
    let first = Int(slots[slot])
    if first < 0 { slots[slot] = Int32(truncatingIfNeeded: ids.count) }
    ids.append(id)
    return first < 0 ? nil : first
  }

  /// The row of an id.
  func row(_ id: String) -> Int? {
    guard !slots.isEmpty else { return nil }
    let row = Int(slots[slot(of: id)])
    return row < 0 ? nil : row
  }

  /// The place where an id is, or where it belongs.
  private func slot(of id: String) -> Int {
    // FNV-1a over the bytes, then a multiplication that carries every bit upwards.
    var hash: UInt64 = 0xCBF2_9CE4_8422_2325
    for byte in id.utf8 { hash = (hash ^ UInt64(byte)) &* 0x100_0000_01B3 }
    let mask = slots.count - 1
    var slot = Int(truncatingIfNeeded: (hash &* 0x9E37_79B9_7F4A_7C15) >> 32) & mask
    while slots[slot] >= 0 && ids[Int(slots[slot])] != id { slot = (slot + 1) & mask }
    return slot
  }

  private mutating func makeSlots(for count: Int) {
    var size = 16
    while size < 2 * (count + 1) { size *= 2 }
    slots = Array(repeating: -1, count: size)
    for (row, id) in ids.enumerated() {
      let slot = slot(of: id)
      if slots[slot] < 0 { slots[slot] = Int32(truncatingIfNeeded: row) }
    }
  }

  /// The row of the id in a field; an id that is not there goes to the log.
  ///
  /// While rows of the table are
  /// broken, an unknown id may be theirs and is passed over.
  func row(_ id: String, in column: TextColumn, at row: Int, _ log: ProblemLog) -> Int? {
    if let found = self.row(id) { return found }
    if isComplete && !id.isEmpty { column.error(row, unknown(id, log)) }
    return nil
  }

  /// The message about an id that is not there.
  func unknown(_ id: String, _ log: ProblemLog) -> String {
    let near = log.suggestion(for: id, among: ids)
    return "there is no \(kind) \(quoted(id)) in \(file); add it there or correct the id" + near
  }
}
