// swift-tools-version: 6.3
import PackageDescription

/// A module of the program under test.
func module(_ name: String) -> Target.Dependency { .product(name: name, package: "corridor") }

let package = Package(
  name: "corridor-fuzzing",
  dependencies: [.package(name: "corridor", path: "../..", traits: ["OMX"])],
  targets: [
    .executableTarget(
      name: "Fuzz",
      dependencies: [
        "DurableFiles", "InvestmentPlanning", "NetworkFiles", "NetworkImport", "OpenMatrix",
        "OrderedJSON",
        "PlanFiles", "PlanModel", "PlanProof", "PlanSearch", "ShortestPaths", "TransportNetwork",
      ]
      .map(module)
    )
  ],
  swiftLanguageModes: [.v6]
)
