// The process that reads an OMX file for another one.

#if OMX
  import Glibc

  /// Reads an OMX file and sends what is in it through standard output, within limits of time and
  /// memory.
  public enum OpenMatrixService {
    /// The argument that asks for it.
    static let mark = "--read-open-matrix"
    /// After the file: all matrices.
    static let all = "all"
    /// After the file: those whose names follow.
    static let some = "some"

    /// Serves, and ends the process, if it was started by ``IsolatedOpenMatrixReader``; call it
    /// before anything else.
    public static func runIfAsked() {
      let arguments = CommandLine.arguments
      guard arguments.count >= 4, arguments[1] == mark else { return }
      let path = arguments[2]
      let wanted = arguments[3] == all ? nil : Set(arguments[4...])
      var status = stat()
      let size = unsafe stat(path, &status) == 0 ? Int(status.st_size) : 0
      limitTime(to: 2 + size >> 22)
      limitMemory(to: 1 << 28 + 4 * size)
      do throws(OpenMatrixError) {
        try send(path, wanted)
      } catch {
        write(0)
        write(error.message)
        flush()
      }
      _exit(0)
    }

    private static func send(_ path: String, _ wanted: Set<String>?) throws(OpenMatrixError) {
      let reader = try OpenMatrixReader(path)
      let sent = reader.matrixNames.filter { wanted?.contains($0) ?? true }
      let (rows, columns) = (reader.rowCount, reader.columnCount)
      write(1)
      write(rows)
      write(columns)
      write(reader.matrixNames.count)
      for name in reader.matrixNames { write(name) }
      write(reader.lookups.count)
      for lookup in reader.lookups {
        write(lookup.name)
        write(lookup.dimension.map { $0.rawValue + 1 } ?? 0)
        write(lookup.ids.count)
        for id in lookup.ids { write(id) }
      }
      flush()
      let cells = rows * columns
      guard cells > 0 else { return }
      for name in sent {
        let block = min(rows, try reader.blockHeight(of: name))
        // A file of few bytes may hold many values, within its bounds: each is read, converted and
        // sent.
        limitTime(to: 2 + (8 * cells * sent.count) >> 24)
        limitMemory(to: 1 << 28 + 24 * block * columns)
        var start = 0
        while start < rows {
          let end = min(start + block, rows)
          let values = try reader.rows(start..<end, of: name)
          write(1)
          write(values.count)
          flush()
          send(values)
          start = end
        }
      }
    }

    // MARK: The stream

    nonisolated(unsafe) private static var buffer: [UInt8] = []

    private static func write(_ number: Int) {
      for shift in 0..<8 {
        unsafe buffer.append(UInt8(truncatingIfNeeded: number >> (8 * shift)))
      }
      if unsafe buffer.count > 1 << 16 { flush() }
    }

    private static func write(_ text: String) {
      let bytes = text.utf8.prefix(1 << 20)
      write(bytes.count)
      unsafe buffer += bytes
    }

    private static func flush() {
      unsafe buffer.withUnsafeBytes { unsafe send($0) }
      unsafe buffer.removeAll(keepingCapacity: true)
    }

    private static func send(_ values: [Double]) {
      unsafe values.withUnsafeBytes { unsafe send($0) }
    }

    private static func send(_ bytes: UnsafeRawBufferPointer) {
      var sent = 0
      while sent < bytes.count {
        let count = unsafe Glibc.write(
          STDOUT_FILENO,
          bytes.baseAddress?.advanced(by: sent),
          bytes.count - sent
        )
        if count < 0 && errno == EINTR { continue }
        // Nobody listens any more.
        guard count > 0 else { _exit(1) }
        sent += count
      }
    }

    // MARK: Limits

    /// Allows so many further seconds of work.
    private static func limitTime(to seconds: Int) {
      var limit = rlimit()
      guard unsafe getrlimit(__rlimit_resource_t(RLIMIT_CPU.rawValue), &limit) == 0 else { return }
      let used = Int(clock()) / 1_000_000
      limit.rlim_cur = min(limit.rlim_max, rlim_t(used + 1 + seconds))
      _ = unsafe setrlimit(__rlimit_resource_t(RLIMIT_CPU.rawValue), &limit)
    }

    /// The memory that the program takes of itself: the first number of statm, in pages.
    private static let size: Int = {
      let descriptor = unsafe open("/proc/self/statm", O_RDONLY)
      defer { close(descriptor) }
      var bytes = [UInt8](repeating: 0, count: 100)
      let count = unsafe read(descriptor, &bytes, bytes.count)
      let digits = String(
        decoding: bytes.prefix(max(0, count)).prefix { $0 != 0x20 },
        as: UTF8.self
      )
      return Int(digits).map { $0 * sysconf(Int32(_SC_PAGESIZE)) } ?? 1 << 31
    }()

    /// Allows so many bytes beyond what the program takes of itself.
    private static func limitMemory(to bytes: Int) {
      var limit = rlimit()
      guard unsafe getrlimit(__rlimit_resource_t(RLIMIT_AS.rawValue), &limit) == 0 else { return }
      limit.rlim_cur = min(limit.rlim_max, rlim_t(size + bytes))
      _ = unsafe setrlimit(__rlimit_resource_t(RLIMIT_AS.rawValue), &limit)
    }
  }
#endif
