// Which nodes and areas are places where people live, or facilities that trips aim at.

/// What a node or area is for the network.
enum OSMSite: Sendable, Equatable {
  /// A settlement: its kind (city, town, village).
  case place(String)
  /// A facility: node type and class.
  case facility(type: String, class: String)
}

extension OSMTags {
  /// What these tags make of a node or area; nil for what the import has no use for.
  var site: OSMSite? {
    if let kind = self[.place], ["city", "town", "village"].contains(kind) { return .place(kind) }
    if has(.railway, ["station", "halt"]) {
      // Metros, trams and park railways run on tracks that are not imported.
      let others: Set = ["subway", "light_rail", "tram", "monorail", "funicular", "miniature"]
      if has(.station, others) || has(.usage, ["leisure", "tourism"]) { return nil }
      return .facility(type: "station", class: self[.railway] == "halt" ? "halt" : "station")
    }
    if self[.aeroway] == "aerodrome" {
      // Scheduled flights need a code; strips and clubs have none, or dashes.
      let code = (self[.iata] ?? "").filter(\.isLetter)
      if code.count == 3 { return .facility(type: "airport", class: "airport") }
      return has(.aerodromeType, ["international", "public", "regional"])
        ? .facility(type: "airport", class: "airport") : nil
    }
    if self[.amenity] == "ferry_terminal" {
      return .facility(type: "port", class: "ferry_terminal")
    }
    if self[.landuse] == "port" || self[.industrial] == "port" {
      return .facility(type: "port", class: "seaport")
    }
    if self[.harbour] == "yes" || self[.seamarkType] == "harbour" {
      return .facility(type: "port", class: "harbour")
    }
    return nil
  }

  /// Whether ``site`` has an answer.
  var isPlaceOrFacility: Bool { site != nil }

  /// The name for people of other languages, and the local one where it differs.
  var names: (name: String, local: String) {
    let local = self[.name] ?? ""
    let name = self[.nameEnglish] ?? self[.nameInternational] ?? local
    return (name, name == local ? "" : local)
  }

  /// The number of people, from texts such as `5933`, `5 933`, `5,933` and `~5000`; nil when there
  /// is none.
  var people: Double? {
    guard let text = self[.population] else { return nil }
    var digits = ""
    for sign in text {
      if let value = sign.wholeNumberValue, sign.isASCII {
        digits += String(value)
      } else if [" ", "'", ",", ".", "\u{A0}", "\u{202F}"].contains(sign) || digits.isEmpty {
        continue
      } else {
        break
      }
    }
    guard let number = Double(digits), number < 1e9 else { return nil }
    return number
  }
}
