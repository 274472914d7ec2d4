// How a problem comes into the world and leaves it: lent to a closure on one thread.

/// Makes a problem, lends it to `body`, and frees it.
///
/// ```swift
/// let best = try withProblem(maximizing: true) { problem throws(GLPKError) in
///   let x = try problem.addColumn(.between(0, 4), cost: 3)
///   let y = try problem.addColumn(.atLeast(0), cost: 2)
///   try problem.addRow([(x, 1), (y, 1)], .atMost(6))
///   return try problem.simplex().objective  // 3 * 4 + 2 * 2 = 16
/// }
/// ```
/// `body` runs at once on the calling thread; any number of threads may each have problems of their
/// own. GLPK prints nothing. Its messages go to `log`, when there is one, as far as the options of
/// a solve ask for them.
///
/// - Parameters:
///   - maximizing: Whether the objective is to be as large as possible.
///   - log: Receives GLPK's messages, newlines included.
///   - body: What to do with the problem.
/// - Returns: What `body` returns.
/// - Throws: What `body` throws.
public func withProblem<Result, Failure: Error>(
  maximizing: Bool = false,
  log: ((String) -> Void)? = nil,
  _ body: (inout Problem) throws(Failure) -> Result
) throws(Failure) -> Result {
  var problem = Problem(maximizing: maximizing, messages: MessageSink(log))
  return try body(&problem)
}
