// The records of a certificate: a proof of a bound that can be checked line by line.

/// One statement of a certificate, in the order in which the search came to it.
///
/// Gains are counted over building nothing, in the objective's unit. Projects are positions among
/// the candidates (of a schedule: items, project x periods + period), zones positions among the
/// zones that have a node, both in the order of the tables.
public enum CertificateRecord: Sendable, Equatable {
  /// A proof begins, with nodes and rows of its own.
  case start(Start)
  /// A bound on what a group of origins gains in every plan of a node.
  case cut(Cut)
  /// A bound on the merit by what the groups gain, which holds everywhere.
  case meritRow(MeritRow)
  /// A bound on the merit of every plan of a node.
  case bound(Bound)
  /// The plans of a node are those of its children.
  case split(Split)

  /// Which of an answer's bounds a proof is of.
  public enum Subject: Sendable, Hashable {
    /// The bound on the objective's value.
    case objective
    /// The bound on the objective's value in a scenario, by its position.
    case scenario(Int)
    /// The bound on the worst regret over scenarios.
    case regret
  }

  /// The beginning of a proof, whose node 0 holds all plans.
  public struct Start: Sendable, Equatable {
    /// What is bounded.
    public var subject: Subject
    /// Origins by group; each origin with a weight is in one.
    public var groups: [[Int]]
    /// For the ratio: the lambda whose linear problem is bounded.
    public var ratio: Double?

    /// Makes the beginning of a proof.
    public init(_ subject: Subject = .objective, groups: [[Int]], ratio: Double? = nil) {
      self.subject = subject
      self.groups = groups
      self.ratio = ratio
    }
  }

  /// gain of the group <= what its claims add up to.
  public struct Cut: Sendable, Equatable {
    /// Its number; numbers are not used twice.
    public var id: Int
    /// The node in whose plans the claims hold.
    public var node: Int
    /// The group.
    public var group: Int
    /// Claims on the group's pairs; a pair without one is worth what its node's best case (W > 0)
    /// or worst case (W < 0) makes it worth.
    public var claims: PairClaims

    /// Makes a cut.
    public init(id: Int, node: Int, group: Int, claims: PairClaims) {
      self.id = id
      self.node = node
      self.group = group
      self.claims = claims
    }
  }

  /// merit <= a sum over groups.
  public struct MeritRow: Sendable, Equatable {
    /// Its number, of the same series as the cuts'.
    public var id: Int
    /// For the worst region: which one, among those that have a weight.
    public var region: Int?
    /// For the welfare: a slope per zone.
    public var slopes: [Double]

    /// Makes a row.
    public init(id: Int, region: Int?, slopes: [Double]) {
      self.id = id
      self.region = region
      self.slopes = slopes
    }
  }

  /// merit x factor <= what rows with multipliers leave at most.
  public struct Bound: Sendable, Equatable {
    /// The node.
    public var node: Int
    /// 1, or 0 for a proof that there is no plan at all.
    public var factor: Double
    /// Rules with a multiplier, by their position among the rows of the rules.
    public var rules: [Multiplier]
    /// Cuts and merit rows with a multiplier.
    public var cuts: [Multiplier]

    /// Makes a bound.
    public init(node: Int, factor: Double, rules: [Multiplier], cuts: [Multiplier]) {
      self.node = node
      self.factor = factor
      self.rules = rules
      self.cuts = cuts
    }
  }

  /// A row and its multiplier, which is not negative.
  public struct Multiplier: Sendable, Equatable {
    /// The row.
    public var row: Int
    /// What it is multiplied with.
    public var value: Double

    /// Makes a multiplier.
    public init(row: Int, value: Double) {
      self.row = row
      self.value = value
    }
  }

  /// A node is split at a project; a child that the rules exclude has no number.
  public struct Split: Sendable, Equatable {
    /// The node.
    public var node: Int
    /// The project.
    public var project: Int
    /// The child with the project built.
    public var built: Int?
    /// The child without it.
    public var excluded: Int?

    /// Makes a split.
    public init(node: Int, project: Int, built: Int? = nil, excluded: Int? = nil) {
      self.node = node
      self.project = project
      self.built = built
      self.excluded = excluded
    }
  }
}
