// Sorting values into the few colours that an eye can tell apart.

/// Classes of about equally many values, for a sequence of colours from low to high.
struct ColourClasses: Sendable, Equatable {
  static let most = 6
  /// Number of colours.
  let count: Int
  /// Upper edges of all classes but the last, ascending; fewer when many values are equal.
  let breaks: [Double]

  /// Makes classes by quantiles of finite values.
  init(_ values: [Double], count: Int = ColourClasses.most) {
    self.count = count
    let sorted = values.filter(\.isFinite).sorted()
    var breaks: [Double] = []
    for part in 1..<count where !sorted.isEmpty {
      let edge = sorted[min(sorted.count - 1, part * sorted.count / count)]
      if edge > breaks.last ?? sorted[0] { breaks.append(edge) }
    }
    self.breaks = breaks
  }

  /// The class of a value, from 0; spread over all colours when there are fewer classes.
  func classOf(_ value: Double) -> Int {
    let rank = breaks.count { $0 <= value }
    return breaks.isEmpty ? count / 2 : rank * (count - 1) / breaks.count
  }
}
