// In which formats a problem is handed to another solver.

/// The file formats of an exported model.
public enum ExportFormat: String, Sendable, CaseIterable {
  /// Free MPS.
  case mps
  /// CPLEX LP.
  case lp
}
