// An axis with round tick values.

import Glibc
import TransportNetwork

/// Round values over a range, and where they fall.
struct Axis: Sendable {
  let low: Double
  let high: Double
  let ticks: [Double]
  /// One unit for all tick labels.
  let scale: AmountScale

  private let decimals: Int

  /// Covers values with about `count` steps of 1, 2 or 5 times a power of ten.
  init(covering values: [Double], withZero: Bool = false, count: Int = 5) {
    let values = (withZero ? [0] : []) + values.filter(\.isFinite)
    let smallest = values.min() ?? 0
    var span = (values.max() ?? 1) - smallest
    // Equal values get a range about them.
    if !(span > abs(smallest) * 1e-9) { span = max(abs(smallest) * 0.1, 1e-9) }
    let rough = span / Double(count)
    let power = pow(10, floor(log10(rough)))
    let step = power * ([1, 2, 5].first { $0 * power >= rough * 0.999 } ?? 10)
    let first = floor(smallest / step)
    let last = max(ceil((smallest + span) / step - 1e-9), first + 1)
    ticks = (0...Int(min(last - first, 50))).map { (first + Double($0)) * step }
    low = ticks[0]
    high = ticks[ticks.count - 1]
    scale = AmountScale(ticks)
    decimals = max(0, min(9, Int(-floor(log10(step / scale.factor) + 1e-9))))
  }

  /// Where a value falls between two positions.
  func position(_ value: Double, from start: Double, to end: Double) -> Double {
    start + (value - low) / (high - low) * (end - start)
  }

  /// A tick's label, without the unit.
  func label(_ tick: Double) -> String { fixedDecimal(tick / scale.factor, decimals: decimals) }
}
