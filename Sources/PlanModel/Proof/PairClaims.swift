// What a cut says of each of its pairs of zones: the parts of a certificate that are checked one by
// one.

/// Claims about the worth f(c_ij) of pairs in plans S, one after the other in a few plain arrays.
///
/// Of a pair with W > 0 a claim says that it is worth at most constant + sum of prices over S, of a
/// pair with W < 0 that it is worth at least that. Prices are not negative; projects that are not
/// listed have none.
public struct PairClaims: Sendable, Equatable {
  /// One claim.
  public struct Claim: Sendable, Equatable {
    /// The pair's first zone, as a position among the zones that have a node.
    public var origin: Int
    /// Its second zone.
    public var destination: Int
    /// What holds without any project.
    public var constant: Double
    /// Projects with a price: positions among the candidates.
    public var projects: ArraySlice<Int32>
    /// Their prices.
    public var prices: ArraySlice<Double>
  }

  private var origins: [Int32] = []
  private var destinations: [Int32] = []
  private var constants: [Double] = []
  /// Where each claim's prices end.
  private var ends: [Int32] = []
  private var projects: [Int32] = []
  private var prices: [Double] = []

  /// No claims.
  public init() {}

  /// Number of claims.
  public var count: Int { origins.count }

  /// A claim by its position.
  public subscript(position: Int) -> Claim {
    let terms = (position == 0 ? 0 : Int(ends[position - 1]))..<Int(ends[position])
    return Claim(
      origin: Int(origins[position]),
      destination: Int(destinations[position]),
      constant: constants[position],
      projects: projects[terms],
      prices: prices[terms]
    )
  }

  /// Appends a claim; prices that are 0 are left out.
  public mutating func add(
    _ origin: Int,
    _ destination: Int,
    _ constant: Double,
    _ terms: some Sequence<(Int, Double)>
  ) {
    origins.append(Int32(origin))
    destinations.append(Int32(destination))
    constants.append(constant)
    for (project, price) in terms where price != 0 {
      projects.append(Int32(project))
      prices.append(price)
    }
    ends.append(Int32(projects.count))
  }

  /// The same claims with 0 in the place of numbers that are too small to have all their digits.
  ///
  /// Claims lowered so may be false by as much as such numbers are; the check then raises their
  /// constants.
  package var withoutSubnormals: PairClaims {
    guard (constants + prices).contains(where: \.isSubnormal) else { return self }
    var claims = PairClaims()
    for position in 0..<count {
      let claim = self[position]
      claims.add(
        claim.origin,
        claim.destination,
        claim.constant.isSubnormal ? 0 : claim.constant,
        zip(claim.projects, claim.prices).map { (Int($0), $1.isSubnormal ? 0 : $1) }
      )
    }
    return claims
  }

  /// Appends the claims of another list.
  package mutating func add(_ other: PairClaims) {
    let start = Int32(projects.count)
    origins += other.origins
    destinations += other.destinations
    constants += other.constants
    ends += other.ends.lazy.map { start + $0 }
    projects += other.projects
    prices += other.prices
  }
}

extension PairClaims: StateValue {
  package func write(to writer: inout StateWriter) {
    for numbers in [origins, destinations, ends, projects] {
      writer.put(numbers.lazy.map { Int($0) })
    }
    writer.put(constants)
    writer.put(prices)
  }

  package init(from reader: inout StateReader) throws(DamagedState) {
    let shape = reader.shape
    origins = try reader.integers(below: shape.zones).map { Int32($0) }
    destinations = try reader.integers(below: shape.zones).map { Int32($0) }
    ends = try reader.integers(below: Int(Int32.max)).map { Int32($0) }
    projects = try reader.integers(below: shape.projects).map { Int32($0) }
    constants = try reader.finites(count: origins.count)
    prices = try reader.finites(count: projects.count)
    try reader.require(destinations.count == origins.count && ends.count == origins.count)
    try reader.require(zip(ends, ends.dropFirst()).allSatisfy(<=))
    try reader.require(Int(ends.last ?? 0) == projects.count)
  }
}
