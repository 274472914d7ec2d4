// swift-tools-version: 6.3
import PackageDescription

/// Settings that every target shares: strict memory safety, no warnings, explicit imports.
let strict: [SwiftSetting] = [
  .strictMemorySafety(),
  .treatAllWarnings(as: .error),
  .enableUpcomingFeature("ExistentialAny"),
  .enableUpcomingFeature("MemberImportVisibility"),
  .enableUpcomingFeature("InternalImportsByDefault"),
  .enableUpcomingFeature("NonisolatedNonsendingByDefault"),
  .enableUpcomingFeature("InferIsolatedConformances"),
]

let geoPackage: Target.Dependency = .target(
  name: "CSQLite",
  condition: .when(traits: ["GeoPackage"])
)

/// What the live page's server needs: hummingbird, and of what it stands on the parts that are
/// named.
let server: [Target.Dependency] = [
  ("Hummingbird", "hummingbird"), ("HummingbirdCore", "hummingbird"), ("NIOCore", "swift-nio"),
  ("HTTPTypes", "swift-http-types"), ("Logging", "swift-log"),
]
.map { .product(name: $0.0, package: $0.1, condition: .when(traits: ["Server"])) }

let argumentParser: Target.Dependency = .product(
  name: "ArgumentParser",
  package: "swift-argument-parser"
)

/// What a plain build leaves out, since it needs a library of the system or a package more.
let traits: Set<Trait> = [
  .trait(name: "OMX", description: "Reads and writes OMX matrices (needs libhdf5-dev)."),
  .trait(name: "GeoPackage", description: "Writes GeoPackages (needs libsqlite3-dev)."),
  .trait(name: "Server", description: "Serves the live page (builds hummingbird)."),
]

func library(
  _ name: String,
  _ dependencies: [Target.Dependency] = [],
  resources: [Resource] = []
) -> Target {
  .target(name: name, dependencies: dependencies, resources: resources, swiftSettings: strict)
}

/// Document, styles and scripts of the live page, built into the program.
let livePageAssets: [Resource] = [
  "index.html", "look.css", "app.js", "api.js", "choices.js", "classes.js", "details.js", "dom.js",
  "ideas.js", "map.js", "model.js", "numbers.js", "panel.js", "question.js", "reach.js",
  "scenarios.js",
  "store.js", "tools.js", "words.js",
]
.map { .embedInCode("Page/\($0)") }

/// Script and styles of the reports' pages, built into the program.
let pageAssets: [Resource] = [
  "colours.css", "drawing.css", "page.css",
  "start.js", "view.js", "canvas.js", "pointer.js", "details.js", "switches.js", "tables.js",
]
.map { .embedInCode("Page/Assets/\($0)") }

func executable(_ name: String, _ dependencies: [Target.Dependency]) -> Target {
  .executableTarget(name: name, dependencies: dependencies, swiftSettings: strict)
}

func tests(
  _ name: String,
  _ dependencies: [Target.Dependency],
  packageAccess: Bool = true
) -> Target {
  .testTarget(
    name: name,
    dependencies: dependencies + ["TestSupport"],
    packageAccess: packageAccess,
    swiftSettings: strict
  )
}

let package = Package(
  name: "corridor",
  products: [
    .executable(name: "corridor", targets: ["corridor"]),
    .executable(name: "corridor-check", targets: ["corridor-check"]),
    .library(name: "GLPK", targets: ["GLPK"]),
    .library(name: "ShortestPaths", targets: ["ShortestPaths"]),
    .library(name: "Accessibility", targets: ["Accessibility"]),
    .library(name: "OpenMatrix", targets: ["OpenMatrix"]),
    .library(name: "AccessAnalysis", targets: ["AccessAnalysis"]),
    .library(name: "DurableFiles", targets: ["DurableFiles"]),
    .library(name: "TransportNetwork", targets: ["TransportNetwork"]),
    .library(name: "NetworkFiles", targets: ["NetworkFiles"]),
    .library(name: "OrderedJSON", targets: ["OrderedJSON"]),
    .library(name: "PlanModel", targets: ["PlanModel"]),
    .library(name: "PlanSearch", targets: ["PlanSearch"]),
    .library(name: "PlanProof", targets: ["PlanProof"]),
    .library(name: "PlanFiles", targets: ["PlanFiles"]),
    .library(name: "NetworkImport", targets: ["NetworkImport"]),
    .library(name: "InvestmentPlanning", targets: ["InvestmentPlanning"]),
    .library(name: "Reporting", targets: ["Reporting"]),
    .library(name: "PlanningServer", targets: ["PlanningServer"]),
    .library(name: "Sharding", targets: ["Sharding"]),
    .library(name: "ShardedRuns", targets: ["ShardedRuns"]),
  ],
  traits: traits,
  dependencies: [
    .package(url: "https://github.com/apple/swift-argument-parser", from: "1.8.2"),
    .package(
      url: "https://github.com/hummingbird-project/hummingbird",
      from: "2.28.1",
      traits: []
    ),
    .package(url: "https://github.com/apple/swift-nio", from: "2.101.2"),
    .package(url: "https://github.com/apple/swift-http-types", from: "1.8.0"),
    .package(url: "https://github.com/apple/swift-log", from: "1.16.2"),
  ],
  targets: [
    .systemLibrary(name: "CGLPK", providers: [.apt(["libglpk-dev"])]),
    .systemLibrary(name: "CZlib", providers: [.apt(["zlib1g-dev"])]),
    .systemLibrary(name: "CHDF5", providers: [.apt(["libhdf5-dev"])]),
    .systemLibrary(name: "CSQLite", providers: [.apt(["libsqlite3-dev"])]),
    library("GLPK", ["CGLPK"]),
    .target(name: "CSweeps"),
    library("ShortestPaths", ["CSweeps"]),
    library("Accessibility"),
    library("OrderedJSON"),
    library("OpenMatrix", [.target(name: "CHDF5", condition: .when(traits: ["OMX"]))]),
    library("TransportNetwork", ["ShortestPaths"]),
    library("DurableFiles"),
    library("CommandHelp", ["OrderedJSON"]),
    library(
      "Console",
      ["Reporting", "PlanModel", "TransportNetwork", "ShortestPaths", "DurableFiles"]
    ),
    library(
      "CommandOptions",
      [
        "Console", "ShardedRuns", "Sharding", "Reporting", "PlanFiles",
        "PlanModel", "AccessAnalysis", "NetworkImport", "NetworkFiles", "TransportNetwork",
        "Accessibility",
        "ShortestPaths", "OrderedJSON", "DurableFiles",
        argumentParser,
      ]
    ),
    library(
      "FormatConversion",
      [
        "CommandOptions", "Console", "Sharding", "Reporting", "AccessAnalysis", "NetworkFiles",
        "OpenMatrix", "TransportNetwork", "DurableFiles",
      ]
    ),
    library(
      "PlanningRuns",
      [
        "InvestmentPlanning", "PlanSearch", "PlanModel", "PlanFiles", "Reporting",
        "AccessAnalysis", "NetworkFiles", "TransportNetwork", "OrderedJSON", "DurableFiles",
      ]
    ),
    library("Sharding", ["NetworkFiles", "OrderedJSON", "DurableFiles"]),
    library(
      "NetworkFiles",
      ["TransportNetwork", "OrderedJSON", "DurableFiles", "ShortestPaths", "CZlib"]
    ),
    library(
      "AccessAnalysis",
      [
        "Accessibility", "TransportNetwork", "NetworkFiles", "OpenMatrix", "ShortestPaths",
        "DurableFiles",
      ]
    ),
    library("KernelBenchmark", ["AccessAnalysis", "ShortestPaths", "TransportNetwork"]),
    library("PlanModel", ["ShortestPaths", "Accessibility", "TransportNetwork"]),
    library("PlanSearch", ["PlanModel", "GLPK", "ShortestPaths", "Accessibility"]),
    library("PlanProof", ["PlanModel", "ShortestPaths", "Accessibility", "TransportNetwork"]),
    library(
      "PlanFiles",
      [
        "PlanModel", "PlanProof", "NetworkFiles", "TransportNetwork", "Accessibility",
        "OrderedJSON", "DurableFiles", "ShortestPaths",
      ]
    ),
    library(
      "InvestmentPlanning",
      ["PlanSearch", "PlanModel", "ShortestPaths", "Accessibility", "TransportNetwork"]
    ),
    library(
      "NetworkImport",
      [
        "NetworkFiles", "TransportNetwork", "OrderedJSON", "ShortestPaths", "DurableFiles", "CZlib",
        geoPackage,
      ]
    ),
    library(
      "Reporting",
      [
        "InvestmentPlanning", "PlanFiles", "PlanProof", "PlanModel", "AccessAnalysis",
        "KernelBenchmark", "NetworkImport", "NetworkFiles", "TransportNetwork", "Accessibility",
        "OrderedJSON",
      ],
      resources: pageAssets
    ),
    library(
      "ShardedRuns",
      [
        "Sharding", "Reporting", "InvestmentPlanning", "PlanFiles", "PlanModel", "AccessAnalysis",
        "NetworkFiles", "TransportNetwork", "OrderedJSON", "DurableFiles",
      ]
    ),
    library(
      "PlanningServer",
      [
        "Reporting", "InvestmentPlanning", "PlanFiles", "PlanModel", "AccessAnalysis",
        "NetworkFiles", "TransportNetwork", "Accessibility", "OrderedJSON", "DurableFiles",
        "ShortestPaths",
      ] + server,
      resources: livePageAssets
    ),
    executable(
      "corridor",
      [
        "PlanningServer", "PlanningRuns", "Reporting", "InvestmentPlanning", "PlanFiles",
        "PlanProof", "PlanSearch", "PlanModel", "AccessAnalysis", "KernelBenchmark", "CommandHelp",
        "CommandOptions",
        "Console", "FormatConversion", "NetworkFiles", "TransportNetwork", "Accessibility",
        "ShortestPaths",
        "OpenMatrix", "NetworkImport", "OrderedJSON", "DurableFiles", "Sharding", "ShardedRuns",
        argumentParser,
      ]
    ),
    executable(
      "corridor-check",
      [
        "PlanFiles", "PlanModel", "NetworkFiles", "TransportNetwork", "OrderedJSON", "DurableFiles",
        argumentParser,
      ]
    ),
    executable(
      "BuildChinaNetwork",
      ["NetworkFiles", "TransportNetwork", "OrderedJSON", "ShortestPaths", argumentParser]
    ),

    .target(name: "TestSupport", path: "Tests/TestSupport", swiftSettings: strict),
    .target(
      name: "TestNetworks",
      dependencies: ["PlanModel", "TransportNetwork", "TestSupport"],
      path: "Tests/TestNetworks",
      swiftSettings: strict
    ),
    // What a program that uses the libraries can do: only what is public.
    tests(
      "InvestmentPlanningAPITests",
      [
        "InvestmentPlanning", "PlanProof", "PlanSearch", "PlanModel", "Accessibility",
        "TransportNetwork", "OrderedJSON", "TestNetworks",
      ],
      packageAccess: false
    ),
    tests(
      "ExampleTests",
      [
        "InvestmentPlanning", "PlanModel", "AccessAnalysis", "NetworkFiles", "TransportNetwork",
        "Accessibility", "ShortestPaths", "OrderedJSON",
      ],
      packageAccess: false
    ),
    tests(
      "AccessAnalysisTests",
      [
        "AccessAnalysis", "Accessibility", "NetworkFiles", "TransportNetwork", "OrderedJSON",
        "TestNetworks",
      ],
      packageAccess: false
    ),
    tests("GLPKTests", ["GLPK"], packageAccess: false),
    tests("ShortestPathsTests", ["ShortestPaths"]),
    tests("AccessibilityTests", ["Accessibility"], packageAccess: false),
    tests("OrderedJSONTests", ["OrderedJSON"], packageAccess: false),
    tests("OpenMatrixTests", ["OpenMatrix"], packageAccess: false),
    tests("DurableFilesTests", ["DurableFiles"]),
    tests("ShardingTests", ["Sharding", "OrderedJSON", "DurableFiles"]),
    tests("TransportNetworkTests", ["TransportNetwork", "ShortestPaths"]),
    tests("NetworkFilesTests", ["NetworkFiles", "TransportNetwork", "ShortestPaths"]),
    tests(
      "NetworkImportTests",
      ["NetworkImport", "NetworkFiles", "TransportNetwork", "ShortestPaths"]
    ),
    tests(
      "InvestmentPlanningTests",
      [
        "InvestmentPlanning", "PlanFiles", "PlanProof", "PlanSearch", "PlanModel", "GLPK",
        "ShortestPaths", "Accessibility", "NetworkFiles", "TransportNetwork", "OrderedJSON",
        "TestNetworks",
      ]
    ),
    tests("PlanFilesTests", ["PlanFiles", "PlanModel", "OrderedJSON"]),
    tests(
      "ReportingTests",
      [
        "Reporting", "InvestmentPlanning", "PlanFiles", "PlanProof", "PlanModel", "AccessAnalysis",
        "NetworkFiles", "TransportNetwork", "Accessibility", "OrderedJSON",
      ]
    ),
    tests(
      "PlanningServerTests",
      [
        "PlanningServer", "InvestmentPlanning", "PlanFiles", "PlanModel", "NetworkFiles",
        "TransportNetwork", "OrderedJSON", "DurableFiles",
      ]
    ),
    tests(
      "CorridorTests",
      [
        "corridor", "corridor-check", "PlanFiles", "PlanModel", "PlanProof", "NetworkFiles",
        "TransportNetwork",
        "OpenMatrix", "OrderedJSON", "Reporting",
      ]
    ),
    tests(
      "BuildChinaNetworkTests",
      ["BuildChinaNetwork", "NetworkFiles", "TransportNetwork", "ShortestPaths"]
    ),
  ],
  swiftLanguageModes: [.v6]
)
