// swift-tools-version: 6.3
import PackageDescription

/// A suite of benchmarks in Benchmarks/NAME, where the plugin looks for it.
func suite(_ name: String) -> Target {
  .executableTarget(
    name: name,
    dependencies: [
      "BenchmarkGraphs",
      .product(name: "ShortestPaths", package: "corridor"),
      .product(name: "Benchmark", package: "benchmark"),
    ],
    path: "Benchmarks/\(name)",
    plugins: [.plugin(name: "BenchmarkPlugin", package: "benchmark")]
  )
}

let package = Package(
  name: "corridor-benchmarks",
  dependencies: [
    .package(name: "corridor", path: ".."),
    // Without traits: they would replace malloc and the runtime's reference counting, and slow both down.
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
  ],
  swiftLanguageModes: [.v6]
)
