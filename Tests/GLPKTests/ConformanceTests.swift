// The conformance suite on our solvers, and on an enumeration that proves the suite itself.

import GLPK
import Testing

@Suite("Conformance")
struct ConformanceTests {
  @Test("GLPK", arguments: ConformanceSuite.all + ConformanceSuite.mixed)
  func glpk(_ example: ConformanceCase) throws {
    #expect(try example.complaints(about: GLPKSolver()) == [])
  }

  @Test("GLPK with presolve", arguments: ConformanceSuite.all + ConformanceSuite.mixed)
  func presolved(_ example: ConformanceCase) throws {
    #expect(try example.complaints(about: GLPKSolver(presolve: true)) == [])
  }

  @Test("enumeration", arguments: ConformanceSuite.integer)
  func enumeration(_ example: ConformanceCase) throws {
    #expect(try example.complaints(about: EnumerationSolver()) == [])
  }

  @Test("a wrong answer draws complaints")
  func wrongAnswers() throws {
    // Says "infeasible" whatever the model, so every case but the infeasible ones must complain.
    struct Refuser: ModelSolver {
      func solve(_ model: LinearModel, _ options: ModelSolverOptions) -> ModelSolution {
        ModelSolution(termination: .infeasible, feasibility: .impossible, rawStatus: "no")
      }
    }
    for example in ConformanceSuite.all {
      let complaints = try example.complaints(about: Refuser())
      if case .infeasible = example.answer {
        #expect(complaints.isEmpty)
      } else {
        #expect(!complaints.isEmpty, "\(example.name)")
      }
    }
  }
}
