// What a check of a stored plan found: the result of `corridor verify`.

public import OrderedJSON
import PlanModel
public import PlanProof
import TransportNetwork

/// The findings on a plan's file: what was recomputed, and what differs.
public struct PlanVerification: Sendable {
  /// Something that the file says and the recomputation does not.
  public struct Difference: Sendable, Equatable {
    /// Where it is in the file, for example `regions[West].access_after`.
    public var name: String
    /// What the file says; nil when it says nothing.
    public var file: JSONValue?
    /// What comes out; nil when nothing should be there.
    public var recomputed: JSONValue?

    /// Makes a difference.
    public init(name: String, file: JSONValue?, recomputed: JSONValue?) {
      self.name = name
      self.file = file
      self.recomputed = recomputed
    }
  }

  /// The best plan of something, where all could be tried.
  public struct Trial: Sendable, Equatable {
    /// Of what, for example `optimum of scenario dear`.
    public var name: String
    /// How many projects are affordable and can change what counts.
    public var relevantCount: Int
    /// The best plan; nil when there are too many to try, or when none is legal.
    public var optimum: PlanCheck.Optimum?

    /// Makes the result of trying plans.
    public init(_ name: String, relevantCount: Int, optimum: PlanCheck.Optimum?) {
      self.name = name
      self.relevantCount = relevantCount
      self.optimum = optimum
    }
  }

  /// The plan's file as the user gave it.
  public var plan: String
  /// The network's folder as the user gave it.
  public var network: String
  /// What differs.
  public var differences: [Difference] = []
  /// How many figures and names of the file were compared.
  public var comparedCount = 0
  /// Members of the file that nothing was compared with.
  public var unchecked: [String] = []
  /// How many projects are affordable and can change what counts.
  public var relevantCount = 0
  /// The best plan, where all could be tried.
  public var optimum: PlanCheck.Optimum?
  /// What was found by trying all plans besides, for example of a scenario.
  public var tried: [Trial] = []
  /// What was proven besides, one sentence each.
  public var proofs: [String] = []
  /// What else is to be known of what was compared, one sentence each.
  public var notes: [String] = []

  /// Where a plan's file has its bound, and whether that is reached: what no figure shows.
  static let (bound, status) = ("objective.bound", "status")

  /// Makes findings without any difference.
  public init(plan: String, network: String) {
    self.plan = plan
    self.network = network
  }

  /// Adds a claim of the file that does not hold, with what was found instead.
  public mutating func add(_ name: String, file: JSONValue?, _ finding: String) {
    differences.append(Difference(name: name, file: file, recomputed: .string(finding)))
  }

  /// Whether everything that was compared agrees.
  public var holds: Bool { differences.isEmpty }
}

extension PlanVerification {
  /// What trying all plans has found, a sentence each.
  public var trialSentences: [String] {
    ([Trial("optimum", relevantCount: relevantCount, optimum: optimum)] + tried).compactMap(
      Self.sentence
    )
  }

  private static func sentence(_ trial: Trial) -> String? {
    let name = trial.name.prefix(1).uppercased() + trial.name.dropFirst()
    if let optimum = trial.optimum {
      let ids = optimum.projectIDs
      return
        "\(name) by trying all plans (\(trial.relevantCount) projects can matter, \(optimum.planCount) plans evaluated): "
        + "\(shortestDecimal(optimum.value)) with \(ids.isEmpty ? "no project" : ids.joined(separator: ", "))."
    }
    guard trial.relevantCount > PlanQuestion.mostEnumerated else { return nil }
    return
      "\(name) not tried: \(trial.relevantCount) projects can matter, more than \(PlanQuestion.mostEnumerated)."
  }

  /// `{"holds", "plan", "network", "compared", "unchecked", "mattering", "optimum", "tried",
  /// "proofs", "notes", "differences"}`.
  public var json: JSONValue {
    [
      "holds": .bool(holds),
      "plan": .string(plan),
      "network": .string(network),
      "compared": .integer(comparedCount),
      "unchecked": .array(unchecked.map { .string($0) }),
      "mattering": .integer(relevantCount),
      "optimum": optimum.map(json) ?? .null,
      "tried": .array(
        tried.map {
          [
            "what": .string($0.name), "mattering": .integer($0.relevantCount),
            "optimum": $0.optimum.map(json) ?? .null,
          ]
        }
      ),
      "proofs": .array(proofs.map { .string($0) }),
      "notes": .array(notes.map { .string($0) }),
      "differences": .array(
        differences.map {
          [
            "name": .string($0.name), "file": $0.file ?? .null,
            "recomputed": $0.recomputed ?? .null,
          ]
        }
      ),
    ]
  }

  private func json(_ optimum: PlanCheck.Optimum) -> JSONValue {
    [
      "value": .double(optimum.value),
      "projects": .array(optimum.projectIDs.map { .string($0) }),
      "plans": .integer(optimum.planCount),
    ]
  }
}
