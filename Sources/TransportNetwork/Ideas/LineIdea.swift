// A line that somebody has in mind, as it is typed:
// "Chengdu-Lhasa,mode=high_speed_rail,km=1540,cost=3.5e11".

/// Why an idea cannot be tried.
public struct IdeaError: Error, Sendable, Equatable, CustomStringConvertible {
  /// What is wrong and what to do.
  public let description: String
  /// Which list of an ``IdeaList`` has the idea: add, upgrade or close; nil outside of one.
  public internal(set) var list: String?

  init(_ description: String) { self.description = description }
}

/// A line over places, with what is known of it.
public struct LineIdea: Sendable, Equatable {
  /// The places with hyphens between, as they were typed.
  public var places: String
  /// What it is called; nil for its places.
  public var name: String?
  /// Mode of its sections.
  public var mode: String?
  /// Length of all sections.
  public var kilometres: Double?
  /// Speed on it, in km/h.
  public var speed: Double?
  /// Minutes over all sections, in place of length and speed.
  public var minutes: Double?
  /// Minutes between services.
  public var headway: Double?
  /// Cost in the network's currency.
  public var cost: Double?

  private static let keys = ["mode", "km", "kmh", "minutes", "headway", "cost", "name"]

  /// Reads `A-B-C,key=value,...`.
  ///
  /// - Throws: ``IdeaError`` for a key or number that is none.
  public init(_ text: String) throws(IdeaError) {
    let parts = splitList(text)
    guard let places = parts.first, !places.contains("=") else {
      throw IdeaError("\"\(text)\" begins with no places; write A-B,mode=MODE,km=KM,cost=COST.")
    }
    self.places = places
    for part in parts.dropFirst() {
      guard let equals = part.firstIndex(of: "=") else {
        throw IdeaError("\"\(part)\" of \"\(text)\" is no key=value; keys are \(Self.list).")
      }
      let key = trimmingBlanks(String(part[..<equals]))
      let value = trimmingBlanks(String(part[part.index(after: equals)...]))
      func number(atLeast least: Double, isAbove: Bool = true) throws(IdeaError) -> Double {
        let read = key == "cost" ? typedAmount(value) : Double(value)
        guard let number = read, number.isFinite,
          isAbove ? number > least : number >= least,
          number <= 1e18
        else {
          let range =
            isAbove ? "above \(shortestDecimal(least))" : "of at least \(shortestDecimal(least))"
          throw IdeaError("\(key)=\(value) of \"\(text)\" is no finite number \(range).")
        }
        return number
      }
      switch key {
      case "mode": mode = value
      case "name": name = value
      case "km": kilometres = try number(atLeast: 0)
      case "kmh": speed = try number(atLeast: 0)
      case "minutes": minutes = try number(atLeast: 0)
      case "headway": headway = try number(atLeast: 0, isAbove: false)
      case "cost": cost = try number(atLeast: 0, isAbove: false)
      default:
        let near = nearest(to: key, among: Self.keys).map { "; did you mean \($0)?" } ?? ";"
        throw IdeaError("unknown key \"\(key)\" of \"\(text)\"\(near) Keys are \(Self.list).")
      }
    }
    if let kilometres, kilometres > Quantity.length.limit {
      throw IdeaError("km=\(shortestDecimal(kilometres)) of \"\(text)\" is absurdly large.")
    }
    if let minutes, speed != nil {
      throw IdeaError("\"\(text)\" has minutes=\(shortestDecimal(minutes)) and kmh=; give one.")
    }
  }

  private static var list: String { keys.joined(separator: ", ") }
}

extension PlaceNames {
  /// The places of `A-B-C`: from each hyphen on the longest text that names one.
  ///
  /// - Throws: ``NameError`` for what is no place, or several.
  mutating func places(joinedByHyphens text: String) throws(NameError) -> [NameIndex.Entry] {
    let parts = text.split(whereSeparator: { "-–—".contains($0) }).map {
      trimmingBlanks(String($0))
    }
    var found: [NameIndex.Entry] = []
    var first = 0
    while first < parts.count {
      var last = parts.count
      var failure: NameError?
      while last > first {
        do throws(NameError) {
          found.append(try place(parts[first..<last].joined(separator: "-")))
          break
        } catch {
          failure = error
          last -= 1
        }
      }
      if last == first { throw failure ?? .nothingNamed(what: "place", known: []) }
      first = last
    }
    return found
  }
}
