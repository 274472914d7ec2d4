// Times path kernels one piece of work at a time, and adds up what they find.

package import AccessAnalysis
import ShortestPaths

/// What the kernels are run on.
package struct KernelQuestion: Sendable {
  /// The graph.
  package var graph: UserGraph
  /// Places to start from.
  package var sources: [Int]
  /// Places to connect.
  package var pairs: [UserGraph.Pair]
  /// Links to insert; nil to make some up.
  package var arcs: [UserGraph.Arc]?
  /// How many paths a pair's k shortest are.
  package var pathCount: Int
  /// How often everything is done.
  package var runs: Int
  /// How many threads may work at once.
  package var threads: Int
  /// The hierarchy that several kernels share.
  package let hierarchy = HierarchyIndex()

  /// Collects what the kernels are run on.
  package init(
    graph: UserGraph,
    sources: [Int],
    pairs: [UserGraph.Pair],
    arcs: [UserGraph.Arc]?,
    pathCount: Int,
    runs: Int,
    threads: Int
  ) {
    self.graph = graph
    self.sources = sources
    self.pairs = pairs
    self.arcs = arcs
    self.pathCount = pathCount
    self.runs = runs
    self.threads = threads
  }
}

/// Seconds and findings of pieces of work.
struct KernelRuns {
  /// Seconds of every piece in every run.
  var seconds: [Double] = []
  /// The sum of what the pieces of one run found, in their order.
  var checksum = 0.0

  /// Nothing done yet.
  init() {}

  /// Does one piece of work.
  mutating func time(_ work: () -> Void) {
    let start = ContinuousClock.now
    work()
    seconds.append((ContinuousClock.now - start).inSeconds)
  }

  /// Does every piece of work `runs` times.
  ///
  /// - Parameters:
  ///   - count: how many pieces there are.
  ///   - question: runs and threads.
  ///   - workspace: makes the scratch space of a thread.
  ///   - work: does one piece; this is what is timed.
  ///   - sum: adds up what the piece found; called in the first run, outside the clock.
  init<Workspace>(
    count: Int,
    _ question: KernelQuestion,
    workspace: @Sendable () -> Workspace,
    work: @Sendable (inout Workspace, Int) -> Void,
    sum: @Sendable (inout Workspace, Int) -> Double
  ) {
    for run in 0..<question.runs {
      let pieces = parallelMap(
        count: count,
        threads: question.threads,
        workspace: workspace,
        body: { workspace, piece in
          let start = ContinuousClock.now
          work(&workspace, piece)
          let seconds = (ContinuousClock.now - start).inSeconds
          return (seconds: seconds, sum: run == 0 ? sum(&workspace, piece) : 0)
        }
      )
      for piece in pieces {
        seconds.append(piece.seconds)
        checksum += piece.sum
      }
    }
  }

  /// The timing of a kernel.
  func timing(
    _ kernel: Kernel,
    _ unit: KernelTiming.Unit,
    _ question: KernelQuestion,
    build: Double = 0
  ) -> KernelTiming {
    KernelTiming(
      kernel: kernel.rawValue,
      buildSeconds: build,
      medianSeconds: median(seconds),
      unit: unit,
      runs: question.runs,
      checksum: checksum
    )
  }
}

/// The middle of some numbers, the mean of the middle two of an even count; nil of none.
func median(_ numbers: [Double]) -> Double? {
  guard !numbers.isEmpty else { return nil }
  let sorted = numbers.sorted()
  let middle = sorted.count / 2
  return sorted.count.isMultiple(of: 2) ? (sorted[middle - 1] + sorted[middle]) / 2 : sorted[middle]
}

/// A value and how many seconds it took to make.
func timed<Value>(_ make: () throws(AccessError) -> Value) throws(AccessError) -> (
  value: Value, seconds: Double
) {
  let start = ContinuousClock.now
  let value = try make()
  return (value, (ContinuousClock.now - start).inSeconds)
}

/// The sum of the finite ones among some distances, in their order.
func finiteSum(_ distances: some Sequence<Double>) -> Double {
  distances.reduce(0) { $1 < .infinity ? $0 + $1 : $0 }
}

extension Duration {
  fileprivate var inSeconds: Double {
    Double(components.seconds) + Double(components.attoseconds) / 1e18
  }
}
