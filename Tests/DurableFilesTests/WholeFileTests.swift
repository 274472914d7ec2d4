// Files that appear whole or not at all.

import DurableFiles
import Glibc
import TestSupport
import Testing

@Suite("Whole files")
struct WholeFileTests {
  private let folder: TemporaryFolder

  init() throws { folder = try TemporaryFolder() }

  private func path(_ name: String) -> String { "\(folder.path)/\(name)" }

  private func text(_ name: String) throws -> String {
    String(decoding: try folder.read(name), as: UTF8.self)
  }

  /// The kind of failure that a body ends with; nil when it ends well.
  private func failure(_ body: () throws(FileFailure) -> Void) -> FileFailure.Kind? {
    do throws(FileFailure) { try body() } catch { return error.kind }
    return nil
  }

  @Test("a file has no name before it is finished, and its bytes afterwards")
  func whole() throws {
    let file = try WholeFile(path("a"), replacing: false)
    try file.write("one\n")
    #expect(try folder.entries().allSatisfy { $0 != "a" })
    try file.finish()
    #expect(try text("a") == "one\n")
    #expect(try folder.entries() == ["a"])
  }

  @Test("what is given up leaves nothing, and what was there stays")
  func givenUp() throws {
    try folder.write(Array("old".utf8), to: "a")
    do {
      let file = try WholeFile(path("a"), replacing: true)
      try file.write("new")
    }
    #expect(try text("a") == "old")
    #expect(try folder.entries() == ["a"])
    #expect(
      failure { () throws(FileFailure) in _ = try WholeFile(path("a"), replacing: false) } == .name
    )
    #expect(
      failure { () throws(FileFailure) in _ = try WholeFile(folder.path, replacing: true) } == .name
    )
  }

  @Test("a name that somebody took meanwhile is not replaced")
  func takenMeanwhile() throws {
    let file = try WholeFile(path("a"), replacing: false)
    try file.write("new")
    try folder.write(Array("theirs".utf8), to: "a")
    #expect(failure { () throws(FileFailure) in try file.finish() } == .system(EEXIST))
    #expect(try text("a") == "theirs")
    #expect(try folder.entries() == ["a"])
  }

  @Test("a file that has the name of one on its way is somebody's")
  func temporaryName() throws {
    let theirs = "a.part-\(getpid())"
    try folder.write(Array("theirs".utf8), to: theirs)
    try folder.write(Array("old".utf8), to: "a")
    let file = try WholeFile(path("a"), replacing: true)
    try file.write("new")
    try file.finish()
    #expect(try text("a") == "new")
    #expect(try text(theirs) == "theirs")
    let written = try TemporaryFile(for: path("b"), replacing: false)
    try written.reserve()
    #expect(try folder.entries().count == 3)
    written.discard()
    #expect(try folder.entries() == ["a", theirs])
  }

  @Test("a link whose target is not there yet stays a link")
  func danglingLink() throws {
    try #require(unsafe symlink("target", path("link")) == 0)
    let file = try WholeFile(path("link"), replacing: false)
    try file.write("new")
    try file.finish()
    #expect(try text("target") == "new")
    #expect(try folder.entries() == ["link", "target"])
    try #require(unsafe symlink("none/target", path("far")) == 0)
    #expect(
      failure { () throws(FileFailure) in _ = try WholeFile(path("far"), replacing: false) }
        == .system(ENOENT)
    )
  }

  @Test("two outputs of one name are refused, however it is written, until the first is given up")
  func oneName() throws {
    try #require(unsafe symlink("a", path("link")) == 0)
    do {
      let file = try WholeFile(path("a"), replacing: false)
      for name in ["a", "./a", "../\(folder.path.split(separator: "/").last ?? "")/a", "link"] {
        #expect(
          failure { () throws(FileFailure) in _ = try WholeFile(path(name), replacing: true) }
            == .name
        )
      }
      try file.write("lost")
    }
    try WholeFile(path("a"), replacing: false).finish()
    #expect(try text("a") == "")
  }
}

@Suite("Whole folders")
struct WholeFolderTests {
  @Test("a folder is replaced as a whole, what is kept is carried over, and nothing else is left")
  func replaced() throws {
    let folder = try TemporaryFolder()
    let target = "\(folder.path)/f"
    try WholeFolder.write([("a", [1]), ("b", [2])], to: target, replacing: false)
    #expect(try folder.read("f/b") == [2])
    try folder.write([9], to: "f/notes")
    try WholeFolder.write([("a", [3])], to: target + "/", replacing: true, keeping: ["notes"])
    #expect(try folder.entries() == ["f"])
    #expect(try folder.read("f/a") == [3])
    #expect(try folder.read("f/notes") == [9])
    #expect(throws: (any Error).self) { try folder.read("f/b") }
    #expect(throws: FileFailure.self) {
      try WholeFolder.write([("a", [4])], to: target, replacing: false)
    }
    #expect(throws: FileFailure.self) {
      try WholeFolder.write([("a", [4])], to: target, replacing: true, keeping: ["none"])
    }
    #expect(try folder.read("f/a") == [3])
    #expect(try folder.entries() == ["f"])
  }

  @Test("a link to a folder stays one")
  func link() throws {
    let folder = try TemporaryFolder()
    try WholeFolder.write([("a", [1])], to: "\(folder.path)/f", replacing: false)
    try #require(unsafe symlink("f", "\(folder.path)/link") == 0)
    try WholeFolder.write([("a", [2])], to: "\(folder.path)/link", replacing: true)
    #expect(try folder.read("f/a") == [2])
    #expect(try folder.entries() == ["f", "link"])
  }
}
