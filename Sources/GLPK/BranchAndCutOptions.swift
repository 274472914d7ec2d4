// How branch and cut is to go about it and when it is to stop.

internal import CGLPK

/// Options of `Problem.branchAndCut`.
public struct BranchAndCutOptions: Sendable, Equatable {
  /// Which fractional column to branch on.
  public enum Branching: Sendable, Equatable {
    /// The first in order.
    case firstFractional
    /// The last in order.
    case lastFractional
    /// The one farthest from a whole number.
    case mostFractional
    /// The one whose branches worsen the objective most (Driebeck and Tomlin).
    case driebeckTomlin
    /// The one that has worsened the objective most so far (hybrid pseudocosts).
    case pseudocost
  }

  /// Which open node to go on with after a node is done.
  public enum Backtracking: Sendable, Equatable {
    /// The newest.
    case depthFirst
    /// The oldest.
    case breadthFirst
    /// The one with the best bound.
    case bestBound
    /// The one that promises the best solution.
    case bestProjection
  }

  /// Cuts that GLPK finds itself.
  ///
  /// Its cover cuts are not among them: their generator keeps its work in static variables, so two
  /// threads would spoil each other's.
  public struct Cuts: OptionSet, Sendable {
    /// The set as bits.
    public let rawValue: Int
    /// Makes a set from bits.
    public init(rawValue: Int) { self.rawValue = rawValue }
    /// Gomory's mixed-integer cuts.
    public static let gomory = Cuts(rawValue: 1)
    /// Mixed-integer rounding cuts.
    public static let mixedIntegerRounding = Cuts(rawValue: 2)
    /// Clique cuts.
    public static let clique = Cuts(rawValue: 4)
  }

  /// Heuristics of GLPK that look for solutions.
  ///
  /// They check only the rows that are in the problem at the start, so none is used when a delegate
  /// has lazy rows. (GLPK's proximity search is not offered: it heeds no time limit.)
  public struct Heuristics: OptionSet, Sendable {
    /// The set as bits.
    public let rawValue: Int
    /// Makes a set from bits.
    public init(rawValue: Int) { self.rawValue = rawValue }
    /// Rounds the relaxation's solution.
    public static let rounding = Heuristics(rawValue: 1)
    /// The feasibility pump.
    public static let feasibilityPump = Heuristics(rawValue: 2)
  }

  /// Most seconds, the first relaxation included; nil for no limit.
  public var timeLimit: Double?
  /// Stop once |objective - bound| is at most this share of |objective|; 0 to prove optimality.
  public var relativeGap: Double
  /// How far from whole the relaxation's values may be to count as whole (they are then rounded).
  public var integralityTolerance: Double
  /// Which column to branch on.
  public var branching: Branching
  /// Which node to go on with.
  public var backtracking: Backtracking
  /// GLPK's own cuts.
  public var cuts: Cuts
  /// GLPK's own heuristics; none is used when a delegate has lazy rows.
  public var heuristics: Heuristics
  /// Whether to simplify the problem first; not done when there is a delegate, since it would see
  /// another problem.
  public var presolve: Bool
  /// How far a lazy row must be violated to be added, relative to 1 plus its bound's magnitude.
  public var lazyRowTolerance: Double
  /// Most megabytes that GLPK may use on this thread; nil for no limit.
  ///
  /// Beyond them the solve is abandoned and the problem with it.
  public var memoryLimit: Int?
  /// How much GLPK tells the problem's log.
  public var messages: MessageLevel

  /// Makes options; the defaults prove optimality with GLPK's default strategy.
  public init(
    timeLimit: Double? = nil,
    relativeGap: Double = 0,
    integralityTolerance: Double = 1e-6,
    branching: Branching = .driebeckTomlin,
    backtracking: Backtracking = .bestBound,
    cuts: Cuts = [],
    heuristics: Heuristics = [.rounding],
    presolve: Bool = false,
    lazyRowTolerance: Double = 1e-6,
    memoryLimit: Int? = nil,
    messages: MessageLevel = .silent
  ) {
    self.timeLimit = timeLimit
    self.relativeGap = relativeGap
    self.integralityTolerance = integralityTolerance
    self.branching = branching
    self.backtracking = backtracking
    self.cuts = cuts
    self.heuristics = heuristics
    self.presolve = presolve
    self.lazyRowTolerance = lazyRowTolerance
    self.memoryLimit = memoryLimit
    self.messages = messages
  }
}
