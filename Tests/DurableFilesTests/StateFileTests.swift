// Files of long work: states that are replaced, records that grow, and the user's own files beside
// them.

@testable import DurableFiles
import Glibc
import TestSupport
import Testing

@Suite("States and their side files")
struct StateFileTests {
  private let folder: TemporaryFolder

  init() throws { folder = try TemporaryFolder() }

  private func path(_ name: String) -> String { "\(folder.path)/\(name)" }

  private func write(_ text: String, to name: String) throws {
    try folder.write(Array(text.utf8), to: name)
  }

  private func text(_ name: String) throws -> String {
    String(decoding: try folder.read(name), as: UTF8.self)
  }

  private func failure(_ body: () throws(FileFailure) -> Void) -> FileFailure.Kind? {
    do throws(FileFailure) { try body() } catch { return error.kind }
    return nil
  }

  @Test("a state is replaced as a whole, and goes with its side files")
  func replaced() throws {
    do {
      let file = try StateFile(path("s"), mark: "state ")
      #expect(try file.read() == nil)
      try file.replace(with: Array("state 1".utf8))
      try file.replace(with: Array("state 2".utf8))
      #expect(try text("s") == "state 2")
      #expect(try folder.entries() == ["s", "s.lock"])
    }
    #expect(try folder.entries() == ["s"])
    // What a process that was killed has begun.
    try write("state half", to: "s.part")
    try write("corridor lock\n", to: "s.lock")
    do {
      let file = try StateFile(path("s"), mark: "state ")
      #expect(try file.read() == Array("state 2".utf8))
      file.remove()
    }
    #expect(try folder.entries() == [])
  }

  @Test("files of the user's beside a state are never touched, nor what links of theirs lead to")
  func sideFiles() throws {
    for name in ["s.lock", "s.part"] {
      try write("precious", to: name)
      #expect(
        failure { () throws(FileFailure) in _ = try StateFile(path("s"), mark: "state ") } == .name
      )
      #expect(try text(name) == "precious")
      try #require(unsafe unlink(path(name)) == 0)
      for target in ["mine", "nowhere"] {
        try write("precious", to: "mine")
        try #require(unsafe symlink(target, path(name)) == 0)
        #expect(
          failure { () throws(FileFailure) in _ = try StateFile(path("s"), mark: "state ") }
            == .name
        )
        #expect(try text("mine") == "precious")
        #expect(try folder.entries() == ["mine", name].sorted())
        try #require(unsafe unlink(path(name)) == 0)
      }
      try #require(unsafe mkfifo(path(name), 0o600) == 0)
      #expect(
        failure { () throws(FileFailure) in _ = try StateFile(path("s"), mark: "state ") } == .name
      )
      try #require(unsafe unlink(path(name)) == 0)
      try #require(unsafe unlink(path("mine")) == 0)
    }
    // Also when they come while the work is under way.
    let file = try StateFile(path("s"), mark: "state ")
    try write("precious", to: "s.part")
    #expect(
      failure { () throws(FileFailure) in try file.replace(with: Array("state".utf8)) } == .name
    )
    file.remove()
    #expect(try text("s.part") == "precious")
  }

  @Test("one process, and one output of it, has a state")
  func oneUser() throws {
    let file = try StateFile(path("s"), mark: "state ")
    for name in ["s", "s.part", "s.lock"] {
      #expect(
        failure { () throws(FileFailure) in _ = try WholeFile(path(name), replacing: true) }
          == .name
      )
    }
    let lock = openFile(path("t.lock"), O_RDWR | O_CREAT)
    defer { close(lock) }
    try #require(lockFile(lock))
    #expect(
      failure { () throws(FileFailure) in _ = try StateFile(path("t"), mark: "state ") } == .inUse
    )
    #expect(try file.read() == nil)
  }

  @Test("records outlast the process, go on after a line, and take their name at the end")
  func records() throws {
    do {
      let file = try LastingFile(path("r"), replacing: false, mark: "first")
      #expect(try file.cut(afterLines: 0) == "")
      try file.write("first\nsecond\nthird\n")
      try file.synchronize()
      try file.publish(end: "end\n")
    }
    #expect(try text("r") == "first\nsecond\nthird\nend\n")
    #expect(try text("r.part") == "first\nsecond\nthird\n")
    let file = try LastingFile(path("r"), replacing: true, mark: "first")
    #expect(try file.cut(afterLines: 4) == nil)
    #expect(try file.cut(afterLines: 2) == "first")
    try file.write("other\n")
    try file.finish()
    #expect(try text("r") == "first\nsecond\nother\n")
    #expect(try folder.entries() == ["r"])
  }

  @Test("records of the user's are left alone, and a file of which nothing has come goes")
  func recordsOfOthers() throws {
    do { _ = try LastingFile(path("r"), replacing: false, mark: "first") }
    #expect(try folder.entries() == [])
    try write("precious\nsecond\n", to: "r.part")
    do {
      let file = try LastingFile(path("r"), replacing: false, mark: "first")
      #expect(failure { () throws(FileFailure) in _ = try file.cut(afterLines: 0) } == .name)
      #expect(try file.cut(afterLines: 1) == "precious")
    }
    #expect(try text("r.part") == "precious\nsecond\n")
    try #require(unsafe rename(path("r.part"), path("mine")) == 0)
    try #require(unsafe symlink("mine", path("r.part")) == 0)
    #expect(
      failure { () throws(FileFailure) in
        _ = try LastingFile(path("r"), replacing: false, mark: "first")
      } == .name
    )
    #expect(try text("mine") == "precious\nsecond\n")
  }

  @Test("a document comes back as it was, and damage is told")
  func document() throws {
    // No digest that anybody would use: the sum of the bytes, so that a change of one is seen.
    func digest(_ bytes: [UInt8]) -> String {
      let sum = bytes.reduce(0) { $0 &* 31 &+ Int($1) } & 0xFFFF_FFFF
      let text = String(sum, radix: 16)
      return String(repeating: "0", count: 64 - text.count) + text
    }
    for records in [nil, 0, 12] {
      let document = StateDocument(question: "q", words: [0, 1, .max], records: records)
      let bytes = document.bytes(format: 4, digest: digest)
      #expect(bytes.starts(with: StateDocument.mark.utf8))
      #expect(try StateDocument(bytes, format: 4, digest: digest) == document)
      #expect(throws: StateDocument.Refusal.otherVersion) {
        try StateDocument(bytes, format: 5, digest: digest)
      }
      for position in bytes.indices.dropFirst(23) {
        var bent = bytes
        bent[position] ^= 1
        #expect(throws: StateDocument.Refusal.damaged) {
          try StateDocument(bent, format: 4, digest: digest)
        }
      }
      for count in 23..<bytes.count {
        #expect(throws: StateDocument.Refusal.damaged) {
          try StateDocument(Array(bytes[..<count]), format: 4, digest: digest)
        }
      }
    }
  }

  @Test("a file that never ends is not read")
  func endless() {
    guard case .failure(let error) = readAll("/dev/zero") else {
      Issue.record("/dev/zero was read")
      return
    }
    #expect(error.number == EFBIG)
  }

  @Test("the memory that is left is less than there is") func memory() throws {
    let available = try #require(SystemMemory.available)
    #expect(available > 0)
    #expect(SystemMemory.has(available / 2))
    #expect(!SystemMemory.has(1 << 60))
  }
}
