// swift-tools-version: 6.3
import PackageDescription

let package = Package(
  name: "corridor-instances",
  dependencies: [
    .package(name: "corridor", path: "../.."),
    .package(url: "https://github.com/apple/swift-argument-parser", from: "1.8.2"),
  ],
  targets: [
    .executableTarget(
      name: "GenerateNetwork",
      dependencies: [
        .product(name: "NetworkFiles", package: "corridor"),
        .product(name: "TransportNetwork", package: "corridor"),
        .product(name: "ArgumentParser", package: "swift-argument-parser"),
      ]
    )
  ],
  swiftLanguageModes: [.v6]
)
