// Codable values as JSON whose members stand in the order in which they were encoded.

extension JSONValue {
  /// Writes a value.
  /// - Throws: `EncodingError` for numbers that are not finite, and what the value itself throws.
  /// - Complexity: O(size of the value).
  public init(encoding value: some Encodable) throws {
    let node = Node()
    try node.encode(value, path: [])
    self = node.value
  }
}

/// A place in the tree that grows while a value is encoded.
private final class Node {
  enum Content {
    case missing
    case value(JSONValue)
    case items([Node])
    case members([(key: String, node: Node)])
  }

  var content = Content.missing

  var value: JSONValue {
    switch content {
    case .missing: .object([])
    case .value(let value): value
    case .items(let nodes): .array(nodes.map(\.value))
    case .members(let members):
      .object(members.map { JSONValue.Member(key: $0.key, value: $0.node.value) })
    }
  }

  /// The node of a member; one that is there already is written anew.
  func member(_ key: String) -> Node {
    guard case .members(var members) = content else {
      let node = Node()
      content = .members([(key, node)])
      return node
    }
    if let known = members.first(where: { $0.key == key }) { return known.node }
    let node = Node()
    members.append((key, node))
    content = .members(members)
    return node
  }

  /// A new last item.
  func item() -> Node {
    let node = Node()
    if case .items(let nodes) = content {
      content = .items(nodes + [node])
    } else {
      content = .items([node])
    }
    return node
  }

  func encode(_ value: some Encodable, path: [any CodingKey]) throws {
    switch value {
    case let text as String: content = .value(.string(text))
    case let flag as Bool: content = .value(.bool(flag))
    case let number as Double: try encode(number, path: path)
    case let number as Float: try encode(Double(number), path: path)
    case let number as any BinaryInteger:
      guard let whole = Int(exactly: number) else {
        throw EncodingError.invalidValue(
          value,
          .init(codingPath: path, debugDescription: "a whole number beyond 64 bits")
        )
      }
      content = .value(.integer(whole))
    case let json as JSONValue: content = .value(json)
    default: try value.encode(to: NodeEncoder(node: self, codingPath: path))
    }
  }

  private func encode(_ number: Double, path: [any CodingKey]) throws {
    guard number.isFinite else {
      throw EncodingError.invalidValue(
        number,
        .init(codingPath: path, debugDescription: "JSON has no number \(number)")
      )
    }
    content = .value(.double(number))
  }
}

private struct NodeEncoder: Encoder, SingleValueEncodingContainer {
  let node: Node
  let codingPath: [any CodingKey]
  var userInfo: [CodingUserInfoKey: Any] { [:] }

  func container<Key: CodingKey>(keyedBy type: Key.Type) -> KeyedEncodingContainer<Key> {
    if case .missing = node.content { node.content = .members([]) }
    return KeyedEncodingContainer(Members<Key>(node: node, codingPath: codingPath))
  }

  func unkeyedContainer() -> any UnkeyedEncodingContainer {
    node.content = .items([])
    return Items(node: node, codingPath: codingPath)
  }

  func singleValueContainer() -> any SingleValueEncodingContainer { self }

  func encodeNil() { node.content = .value(.null) }

  func encode(_ value: some Encodable) throws { try node.encode(value, path: codingPath) }
}

private struct Members<Key: CodingKey>: KeyedEncodingContainerProtocol {
  let node: Node
  let codingPath: [any CodingKey]

  func encodeNil(forKey key: Key) { node.member(key.stringValue).content = .value(.null) }

  func encode(_ value: some Encodable, forKey key: Key) throws {
    try node.member(key.stringValue).encode(value, path: codingPath + [key])
  }

  func nestedContainer<Nested: CodingKey>(
    keyedBy type: Nested.Type,
    forKey key: Key
  ) -> KeyedEncodingContainer<Nested> {
    NodeEncoder(node: node.member(key.stringValue), codingPath: codingPath + [key])
      .container(keyedBy: type)
  }

  func nestedUnkeyedContainer(forKey key: Key) -> any UnkeyedEncodingContainer {
    NodeEncoder(node: node.member(key.stringValue), codingPath: codingPath + [key])
      .unkeyedContainer()
  }

  func superEncoder() -> any Encoder {
    NodeEncoder(node: node.member("super"), codingPath: codingPath)
  }

  func superEncoder(forKey key: Key) -> any Encoder {
    NodeEncoder(node: node.member(key.stringValue), codingPath: codingPath + [key])
  }
}

private struct Items: UnkeyedEncodingContainer {
  let node: Node
  let codingPath: [any CodingKey]

  var count: Int {
    if case .items(let nodes) = node.content { nodes.count } else { 0 }
  }

  func encodeNil() { node.item().content = .value(.null) }

  func encode(_ value: some Encodable) throws { try node.item().encode(value, path: codingPath) }

  func nestedContainer<Nested: CodingKey>(
    keyedBy type: Nested.Type
  ) -> KeyedEncodingContainer<Nested> {
    NodeEncoder(node: node.item(), codingPath: codingPath).container(keyedBy: type)
  }

  func nestedUnkeyedContainer() -> any UnkeyedEncodingContainer {
    NodeEncoder(node: node.item(), codingPath: codingPath).unkeyedContainer()
  }

  func superEncoder() -> any Encoder { NodeEncoder(node: node.item(), codingPath: codingPath) }
}
