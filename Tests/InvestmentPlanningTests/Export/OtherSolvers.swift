// Solvers that are not ours, for models that we export: glpsol of Debian and HiGHS of PyPI.

import Foundation
import TestSupport

/// Solves model files with other programs.
enum OtherSolvers {
  /// GLPK's own program; nil when it is not installed.
  static let glpsol: String? = ["/usr/bin/glpsol", "/usr/local/bin/glpsol"]
    .first { FileManager.default.isExecutableFile(atPath: $0) }

  /// A Python with HiGHS, in a virtual environment of the tests; nil when it cannot be installed.
  static let highs = PythonPeer.python(with: "highspy", module: "highspy")

  /// The optimum that glpsol finds in a file.
  static func glpsolOptimum(_ path: String) -> Double? {
    guard let glpsol else { return nil }
    let kind = path.hasSuffix(".lp") ? "--lp" : "--freemps"
    let solution = path + ".solution"
    guard PythonPeer.output(of: glpsol, [kind, path, "--write", solution]) != nil,
      let text = try? String(contentsOfFile: solution, encoding: .utf8),
      // "s mip ROWS COLUMNS o OBJECTIVE": o is optimal; 17 digits.
      let line = text.split(separator: "\n").first(where: { $0.hasPrefix("s mip ") })
    else { return nil }
    let words = line.split(separator: " ")
    guard words.count == 6, words[4] == "o" else { return nil }
    return Double(words[5])
  }

  /// The optima that HiGHS finds in files, one process for all.
  static func highsOptima(_ paths: [String]) -> [Double?] {
    let script = """
      import highspy, sys
      for path in sys.argv[1:]:
          solver = highspy.Highs()
          solver.silent()
          solver.readModel(path)
          solver.setOptionValue("mip_rel_gap", 0.0)
          solver.setOptionValue("mip_abs_gap", 0.0)
          solver.run()
          optimal = solver.getModelStatus() == highspy.HighsModelStatus.kOptimal
          print("optimum", repr(solver.getInfo().objective_function_value) if optimal else "none")
      """
    guard let highs, let text = PythonPeer.output(of: highs, ["-c", script] + paths) else {
      return paths.map { _ in nil }
    }
    return text.split(separator: "\n").filter { $0.hasPrefix("optimum ") }
      .map { Double($0.dropFirst("optimum ".count)) }
  }
}
