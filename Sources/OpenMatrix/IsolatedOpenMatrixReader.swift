// A damaged HDF5 file crashes the library or keeps it busy for ever; so a process of its own reads
// it, within limits.

#if OMX
  import Glibc

  /// An OMX file that another process reads: what ``OpenMatrixReader`` tells of it, whatever the
  /// file does to the library.
  ///
  /// The other process is the same program, started with the arguments of `command`; it must begin
  /// with ``OpenMatrixService/runIfAsked()``. It has a second for every few megabytes, and memory
  /// for what the file can hold. Matrices come in the order of their names, each once; those that
  /// are not asked for are not read.
  ///
  /// ```swift
  /// OpenMatrixService.runIfAsked()   // first of all in main
  /// var file = try IsolatedOpenMatrixReader("skims.omx")
  /// let values = try file.nextMatrix()
  /// ```
  public struct IsolatedOpenMatrixReader: ~Copyable {
    /// Rows of every matrix.
    public let rowCount: Int
    /// Columns of every matrix.
    public let columnCount: Int
    /// The matrices of the file, sorted by name.
    public let matrixNames: [String]
    /// The matrices that come, sorted by name.
    public let readNames: [String]
    /// The lookups, sorted by name.
    public let lookups: [OpenMatrixLookup]

    private let stream: ChildStream
    private var next = 0

    /// Starts the other process and opens a file in it.
    ///
    /// - Parameters:
    ///   - path: The file.
    ///   - wanted: Names of those that are to come; what the file does not have is passed over. Nil
    ///     for all.
    /// - Throws: Why it is not an OMX file that can be read.
    public init(_ path: String, matrices wanted: [String]? = nil) throws(OpenMatrixError) {
      let stream = try ChildStream(path, wanted)
      try stream.checkStatus()
      let rows = try stream.count()
      let columns = try stream.count()
      let matrices = try stream.count()
      let (cells, overflow) = rows.multipliedReportingOverflow(by: columns)
      guard !overflow, cells < 1 << 60 else { throw stream.broken() }
      let names = try (0..<matrices).map { _ throws(OpenMatrixError) in try stream.text() }
      let lookups = try (0..<(try stream.count())).map { _ throws(OpenMatrixError) in
        let name = try stream.text()
        let dimension = OpenMatrixLookup.Dimension(rawValue: try stream.count() - 1)
        let ids = try (0..<(try stream.count())).map { _ throws(OpenMatrixError) in
          try stream.text()
        }
        return OpenMatrixLookup(name: name, ids: ids, dimension: dimension)
      }
      rowCount = rows
      columnCount = columns
      matrixNames = names
      readNames = names.filter { wanted?.contains($0) ?? true }
      self.lookups = lookups
      self.stream = stream
    }

    /// The values of the next matrix, row by row.
    ///
    /// - Throws: Why it cannot be read.
    /// - Precondition: There is one.
    public mutating func nextMatrix() throws(OpenMatrixError) -> [Double] {
      precondition(next < readNames.count, "every matrix comes once")
      next += 1
      var values: [Double] = []
      values.reserveCapacity(rowCount * columnCount)
      while values.count < rowCount * columnCount {
        try stream.checkStatus()
        let count = try stream.count()
        guard count > 0, count <= rowCount * columnCount - values.count else {
          throw stream.broken()
        }
        try stream.numbers(count, into: &values)
      }
      return values
    }
  }

  /// What the other process sends.
  private final class ChildStream {
    private let name: String
    private let descriptor: Int32
    private let process: pid_t
    private var buffer: [UInt8] = []
    private var position = 0
    private var hasEnded = false

    init(_ path: String, _ matrices: [String]?) throws(OpenMatrixError) {
      let wanted = matrices.map { [OpenMatrixService.some] + $0 } ?? [OpenMatrixService.all]
      let name = path.split(separator: "/").last.map { String($0) } ?? path
      self.name = name
      guard let (process, descriptor) = startChild([OpenMatrixService.mark, path] + wanted) else {
        throw OpenMatrixError(
          file: name,
          "cannot be read: a process of its own reads it, and none can be started (\(unsafe String(cString: strerror(errno))))"
        )
      }
      (self.process, self.descriptor) = (process, descriptor)
    }

    deinit {
      close(descriptor)
      if !hasEnded {
        kill(process, SIGKILL)
        _ = waitFor(process)
      }
    }

    /// Reads whether things go on; the reason comes otherwise.
    func checkStatus() throws(OpenMatrixError) {
      guard try count() == 1 else { throw OpenMatrixError(file: name, try text()) }
    }

    func count() throws(OpenMatrixError) -> Int {
      let bytes = try bytes(8)
      let value = bytes.enumerated().reduce(UInt64(0)) {
        $0 | UInt64($1.element) << (8 * $1.offset)
      }
      guard let count = Int(exactly: value), count < 1 << 60 else { throw broken() }
      return count
    }

    func text() throws(OpenMatrixError) -> String {
      let length = try count()
      guard length <= 1 << 20 else { throw broken() }
      return String(decoding: try bytes(length), as: UTF8.self)
    }

    /// Appends numbers as the machine holds them: both processes are on one.
    func numbers(_ count: Int, into values: inout [Double]) throws(OpenMatrixError) {
      var missing = count
      while missing > 0 {
        let part = min(missing, 1 << 16)
        let bytes = try bytes(8 * part)
        unsafe bytes.withUnsafeBytes { raw in
          for number in 0..<part {
            unsafe values.append(raw.loadUnaligned(fromByteOffset: 8 * number, as: Double.self))
          }
        }
        missing -= part
      }
    }

    private func bytes(_ count: Int) throws(OpenMatrixError) -> ArraySlice<UInt8> {
      while buffer.count - position < count {
        if position > 0 {
          buffer.removeSubrange(..<position)
          position = 0
        }
        let missing = max(1 << 16, count - buffer.count)
        let old = buffer.count
        buffer += repeatElement(0, count: missing)
        let got = unsafe buffer.withUnsafeMutableBytes { raw in
          unsafe readFully(descriptor, raw.baseAddress?.advanced(by: old), missing)
        }
        buffer.removeLast(missing - max(0, got))
        if got <= 0 { throw broken() }
      }
      defer { position += count }
      return buffer[position..<position + count]
    }

    /// Why the other process sends no more.
    func broken() -> OpenMatrixError {
      if !hasEnded { kill(process, SIGTERM) }
      hasEnded = true
      let reason =
        switch waitFor(process) {
        case SIGXCPU: "takes longer to read than a file of its size can"
        case let signal?: "cannot be read: HDF5 fails on it (signal \(signal))"
        case nil: "cannot be read: HDF5 fails on it"
        }
      return OpenMatrixError(
        file: name,
        "\(reason); it is damaged, fetch it again or write it anew where it was made"
      )
    }
  }

  /// Reads once; answers how many bytes came, 0 at the end.
  private func readFully(_ descriptor: Int32, _ room: UnsafeMutableRawPointer?, _ count: Int) -> Int
  {
    while true {
      let got = unsafe read(descriptor, room, count)
      if got < 0 && errno == EINTR { continue }
      return got
    }
  }

  /// Waits for the end of a process; the signal that ended it, if one did.
  private func waitFor(_ process: pid_t) -> Int32? {
    var status: Int32 = 0
    while unsafe waitpid(process, &status, 0) < 0 && errno == EINTR {}
    let signal = status & 0x7F
    return signal == 0 ? nil : signal
  }

  /// Starts this program again, with its standard output at the descriptor.
  ///
  /// Nil when the error number is set.
  private func startChild(_ arguments: [String]) -> (pid_t, Int32)? {
    var ends: [Int32] = [0, 0]
    guard unsafe pipe(&ends) == 0 else { return nil }
    _ = fcntl(ends[0], F_SETFD, FD_CLOEXEC)
    var actions = unsafe posix_spawn_file_actions_t()
    unsafe posix_spawn_file_actions_init(&actions)
    defer { unsafe posix_spawn_file_actions_destroy(&actions) }
    unsafe posix_spawn_file_actions_addopen(&actions, STDIN_FILENO, "/dev/null", O_RDONLY, 0)
    unsafe posix_spawn_file_actions_addopen(&actions, STDERR_FILENO, "/dev/null", O_WRONLY, 0)
    unsafe posix_spawn_file_actions_adddup2(&actions, ends[1], STDOUT_FILENO)
    unsafe posix_spawn_file_actions_addclose(&actions, ends[1])
    var attributes = posix_spawnattr_t()
    unsafe posix_spawnattr_init(&attributes)
    defer { unsafe posix_spawnattr_destroy(&attributes) }
    // What this process waits for or ignores, the other is ended by.
    var none = sigset_t()
    var all = sigset_t()
    unsafe sigemptyset(&none)
    unsafe sigfillset(&all)
    unsafe posix_spawnattr_setsigmask(&attributes, &none)
    unsafe posix_spawnattr_setsigdefault(&attributes, &all)
    unsafe posix_spawnattr_setflags(
      &attributes,
      Int16(POSIX_SPAWN_SETSIGMASK | POSIX_SPAWN_SETSIGDEF)
    )
    var words: [UnsafeMutablePointer<CChar>?] = unsafe (["corridor"] + arguments).map {
      unsafe strdup($0)
    }
    defer { unsafe words.forEach { unsafe free($0) } }
    unsafe words.append(nil)
    // Without a trace of a crash, which may take longer than the crash and hang.
    var environment: [UnsafeMutablePointer<CChar>?] = unsafe [strdup("SWIFT_BACKTRACE=enable=no")]
    defer { unsafe environment.forEach { unsafe free($0) } }
    for name in ["HDF5_PLUGIN_PATH", "LD_LIBRARY_PATH"] {
      if let value = unsafe getenv(name) {
        unsafe environment.append(strdup("\(name)=\(String(cString: value))"))
      }
    }
    unsafe environment.append(nil)
    var process = pid_t()
    let error = unsafe posix_spawn(
      &process,
      "/proc/self/exe",
      &actions,
      &attributes,
      words,
      environment
    )
    close(ends[1])
    guard error == 0 else {
      close(ends[0])
      errno = error
      return nil
    }
    return (process, ends[0])
  }
#endif
