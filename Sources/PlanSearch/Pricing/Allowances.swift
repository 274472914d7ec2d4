// Which pairs are worth a search at a point, and how exact it must be.

/// Shares out what the gain of all pairs together may be overstated by.
///
/// Half of it goes to the pairs that could gain least, which count with their best case and need no
/// search; the rest is shared out evenly over the others. Where gains differ by orders of
/// magnitude, as they do between cities and villages, most pairs are never searched.
struct Allowances: Sendable {
  private let total: Double
  /// How many pairs could gain so little, and what they could gain together: by eighths of octaves
  /// below the total.
  private var counts = Array(repeating: 0, count: Self.buckets)
  private var sums = Array(repeating: 0.0, count: Self.buckets)

  private static let buckets = 320
  /// Bits of a Double's pattern below an eighth of an octave.
  private static let fineBits: UInt64 = 49

  init(total: Double) { self.total = total }

  /// What each pair may be overstated by.
  struct Shares: Sendable {
    fileprivate let total: Double
    /// The first bucket whose pairs are not searched.
    fileprivate let first: Int
    /// By how much the gain of each of the others may be overstated.
    let each: Double

    /// The same for every pair, none skipped unless it gains nothing.
    init(each: Double) { self.init(total: 0, first: Allowances.buckets - 1, each: each) }

    fileprivate init(total: Double, first: Int, each: Double) {
      self.total = total
      self.first = first
      self.each = each
    }

    /// Whether a pair counts with all that it could gain.
    func skips(_ potential: Double) -> Bool {
      Allowances.bucket(potential, below: total) >= first
    }
  }

  /// Counts pairs that could gain so much.
  mutating func count(_ potentials: [Double]) {
    for potential in potentials {
      let bucket = Self.bucket(potential, below: total)
      counts[bucket] += 1
      sums[bucket] += potential
    }
  }

  var shares: Shares {
    var first = Self.buckets
    var skipped = 0.0
    var searched = counts.reduce(0, +)
    while first > 1, skipped + sums[first - 1] <= 0.5 * total {
      first -= 1
      skipped += sums[first]
      searched -= counts[first]
    }
    return Shares(
      total: total,
      first: first,
      each: (total - skipped) / Double(max(1, searched))
    )
  }

  private static func bucket(_ potential: Double, below total: Double) -> Int {
    guard potential > 0 else { return buckets - 1 }
    guard potential < total else { return 0 }
    let distance = (total.bitPattern >> fineBits) - (potential.bitPattern >> fineBits)
    return min(buckets - 1, 1 + Int(distance))
  }
}
