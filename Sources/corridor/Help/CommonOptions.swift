// The options of each command that most people need, which its help shows first.

extension Corridor {
  /// Options of each command that stand first, in this order; of commands that are missing all are
  /// few.
  static let commonOptions = [
    "access": [
      "zone", "in", "sort", "top", "by", "to", "measure", "cutoff", "cost", "use", "modes",
      "output",
    ],
    "plan": [
      "budget", "objective", "target", "reference", "use", "to", "require", "forbid", "time-limit",
      "explain", "report", "output",
    ],
    "evaluate": [
      "build", "plan", "objective", "target", "reference", "use", "zone", "in", "report", "output",
    ],
    "try": ["add", "upgrade", "close", "build", "zone", "pairs", "save", "use", "output"],
    "frontier": [
      "budgets", "budget", "against", "objective", "target", "reference", "report", "output",
    ],
    "criticality": [
      "links", "nodes", "zone", "in", "top", "sort", "stubs", "modes", "use", "target", "report",
      "output",
    ],
    "route": ["from", "to", "use", "modes", "pareto", "pairs", "format", "output"],
    "matrix": [
      "use", "modes", "origins", "destinations", "cost", "zone", "in", "sort", "top", "output",
    ],
    "convert": ["layer", "to", "format", "force"],
    "benchmark": ["kernel", "graph", "runs", "format"],
    "import osm": ["output", "zones", "modes", "into"],
    "import gtfs": ["zones", "output", "into", "date"],
    "candidates": [
      "output", "detour", "count", "unit-costs", "zone", "in", "sort", "top", "format",
    ],
    "ensemble": [
      "budget", "draws", "seed", "distributions", "keep", "zone", "in", "top", "report", "output",
    ],
    "verify": ["certificate", "scenarios", "output"],
  ]
}
