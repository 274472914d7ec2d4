// GLPK's memory on a thread, which lives as long as the last problem there.

internal import CGLPK
internal import Glibc
internal import Synchronization

/// A problem's share in the environment that GLPK keeps for each thread.
///
/// The first share on a thread makes the environment, unless another library has made one there,
/// and silences GLPK; the last one puts back what it found.
struct ThreadEnvironment: ~Copyable {
  /// What is to be put back on a thread, and for how many problems that has to wait.
  private struct Lease {
    var problemCount = 0
    let isOurs: Bool
    let messages: Int32
  }

  private static let leases = Mutex<[pthread_t: Lease]>([:])

  private let thread: pthread_t

  init() {
    let thread = pthread_self()
    self.thread = thread
    Self.leases.withLock { leases in
      var lease =
        leases[thread] ?? Lease(isOurs: glp_init_env() == 0, messages: glp_term_out(GLP_OFF))
      lease.problemCount += 1
      leases[thread] = lease
    }
  }

  deinit {
    let last = Self.leases.withLock { leases -> Lease? in
      leases[thread]?.problemCount -= 1
      guard leases[thread]?.problemCount == 0 else { return nil }
      return leases.removeValue(forKey: thread)
    }
    // On a foreign thread there is nothing of it to free: GLPK's environment is the thread's own.
    guard let last, pthread_equal(thread, pthread_self()) != 0 else { return }
    glp_term_out(last.messages)
    if last.isOurs { glp_free_env() }
  }
}
