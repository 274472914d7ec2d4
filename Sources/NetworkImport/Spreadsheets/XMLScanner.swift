// Walks through the XML of spreadsheets: tags, attributes and text, no more than these need.

/// What keeps text from being XML, with the byte where it is.
struct XMLError: Error, Equatable {
  var message: String
}

/// Tags and text of an XML document in UTF-8, one after the other.
///
/// Prefixes of namespaces are dropped; comments, processing instructions and document types are
/// passed over, so that no entity but the five of XML and numbers means anything.
struct XMLScanner {
  /// The next thing in a document.
  enum Event: Equatable {
    /// A start tag; one that ends itself is followed by its end.
    case start(String, [String: String])
    case end(String)
    case text(String)
  }

  private let bytes: [UInt8]
  private var place = 0
  private var pendingEnd: String?

  init(_ bytes: [UInt8]) { self.bytes = bytes }

  /// The next tag or text; nil at the end.
  mutating func next() throws(XMLError) -> Event? {
    if let name = pendingEnd {
      pendingEnd = nil
      return .end(name)
    }
    while place < bytes.count {
      guard bytes[place] == UInt8(ascii: "<") else {
        let start = place
        while place < bytes.count && bytes[place] != UInt8(ascii: "<") { place += 1 }
        return .text(Self.decoded(bytes[start..<place]))
      }
      if starts("<!--") {
        try pass("-->")
      } else if starts("<![CDATA[") {
        let start = place + 9
        try pass("]]>")
        return .text(String(decoding: bytes[start..<place - 3], as: UTF8.self))
      } else if starts("<?") || starts("<!") {
        try pass(">")
      } else {
        return try tag()
      }
    }
    return nil
  }

  private func starts(_ text: String) -> Bool { bytes[place...].starts(with: text.utf8) }

  /// Goes on behind the next occurrence of a text.
  private mutating func pass(_ text: String) throws(XMLError) {
    let start = place
    while place < bytes.count {
      if starts(text) {
        place += text.utf8.count
        return
      }
      place += 1
    }
    throw XMLError(message: "has XML that breaks off in what starts at byte \(start)")
  }

  private mutating func tag() throws(XMLError) -> Event {
    let start = place
    var end = place + 1
    var quote: UInt8?
    while end < bytes.count {
      let byte = bytes[end]
      if let open = quote {
        if byte == open { quote = nil }
      } else if byte == UInt8(ascii: "\"") || byte == UInt8(ascii: "'") {
        quote = byte
      } else if byte == UInt8(ascii: ">") {
        break
      }
      end += 1
    }
    guard end < bytes.count else {
      throw XMLError(message: "has XML that breaks off in the tag at byte \(start)")
    }
    place = end + 1
    var content = bytes[start + 1..<end]
    if content.first == UInt8(ascii: "/") { return .end(Self.name(content.dropFirst())) }
    let endsItself = content.last == UInt8(ascii: "/")
    if endsItself { content.removeLast() }
    let name = Self.name(content)
    if endsItself { pendingEnd = name }
    return .start(name, Self.attributes(content))
  }

  // MARK: Parts of a tag

  private static func isSpace(_ byte: UInt8) -> Bool { byte <= 0x20 }

  /// The first word without its prefix.
  private static func name(_ content: ArraySlice<UInt8>) -> String {
    local(content.prefix { !isSpace($0) })
  }

  private static func local(_ name: ArraySlice<UInt8>) -> String {
    String(decoding: name.split(separator: UInt8(ascii: ":")).last ?? [], as: UTF8.self)
  }

  private static func attributes(_ content: ArraySlice<UInt8>) -> [String: String] {
    var attributes: [String: String] = [:]
    var rest = content.drop { !isSpace($0) }
    while let equals = rest.firstIndex(of: UInt8(ascii: "=")) {
      let name = rest[..<equals].filter { !isSpace($0) }
      let value = rest[(equals + 1)...].drop(while: isSpace)
      guard let quote = value.first, let end = value.dropFirst().firstIndex(of: quote) else {
        break
      }
      attributes[local(name[...])] = decoded(value[(value.startIndex + 1)..<end])
      rest = value[(end + 1)...]
    }
    return attributes
  }

  private static let entities = ["amp": "&", "lt": "<", "gt": ">", "quot": "\"", "apos": "'"]

  /// Text with its entities resolved; what is none stays as it is.
  private static func decoded(_ bytes: ArraySlice<UInt8>) -> String {
    let text = String(decoding: bytes, as: UTF8.self)
    guard bytes.contains(UInt8(ascii: "&")) else { return text }
    var result = ""
    var rest = text[...]
    while let start = rest.firstIndex(of: "&") {
      result += rest[..<start]
      rest = rest[start...]
      guard let end = rest.prefix(12).firstIndex(of: ";") else {
        result.append("&")
        rest = rest.dropFirst()
        continue
      }
      let name = rest[rest.index(after: start)..<end]
      result += entity(name) ?? String(rest[...end])
      rest = rest[rest.index(after: end)...]
    }
    return result + rest
  }

  private static func entity(_ name: Substring) -> String? {
    guard name.hasPrefix("#") else { return entities[String(name)] }
    let digits = name.dropFirst()
    let number =
      digits.hasPrefix("x") ? UInt32(digits.dropFirst(), radix: 16) : UInt32(digits)
    return number.flatMap { Unicode.Scalar($0) }.map { String(Character($0)) }
  }
}
