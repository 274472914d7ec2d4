// A graph's hierarchy in a file, so that jobs that share a graph do not each build it.

public import DurableFiles
import FoundationEssentials
import Glibc
import NetworkFiles
package import ShortestPaths

/// The hierarchy of a graph that was saved, and of which graph it is.
///
/// The file has lines of text, `corridor hierarchy 1`, `graph` with a digest and `sha256` with that
/// of what follows, and then the bytes of `ContractionHierarchy.serialized`.
public struct PreparedHierarchy: Sendable {
  /// What the file is called, for messages.
  public let name: String
  /// SHA-256 of the graph in whole units: vertices, arcs and costs.
  public let graphSHA256: String
  private let hierarchy: ContractionHierarchy

  /// How every such file begins.
  private static let mark = "corridor hierarchy 1\n"
  private static let digits = 64
  /// Bytes before the hierarchy: the mark and two lines.
  private static let headerSize =
    mark.utf8.count + "graph \n".utf8.count + "sha256 \n".utf8.count
    + 2 * digits

  /// Builds the hierarchy of a graph.
  ///
  /// - Throws: ``AccessError/graph(_:)`` for costs that are no whole numbers of a decimal unit.
  /// - Complexity: As `ContractionHierarchy.init`.
  package init(building graph: Graph, name: String) throws(AccessError) {
    guard let whole = UserGraph.whole(graph) else {
      throw .graph(
        "\(name) has costs of more than six decimals, or too large ones; round them, and save its hierarchy then."
      )
    }
    self.name = name
    graphSHA256 = Self.digest(of: whole.graph)
    hierarchy = ContractionHierarchy(whole.graph)
  }

  /// The hierarchy, if it is that of a graph.
  ///
  /// - Throws: ``AccessError/file(_:)`` for another graph.
  /// - Complexity: O(vertices + arcs).
  package func hierarchy(of graph: IntegerGraph) throws(AccessError) -> ContractionHierarchy {
    guard Self.digest(of: graph) == graphSHA256, hierarchy.vertexCount == graph.vertexCount,
      hierarchy.arcCount == graph.arcCount
    else {
      throw .file(
        """
        \(name) is the hierarchy of another graph, or of the same with other costs, use or modes; make it again with \
        corridor prepare.
        """
      )
    }
    return hierarchy
  }

  /// Why a hierarchy does not help a question.
  var isOfNoUse: AccessError {
    .request(
      """
      \(name) is of no use here: a hierarchy answers cumulative, interval, daily, gravity with a decay that ends or within \
      --within, and matrix, on graphs and large networks whose costs have few decimals; leave --prepared out.
      """
    )
  }

  /// The digest of a graph: its counts, then where arcs begin, lead and what they cost, in words of
  /// four bytes, low byte first.
  private static func digest(of graph: IntegerGraph) -> String {
    var digest = SHA256()
    for words in [[UInt32(graph.vertexCount)], graph.firstOut, graph.head, graph.cost] {
      for start in stride(from: 0, to: words.count, by: 1 << 16) {
        var bytes: [UInt8] = []
        bytes.reserveCapacity(1 << 18)
        for word in words[start..<min(start + 1 << 16, words.count)] {
          for shift in [0, 8, 16, 24] as [UInt32] {
            bytes.append(UInt8(truncatingIfNeeded: word >> shift))
          }
        }
        digest.update(bytes)
      }
    }
    return digest.hexadecimal()
  }

  /// Writes the file's bytes.
  ///
  /// - Complexity: O(vertices + arcs).
  public func write(to file: WholeFile) throws(FileFailure) {
    let body = hierarchy.serialized
    var digest = SHA256()
    let starts = stride(from: 0, to: body.count, by: 1 << 22)
    func piece(_ start: Int) -> [UInt8] { Array(body[start..<min(start + 1 << 22, body.count)]) }
    for start in starts { digest.update(piece(start)) }
    try file.write("\(Self.mark)graph \(graphSHA256)\nsha256 \(digest.hexadecimal())\n")
    for start in starts { try file.write(bytes: piece(start)) }
  }

  /// Reads a file that was written.
  ///
  /// - Throws: ``AccessError/file(_:)`` for files that are something else, of another version, cut
  ///   off or changed.
  /// - Complexity: O(bytes).
  public init(contentsOf path: String) throws(AccessError) {
    let (header, body) = try Self.bytes(path)
    let lines = String(decoding: header, as: UTF8.self)
      .split(separator: "\n", omittingEmptySubsequences: false)
    guard lines.count == 4, lines[1].hasPrefix("graph "), lines[2].hasPrefix("sha256 ") else {
      throw .file("\(path) is no saved hierarchy of this version; make it with corridor prepare.")
    }
    var digest = SHA256()
    for start in stride(from: 0, to: body.count, by: 1 << 22) {
      digest.update(Array(body[start..<min(start + 1 << 22, body.count)]))
    }
    guard digest.hexadecimal() == lines[2].dropFirst("sha256 ".count) else {
      throw .file("\(path) is damaged: its checksum is wrong; make it again with corridor prepare.")
    }
    do throws(HierarchyStorageError) {
      hierarchy = try ContractionHierarchy(serialized: body)
    } catch {
      throw .file("\(path): \(error.description)")
    }
    name = path
    graphSHA256 = String(lines[1].dropFirst("graph ".count))
  }

  /// The header and what follows; header empty for a file that begins otherwise.
  private static func bytes(_ path: String) throws(AccessError) -> (header: [UInt8], body: Data) {
    let descriptor = openFile(path, O_RDONLY)
    guard descriptor >= 0 else { throw .file("\(path) cannot be read: \(systemMessage(errno)).") }
    defer { close(descriptor) }
    func next(_ limit: Int) throws(AccessError) -> [UInt8] {
      switch readSome(descriptor, atMost: limit) {
      case .success(let bytes): return bytes
      case .failure(let error):
        throw .file("\(path) cannot be read: \(systemMessage(error.number)).")
      }
    }
    var header: [UInt8] = []
    while header.count < headerSize {
      let piece = try next(headerSize - header.count)
      if piece.isEmpty { break }
      header += piece
    }
    guard header.starts(with: Self.mark.utf8) else { return ([], Data()) }
    var body = Data()
    while true {
      let piece = try next(1 << 22)
      if piece.isEmpty { return (header, body) }
      guard SystemMemory.has(piece.count) else {
        throw .file("\(path) does not fit the memory that is left.")
      }
      body.append(contentsOf: piece)
    }
  }
}
