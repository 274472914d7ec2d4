// The search as a sequence of what is known, for callers that do other things meanwhile.

public import PlanModel
import ShortestPaths

extension InvestmentPlanner {
  /// What a search tells: progress any number of times, then its answer.
  public enum Update: Sendable {
    /// What is known so far.
    case progress(PlanProgress)
    /// The plan and its proof, the last update.
    case answer(PlanResult)
  }

  /// Finds a plan as ``plan(cancellation:checkpointing:certificate:progress:)`` does, on a thread
  /// of its own.
  ///
  /// ```swift
  /// for try await update in planner.updates() {
  ///   switch update {
  ///   case .progress(let progress): print(progress.incumbent ?? .nan, progress.bound ?? .nan)
  ///   case .answer(let result): print(result.projects)
  ///   }
  /// }
  /// ```
  ///
  /// Where progress comes faster than it is taken, the oldest is dropped; the answer never is.
  /// Ending the iteration, or cancelling its task, stops the search.
  ///
  /// - Parameter cancellation: stops the search; the best plan so far then comes as the answer.
  /// - Returns: the updates; they end with `PlanningError` where
  ///   ``plan(cancellation:checkpointing:certificate:progress:)`` throws.
  public func updates(
    cancellation: Cancellation = Cancellation()
  ) -> AsyncThrowingStream<Update, any Error> {
    AsyncThrowingStream(bufferingPolicy: .bufferingNewest(64)) { stream in
      // Not where it has ended by itself: the caller may use the token again.
      stream.onTermination = { end in
        if case .cancelled = end { cancellation.cancel() }
      }
      let isRunning = startThread {
        do throws(PlanningError) {
          let result = try plan(
            cancellation: cancellation,
            progress: { stream.yield(.progress($0)) }
          )
          stream.yield(.answer(result))
          stream.finish()
        } catch {
          stream.finish(throwing: error)
        }
      }
      guard isRunning else {
        stream.finish(throwing: PlanningError(.stopped, "the system has no thread left."))
        return
      }
    }
  }
}
