// Decays that are concave at small costs and convex at large ones: where their steepest chords
// touch.

package import Accessibility
import Glibc

extension Decay {
  /// The cost at which the decay turns from concave to convex; 0 when it is convex throughout.
  package var bend: Double {
    switch self {
    case .gaussian(let deviation): deviation
    case .logistic(let midpoint, _): midpoint
    case .logLogistic(let offset, let slope):
      // f'' = 0 where exp(offset) t^slope = (slope - 1) / (slope + 1).
      slope > 1 ? exp((log((slope - 1) / (slope + 1)) - offset) / slope) : 0
    case .binary, .linear, .exponential, .power, .stepped: 0
    }
  }

  /// The worth lost per minute more, at a cost where the decay is smooth.
  package func descent(at cost: Double) -> Double {
    let worth = self(cost)
    switch self {
    case .gaussian(let deviation): return worth * cost / (deviation * deviation)
    case .logistic(let midpoint, let deviation):
      let rate = Double.pi / (deviation * 3.0.squareRoot())
      // f' = -rate f (1 - 1/g), and 1 - 1/g = 1 / (1 + exp(-(t - c) rate)).
      return worth * rate / (1 + exp((midpoint - cost) * rate))
    case .logLogistic(_, let slope):
      // f' = -(slope / t) f (1 - f); at 0 it is 0 wherever this is asked, which is below a bend.
      return cost > 0 ? slope / cost * worth * (1 - worth) : 0
    case .binary, .linear, .exponential, .power, .stepped: return 0
    }
  }

  /// The steepest chord from (start, worth) to a point of the curve in [low, end], end <= start.
  ///
  /// Towards lower costs the chord steepens up to where it touches the curve before the bend, found
  /// by bisection; both ends of the last bracket together give a bound that holds whatever the
  /// rounding.
  package func tangentGain(from start: Double, worth: Double, low: Double, end: Double) -> Double {
    let top = min(bend, end)
    guard low < top else { return 0 }
    // Positive where going further down still steepens the chord is not yet reached.
    func isBelowTouch(_ cost: Double) -> Bool {
      self(cost) - worth - descent(at: cost) * (start - cost) > 0
    }
    if top == start { return descent(at: start) }
    guard isBelowTouch(low) else { return (self(low) - worth) / (start - low) }
    if isBelowTouch(top) { return (self(top) - worth) / (start - top) }
    var (below, above) = (low, top)
    for _ in 0..<40 {
      let middle = 0.5 * (below + above)
      if isBelowTouch(middle) { below = middle } else { above = middle }
    }
    return (self(below) - worth) / (start - above)
  }

  /// The steepest chord from (low, f(low)), low before the bend, to a point of the curve up to
  /// `high`, and the cost where it touches the curve.
  package func tangentLoss(from low: Double, upTo high: Double) -> (slope: Double, touch: Double) {
    let worth = self(low)
    func chord(_ cost: Double) -> Double { (worth - self(cost)) / (cost - low) }
    func isBeforeTouch(_ cost: Double) -> Bool {
      worth - self(cost) < descent(at: cost) * (cost - low)
    }
    if high <= bend || (high < .infinity && isBeforeTouch(high)) { return (chord(high), high) }
    var (before, after) = (bend, max(2 * bend, 2 * low))
    while isBeforeTouch(after), after < high { (before, after) = (after, 2 * after) }
    after = min(after, high)
    for _ in 0..<40 {
      let middle = 0.5 * (before + after)
      if isBeforeTouch(middle) { before = middle } else { after = middle }
    }
    return ((worth - self(after)) / (before - low), after)
  }
}
