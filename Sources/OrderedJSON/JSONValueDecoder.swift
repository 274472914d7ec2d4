// Codable values read from JSON; errors name the member.

extension JSONValue {
  /// Reads a value.
  /// - Throws: ``JSONFormError`` with the path of the member that is missing or of another kind.
  /// - Complexity: O(size of the value).
  public func decoded<Value: Decodable>(as type: Value.Type) throws(JSONFormError) -> Value {
    do {
      return try ValueDecoder(value: self, codingPath: []).decode(type)
    } catch let error as DecodingError {
      throw JSONFormError(error)
    } catch {
      throw JSONFormError(path: "", message: "\(error)")
    }
  }

  /// What kind of value it is, for messages.
  fileprivate var kind: String {
    switch self {
    case .null: "null"
    case .bool: "true or false"
    case .integer, .double: "a number"
    case .string: "text"
    case .array: "a list"
    case .object: "an object"
    }
  }
}

/// What of a JSON text has not the form that was expected, and where.
public struct JSONFormError: Error, Sendable, Equatable, CustomStringConvertible {
  /// The member, for example `objective.reach.value` or `spending[2].least`; empty for the whole.
  public var path: String
  /// What is wrong with it.
  public var message: String

  /// Both in one sentence without a full stop.
  public var description: String { path.isEmpty ? message : "\(path): \(message)" }

  init(path: String, message: String) {
    self.path = path
    self.message = message
  }

  init(_ error: DecodingError) {
    switch error {
    case .keyNotFound(let key, let context):
      self.init(path: Self.path(context.codingPath + [key]), message: "is missing")
    case .typeMismatch(_, let context), .valueNotFound(_, let context),
      .dataCorrupted(let context):
      self.init(path: Self.path(context.codingPath), message: context.debugDescription)
    @unknown default: self.init(path: "", message: "\(error)")
    }
  }

  private static func path(_ keys: [any CodingKey]) -> String {
    keys.reduce(into: "") { path, key in
      if let index = key.intValue {
        path += "[\(index)]"
      } else {
        path += (path.isEmpty ? "" : ".") + key.stringValue
      }
    }
  }
}

private struct Index: CodingKey {
  var intValue: Int?
  var stringValue: String { intValue.map { String($0) } ?? "" }

  init(intValue: Int) { self.intValue = intValue }
  init?(stringValue: String) { return nil }
}

private struct ValueDecoder: Decoder, SingleValueDecodingContainer {
  let value: JSONValue
  let codingPath: [any CodingKey]
  var userInfo: [CodingUserInfoKey: Any] { [:] }

  func mismatch(_ type: Any.Type, _ expected: String) -> DecodingError {
    .typeMismatch(
      type,
      .init(codingPath: codingPath, debugDescription: "expected \(expected), not \(value.kind)")
    )
  }

  func container<Key: CodingKey>(keyedBy type: Key.Type) throws -> KeyedDecodingContainer<Key> {
    guard case .object(let members) = value else { throw mismatch(type, "an object") }
    return KeyedDecodingContainer(Members<Key>(members, codingPath))
  }

  func unkeyedContainer() throws -> any UnkeyedDecodingContainer {
    guard case .array(let items) = value else { throw mismatch([JSONValue].self, "a list") }
    return Items(items: items, codingPath: codingPath)
  }

  func singleValueContainer() -> any SingleValueDecodingContainer { self }

  func decodeNil() -> Bool { value == .null }

  func decode<Value: Decodable>(_ type: Value.Type) throws -> Value {
    func result(_ found: Any?, _ expected: String) throws -> Value {
      guard let found = found as? Value else { throw mismatch(type, expected) }
      return found
    }
    switch type {
    case is String.Type:
      guard case .string(let text) = value else { throw mismatch(type, "text") }
      return try result(text, "text")
    case is Bool.Type:
      guard case .bool(let flag) = value else { throw mismatch(type, "true or false") }
      return try result(flag, "true or false")
    case is Double.Type: return try result(number, "a number")
    case is Int.Type: return try result(whole, "a whole number")
    case let other as any FixedWidthInteger.Type:
      // Their own initializers would ask for themselves again, without end.
      return try result(whole.flatMap { exactly($0, other) }, "a whole number of its range")
    case is Float.Type: return try result(number.map { Float($0) }, "a number")
    case is JSONValue.Type: return try result(value, "a value")
    default: return try type.init(from: self)
    }
  }

  private func exactly<Whole: FixedWidthInteger>(_ number: Int, _ type: Whole.Type) -> Any? {
    Whole(exactly: number)
  }

  private var number: Double? {
    switch value {
    case .double(let number): number
    case .integer(let number): Double(number)
    default: nil
    }
  }

  private var whole: Int? {
    switch value {
    case .integer(let number): number
    case .double(let number): Int(exactly: number)
    default: nil
    }
  }
}

private struct Members<Key: CodingKey>: KeyedDecodingContainerProtocol {
  private let values: [String: JSONValue]
  let allKeys: [Key]
  let codingPath: [any CodingKey]

  init(_ members: [JSONValue.Member], _ path: [any CodingKey]) {
    values = Dictionary(members.map { ($0.key, $0.value) }) { $1 }
    allKeys = members.compactMap { Key(stringValue: $0.key) }
    codingPath = path
  }

  func contains(_ key: Key) -> Bool { values[key.stringValue] != nil }

  private func decoder(_ key: Key) throws -> ValueDecoder {
    guard let value = values[key.stringValue] else {
      throw DecodingError.keyNotFound(
        key,
        .init(codingPath: codingPath, debugDescription: "is missing")
      )
    }
    return ValueDecoder(value: value, codingPath: codingPath + [key])
  }

  func decodeNil(forKey key: Key) throws -> Bool { try decoder(key).decodeNil() }

  func decode<Value: Decodable>(_ type: Value.Type, forKey key: Key) throws -> Value {
    try decoder(key).decode(type)
  }

  func nestedContainer<Nested: CodingKey>(
    keyedBy type: Nested.Type,
    forKey key: Key
  ) throws -> KeyedDecodingContainer<Nested> {
    try decoder(key).container(keyedBy: type)
  }

  func nestedUnkeyedContainer(forKey key: Key) throws -> any UnkeyedDecodingContainer {
    try decoder(key).unkeyedContainer()
  }

  func superDecoder() -> any Decoder {
    ValueDecoder(value: values["super"] ?? .null, codingPath: codingPath)
  }

  func superDecoder(forKey key: Key) throws -> any Decoder { try decoder(key) }
}

private struct Items: UnkeyedDecodingContainer {
  let items: [JSONValue]
  let codingPath: [any CodingKey]
  var currentIndex = 0

  var count: Int? { items.count }
  var isAtEnd: Bool { currentIndex == items.count }

  private var decoder: ValueDecoder {
    get throws {
      let path = codingPath + [Index(intValue: currentIndex)]
      guard !isAtEnd else {
        throw DecodingError.valueNotFound(
          JSONValue.self,
          .init(codingPath: path, debugDescription: "the list ends")
        )
      }
      return ValueDecoder(value: items[currentIndex], codingPath: path)
    }
  }

  mutating func decodeNil() throws -> Bool {
    guard try decoder.decodeNil() else { return false }
    currentIndex += 1
    return true
  }

  mutating func decode<Value: Decodable>(_ type: Value.Type) throws -> Value {
    let value = try decoder.decode(type)
    currentIndex += 1
    return value
  }

  mutating func nestedContainer<Nested: CodingKey>(
    keyedBy type: Nested.Type
  ) throws -> KeyedDecodingContainer<Nested> {
    let container = try decoder.container(keyedBy: type)
    currentIndex += 1
    return container
  }

  mutating func nestedUnkeyedContainer() throws -> any UnkeyedDecodingContainer {
    let container = try decoder.unkeyedContainer()
    currentIndex += 1
    return container
  }

  mutating func superDecoder() throws -> any Decoder {
    let decoder = try decoder
    currentIndex += 1
    return decoder
  }
}
