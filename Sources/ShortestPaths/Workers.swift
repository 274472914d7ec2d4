// Threads that wait for work, and loops that go on with fewer of them where the system has no more.

import Dispatch
import Glibc
import Synchronization

/// Starts a thread that ends with its body; false where the system has no more threads.
///
/// Dispatch waits for ever where it needs a thread and there is none, which no signal ends.
package func startThread(_ body: @escaping @Sendable () -> Void) -> Bool {
  final class Box: Sendable {
    let body: @Sendable () -> Void
    init(_ body: @escaping @Sendable () -> Void) { self.body = body }
  }
  let box = unsafe Unmanaged.passRetained(Box(body))
  var attributes = pthread_attr_t()
  unsafe pthread_attr_init(&attributes)
  defer { unsafe pthread_attr_destroy(&attributes) }
  unsafe pthread_attr_setdetachstate(&attributes, Int32(PTHREAD_CREATE_DETACHED))
  // As much as the main thread usually has.
  unsafe pthread_attr_setstacksize(&attributes, 8 << 20)
  var thread = pthread_t()
  let error = unsafe pthread_create(
    &thread,
    &attributes,
    { context in
      if let context = unsafe context {
        unsafe Unmanaged<Box>.fromOpaque(context).takeRetainedValue().body()
      }
      return nil
    },
    box.toOpaque()
  )
  if error != 0 { unsafe box.release() }
  return error == 0
}

/// The threads of the process that share loops, kept from one loop to the next.
final class Workers: Sendable {
  static let shared = Workers()

  /// A loop that others may help with.
  @safe
  private final class Job: @unchecked Sendable {
    /// Lent by ``run(helpers:body:)``, which ends after the last call.
    let body: UnsafePointer<@Sendable () -> Void>
    /// How many may still begin, and how many have; guarded by the workers' state.
    var places: Int
    var helpers = 0
    /// Signalled by every helper that is done.
    let done = DispatchSemaphore(value: 0)

    init(_ body: UnsafePointer<@Sendable () -> Void>, places: Int) {
      unsafe self.body = unsafe body
      self.places = places
    }

    /// In a function of its own, so that nothing of the body is held once it is done.
    @inline(never)
    func call() { unsafe body.pointee() }
  }

  private struct Queue {
    var jobs: [Job] = []
    /// Threads that have no job, those that are starting among them.
    var idle = 0
  }

  private let state = Mutex(Queue())
  private let wake = DispatchSemaphore(value: 0)

  /// Calls a body on this thread and, at the same time, on at most so many others, and waits until
  /// all are done.
  ///
  /// The body takes its share of the work until none is left: helpers that begin late, or not at
  /// all for want of threads, find nothing to do.
  func run(helpers: Int, body: @Sendable () -> Void) {
    withoutActuallyEscaping(body) { body in
      unsafe withUnsafePointer(to: body) { pointer in
        let job = unsafe Job(pointer, places: helpers)
        let missing = state.withLock { state in
          state.jobs.append(job)
          let missing = max(0, state.jobs.reduce(0) { $0 + $1.places } - state.idle)
          state.idle += missing
          return missing
        }
        for position in 0..<missing where !startThread({ self.work() }) {
          // The system has no more: this loop goes on with those that there are.
          state.withLock { $0.idle -= missing - position }
          break
        }
        for _ in 0..<helpers { wake.signal() }
        job.call()
        let begun = state.withLock { state in
          state.jobs.removeAll { $0 === job }
          return job.helpers
        }
        for _ in 0..<begun { job.done.wait() }
      }
    }
  }

  private func work() {
    while true {
      wake.wait()
      let job = state.withLock { state -> Job? in
        guard let job = state.jobs.first(where: { $0.places > 0 }) else { return nil }
        state.idle -= 1
        job.places -= 1
        job.helpers += 1
        return job
      }
      guard let job else { continue }
      job.call()
      job.done.signal()
      state.withLock { $0.idle += 1 }
    }
  }
}
