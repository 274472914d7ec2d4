// A decay as a value that can be written down: its name and its numbers.

extension Decay: Codable {
  private enum CodingKeys: String, CodingKey {
    case name, parameters
  }

  /// Writes `{"name": "exponential", "parameters": [0.002]}`.
  public func encode(to encoder: any Encoder) throws {
    var members = encoder.container(keyedBy: CodingKeys.self)
    try members.encode(name, forKey: .name)
    try members.encode(parameters, forKey: .parameters)
  }

  /// Reads what ``encode(to:)`` wrote.
  /// - Throws: `DecodingError` for unknown names and numbers out of range.
  public init(from decoder: any Decoder) throws {
    let members = try decoder.container(keyedBy: CodingKeys.self)
    do {
      self = try Decay.named(
        try members.decode(String.self, forKey: .name),
        parameters: try members.decode([Double].self, forKey: .parameters)
      )
    } catch let error as AccessibilityError {
      throw DecodingError.dataCorruptedError(
        forKey: .name,
        in: members,
        debugDescription: error.description
      )
    }
  }
}
