// Near names, for "did you mean".

/// The name with the fewest changes from a given one; nil when none is near.
///
/// Near is at most a third of the letters, or differing in case alone. The first of equals wins.
///
/// Only the first 100,000 names are searched, so that a message about a huge table does not take
/// seconds.
package func nearest(to name: String, among names: some Collection<String>) -> String? {
  let wanted = Array(name.lowercased().unicodeScalars)
  var best: String?
  var bestDistance = max(1, wanted.count / 3) + 1
  for candidate in names.prefix(100_000) where candidate != name {
    guard abs(candidate.utf8.count - name.utf8.count) <= 4 * bestDistance else { continue }
    let distance = editDistance(
      wanted,
      Array(candidate.lowercased().unicodeScalars),
      below: bestDistance
    )
    if distance < bestDistance {
      best = candidate
      bestDistance = distance
    }
  }
  return best
}

/// Insertions, deletions, substitutions and swaps of neighbours that turn one text into another
/// (restricted Damerau-Levenshtein distance); `limit` when there are as many or more.
package func editDistance(
  _ left: [Unicode.Scalar],
  _ right: [Unicode.Scalar],
  below limit: Int
) -> Int {
  guard abs(left.count - right.count) < limit else { return limit }
  var beforePrevious: [Int] = []
  var previous = Array(0...right.count)
  for i in left.indices {
    var current = [i + 1]
    for j in right.indices {
      let substitution = previous[j] + (left[i] == right[j] ? 0 : 1)
      var best = min(substitution, previous[j + 1] + 1, current[j] + 1)
      if i > 0 && j > 0 && left[i] == right[j - 1] && left[i - 1] == right[j] {
        best = min(best, beforePrevious[j - 1] + 1)
      }
      current.append(best)
    }
    if let least = current.min(), least >= limit { return limit }
    beforePrevious = previous
    previous = current
  }
  return min(previous[right.count], limit)
}
