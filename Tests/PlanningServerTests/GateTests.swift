// Who may ask, case by case.

import PlanningServer
import Testing

@Suite("Who may ask the live page's server")
struct GateTests {
  private let gate = Gate(port: 8765, token: "secret")

  private func request(_ edit: (inout PageRequest) -> Void = { _ in }) -> PageRequest {
    var request = PageRequest(
      method: "POST",
      path: "/api/evaluate",
      host: "127.0.0.1:8765",
      origin: "http://127.0.0.1:8765",
      site: "same-origin",
      contentType: "application/json",
      token: "secret"
    )
    edit(&request)
    return request
  }

  private func status(_ edit: (inout PageRequest) -> Void = { _ in }) -> Int? {
    gate.refusal(of: request(edit))?.status
  }

  @Test("the page of the server may ask, under each name of this machine")
  func own() {
    #expect(status() == nil)
    for name in ["localhost", "127.0.0.1", "[::1]", "LOCALHOST"] {
      #expect(
        status {
          $0.host = "\(name):8765"
          $0.origin = "http://\(name):8765"
        } == nil
      )
    }
    #expect(status { $0.contentType = "application/json; charset=utf-8" } == nil)
    #expect(status { $0.origin = nil } == nil)
  }

  @Test(
    "another host is refused on every path",
    arguments: [
      "evil.example:8765", "127.0.0.1", "127.0.0.1:80", "localhost.evil.example:8765",
      "127.0.0.1:87650", "",
      "192.168.1.5:8765",
    ]
  )
  func foreignHost(host: String) {
    #expect(status { $0.host = host } == 421)
    for path in ["/", "/app.js", "/api/network"] {
      let page = PageRequest(method: "GET", path: path, host: host, token: "secret")
      #expect(gate.refusal(of: page)?.status == 421)
    }
    #expect(status { $0.host = nil } == 421)
  }

  @Test("the name that was given to listen at is this machine's; port 80 is left away by browsers")
  func named() {
    let open = Gate(port: 8765, isOpen: true, name: "Planner.example", token: "secret")
    func status(_ gate: Gate, _ host: String) -> Int? {
      gate.refusal(
        of: request {
          $0.host = host
          $0.origin = "http://\(host)"
        }
      )?.status
    }
    #expect(status(open, "planner.example:8765") == nil)
    #expect(status(open, "other.example:8765") == 421)
    #expect(status(open, "planner.example") == 421)
    let usual = Gate(port: 80, token: "secret")
    #expect(status(usual, "127.0.0.1") == nil && status(usual, "127.0.0.1:80") == nil)
    #expect(status(usual, "evil.example") == 421)
  }

  @Test("pages of other origins are refused")
  func foreignOrigin() {
    for origin in [
      "http://evil.example", "null", "https://127.0.0.1:8765", "http://127.0.0.1:1",
      "http://localhost:8765",
    ] {
      #expect(status { $0.origin = origin } == 403, "\(origin)")
    }
    for site in ["cross-site", "same-site"] { #expect(status { $0.site = site } == 403) }
  }

  @Test("the token is needed for every request to the API, and for nothing else")
  func token() {
    for token in [nil, "", "secre", "secret ", "Secret"] {
      #expect(status { $0.token = token } == 401)
      #expect(
        status {
          $0.method = "GET"
          $0.token = token
        } == 401
      )
    }
    #expect(gate.refusal(of: PageRequest(method: "GET", path: "/", host: "127.0.0.1:8765")) == nil)
  }

  @Test("only JSON is taken, of at most 1 MiB, by three methods")
  func form() {
    for type in [nil, "text/plain", "application/x-www-form-urlencoded", "multipart/form-data"] {
      #expect(status { $0.contentType = type } == 415)
    }
    #expect(status { $0.body = Array(repeating: 0, count: 1 << 20) } == nil)
    #expect(status { $0.body = Array(repeating: 0, count: (1 << 20) + 1) } == 413)
    for method in ["DELETE", "OPTIONS", "HEAD", "TRACE"] {
      #expect(status { $0.method = method } == 405)
    }
    #expect(
      status {
        $0.path = "/app.js"
      } == 405
    )
  }

  @Test("open to other machines, addresses in digits are taken, names are not")
  func open() {
    let gate = Gate(port: 8765, isOpen: true, token: "secret")
    func status(_ host: String) -> Int? {
      gate.refusal(of: PageRequest(method: "GET", path: "/", host: host))?.status
    }
    #expect(status("192.168.1.5:8765") == nil)
    #expect(status("[fe80::1]:8765") == nil)
    for host in [
      "evil.example:8765", "192.168.1.256:8765", "1.2.3:8765", "192.168.1.5:80", "[evil]:8765",
    ] {
      #expect(status(host) == 421, "\(host)")
    }
  }

  @Test("tokens are long and never the same")
  func random() {
    let tokens = Set((0..<100).map { _ in Gate.randomToken() })
    #expect(tokens.count == 100)
    #expect(tokens.allSatisfy { $0.count == 48 })
  }
}
