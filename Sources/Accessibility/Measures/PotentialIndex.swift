// The potential index: gravity access on a scale where 100 is the average person's.

/// Gravity access as an index: 100 A_i / mean of A, the mean weighted by population.
///
/// Without unit; the weighted mean of the index is 100. Zones of weight 0 have an index and do not
/// enter the mean. Undefined (nil) when the mean is 0 or no zone has a weight, since nothing can be
/// related to it.
///
///     potentialIndex([10, 40], weights: [3, 1])  // mean 17.5: [57.14..., 228.57...]
///
/// - Parameters:
///   - access: One value per zone, for example from ``gravityAccess(costs:opportunities:decay:)``.
///   - weights: One per zone, finite and not negative.
/// - Returns: One index per zone; nil when undefined.
/// - Complexity: O(zones).
/// - Precondition: As many weights as values.
/// - SeeAlso: W. G. Hansen, "How accessibility shapes land use", 1959,
///   doi:10.1080/01944365908978307; C. Schürmann, K. Spiekermann, M. Wegener, Accessibility
///   Indicators (SASI), 1997.
public func potentialIndex(_ access: [Double], weights: [Double]) -> [Double]? {
  guard let mean = weightedMean(access, weights: weights), mean > 0 else { return nil }
  return access.map { 100 * ($0 / mean) }
}
