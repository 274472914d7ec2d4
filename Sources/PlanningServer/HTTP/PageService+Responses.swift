// Requests and answers as hummingbird has them.

#if Server
  import Dispatch
  import HTTPTypes
  import Hummingbird
  import NIOCore
  import Synchronization

  /// Turns requests into ours and answers into responses.
  final class PageService: Sendable {
    /// Seconds in which a body must have come.
    private static let bodyPatience: Duration = .seconds(10)

    private let server = Mutex<PageServer?>(nil)
    /// Answers come one after the other, each with all threads; the pool of the tasks never waits
    /// for them.
    private let queue = DispatchQueue(label: "corridor.answers", qos: .userInitiated)
    /// What takes longer does not keep the others waiting.
    private let slowQueue = DispatchQueue(label: "corridor.later", qos: .utility)

    /// From now on there are answers.
    func open(_ server: PageServer) { self.server.withLock { $0 = server } }

    func respond(to request: Request) async throws -> Response {
      guard let server = server.withLock({ $0 }) else {
        return response(.failure(LiveError(503, "The server is not ready yet.")))
      }
      var asked = PageRequest(request)
      // Who may not ask need not send a body.
      if let refusal = server.gate.refusal(of: asked) { return closing(.failure(refusal)) }
      if request.method != .get {
        switch await body(of: request) {
        case .success(let bytes): asked.body = bytes
        case .failure(let error): return closing(.failure(error))
        }
      }
      let complete = asked
      let queue = PageServer.isSlow(complete.path) ? slowQueue : queue
      let answer = await withCheckedContinuation { continuation in
        queue.async { continuation.resume(returning: server.answer(complete)) }
      }
      guard case .events(let id) = answer else { return response(answer) }
      let last = HTTPField.Name("last-event-id").flatMap { request.headers[$0] }
      let told = last.flatMap { Int($0) } ?? 0
      return events(of: id, after: max(0, told), server)
    }

    /// The body, if it comes in time and is not too large.
    private func body(of request: Request) async -> Result<[UInt8], LiveError> {
      if let length = request.headers[.contentLength].flatMap({ Int($0) }),
        length > Gate.largestBody
      {
        return .failure(Gate.tooLarge)
      }
      let body = request.body
      return await withTaskGroup(of: Result<[UInt8], LiveError>?.self) { group in
        group.addTask {
          do {
            let buffer = try await body.collect(upTo: Gate.largestBody)
            return .success(Array(buffer.readableBytesView))
          } catch is NIOTooManyBytesError {
            return .failure(Gate.tooLarge)
          } catch {
            return .failure(LiveError(400, "The body broke off."))
          }
        }
        group.addTask {
          do {
            try await Task.sleep(for: Self.bodyPatience)
          } catch {
            return nil
          }
          return .failure(LiveError(408, "The body took too long."))
        }
        defer { group.cancelAll() }
        for await result in group {
          if let result { return result }
        }
        return .failure(LiveError(408, "The body took too long."))
      }
    }

    private func events(of id: String, after told: Int, _ server: PageServer) -> Response {
      var response = Response(status: .ok, headers: headers("text/event-stream"))
      response.body = ResponseBody { writer in
        guard let (job, _) = server.board.job(id) else { return try await writer.finish(nil) }
        job.watch()
        defer { job.leave() }
        var events = JobEvents(after: told)
        while true {
          let ahead = server.board.job(id)?.ahead ?? 0
          let (text, isLast) = events.next(job.snapshot(ahead: ahead))
          try await writer.write(ByteBuffer(string: text))
          if isLast { break }
          try await Task.sleep(for: JobEvents.interval)
        }
        try await writer.finish(nil)
      }
      return response
    }

    private func response(_ answer: PageAnswer) -> Response {
      guard case .whole(let status, let type, let bytes) = answer else {
        return Response(status: .internalServerError)
      }
      return Response(
        status: .init(code: status),
        headers: headers(type),
        body: ResponseBody(byteBuffer: ByteBuffer(bytes: bytes))
      )
    }

    /// An answer after which nothing more is read.
    private func closing(_ answer: PageAnswer) -> Response {
      var response = response(answer)
      response.headers[.connection] = "close"
      return response
    }

    private func headers(_ type: String) -> HTTPFields {
      var headers = HTTPFields()
      headers[.contentType] = type
      headers[.cacheControl] = "no-store"
      headers[.contentSecurityPolicy] = PageAsset.policy
      headers[.xContentTypeOptions] = "nosniff"
      for (name, value) in [
        ("referrer-policy", "no-referrer"), ("cross-origin-resource-policy", "same-origin"),
        ("cross-origin-opener-policy", "same-origin"),
      ] {
        if let name = HTTPField.Name(name) { headers[name] = value }
      }
      return headers
    }
  }

  extension PageRequest {
    /// The head of a request.
    fileprivate init(_ request: Request) {
      func field(_ name: String) -> String? {
        HTTPField.Name(name).flatMap { request.headers[$0] }
      }
      self.init(
        method: request.method.rawValue,
        path: request.uri.path,
        host: request.head.authority,
        origin: field("origin"),
        site: field("sec-fetch-site"),
        contentType: request.headers[.contentType],
        token: field(Gate.tokenHeader)
      )
    }
  }
#endif
