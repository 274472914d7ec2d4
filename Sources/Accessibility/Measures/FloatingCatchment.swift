// Floating catchments: opportunities shared among all the people who compete for them.

import Glibc

/// How demand and supply are shared out.
public enum CatchmentForm: Sendable, Equatable {
  /// Everybody asks every destination in reach for everything: two-step floating catchment.
  case twoStep
  /// Demand and supply are split into shares that add up to one: balanced two-step.
  case balanced
  /// Opportunities are split by population^alpha x decay: spatial availability.
  case availability(alpha: Double)
}

/// First step: who asks each destination, origin by origin, for matrices that are never held whole.
///
///     var demand = CatchmentDemand(form: .twoStep, destinations: 2, decay: .binary(cutoff: 30))
///     demand.add(costs: [10, 20], population: 100)  // as spans
///     let supply = demand.supply(opportunities: [5, 8])
///     supply.access(costs: [10, 20], population: 100)  // 5/100 + 8/100
public struct CatchmentDemand: Sendable {
  let form: CatchmentForm
  let decay: Decay
  /// The sum over origins of what they ask for, by destination.
  private var demand: [ExactSum]
  /// The sum over origins of f_ij, by destination, for the supply side's shares.
  private var reach: [ExactSum]

  /// Makes the demand of nobody.
  public init(form: CatchmentForm, destinations: Int, decay: Decay) {
    self.form = form
    self.decay = decay
    demand = Array(repeating: ExactSum(), count: destinations)
    reach = form == .balanced ? demand : []
  }

  /// Adds an origin: its costs to every destination (infinity is unreachable) and its people.
  ///
  /// - Complexity: O(destinations).
  /// - Precondition: As many costs as destinations.
  public mutating func add(costs: Span<Double>, population: Double) {
    precondition(costs.count == demand.count, "one cost per destination is needed")
    let people = form.people(population)
    let share = form == .balanced ? 1 / decaySum(costs) : 1
    for destination in costs.indices {
      let worth = decay(costs[destination])
      guard worth > 0 else { continue }
      if form == .balanced { reach[destination].add(worth) }
      if people > 0 { demand[destination].add(people * (worth * share)) }
    }
  }

  private func decaySum(_ costs: Span<Double>) -> Double {
    var sum = ExactSum()
    for destination in costs.indices { sum.add(decay(costs[destination])) }
    return sum.value
  }

  /// Second step: what each destination can give to one unit of demand.
  ///
  /// A destination that nobody asks gives nothing, since nobody could take it.
  ///
  /// - Precondition: One value per destination.
  public func supply(opportunities: [Double]) -> CatchmentSupply {
    precondition(opportunities.count == demand.count, "one value per destination is needed")
    let rates = zip(opportunities, demand).map { opportunities, demand in
      let demand = demand.value
      return demand > 0 ? opportunities / demand : 0
    }
    return CatchmentSupply(form: form, decay: decay, rates: rates, reach: reach.map(\.value))
  }
}

/// Second step of a floating catchment: what each origin gets.
public struct CatchmentSupply: Sendable {
  let form: CatchmentForm
  let decay: Decay
  /// R_j, opportunities per unit of demand, by destination.
  public let rates: [Double]
  private let reach: [Double]

  init(form: CatchmentForm, decay: Decay, rates: [Double], reach: [Double]) {
    self.form = form
    self.decay = decay
    self.rates = rates
    self.reach = reach
  }

  /// The access of an origin that was added to the demand, with the same costs and population.
  ///
  /// - Returns: Opportunities per person (two-step and balanced), or opportunities (availability).
  /// - Complexity: O(destinations).
  /// - Precondition: As many costs as destinations.
  public func access(costs: Span<Double>, population: Double) -> Double {
    precondition(costs.count == rates.count, "one cost per destination is needed")
    let people: Double = if case .availability = form { form.people(population) } else { 1 }
    guard people > 0 else { return 0 }
    var sum = ExactSum()
    for destination in costs.indices where rates[destination] > 0 {
      let worth = decay(costs[destination])
      guard worth > 0 else { continue }
      let share = form == .balanced ? worth / reach[destination] : worth
      sum.add(rates[destination] * (people * share))
    }
    return sum.value
  }
}

extension CatchmentForm {
  /// What an origin's people weigh against others'.
  func people(_ population: Double) -> Double {
    guard case .availability(let alpha) = self, population > 0 else { return population }
    return alpha == 1 ? population : pow(population, alpha)
  }
}

/// Floating catchment access of every origin of a row-major cost matrix.
///
/// Two-step: R_j = O_j / sum_i P_i f_ij and A_i = sum_j R_j f_ij, in opportunities per person. The
/// people weighted sum of A is the sum of the opportunities that anybody reaches. Balanced: R_j =
/// O_j / sum_i P_i (f_ij / sum_j f_ij) and A_i = sum_j R_j (f_ij / sum_i f_ij), so that nobody is
/// counted at more than one destination, and the sum of A is the sum of R.
///
/// Unreachable pairs have f = 0. A destination that nobody with f > 0 asks adds nothing; an origin
/// that reaches nothing has access 0; an origin without people has access too, and asks for
/// nothing.
///
/// - Parameters:
///   - form: Which of the two, or ``CatchmentForm/availability(alpha:)``.
///   - costs: Generalized minutes, one row per origin; infinity is unreachable.
///   - columns: Number of destinations; `costs.count` is a multiple of it.
///   - opportunities: O, one value per destination, finite and not negative.
///   - population: P, one value per origin, finite and not negative.
///   - decay: f.
/// - Returns: One value per origin.
/// - Complexity: O(cells); sums do not depend on the order of rows or columns.
/// - Precondition: The counts agree.
/// - SeeAlso: W. Luo and F. Wang, "Measures of spatial accessibility to health care in a GIS
///   environment", 2003, doi:10.1068/b29120; A. Páez, C. D. Higgins, S. F. Vivona, "Demand and
///   level of service inflation in Floating Catchment Area (FCA) methods", 2019,
///   doi:10.1371/journal.pone.0218773.
public func floatingCatchment(
  _ form: CatchmentForm,
  costs: [Double],
  columns: Int,
  opportunities: [Double],
  population: [Double],
  decay: Decay
) -> [Double] {
  guard columns > 0, !costs.isEmpty else { return population.map { _ in 0 } }
  precondition(costs.count == columns * population.count, "one row per origin is needed")
  func row(_ origin: Int) -> Range<Int> { (origin * columns)..<((origin + 1) * columns) }
  var demand = CatchmentDemand(form: form, destinations: columns, decay: decay)
  for (origin, people) in population.enumerated() {
    demand.add(costs: costs.span.extracting(row(origin)), population: people)
  }
  let supply = demand.supply(opportunities: opportunities)
  return population.enumerated().map { origin, people in
    supply.access(costs: costs.span.extracting(row(origin)), population: people)
  }
}
