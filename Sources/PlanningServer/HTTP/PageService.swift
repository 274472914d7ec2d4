// The server's socket: hummingbird's requests become ours, our answers become its responses.

/// Where the page is served.
public struct PageAddress: Sendable {
  /// The address to listen at, 127.0.0.1 unless other machines may ask.
  public var host: String
  /// The port; 0 for any that is free.
  public var port: Int

  /// Makes an address.
  public init(host: String = "127.0.0.1", port: Int = 0) {
    self.host = host
    self.port = port
  }

  /// Whether only this machine can ask.
  public var isLoopback: Bool { ["127.0.0.1", "::1", "localhost"].contains(host) }
}

/// Why the page cannot be served.
public struct PageServiceError: Error, Sendable, CustomStringConvertible {
  /// What is wrong and what to do.
  public var description: String
}

#if Server
  import HTTPTypes
  import Hummingbird
  import HummingbirdCore
  import Logging
  import NIOCore

  /// Serves a page until its task is cancelled.
  ///
  /// - Parameters:
  ///   - address: where to listen.
  ///   - makeServer: makes the server once the port is known.
  ///   - isReady: told the server when it answers.
  /// - Throws: ``PageServiceError`` when nothing can listen there.
  public func servePage(
    at address: PageAddress,
    _ makeServer: @escaping @Sendable (_ port: Int) -> PageServer,
    isReady: @escaping @Sendable (PageServer) -> Void
  ) async throws {
    let service = PageService()
    let application = Application(
      responder: CallbackResponder<BasicRequestContext> { request, _ in
        try await service.respond(to: request)
      },
      server: .http1(
        configuration: .init(
          idleTimeout: .seconds(20),
          httpDecoderConfiguration: .init(
            maxHeaderFieldSize: 8 << 10,
            maxHeaderListSize: 16 << 10,
            maxHeaderFieldCount: 64
          )
        )
      ),
      configuration: ApplicationConfiguration(
        address: .hostname(address.host, port: address.port),
        availableConnectionsDelegate: MaximumAvailableConnections(128, logger: silent)
      ),
      onServerRunning: { channel in
        let server = makeServer(channel.localAddress?.port ?? address.port)
        service.open(server)
        isReady(server)
      },
      logger: silent
    )
    do {
      try await application.run()
    } catch let error as IOError {
      throw PageServiceError(
        description:
          "Nothing can listen at \(address.host), port \(address.port): \(error). Give another --port, or 0 for any that is free."
      )
    }
  }

  /// Says nothing: what the server would log may hold what was asked.
  private let silent = Logger(label: "corridor") { _ in SwiftLogNoOpLogHandler() }
#endif
