// A body as JSON, with errors that name the member.

import OrderedJSON

/// The members of a request's body.
struct JSONBody {
  private let value: JSONValue

  /// Reads a body.
  /// - Throws: 400 with line and column.
  init(_ request: PageRequest) throws(LiveError) {
    do throws(JSONTextError) {
      value = try JSONValue(parsing: request.body)
    } catch {
      throw LiveError(400, "The body is no JSON: \(error.description)")
    }
  }

  func value(_ key: String) throws(LiveError) -> JSONValue {
    guard let value = value[key] else { throw LiveError(400, "\(key): is missing") }
    return value
  }

  func text(_ key: String) throws(LiveError) -> String {
    guard let text = try value(key).text else { throw LiveError(400, "\(key): is no text") }
    return text
  }

  func texts(_ key: String) throws(LiveError) -> [String] {
    guard let items = try value(key).items else { throw LiveError(400, "\(key): is no list") }
    let texts = items.compactMap(\.text)
    guard texts.count == items.count else { throw LiveError(400, "\(key): is no list of texts") }
    return texts
  }

  func numbers(_ key: String) throws(LiveError) -> [Double] {
    guard let items = try value(key).items else { throw LiveError(400, "\(key): is no list") }
    let numbers = items.compactMap(\.number)
    guard numbers.count == items.count else {
      throw LiveError(400, "\(key): is no list of numbers")
    }
    return numbers
  }

  func whole(_ key: String) throws(LiveError) -> Int {
    guard let number = try value(key).number.flatMap({ Int(exactly: $0) }) else {
      throw LiveError(400, "\(key): is no whole number")
    }
    return number
  }

  /// The member `question`.
  func question() throws(LiveError) -> LiveQuestion {
    let value = try value("question")
    do throws(JSONFormError) {
      return try value.decoded(as: LiveQuestion.self)
    } catch {
      throw LiveError(400, "question.\(error.description)")
    }
  }
}
