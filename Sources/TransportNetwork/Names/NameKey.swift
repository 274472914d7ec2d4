// What of a name matters when it is looked up: letters and digits, without case, accents and
// punctuation.

/// The key under which names are the same: "Ürümqi", "urumqi" and "URUMQI" have one, so have
/// "Xi'an" and "Xian".
///
/// Letter case, accents of Latin letters, blanks, hyphens and all other punctuation do not matter;
/// neither does 市 (city) at the end of a Chinese name.
///
/// - Returns: The key; empty for a name without letters and digits.
/// - Complexity: O(length).
public func nameKey(_ name: String) -> String {
  var key = String.UnicodeScalarView()
  for scalar in name.lowercased().unicodeScalars {
    if scalar.isASCII {
      if scalar.properties.isAlphabetic || ("0"..."9").contains(scalar) { key.append(scalar) }
    } else if let base = baseLetters(scalar) {
      key.append(contentsOf: base.unicodeScalars)
    } else if isLetterOrDigit(scalar) {
      key.append(scalar)
    }
  }
  if key.count > 1, key.last == "市" { key.removeLast() }
  return String(key)
}

/// The plain letters of a Latin letter with an accent, by its name in Unicode; nil for any other
/// character.
private func baseLetters(_ scalar: Unicode.Scalar) -> String? {
  switch scalar {
  case "ß": return "ss"
  case "æ": return "ae"
  case "œ": return "oe"
  case "þ": return "th"
  default: break
  }
  // LATIN SMALL LETTER E WITH ACUTE
  let prefix = "LATIN SMALL LETTER "
  guard let name = scalar.properties.name, name.hasPrefix(prefix) else { return nil }
  let letter = name.dropFirst(prefix.count).prefix { $0 != " " }
  return letter.count == 1 ? letter.lowercased() : letter == "DOTLESS" ? "i" : nil
}

/// Whether a character is part of a word: accents that follow their letter are not.
private func isLetterOrDigit(_ scalar: Unicode.Scalar) -> Bool {
  if (0x300...0x36F).contains(scalar.value) { return false }
  switch scalar.properties.generalCategory {
  case .lowercaseLetter, .uppercaseLetter, .titlecaseLetter, .modifierLetter, .otherLetter,
    .nonspacingMark, .spacingMark, .decimalNumber, .letterNumber, .otherNumber:
    return true
  default: return false
  }
}
