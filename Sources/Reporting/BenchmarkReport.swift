// What the path kernels took on a graph: the result of `corridor benchmark`.

public import KernelBenchmark
import NetworkFiles
public import OrderedJSON
import TransportNetwork

/// Timings of kernels on one graph.
public struct BenchmarkReport: Sendable, Equatable {
  /// Vertices of the graph.
  public var vertices: Int
  /// Arcs of the graph.
  public var arcs: Int
  /// The kernels, in the order asked for.
  public var kernels: [KernelTiming]
  /// How large the contraction hierarchy is, for people: said in text alone; nil if none was built.
  public var hierarchy: HierarchySize?

  /// Arcs of a contraction hierarchy, shortcuts among them.
  public struct HierarchySize: Sendable, Equatable {
    /// Arcs that lead upwards.
    public var upwardArcs: Int
    /// Arcs that lead downwards.
    public var downwardArcs: Int

    /// Takes the numbers.
    public init(upwardArcs: Int, downwardArcs: Int) {
      self.upwardArcs = upwardArcs
      self.downwardArcs = downwardArcs
    }
  }

  /// Makes a report.
  public init(
    vertices: Int,
    arcs: Int,
    kernels: [KernelTiming],
    hierarchy: HierarchySize? = nil
  ) {
    self.vertices = vertices
    self.arcs = arcs
    self.kernels = kernels
    self.hierarchy = hierarchy
  }
}

extension BenchmarkReport: Report {
  /// One line per kernel.
  public func text(_ style: TextStyle) -> String {
    var table = TextTable([
      .text("kernel"), .number("build s"), .number("median ms"), .text("per"), .number("runs"),
      .number("checksum"),
    ])
    for timing in kernels {
      table.addRow([
        timing.kernel, Figure.short(timing.buildSeconds),
        Figure.short(timing.medianSeconds.map { $0 * 1000 }), timing.unit.rawValue,
        timing.runs, shortestDecimal(timing.checksum),
      ])
    }
    let size = hierarchy.map {
      "; hierarchy of \(grouped($0.upwardArcs)) upward and \(grouped($0.downwardArcs)) downward arcs"
    }
    return "\(grouped(vertices)) vertices, \(grouped(arcs)) arcs\(size ?? "")\n\n"
      + table.text(style)
  }

  /// `kernel,build_seconds,median_seconds,unit,runs,checksum`.
  public var csv: String {
    var csv = CSVWriter(header: [
      "kernel", "build_seconds", "median_seconds", "unit", "runs", "checksum",
    ])
    for timing in kernels {
      csv.field(timing.kernel)
      csv.field(timing.buildSeconds)
      csv.field(timing.medianSeconds)
      csv.field(timing.unit.rawValue)
      csv.field(timing.runs)
      csv.field(timing.checksum)
      csv.endRow()
    }
    return csv.text
  }

  /// `{"vertices", "arcs", "kernels"}`.
  public var json: JSONValue {
    [
      "vertices": .integer(vertices),
      "arcs": .integer(arcs),
      "kernels": .array(
        kernels.map {
          [
            "kernel": .string($0.kernel), "build_seconds": .double($0.buildSeconds),
            "median_seconds": .number($0.medianSeconds), "unit": .string($0.unit.rawValue),
            "runs": .integer($0.runs), "checksum": .double($0.checksum),
          ]
        }
      ),
    ]
  }
}
