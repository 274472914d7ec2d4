// Runs the built command as a user would, and tells what came out.

import Dispatch
import Foundation
import Synchronization
import Testing

/// What a run of the command left behind.
struct Outcome {
  var code: Int32
  var output: String
  var messages: String
}

/// A run of `corridor` in a folder of its own.
struct CorridorProcess {
  /// The program in the folder CORRIDOR_PROGRAMS, or beside the test bundle.
  static let binary: URL = {
    if let folder = ProcessInfo.processInfo.environment["CORRIDOR_PROGRAMS"] {
      return URL(fileURLWithPath: folder).appendingPathComponent("corridor")
    }
    let bundle = URL(fileURLWithPath: "/proc/self/exe").resolvingSymlinksInPath()
    let beside = bundle.deletingLastPathComponent().appendingPathComponent("corridor")
    if FileManager.default.isExecutableFile(atPath: beside.path) { return beside }
    // `swift test` runs a bundle through a helper of the toolchain; its arguments name the bundle.
    let folder = CommandLine.arguments
      .first { $0.hasSuffix(".xctest") }
      .map { URL(fileURLWithPath: $0).deletingLastPathComponent() }
    return folder?.appendingPathComponent("corridor") ?? beside
  }()

  /// Tests under nohup have SIGHUP ignored, which the command would inherit, and rightly heed.
  private static let hangup: Void = { signal(SIGHUP, SIG_DFL) }()

  let process = Process()
  private let output = Pipe()
  private let messages = Pipe()

  /// Starts the command.
  init(
    _ arguments: [String],
    in folder: URL,
    input: FileHandle = .nullDevice,
    environment: [String: String] = [:],
    program: String = "corridor"
  ) throws {
    _ = Self.hangup
    process.executableURL = Self.binary.deletingLastPathComponent().appendingPathComponent(program)
    process.arguments = arguments
    process.currentDirectoryURL = folder
    process.standardInput = input
    process.standardOutput = output
    process.standardError = messages
    process.environment = ProcessInfo.processInfo.environment.merging(environment) { $1 }
    try process.run()
  }

  /// Waits until the command has opened a file in a folder, with a name or without.
  func waitForFile(in folder: URL) {
    let open = "/proc/\(process.processIdentifier)/fd"
    let path = folder.resolvingSymlinksInPath().path + "/"
    while process.isRunning {
      let files = (try? FileManager.default.contentsOfDirectory(atPath: open)) ?? []
      let targets = files.compactMap {
        try? FileManager.default.destinationOfSymbolicLink(atPath: "\(open)/\($0)")
      }
      if targets.contains(where: { $0.hasPrefix(path) }) { return }
      usleep(10_000)
    }
  }

  /// Waits for the end.
  func outcome() -> Outcome {
    // Both pipes at once: a command that fills the one waits for its reader, and would never end
    // the other.
    let said = Mutex(Data())
    let reader = messages.fileHandleForReading
    let end = DispatchSemaphore(value: 0)
    Thread.detachNewThread {
      let data = reader.readDataToEndOfFile()
      said.withLock { $0 = data }
      end.signal()
    }
    let printed = output.fileHandleForReading.readDataToEndOfFile()
    end.wait()
    process.waitUntilExit()
    return Outcome(
      code: process.terminationReason == .exit ? process.terminationStatus : -1,
      output: String(decoding: printed, as: UTF8.self),
      messages: String(decoding: said.withLock { $0 }, as: UTF8.self)
    )
  }
}

/// A folder that is gone when the test is over, with a small network package in it.
final class Workspace {
  let folder: URL

  /// Makes the folder and the package `net`, with tables replaced or (nil) left out.
  init(replacing tables: [String: String?] = [:]) throws {
    folder = FileManager.default.temporaryDirectory
      .appendingPathComponent("corridor-tests-\(UUID().uuidString)")
    let package = folder.appendingPathComponent("net")
    try FileManager.default.createDirectory(at: package, withIntermediateDirectories: true)
    for (name, text) in smallPackage.merging(tables, uniquingKeysWith: { $1 }) {
      if let text { try write(text, to: "net/\(name)") }
    }
  }

  deinit { try? FileManager.default.removeItem(at: folder) }

  func write(_ text: String, to name: String) throws {
    try Data(text.utf8).write(to: folder.appendingPathComponent(name))
  }

  func read(_ name: String) -> String? {
    try? String(contentsOf: folder.appendingPathComponent(name), encoding: .utf8)
  }

  func data(_ name: String) -> Data? {
    try? Data(contentsOf: folder.appendingPathComponent(name))
  }

  /// Names of the files beside the package.
  func files() throws -> [String] {
    try FileManager.default.contentsOfDirectory(atPath: folder.path)
      .filter { $0 != "net" }.sorted()
  }

  func corridor(_ arguments: String...) throws -> Outcome {
    try CorridorProcess(arguments, in: folder).outcome()
  }

  func corridor(_ arguments: [String]) throws -> Outcome {
    try CorridorProcess(arguments, in: folder).outcome()
  }

  func corridor(_ arguments: [String], input: String) throws -> Outcome {
    let pipe = Pipe()
    let process = try CorridorProcess(arguments, in: folder, input: pipe.fileHandleForReading)
    try pipe.fileHandleForWriting.write(contentsOf: Data(input.utf8))
    try pipe.fileHandleForWriting.close()
    return process.outcome()
  }
}

/// The towns of ``smallPackage`` no farther apart than its links are long, and no project faster
/// than a road can be.
let plausibleTables: [String: String?] = [
  "node.csv": """
  node_id,name,x_coord,y_coord,node_type,zone_id
  A,Aville,0,0,city,A
  B,Beton,0.2,0,city,B
  C,Ceeburg,0.9,0,city,C
  D,Dorf,1.3,0,city,D

  """,
  "project_link.csv": """
  project_id,link_id,from_node_id,to_node_id,directed,length,u_travel_time
  P1,p1,B,C,false,100,40
  P2,p2,C,D,false,50,20
  P3,p3,A,D,false,150,50

  """,
]

/// Four towns in a row, A 30 B 100 C 50 D minutes apart.
///
/// A and B are the East, C and D the West. P1 brings C
/// within 40 minutes of B, P2 brings D within 20 of C, P3 costs more than anybody has.
let smallPackage: [String: String?] = [
  "node.csv": """
  node_id,name,x_coord,y_coord,node_type,zone_id
  A,Aville,0,0,city,A
  B,Beton,1,0,city,B
  C,Ceeburg,2,0,city,C
  D,Dorf,3,0,city,D

  """,
  "link.csv": """
  link_id,from_node_id,to_node_id,directed,length,u_travel_time
  ab,A,B,false,30,30
  bc,B,C,false,100,100
  cd,C,D,false,50,50

  """,
  "zone.csv": """
  zone_id,name,population
  A,Aville,100
  B,Beton,200
  C,Ceeburg,300
  D,Dorf,400

  """,
  "region.csv": """
  scheme,region,zone_id
  macro,East,A
  macro,East,B
  macro,West,C
  macro,West,D

  """,
  "project.csv": """
  project_id,name,cost,requires
  P1,Fast line,10,
  P2,Branch,5,
  P3,Tunnel,1e9,P1

  """,
  "project_link.csv": """
  project_id,link_id,from_node_id,to_node_id,directed,length,u_travel_time
  P1,p1,B,C,false,100,40
  P2,p2,C,D,false,50,20
  P3,p3,A,D,false,150,10

  """,
]
