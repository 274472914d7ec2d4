// Writes the records of a certificate while the search runs, so that its bound can be checked
// later.

package import PlanModel

/// Writes the records of a certificate, by a closure that stores them.
///
/// A cut is written when a proof first needs it, with its bound on every pair; until then these
/// wait in the pool. Cuts that leave the relaxation before a proof needed them are given up, except
/// the root's.
package final class CertificateRecorder {
  /// What is bounded.
  package var subject = CertificateRecord.Subject.objective
  /// The lambda of the linear problem that is being searched, for the ratio.
  package var ratio: Double?
  /// The split to be written after its node's bound.
  package var split: CertificateRecord.Split?

  private let tell: (CertificateRecord) -> Void
  /// The node of each cut that has not been written.
  private var owners: [CutPool.ID: Int] = [:]
  /// Slopes of tangents that have not been written.
  private var slopes: [CutPool.ID: [Double]] = [:]
  private var told: Set<CutPool.ID> = []
  /// How many records have been written, in all proofs.
  package var records = 0

  package init(tell: @escaping (CertificateRecord) -> Void) {
    self.tell = tell
  }

  private func add(_ record: CertificateRecord) {
    records += 1
    tell(record)
  }

  /// Begins a proof.
  package func start(_ groups: OriginGroups) {
    var members = Array(repeating: [Int](), count: groups.count)
    for (origin, group) in zip(groups.origins, groups.group) { members[group].append(origin) }
    (owners, slopes, told, split) = ([:], [:], [], nil)
    add(.start(.init(subject, groups: members, ratio: ratio)))
  }

  /// Notes a new cut of the pool; `slopes` are those of a tangent to the welfare.
  func note(_ id: CutPool.ID, of node: Int, slopes: [Double]? = nil) {
    owners[id] = node
    self.slopes[id] = slopes
  }

  /// Writes a bound on a node, after the cuts that it needs.
  func bound(_ node: Int, _ proof: LPRelaxation.Proof, _ pool: inout CutPool, groupCount: Int) {
    for multiplier in proof.cuts where told.insert(multiplier.row).inserted {
      let id = multiplier.row
      let cut = pool.cuts[id]
      if cut.group == groupCount {
        let slopes = slopes.removeValue(forKey: id)
        // The standing rows are the first of the pool, one per region of the worst region's merit.
        add(.meritRow(.init(id: id, region: slopes == nil ? id : nil, slopes: slopes ?? [])))
      } else {
        let claims = pool.takeClaims(of: id)?.withoutSubnormals ?? PairClaims()
        add(
          .cut(.init(id: id, node: owners[id] ?? pool.root, group: cut.group, claims: claims))
        )
      }
      owners[id] = nil
    }
    add(
      .bound(
        .init(
          node: node,
          factor: proof.factor,
          rules: proof.rules.filter { $0.value.isNormal },
          cuts: proof.cuts.filter { $0.value.isNormal }
        )
      )
    )
  }

  /// Writes the split of a node after its bound, and gives up cuts that no row holds any more.
  func leave(_ pool: inout CutPool, inUse: [CutPool.ID]) {
    if let split { add(.split(split)) }
    split = nil
    let inUse = Set(inUse)
    for (id, owner) in owners where owner != pool.root && !inUse.contains(id) {
      pool.discard(id)
      owners[id] = nil
    }
  }
}

extension CertificateRecorder {
  /// Appends what is needed to go on with the proof.
  package func write(to writer: inout StateWriter) {
    writer.put(records)
    writer.put(owners.count)
    for cut in owners.keys.sorted() {
      writer.put(cut)
      writer.put(owners[cut] ?? 0)
    }
    writer.put(slopes.count)
    for cut in slopes.keys.sorted() {
      writer.put(cut)
      writer.put(slopes[cut] ?? [])
    }
    writer.put(told.sorted())
  }

  /// Goes on with the proof of an earlier run.
  package func read(from reader: inout StateReader) throws(DamagedState) {
    let shape = reader.shape
    records = try reader.integer()
    (owners, slopes, split) = ([:], [:], nil)
    for _ in 0..<(try reader.count()) {
      owners[try reader.integer(below: shape.cuts)] = try reader.integer(below: shape.nodes)
    }
    for _ in 0..<(try reader.count()) {
      slopes[try reader.integer(below: shape.cuts)] = try reader.finites(count: shape.zones)
    }
    told = Set(try reader.integers(below: shape.cuts))
  }
}
