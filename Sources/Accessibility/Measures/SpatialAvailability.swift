// Spatial availability: every opportunity goes to somebody, and to nobody twice.

/// Spatial availability of every origin of a row-major cost matrix: how many opportunities are left
/// for it.
///
/// V_i = sum over j of O_j F_ij, where F_ij = P_i^a f_ij / sum over k of P_k^a f_kj is the origin's
/// share of destination j by population and by decay. (The paper's balancing factors F^p F^c / sum
/// F^p F^c cancel to this.) In the unit of the opportunities; the sum of V over the origins is the
/// sum of the opportunities that anybody can reach.
///
/// Unreachable pairs have f = 0. An origin without people, or that reaches nothing, has 0. A
/// destination that no people reach goes to nobody.
///
/// - Parameters:
///   - costs: Generalized minutes, one row per origin; infinity is unreachable.
///   - columns: Number of destinations; `costs.count` is a multiple of it.
///   - opportunities: O, one value per destination, finite and not negative.
///   - population: P, one value per origin, finite and not negative.
///   - decay: f.
///   - alpha: a, above 0: below 1 favours small places, above 1 large ones.
/// - Returns: V, one value per origin.
/// - Complexity: O(cells); sums do not depend on the order of rows or columns.
/// - Precondition: The counts agree.
/// - SeeAlso: A. Soukhov, A. Páez, C. D. Higgins, M. Mohamed, "Introducing spatial availability, a
///   singly-constrained measure of competitive accessibility", 2023,
///   doi:10.1371/journal.pone.0278468.
public func spatialAvailability(
  costs: [Double],
  columns: Int,
  opportunities: [Double],
  population: [Double],
  decay: Decay,
  alpha: Double = 1
) -> [Double] {
  floatingCatchment(
    .availability(alpha: alpha),
    costs: costs,
    columns: columns,
    opportunities: opportunities,
    population: population,
    decay: decay
  )
}
