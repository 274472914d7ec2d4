// The writer: whole or not at all, and never over what it should not replace.

import FoundationEssentials
import TestSupport
import Testing
import NetworkFiles
import TransportNetwork

@Suite("Package writer")
struct WriterTests {
  private func network() throws -> Network { try #require(try check([:]).network) }

  @Test("every table has a resource with its columns in datapackage.json")
  func descriptor() throws {
    let folder = try TemporaryFolder()
    var network = try network()
    network.setPackageProperty("version", to: "1.2")
    try NetworkPackage.write(network, to: folder.path + "/deep/er")
    let copy = folder.path + "/deep/er"
    struct Descriptor: Decodable {
      struct Resource: Decodable {
        struct Schema: Decodable {
          struct Field: Decodable { let name: String }
          let fields: [Field]
        }
        let path: String
        let schema: Schema
      }
      let name: String
      let version: String
      let resources: [Resource]
    }
    let data = try Data(contentsOf: URL(filePath: copy + "/datapackage.json"))
    let descriptor = try JSONDecoder().decode(Descriptor.self, from: data)
    #expect(descriptor.name == "test-land")
    #expect(descriptor.version == "1.2")
    #expect(descriptor.resources.map(\.path).sorted() == validPackage.keys.sorted())
    for resource in descriptor.resources {
      let table = try CSVTable(contentsOf: "\(copy)/\(resource.path)")
      #expect(resource.schema.fields.map(\.name) == table.header)
    }
  }

  @Test("an existing folder is refused unless replaced, and then keeps its other files")
  func replacing() throws {
    let folder = try TemporaryFolder()
    let target = folder.path + "/net"
    let network = try network()
    try NetworkPackage.write(network, to: target)
    #expect {
      try NetworkPackage.write(network, to: target)
    } throws: {
      "\($0)".contains("exists")
    }
    try Data("notes".utf8).write(to: URL(filePath: target + "/NOTES.md"))
    var smaller = network
    smaller.schemes = []
    try NetworkPackage.write(smaller, to: target + "/", replacing: true)
    #expect(try NetworkPackage.read(target).network == smaller)
    let entries = try FileManager.default.contentsOfDirectory(atPath: target)
    #expect(entries.contains("NOTES.md") && !entries.contains("region.csv"))
    #expect(try folder.entries() == ["net"])
  }

  @Test("a folder that is no package is never replaced")
  func notAPackage() throws {
    let folder = try TemporaryFolder(["letter.txt": "dear"])
    #expect {
      try NetworkPackage.write(try network(), to: folder.path, replacing: true)
    } throws: {
      "\($0)".contains("is not a network package")
    }
    #expect(try folder.entries() == ["letter.txt"])
  }

  @Test("a failure leaves nothing behind")
  func failure() throws {
    let folder = try TemporaryFolder(["file": ""])
    var network = try network()
    #expect(throws: NetworkWriteError.self) {
      try NetworkPackage.write(network, to: folder.path + "/file/net")
    }
    network.extraColumns["link"] = [ExtraColumn(name: "x", values: ["1"])]
    #expect {
      try NetworkPackage.write(network, to: folder.path + "/net")
    } throws: {
      "\($0)".contains("column \"x\" of link.csv has 1 values for 4 rows")
    }
    #expect(try folder.entries() == ["file"])
  }
}
