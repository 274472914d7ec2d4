// corridor serve as a process of its own, and plain sockets to it.

#if Server
  import Foundation
  import Glibc

  /// A running server; ends with its last reference.
  final class LiveServer {
    private let process = Process()
    private let output = Pipe()
    /// The address that it printed.
    let address: URL
    let port: Int
    let token: String

    /// Starts a server in a folder and waits until it has printed its address.
    init(_ network: String, in folder: URL, _ more: [String] = []) throws {
      process.executableURL = CorridorProcess.binary
      process.arguments = ["serve", network, "--no-open"] + more
      process.currentDirectoryURL = folder
      process.standardInput = FileHandle.nullDevice
      process.standardOutput = output
      try process.run()
      var line = Data()
      while !line.contains(UInt8(ascii: "\n")) {
        let bytes = output.fileHandleForReading.availableData
        guard !bytes.isEmpty else { break }
        line += bytes
      }
      let text = String(decoding: line, as: UTF8.self)
      guard let start = text.range(of: "http://"),
        let url = URL(
          string: text[start.lowerBound...].trimmingCharacters(in: .whitespacesAndNewlines)
        ), let port = url.port, let fragment = url.fragment, fragment.hasPrefix("t=")
      else { throw Browser.Failure(description: "corridor serve printed: \(text)") }
      address = url
      self.port = port
      token = String(fragment.dropFirst(2))
    }

    deinit {
      if process.isRunning { process.terminate() }
      process.waitUntilExit()
    }

    /// Ends it as Ctrl-C does; its exit code and the seconds that took.
    func interrupt() -> (code: Int32, seconds: Double) {
      let start = Date()
      kill(process.processIdentifier, SIGINT)
      process.waitUntilExit()
      return (process.terminationStatus, Date().timeIntervalSince(start))
    }

    /// Ends it without a chance to do anything.
    func killAtOnce() {
      kill(process.processIdentifier, SIGKILL)
      process.waitUntilExit()
    }

    var isRunning: Bool { process.isRunning }

    /// Sends bytes and reads the answer to its end; the status, or nil where the server only
    /// closed.
    func status(of request: String, waiting seconds: Int = 30) throws -> Int? {
      let socket = try LiveSocket(port: port)
      socket.send(request)
      let text = socket.read(upTo: 1 << 20, seconds: seconds)
      return text.split(separator: " ").dropFirst().first.flatMap { Int($0) }
    }

    /// A request of the server's own page, but for what is changed.
    func request(
      _ method: String = "POST",
      _ path: String = "/api/evaluate",
      host: String? = nil,
      headers: [String: String?] = [:],
      body: String = "{}"
    ) -> String {
      let own = "127.0.0.1:\(port)"
      var fields: [String: String?] = [
        "Host": host ?? own, "Origin": "http://\(own)", "X-Corridor-Token": token,
        "Content-Type": "application/json", "Content-Length": "\(body.utf8.count)",
        "Connection": "close",
      ]
      for (name, value) in headers { fields[name] = value }
      let lines = fields.sorted { $0.key < $1.key }.compactMap { field in
        field.value.map { "\(field.key): \($0)\r\n" }
      }
      return "\(method) \(path) HTTP/1.1\r\n\(lines.joined())\r\n\(body)"
    }
  }

  /// A connection.
  final class LiveSocket {
    private let descriptor: Int32

    init(port: Int) throws {
      descriptor = socket(AF_INET, Int32(SOCK_STREAM.rawValue), 0)
      var address = sockaddr_in()
      address.sin_family = sa_family_t(AF_INET)
      address.sin_port = in_port_t(port).bigEndian
      address.sin_addr.s_addr = UInt32(0x7f00_0001).bigEndian
      let code = unsafe withUnsafePointer(to: &address) { pointer in
        unsafe pointer.withMemoryRebound(to: sockaddr.self, capacity: 1) {
          unsafe connect(descriptor, $0, socklen_t(MemoryLayout<sockaddr_in>.size))
        }
      }
      guard code == 0 else { throw Browser.Failure(description: "no connection: \(errno)") }
    }

    deinit { close(descriptor) }

    func send(_ text: String) {
      let bytes = Array(text.utf8)
      var start = 0
      while start < bytes.count {
        let sent = unsafe bytes[start...].withUnsafeBytes {
          unsafe Glibc.send(descriptor, $0.baseAddress, $0.count, Int32(MSG_NOSIGNAL))
        }
        guard sent > 0 else { return }
        start += sent
      }
    }

    /// What comes until the other end closes, or the time is over.
    func read(upTo limit: Int, seconds: Int) -> String {
      var time = timeval(tv_sec: seconds, tv_usec: 0)
      _ = unsafe setsockopt(
        descriptor,
        SOL_SOCKET,
        SO_RCVTIMEO,
        &time,
        socklen_t(MemoryLayout<timeval>.size)
      )
      var bytes: [UInt8] = []
      var buffer = [UInt8](repeating: 0, count: 1 << 16)
      while bytes.count < limit {
        let count = unsafe buffer.withUnsafeMutableBytes {
          unsafe recv(descriptor, $0.baseAddress, $0.count, 0)
        }
        guard count > 0 else { break }
        bytes += buffer[..<count]
      }
      return String(decoding: bytes, as: UTF8.self)
    }
  }
#endif
