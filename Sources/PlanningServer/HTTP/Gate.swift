// Who may ask: the page that this server handed out, on this machine, and nobody else.

/// A request as far as it decides who may ask; nothing of it is trusted.
public struct PageRequest: Sendable {
  /// GET, POST, PUT.
  public var method: String
  /// Path without query.
  public var path: String
  /// What the browser was told to connect to, `localhost:8765`.
  public var host: String?
  /// The page that asks, `http://localhost:8765`; nil where the browser does not say.
  public var origin: String?
  /// What the browser says of who asks (`Sec-Fetch-Site`).
  public var site: String?
  /// Type of the body.
  public var contentType: String?
  /// The token that came with it.
  public var token: String?
  /// The body.
  public var body: [UInt8]

  /// Makes a request.
  public init(
    method: String,
    path: String,
    host: String?,
    origin: String? = nil,
    site: String? = nil,
    contentType: String? = nil,
    token: String? = nil,
    body: [UInt8] = []
  ) {
    self.method = method
    self.path = path
    self.host = host
    self.origin = origin
    self.site = site
    self.contentType = contentType
    self.token = token
    self.body = body
  }
}

/// Lets requests through, or says with which status they are refused.
///
/// A page of another site can make a browser send requests here, and can give a name of its own the
/// address of this machine. So the host must be one of ours on *every* request, who asks must be
/// our own page, and every request to the API carries a token that only the address has which was
/// printed.
public struct Gate: Sendable {
  /// Most bytes of a body.
  public static let largestBody = 1 << 20
  /// Header of the token.
  public static let tokenHeader = "x-corridor-token"

  /// The token.
  public let token: String
  let port: Int
  /// Whether other machines may ask, which then name this one by its address in digits.
  private let isOpen: Bool
  /// A name of this machine besides its own addresses.
  private let name: String?

  /// Makes a gate.
  /// - Parameters:
  ///   - port: the port that the server listens at.
  ///   - isOpen: whether it listens for other machines.
  ///   - name: the name of this machine under which it was told to listen.
  ///   - token: what requests must carry; a random one.
  public init(
    port: Int,
    isOpen: Bool = false,
    name: String? = nil,
    token: String = Gate.randomToken()
  ) {
    self.port = port
    self.name = name?.lowercased()
    self.isOpen = isOpen
    self.token = token
  }

  /// 192 random bits as 48 hexadecimal digits, from the system's generator.
  public static func randomToken() -> String {
    var generator = SystemRandomNumberGenerator()
    return (0..<3).map { _ in
      let digits = String(generator.next(), radix: 16)
      return String(repeating: "0", count: 16 - digits.count) + digits
    }
    .joined()
  }

  /// Why a request is refused; nil where it may pass.
  public func refusal(of request: PageRequest) -> LiveError? {
    guard let host = request.host, isOwn(host: host) else {
      return LiveError(
        421,
        "This server answers as localhost, 127.0.0.1 or [::1] with its port only."
      )
    }
    if let origin = request.origin, origin != "http://\(host)" {
      return LiveError(403, "Only the page of this server may ask.")
    }
    if let site = request.site, site != "same-origin", site != "none" {
      return LiveError(403, "Only the page of this server may ask.")
    }
    guard ["GET", "POST", "PUT"].contains(request.method) else {
      return LiveError(405, "GET, POST and PUT are understood.")
    }
    guard request.path.hasPrefix("/api/") else {
      return request.method == "GET" ? nil : LiveError(405, "This is read only.")
    }
    guard let token = request.token, isSame(token, self.token) else {
      return LiveError(
        401,
        "The token is missing or of an earlier start; open the address that corridor serve printed."
      )
    }
    if request.method != "GET" {
      let type = request.contentType?.split(separator: ";").first.map { String($0) } ?? ""
      guard type.lowercased().filter({ $0 != " " }) == "application/json" else {
        return LiveError(415, "The body must be application/json.")
      }
    }
    guard request.body.count <= Self.largestBody else { return Self.tooLarge }
    return nil
  }

  /// The refusal of a body that is too large, wherever that is found out.
  static let tooLarge = LiveError(413, "A body has at most \(largestBody) bytes.")

  private func isOwn(host: String) -> Bool {
    // Browsers leave the port of http away.
    let lower = port == 80 && !host.hasSuffix(":80") ? host.lowercased() + ":80" : host.lowercased()
    let names = ["localhost", "127.0.0.1", "[::1]"] + [name].compactMap(\.self)
    if names.contains(where: { lower == "\($0):\(port)" }) { return true }
    guard isOpen, lower.hasSuffix(":\(port)") else { return false }
    // An address in digits is no name that somebody else could give to this machine.
    let address = lower.dropLast(String(port).count + 1)
    if address.hasPrefix("["), address.hasSuffix("]") {
      return address.dropFirst().dropLast().allSatisfy { $0.isHexDigit || $0 == ":" }
    }
    let parts = address.split(separator: ".", omittingEmptySubsequences: false)
    return parts.count == 4 && parts.allSatisfy { UInt8($0) != nil }
  }

  /// Compares all bytes whatever differs, so that time tells nothing.
  private func isSame(_ left: String, _ right: String) -> Bool {
    let (left, right) = (Array(left.utf8), Array(right.utf8))
    guard left.count == right.count else { return false }
    return zip(left, right).reduce(UInt8(0)) { $0 | ($1.0 ^ $1.1) } == 0
  }
}
