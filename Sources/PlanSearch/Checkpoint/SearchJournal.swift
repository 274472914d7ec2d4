// The states of the searches that answer one question, one after the other.

package import PlanModel

/// Saves the state of a series of searches, and repeats an earlier run up to where it stopped.
///
/// Some questions take several trees, each built on the results of the ones before. The results of
/// finished trees are saved beside the state of the tree at work: a run that goes on asks for the
/// same trees in the same order, gets their results from here, and resumes the one that was at
/// work. So the code that runs the series needs no state of its own.
///
/// Time decides when a state is kept and never what a search does.
package final class SearchJournal {
  /// How a tree begins.
  package enum Beginning {
    case anew
    /// From the state that follows in the reader.
    case underway(StateReader)
    /// It was over in the earlier run.
    case over(BranchAndCut.TreeProgress)
  }

  private let checkpointing: Checkpointing
  /// What is left of an earlier run: the ends of some trees, then the state of the one at work.
  private var earlier: StateReader?
  private var endsLeft = 0
  /// The ends of the trees so far.
  private var ends: [BranchAndCut.TreeProgress] = []
  /// The newest state, if it has not been saved.
  private var unsaved: SearchCheckpoint?
  /// Words of the newest state.
  private var size = 0
  private var nextState = ContinuousClock.now
  private var nextSave = ContinuousClock.now
  /// Whether the state of the earlier run is still the newest.
  private var isAsBefore = false
  /// Whether a tree was stopped; trees after it do not belong to a complete series.
  private var isClosed = false

  package init(_ checkpointing: Checkpointing) throws(PlanningError) {
    self.checkpointing = checkpointing
    guard let start = checkpointing.start else { return }
    var reader = StateReader(start.words)
    do throws(DamagedState) {
      endsLeft = try reader.count()
    } catch {
      throw PlanningError(damage: error)
    }
    earlier = reader
    nextSave += .seconds(checkpointing.interval)
  }

  /// How the next tree begins; `shape` is called only when there is a state to read.
  package func begin(_ shape: () -> StateShape) throws(PlanningError) -> Beginning {
    guard var reader = earlier, !isClosed else { return .anew }
    reader.shape = shape()
    guard endsLeft > 0 else {
      earlier = nil
      isAsBefore = true
      return .underway(reader)
    }
    do throws(DamagedState) {
      let end = try BranchAndCut.TreeProgress(from: &reader)
      endsLeft -= 1
      earlier = reader
      ends.append(end)
      return .over(end)
    } catch {
      throw PlanningError(damage: error)
    }
  }

  /// Whether the state has changed and it is time to save it again.
  package func isDue() -> Bool {
    if isAsBefore {
      isAsBefore = false
      return false
    }
    return !isClosed && .now >= nextState
  }

  /// Writes down the state of the tree at work, and saves it if it is time.
  package func keep(records: Int?, _ write: (inout StateWriter) -> Void) {
    let start = ContinuousClock.now
    unsaved = nil
    // A little more than last time.
    var writer = StateWriter(capacity: size + size / 8)
    writer.put(ends)
    write(&writer)
    size = writer.words.count
    unsaved = SearchCheckpoint(words: writer.words, records: records)
    nextState = rest(since: start)
    if .now >= nextSave { save() }
  }

  /// Notes the end of a tree; the state of one that was stopped is saved.
  package func end(_ state: BranchAndCut.TreeProgress, wasStopped: Bool) {
    guard !isClosed else { return }
    guard wasStopped else { return ends.append(state) }
    isClosed = true
    if let state = unsaved { checkpointing.stop(state) }
    unsaved = nil
  }

  private func save() {
    guard let state = unsaved else { return }
    let start = ContinuousClock.now
    checkpointing.save(state)
    unsaved = nil
    nextSave = max(start + .seconds(checkpointing.interval), rest(since: start))
  }

  /// When something that began at a moment and ends now may be done again.
  private func rest(since start: ContinuousClock.Instant) -> ContinuousClock.Instant {
    let now = ContinuousClock.now
    return now + .seconds((now - start) / .seconds(1) / checkpointing.share)
  }
}

extension PlanningError {
  /// A state that cannot be gone on from.
  package init(damage: DamagedState) {
    self.init(
      .data,
      "The checkpoint is damaged or of another question; remove it to begin anew."
    )
  }
}
