// swift-tools-version: 6.3
import PackageDescription

/// A suite of benchmarks in Benchmarks/NAME, where the plugin looks for it.
func suite(_ name: String, _ libraries: [String] = ["ShortestPaths"]) -> Target {
  .executableTarget(
    name: name,
    dependencies: [
      "BenchmarkGraphs", .product(name: "Benchmark", package: "benchmark"),
    ] + libraries.map { .product(name: $0, package: "corridor") },
    path: "Benchmarks/\(name)",
    plugins: [.plugin(name: "BenchmarkPlugin", package: "benchmark")]
  )
}

let package = Package(
  name: "corridor-benchmarks",
  dependencies: [
    .package(name: "corridor", path: ".."),
    // Without traits: they would replace malloc and the runtime's reference counting, and slow both
    // down.
    .package(url: "https://github.com/ordo-one/benchmark", from: "1.38.1", traits: []),
  ],
  targets: [
    .target(
      name: "BenchmarkGraphs",
      dependencies: [
        .product(name: "ShortestPaths", package: "corridor"),
        .product(name: "NetworkFiles", package: "corridor"),
        .product(name: "TransportNetwork", package: "corridor"),
        .product(name: "Benchmark", package: "benchmark"),
      ]
    ),
    suite("Searches"),
    suite("Closures"),
    suite("Hierarchies"),
    suite("Ranges"),
    suite("Questions", ["InvestmentPlanning", "PlanModel", "NetworkFiles", "TransportNetwork"]),
  ],
  swiftLanguageModes: [.v6]
)
