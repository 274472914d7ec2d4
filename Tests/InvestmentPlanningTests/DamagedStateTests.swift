// States that are not what they were: refused, or at least no crash.

import InvestmentPlanning
import PlanModel
import PlanProof
@testable import PlanSearch
import Synchronization
import TestSupport
import Testing

@Suite("Damaged states of a search")
struct DamagedStateTests {
  /// A search that is stopped after so many questions whether it should, and its fixings.
  private func tree(stoppingAfter most: Int) throws -> (BranchAndCut, Fixings) {
    let instance = randomInstance(seed: 3, projects: 7, zones: 6)
    let asked = Atomic(0)
    var tree = BranchAndCut(
      instance,
      threads: 1,
      tolerance: { _ in 1e-9 },
      isStopped: { asked.wrappingAdd(1, ordering: .relaxed).newValue > most },
      report: { _ in }
    )
    tree.certificate = CertificateRecorder { _ in }
    return (tree, try #require(Fixings(instance.rules)))
  }

  /// The last state of the search, and the shape that it is held against.
  private func state() throws -> ([UInt64], StateShape) {
    var (tree, fixings) = try tree(stoppingAfter: .max)
    var words: [UInt64] = []
    var checkpointing = Checkpointing(start: nil, interval: 0) { words = $0.words }
    checkpointing.share = .infinity
    tree.journal = try SearchJournal(checkpointing)
    _ = try tree.run(from: fixings)
    // The first word counts the trees before this one.
    #expect(words.first == 0)
    return (Array(words.dropFirst()), tree.shape(from: fixings))
  }

  /// Reads a state and goes on from it for some steps; false when it is refused.
  private func goesOn(_ words: [UInt64]) throws -> Bool {
    var (tree, fixings) = try tree(stoppingAfter: 300)
    var reader = StateReader(words)
    reader.shape = tree.shape(from: fixings)
    do throws(DamagedState) {
      let position = try tree.read(from: &reader)
      try reader.require(reader.remaining == 0)
      // What the solver refuses, for example a coefficient that is too large, it says so.
      _ = try? tree.run(from: fixings, at: position)
      return true
    } catch {
      return false
    }
  }

  @Test("that are cut off, or too long, are refused")
  func truncated() throws {
    let (words, _) = try state()
    #expect(words.count > 300)
    #expect(try goesOn(words))
    for length in words.indices { #expect(try !goesOn(Array(words[..<length]))) }
    #expect(try !goesOn(words + [0]))
  }

  @Test("with any word changed are refused or gone on from, but never crash")
  func changed() throws {
    let (words, _) = try state()
    var refused = 0
    for position in words.indices {
      let word = words[position]
      let others: [UInt64] = [
        word ^ 1, word &+ 1, word << 1, 1 << 40, .max, Double.infinity.bitPattern,
        Double.nan.bitPattern, (-1e300).bitPattern,
      ]
      // Three of them for each word, other ones for the next word.
      for number in [0, 3, 6] {
        let other = others[(position + number) % others.count]
        guard other != word else { continue }
        var bent = words
        bent[position] = other
        if try !goesOn(bent) { refused += 1 }
      }
    }
    #expect(refused > words.count, "\(refused) of \(3 * words.count)")
  }
}
