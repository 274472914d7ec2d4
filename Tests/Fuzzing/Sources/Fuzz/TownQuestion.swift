// A question on four towns, whose certificates and checkpoints are read.

import DurableFiles
import InvestmentPlanning
import NetworkFiles
import PlanFiles
import PlanModel
import PlanProof
import PlanSearch
import TransportNetwork

/// A small question, its answer, and what reads the files of it.
struct TownQuestion {
  nonisolated(unsafe) static let shared = TownQuestion()

  /// What stands for the digest of the network's tables.
  static let digest = "0"

  static let request = PlanRequest(budget: 11, objective: .gap)

  let network: Network
  let certificate: [UInt8]
  let checkpoints: [[UInt8]]
  let planner: InvestmentPlanner
  /// The best value.
  let value: Double
  /// Checks of the bound that is true, and of one that the best plan beats.
  private let honest: CertificateCheck
  private let wrong: CertificateCheck

  init() {
    func link(_ id: String, _ from: Int, _ to: Int, _ minutes: Double) -> Link {
      Link(
        id: id,
        from: RowIndex(from),
        to: RowIndex(to),
        isDirected: false,
        travelMinutes: minutes
      )
    }
    let names = ["A", "B", "C", "D"]
    network = Network(
      nodes: names.enumerated().map {
        Node(id: $1, x: Double($0), y: Double($0 % 2), zone: RowIndex($0))
      },
      links: [link("ab", 0, 1, 60), link("bc", 1, 2, 90), link("cd", 2, 3, 120)],
      zones: names.map { Zone(id: $0) },
      zoneColumns: [ZoneColumn(name: "population", values: [3, 1, 4, 2])],
      schemes: [
        RegionScheme(
          name: "macro",
          regions: [
            .init(name: "West", zones: [RowIndex(0), RowIndex(1)]),
            .init(name: "East", zones: [RowIndex(2), RowIndex(3)]),
          ]
        )
      ],
      projects: [(0, 2, 70.0), (1, 3, 80), (0, 3, 60), (2, 3, 40), (0, 1, 30)].enumerated().map {
        let (from, to, minutes) = $1
        return Project(
          id: "P\($0)",
          cost: Double(3 + $0),
          links: [ProjectLink(link: link("p\($0)", from, to, minutes))]
        )
      }
    )
    do {
      planner = try InvestmentPlanner(
        network,
        Self.request,
        options: PlanOptions(relativeGap: 0, timeLimit: 2, threads: 1)
      )
      var lines = [CertificateHeader(inputSHA256: "", parameters: [:]).line]
      var states: [[UInt8]] = []
      let keep: (SearchCheckpoint) -> Void = { state in
        states.append(
          StateDocument(question: "", words: state.words, records: state.records)
            .bytes(format: SearchCheckpoint.format, digest: NetworkDigest.sha256(of:))
        )
      }
      let result = try planner.plan(certificate: { lines.append($0.line) })
      _ = try planner.plan(checkpointing: Checkpointing(start: nil, interval: 0, save: keep))
      lines += [CertificateRecord.end(after: lines.count - 1), ""]
      certificate = Array(lines.joined(separator: "\n").utf8)
      checkpoints = states
      value = result.value ?? .nan
      honest = try planner.question.certificateCheck(bound: result.bound)
      wrong = try planner.question.certificateCheck(bound: value + 1e-3 * max(1, abs(value)))
    } catch {
      fail("the small question has no answer: \(error)")
    }
  }

  /// Reads a certificate; none proves what is not true.
  func check(certificate bytes: [UInt8]) {
    var rest = [bytes]
    var (honest, wrong) = (honest, wrong)
    do throws(PlanFileError) {
      var reader = try CertificateReader("certificate") { () throws(PlanFileError) in
        rest.popLast() ?? []
      }
      while let record = try reader.next() {
        honest.read(record)
        wrong.read(record)
      }
    } catch { return }
    _ = honest.finish()
    guard wrong.finish()[.objective]?.problem != nil else {
      fail("a bound is proven that the best plan beats")
    }
  }

  /// Goes on from a checkpoint whose words are the input's, after the file's own lines.
  func resume(_ bytes: [UInt8]) {
    _ = try? StateDocument(
      bytes,
      format: SearchCheckpoint.format,
      digest: NetworkDigest.sha256(of:)
    )
    // Past the checksum, so that what the words mean is reached.
    let words = stride(from: 0, to: bytes.count - 7, by: 8).map { start in
      (0..<8).reduce(UInt64(0)) { $0 | UInt64(bytes[start + $1]) << UInt64(8 * $1) }
    }
    let state = SearchCheckpoint(words: words, records: nil)
    _ = try? planner.plan(
      checkpointing: Checkpointing(start: state, interval: .infinity, save: { _ in })
    )
  }
}
