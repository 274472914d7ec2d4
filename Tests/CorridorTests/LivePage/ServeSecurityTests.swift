// The server's socket against requests that its page would never send.

#if Server
  import Foundation
  import Testing

  @Suite("corridor serve refuses what is not its page", .timeLimit(.minutes(5)))
  struct ServeSecurityTests {
    private let workspace: Workspace
    private let server: LiveServer

    init() throws {
      workspace = try Workspace()
      server = try LiveServer("net", in: workspace.folder)
    }

    private static let question =
      #"{"question":{"request":{"version":1,"budget":15},"build":["P1"]}}"#

    @Test("its own page is answered, and told what it may do")
    func own() throws {
      #expect(try server.status(of: server.request(body: Self.question)) == 200)
      let socket = try LiveSocket(port: server.port)
      socket.send(server.request("GET", "/", body: ""))
      let text = socket.read(upTo: 1 << 16, seconds: 10).lowercased()
      #expect(text.contains("content-security-policy: default-src 'self'"))
      #expect(text.contains("x-content-type-options: nosniff"))
      #expect(text.contains("referrer-policy: no-referrer"))
      #expect(!text.contains("access-control-allow"))
      #expect(!text.contains(server.token))
    }

    @Test("foreign hosts, origins, tokens, types and methods are refused")
    func foreign() throws {
      func status(
        _ headers: [String: String?] = [:],
        method: String = "POST",
        host: String? = nil
      ) throws -> Int? {
        try server.status(
          of: server.request(method, host: host, headers: headers, body: Self.question)
        )
      }
      #expect(try status(host: "evil.example") == 421)
      #expect(try status(host: "evil.example:\(server.port)") == 421)
      #expect(try status(["Origin": "http://evil.example"]) == 403)
      #expect(try status(["Sec-Fetch-Site": "cross-site"]) == 403)
      #expect(try status(["X-Corridor-Token": nil]) == 401)
      #expect(try status(["X-Corridor-Token": String(repeating: "0", count: 48)]) == 401)
      #expect(try status(["Content-Type": "text/plain"]) == 415)
      #expect(try status(method: "DELETE") == 405)
      #expect(try status(["Access-Control-Request-Method": "POST"], method: "OPTIONS") == 405)
      // Another host gets not even the page.
      let page = server.request("GET", "/", host: "evil.example", body: "")
      #expect(try server.status(of: page) == 421)
    }

    @Test("malformed JSON is said to be so, and the server goes on")
    func malformed() throws {
      for body in ["", "{", "{\"question\":", "\u{0}", String(repeating: "[", count: 100_000)] {
        #expect(try server.status(of: server.request(body: body)) == 400)
      }
      #expect(try server.status(of: "nonsense\r\n\r\n") != 200)
      #expect(try server.status(of: server.request(body: Self.question)) == 200)
    }

    @Test("a body that is too large is refused by its announcement and by its bytes")
    func oversize() throws {
      let announced = server.request(headers: ["Content-Length": "2000000"], body: "")
      #expect(try server.status(of: announced) == 413)
      let large = String(repeating: " ", count: 1 << 20) + " "
      #expect(try server.status(of: server.request(body: large)) == 413)
      let chunk = String(repeating: "x", count: 1 << 18)
      var chunked = server.request(
        headers: ["Content-Length": nil, "Transfer-Encoding": "chunked"],
        body: ""
      )
      for _ in 0..<5 { chunked += "40000\r\n\(chunk)\r\n" }
      #expect(try server.status(of: chunked) == 413)
      let header = server.request(headers: ["X-Much": String(repeating: "x", count: 100_000)])
      #expect(try server.status(of: header) != 200)
    }

    @Test("a body that never comes, and a head that never ends, are given up")
    func slow() throws {
      let start = Date()
      let body = server.request(headers: ["Content-Length": "100"], body: "{")
      #expect(try server.status(of: body) == 408)
      #expect(Date().timeIntervalSince(start) < 20)
      let socket = try LiveSocket(port: server.port)
      socket.send("GET / HTTP/1.1\r\nHost: 127")
      #expect(!socket.read(upTo: 1 << 16, seconds: 60).contains("200 OK"))
      #expect(Date().timeIntervalSince(start) < 70)
    }

    @Test("two hundred connections that say nothing do not keep the page away")
    func crowd() throws {
      let crowd = try (0..<200).map { _ in try LiveSocket(port: server.port) }
      #expect(try server.status(of: server.request(body: Self.question), waiting: 60) == 200)
      #expect(crowd.count == 200 && server.isRunning)
    }

    @Test("Ctrl-C ends it at once, with a search and its events under way")
    func interrupt() throws {
      let events = try LiveSocket(port: server.port)
      events.send(server.request("POST", "/api/plan", body: Self.question))
      let answer = events.read(upTo: 1 << 16, seconds: 10)
      let job = try #require(answer.firstMatch(of: /"job":"([^"]+)"/)?.output.1)
      let open = try LiveSocket(port: server.port)
      open.send(server.request("GET", "/api/jobs/\(job)", body: ""))
      let idle = try LiveSocket(port: server.port)
      let (code, seconds) = server.interrupt()
      #expect(code == 0)
      #expect(seconds < 2)
      _ = idle
    }

    @Test("what cannot be served is said, and ends with the right code")
    func usage() throws {
      #expect(try workspace.corridor("serve", "net", "--port", "99999").code == 2)
      #expect(try workspace.corridor("serve", "nowhere", "--no-open").code == 1)
      let taken = try workspace.corridor("serve", "net", "--no-open", "--port", "\(server.port)")
      #expect(taken.code == 1)
      #expect(taken.messages.contains("port \(server.port)"))
    }
  }
#endif
