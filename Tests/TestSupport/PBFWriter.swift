// Writes small OpenStreetMap files (.osm.pbf), sound and damaged ones.

/// An .osm.pbf file in the making: a header, then blocks.
public struct PBFWriter: Sendable {
  /// A node.
  public struct Node: Sendable {
    /// Its id.
    public var id: Int64
    /// Degrees east.
    public var x: Double
    /// Degrees north.
    public var y: Double
    /// Its tags.
    public var tags: [String: String]

    /// Makes a node of degrees east and north.
    public init(_ id: Int64, _ x: Double, _ y: Double, _ tags: [String: String] = [:]) {
      (self.id, self.x, self.y, self.tags) = (id, x, y, tags)
    }
  }

  /// A way.
  public struct Way: Sendable {
    /// Its id.
    public var id: Int64
    /// Its nodes, in order.
    public var nodes: [Int64]
    /// Its tags.
    public var tags: [String: String]

    /// Makes a way.
    public init(_ id: Int64, _ nodes: [Int64], _ tags: [String: String] = [:]) {
      (self.id, self.nodes, self.tags) = (id, nodes, tags)
    }
  }

  /// A relation of ways.
  public struct Relation: Sendable {
    /// Its id.
    public var id: Int64
    /// Its members.
    public var ways: [Int64]
    /// Its tags.
    public var tags: [String: String]

    /// Makes a relation.
    public init(_ id: Int64, _ ways: [Int64], _ tags: [String: String] = [:]) {
      (self.id, self.ways, self.tags) = (id, ways, tags)
    }
  }

  /// How a blob holds its content: as it is, or in zlib blocks that are not compressed.
  public enum Packing: Sendable { case raw, zlib }

  /// The file so far.
  public private(set) var bytes: [UInt8] = []

  /// Begins a file.
  public init(
    sorted: Bool = false,
    required: [String] = ["OsmSchema-V0.6", "DenseNodes"],
    timestamp: UInt64? = nil
  ) {
    var header = required.flatMap { message(4, Array($0.utf8)) }
    if sorted { header += message(5, Array("Sort.Type_then_ID".utf8)) }
    if let timestamp { header += varintField(32, timestamp) }
    append(kind: "OSMHeader", blob: Self.blob(header, .zlib))
  }

  /// Appends a block.
  public mutating func block(
    nodes: [Node] = [],
    ways: [Way] = [],
    relations: [Relation] = [],
    dense: Bool = true,
    granularity: Int64 = 100,
    packing: Packing = .zlib
  ) {
    let content = Self.content(nodes, ways, relations, dense: dense, granularity: granularity)
    append(kind: "OSMData", blob: Self.blob(content, packing))
  }

  /// Appends any blob with its header; a size that is given stands in the header instead of the
  /// true one.
  public mutating func append(kind: String, blob: [UInt8], datasize: UInt64? = nil) {
    let header =
      message(1, Array(kind.utf8)) + varintField(3, datasize ?? UInt64(blob.count))
    let count = UInt32(header.count)
    for shift in [24, 16, 8, 0] { bytes.append(UInt8(truncatingIfNeeded: count >> UInt32(shift))) }
    bytes += header + blob
  }

  /// A blob.
  public static func blob(_ content: [UInt8], _ packing: Packing, rawSize: UInt64? = nil) -> [UInt8]
  {
    switch packing {
    case .raw: message(1, content)
    case .zlib:
      varintField(2, rawSize ?? UInt64(content.count)) + message(3, zlib(content))
    }
  }

  /// The content of a block.
  public static func content(
    _ nodes: [Node],
    _ ways: [Way],
    _ relations: [Relation],
    dense: Bool = true,
    granularity: Int64 = 100
  ) -> [UInt8] {
    var texts = [""]
    func text(_ text: String) -> UInt64 {
      if let known = texts.firstIndex(of: text) { return UInt64(known) }
      texts.append(text)
      return UInt64(texts.count - 1)
    }
    func tags(_ tags: [String: String]) -> [UInt8] {
      let sorted = tags.sorted { $0.key < $1.key }
      return message(2, sorted.flatMap { varint(text($0.key)) })
        + message(3, sorted.flatMap { varint(text($0.value)) })
    }
    func units(_ degrees: Double) -> Int64 {
      Int64((degrees * 1e9 / Double(granularity)).rounded())
    }
    var group: [UInt8] = []
    if dense, !nodes.isEmpty {
      group += message(
        2,
        message(1, deltas(nodes.map(\.id))) + message(8, deltas(nodes.map { units($0.y) }))
          + message(9, deltas(nodes.map { units($0.x) }))
          + message(
            10,
            nodes.flatMap { node in
              node.tags.sorted { $0.key < $1.key }
                .flatMap { varint(text($0.key)) + varint(text($0.value)) } + [0]
            }
          )
      )
    } else {
      for node in nodes {
        group += message(
          1,
          varintField(1, zigzag(node.id)) + tags(node.tags) + varintField(8, zigzag(units(node.y)))
            + varintField(9, zigzag(units(node.x)))
        )
      }
    }
    for way in ways {
      group += message(
        3,
        varintField(1, UInt64(bitPattern: way.id)) + tags(way.tags) + message(8, deltas(way.nodes))
      )
    }
    for relation in relations {
      group += message(
        4,
        varintField(1, UInt64(bitPattern: relation.id)) + tags(relation.tags)
          + message(8, relation.ways.map { _ in 0 }) + message(9, deltas(relation.ways))
          + message(10, relation.ways.map { _ in 1 })
      )
    }
    let table = texts.flatMap { message(1, Array($0.utf8)) }
    let unit = granularity == 100 ? [] : varintField(17, UInt64(granularity))
    return message(1, table) + message(2, group) + unit
  }

  /// A length and bytes as a field.
  public static func message(_ field: UInt64, _ content: [UInt8]) -> [UInt8] {
    varint(field << 3 | 2) + varint(UInt64(content.count)) + content
  }

  /// An integer as a field.
  public static func varintField(_ field: UInt64, _ value: UInt64) -> [UInt8] {
    varint(field << 3) + varint(value)
  }

  private func message(_ field: UInt64, _ content: [UInt8]) -> [UInt8] {
    Self.message(field, content)
  }

  private func varintField(_ field: UInt64, _ value: UInt64) -> [UInt8] {
    Self.varintField(field, value)
  }

  private static func varint(_ value: UInt64) -> [UInt8] {
    var (rest, bytes) = (value, [UInt8]())
    while rest > 127 {
      bytes.append(UInt8(rest & 127) | 128)
      rest >>= 7
    }
    return bytes + [UInt8(rest)]
  }

  private static func zigzag(_ value: Int64) -> UInt64 {
    UInt64(bitPattern: value << 1) ^ UInt64(bitPattern: value >> 63)
  }

  private static func deltas(_ values: [Int64]) -> [UInt8] {
    var last: Int64 = 0
    return values.flatMap { value in
      defer { last = value }
      return varint(zigzag(value &- last))
    }
  }

  /// zlib (RFC 1950) with stored blocks (RFC 1951, 3.2.4).
  private static func zlib(_ content: [UInt8]) -> [UInt8] {
    var bytes: [UInt8] = [0x78, 0x01]
    var start = 0
    repeat {
      let end = min(start + 65535, content.count)
      let count = UInt16(end - start)
      bytes.append(end == content.count ? 1 : 0)
      for word in [count, ~count] {
        bytes += [UInt8(truncatingIfNeeded: word), UInt8(truncatingIfNeeded: word >> 8)]
      }
      bytes += content[start..<end]
      start = end
    } while start < content.count
    var (a, b): (UInt32, UInt32) = (1, 0)
    for byte in content {
      a = (a + UInt32(byte)) % 65521
      b = (b + a) % 65521
    }
    let sum = b << 16 | a
    for shift in [24, 16, 8, 0] { bytes.append(UInt8(truncatingIfNeeded: sum >> UInt32(shift))) }
    return bytes
  }
}
