// Memory for vectors of labels, on the boundaries that the processor likes.

/// Lines of sixteen labels on boundaries of 64 bytes, which arrays do not promise; a line then
/// never straddles two cache lines.
///
/// Whoever writes holds the only reference (see ``WideLabels``), so sharing is as safe as that of
/// an array.
@safe
final class LineStorage: @unchecked Sendable {
  typealias Line = SIMD16<UInt32>

  let lines: UnsafeMutableBufferPointer<Line>

  /// Memory that is not set to anything, so that pages never used cost nothing.
  init(count: Int) {
    let bytes = UnsafeMutableRawBufferPointer.allocate(
      byteCount: count * MemoryLayout<Line>.stride,
      alignment: 64
    )
    unsafe lines = bytes.bindMemory(to: Line.self)
  }

  deinit { unsafe UnsafeMutableRawBufferPointer(lines).deallocate() }
}
