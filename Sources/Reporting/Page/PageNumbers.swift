// Numbers of a page: as in the text reports, with a true minus sign and no line break before a
// unit.

/// The relative change with its sign, for example "−12.7 %"; "none" where it is undefined.
func pageChange(from before: Double?, to after: Double?) -> String {
  guard let before, let after, before != 0 else { return "none" }
  return typeset(relativeChange(from: before, to: after))
}

/// A text report's numbers as a page sets them.
///
/// A hyphen before a digit that follows nothing, a blank or a bracket becomes a minus sign; a
/// blank before a sign of percentage does not break.
func typeset(_ text: String) -> String {
  var result = ""
  var last: Character = " "
  let characters = Array(text)
  for (position, character) in characters.enumerated() {
    let next = position + 1 < characters.count ? characters[position + 1] : " "
    switch character {
    case "-" where next.isNumber && (last == " " || last == "("): result.append("\u{2212}")
    case " " where next == "%": result.append("\u{A0}")
    default: result.append(character)
    }
    last = character
  }
  return result
}
