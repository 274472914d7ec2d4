// JSON values whose members keep their order.

/// A JSON value; an object's members are written in the order in which they are listed.
///
///     let value: JSONValue = ["to": "B", "minutes": .number(1.5)]
///     value.compact  // {"to":"B","minutes":1.5}
public enum JSONValue: Sendable, Equatable {
  /// `null`.
  case null
  /// `true` or `false`.
  case bool(Bool)
  /// A whole number.
  case integer(Int)
  /// A number as the shortest decimal that reads back the same; `null` when infinite or NaN.
  case double(Double)
  /// Text.
  case string(String)
  /// Values in order.
  case array([JSONValue])
  /// Named values in order.
  case object([Member])

  /// A named value of an object.
  public struct Member: Sendable, Equatable {
    /// Its name.
    public let key: String
    /// Its value.
    public let value: JSONValue

    /// Makes a named value.
    public init(key: String, value: JSONValue) {
      self.key = key
      self.value = value
    }
  }

  /// A number, `null` when there is none.
  public static func number(_ value: Double?) -> JSONValue { value.map { .double($0) } ?? .null }

  /// A whole number, `null` when there is none.
  public static func number(_ value: Int?) -> JSONValue { value.map { .integer($0) } ?? .null }

  /// Text, `null` when there is none.
  public static func text(_ value: String?) -> JSONValue { value.map { .string($0) } ?? .null }
}

extension JSONValue {
  /// The member of an object; nil where there is none.
  public subscript(_ key: String) -> JSONValue? {
    guard case .object(let members) = self else { return nil }
    return members.first { $0.key == key }?.value
  }

  /// What a string holds; nil of anything else.
  public var text: String? {
    guard case .string(let text) = self else { return nil }
    return text
  }

  /// A number; nil of anything else.
  public var number: Double? {
    switch self {
    case .double(let number): number
    case .integer(let number): Double(number)
    default: nil
    }
  }

  /// The values of a list; nil of anything else.
  public var items: [JSONValue]? {
    guard case .array(let items) = self else { return nil }
    return items
  }

  /// The members of an object; nil of anything else.
  public var members: [Member]? {
    guard case .object(let members) = self else { return nil }
    return members
  }
}

extension JSONValue: ExpressibleByDictionaryLiteral, ExpressibleByArrayLiteral,
  ExpressibleByStringLiteral
{
  /// Makes an object; the order is kept.
  public init(dictionaryLiteral members: (String, JSONValue)...) {
    self = .object(members.map { Member(key: $0.0, value: $0.1) })
  }

  /// Makes an array.
  public init(arrayLiteral values: JSONValue...) { self = .array(values) }

  /// Makes text.
  public init(stringLiteral text: String) { self = .string(text) }
}
