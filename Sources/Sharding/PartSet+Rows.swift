// Rows of all parts in the order of an undivided run, a piece at a time.

import DurableFiles
import Glibc
import NetworkFiles

extension PartSet {
  /// Hands over the bytes of an undivided output: one header, then block by block the rows of all
  /// parts.
  ///
  /// - Parameter body: Takes bytes, in order.
  /// - Throws: ``ShardError/file(_:)`` for a part that is not what its manifest says, after some of
  ///   its bytes were handed over: write to a file that appears whole or not at all.
  /// - Complexity: O(bytes) time; space for one piece, whatever the parts' size.
  public func forEachPiece(_ body: ([UInt8]) throws(ShardError) -> Void) throws(ShardError) {
    // Headers may name columns that are only there with rows.
    let first = parts.firstIndex { $0.manifest.rows > 0 } ?? 0
    var readers: [PartReader] = []
    var header: [UInt8] = []
    for (place, part) in parts.enumerated() {
      var reader = PartReader(part)
      var own: [UInt8] = []
      try reader.read(part.manifest.headerBytes) { (piece) throws(ShardError) in own += piece }
      if place == first { header = own }
      readers.append(reader)
    }
    try body(header)
    for block in parts[first].manifest.blocks.indices {
      for place in readers.indices where parts[place].manifest.blocks.indices.contains(block) {
        try readers[place].read(parts[place].manifest.blocks[block].bytes, body)
      }
    }
    for reader in readers { try reader.finish() }
  }

  /// The bytes of each part, one after the other.
  public func forEachPart(
    _ body: (Part, [UInt8]) throws(ShardError) -> Void
  ) throws(ShardError) {
    for part in parts {
      var reader = PartReader(part)
      var bytes: [UInt8] = []
      try reader.read(part.manifest.bytes) { (piece) throws(ShardError) in bytes += piece }
      try reader.finish()
      try body(part, bytes)
    }
  }
}

/// A part that is read from front to back, with pauses in which it is not open.
private struct PartReader {
  let part: PartSet.Part
  private var position = 0
  private var digest = SHA256()

  init(_ part: PartSet.Part) { self.part = part }

  /// Reads the next bytes.
  mutating func read(
    _ count: Int,
    _ body: ([UInt8]) throws(ShardError) -> Void
  ) throws(ShardError) {
    guard count > 0 else { return }
    let descriptor = openFile(part.path, O_RDONLY)
    guard descriptor >= 0, lseek(descriptor, position, SEEK_SET) == position else {
      let reason = systemMessage(errno)
      if descriptor >= 0 { close(descriptor) }
      throw .file("\(part.path) cannot be read: \(reason).")
    }
    defer { close(descriptor) }
    var left = count
    while left > 0 {
      switch readSome(descriptor, atMost: min(left, 1 << 20)) {
      case .failure(let error):
        throw .file("\(part.path) cannot be read: \(systemMessage(error.number)).")
      case .success(let piece):
        guard !piece.isEmpty else { throw changed }
        digest.update(piece)
        left -= piece.count
        try body(piece)
      }
    }
    position += count
  }

  /// Checks that nothing is left and that the bytes were those of the manifest.
  consuming func finish() throws(ShardError) {
    let error = changed
    let descriptor = openFile(part.path, O_RDONLY)
    guard descriptor >= 0 else { throw error }
    defer { close(descriptor) }
    guard lseek(descriptor, 0, SEEK_END) == position,
      digest.hexadecimal() == part.manifest.sha256
    else { throw error }
  }

  private var changed: ShardError {
    .file(
      """
      \(part.path) is not what its manifest says: it was changed or cut off after it was written. Remove both and run shard \
      \(part.manifest.shard) again.
      """
    )
  }
}
