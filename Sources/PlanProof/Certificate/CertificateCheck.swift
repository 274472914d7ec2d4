// Checking a certificate record by record: trees whose leaves hold all plans, each within a bound.

public import PlanModel
import ShortestPaths

/// Follows a certificate's records and says at the end which bounds they prove.
///
/// A certificate is a series of proofs, each of one of the bounds; of several of the same bound
/// (the steps of a ratio) one is enough.
///
/// Nothing of them is taken on trust. Claims on pairs are checked, and lowered to what holds;
/// bounds are added up anew from multipliers, any of which are valid as long as they are not
/// negative; fixings are derived anew. What a record gets wrong only makes the proof weaker; a plan
/// that no leaf holds, or a leaf whose plans may be better than the bound, makes it fail. Memory
/// grows with the number of cuts and nodes, not with that of pairs.
///
/// Rounding: whatever is made of a certificate's numbers carries a bound on what rounding may have
/// done to it (`RunningSum`), which is added to the bounds on plans, so that no number can be so
/// large that others vanish beside it. What the network's own numbers lose, about 1e-13 of
/// themselves, is left to the tolerance: 1e-9 of the accesses (of the money, for `cost`) that the
/// objective is made of.
public struct CertificateCheck {
  /// What was found.
  public struct Finding: Sendable, Equatable {
    /// Why the records do not prove the bound; nil when they do.
    public var problem: String?
    /// Nodes that were split.
    public var splits = 0
    /// Nodes closed by a bound, by the rules, or by being a single plan.
    public var leaves = 0
    /// Cuts checked.
    public var cuts = 0
    /// Claims on pairs checked, among these cuts.
    public var claims = 0
  }

  /// What is to be proven: that no plan gains more than `claimed`, in the numbers of one linear
  /// problem.
  struct Aim: Sendable {
    var instance: PlanningInstance
    var claimed: Double
    /// What rounding may take.
    var tolerance: Double

    /// The same aim in the weights that the search proves it in; they are derived anew here.
    var netted: Aim {
      Aim(instance: instance.nettingSymmetricPairs(), claimed: claimed, tolerance: tolerance)
    }
  }

  /// What is to be proven of a bound for the lambda of a ratio, or for no lambda; nil where there
  /// is no such problem.
  typealias Aims = [CertificateRecord.Subject: (_ ratio: Double?) -> Aim?]

  let aims: Aims
  private let threads: Int
  private var subject = CertificateRecord.Subject.objective
  private var tree: ProofTree?
  private var batch: [CertificateRecord.Cut] = []
  private var findings: [CertificateRecord.Subject: Finding]

  /// Most cuts that are checked at a time.
  private static let batchSize = 128

  init(threads: Int, aims: Aims) {
    self.threads = threads
    self.aims = aims
    findings = aims.mapValues { _ in Finding(problem: "it holds no proof") }
  }

  /// Takes the next record.
  public mutating func read(_ record: CertificateRecord) {
    if case .cut(let cut) = record, tree != nil {
      batch.append(cut)
      if batch.count == Self.batchSize { checkBatch() }
      return
    }
    checkBatch()
    switch record {
    case .start(let start):
      end()
      subject = start.subject
      // Proofs of other bounds were not asked for.
      guard findings[subject]?.problem != nil else { return }
      begin(start)
    case .cut: break
    case .meritRow(let row): tree?.add(row)
    case .bound(let bound): tree?.add(bound)
    case .split(let split): tree?.add(split)
    }
  }

  /// What all records prove together, of each bound that was asked for.
  public mutating func finish() -> [CertificateRecord.Subject: Finding] {
    checkBatch()
    end()
    return findings
  }

  private mutating func checkBatch() {
    guard !batch.isEmpty else { return }
    tree?.add(batch, threads: threads)
    batch.removeAll(keepingCapacity: true)
  }

  private mutating func begin(_ start: CertificateRecord.Start) {
    guard let aim = aims[subject]?(start.ratio) else {
      findings[subject]?.problem = "it is about another question"
      return
    }
    tree = ProofTree(aim.netted, groups: start.groups)
    if tree == nil {
      findings[subject]?.problem = "its groups of origins are not those of the network"
    }
  }

  private mutating func end() {
    guard var tree else { return }
    self.tree = nil
    findings[subject] = tree.finish()
  }
}
