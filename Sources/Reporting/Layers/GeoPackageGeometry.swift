// Geometries as GeoPackages hold them: a header, and Well-Known Binary.

#if GeoPackage
  import TransportNetwork

  /// The smallest box around places.
  struct Extent: Sendable, Equatable {
    var x: ClosedRange<Double>
    var y: ClosedRange<Double>

    /// The box of a place.
    init(_ place: Position) {
      x = place.x...place.x
      y = place.y...place.y
    }

    /// Grows to hold a place.
    mutating func formUnion(_ place: Position) {
      x = min(x.lowerBound, place.x)...max(x.upperBound, place.x)
      y = min(y.lowerBound, place.y)...max(y.upperBound, place.y)
    }
  }

  extension FeatureLayer.Geometry {
    /// All places.
    var places: [Position] {
      switch self {
      case .point(let place): [place]
      case .lines(let lines): lines.flatMap { $0 }
      case .none: []
      }
    }

    /// A GeoPackageBinary blob, little endian, with a box for lines.
    ///
    /// - SeeAlso: OGC 12-128r19, clause 2.1.3.
    func blob(system: Int32, asMulti isMulti: Bool) -> [UInt8] {
      var blob = Blob()
      blob.bytes += Array("GP".utf8) + [0]
      switch self {
      case .none: return []
      case .point(let place):
        blob.bytes.append(0b0000_0001)
        blob.append(system)
        blob.append([place])
      case .lines(let lines):
        blob.bytes.append(0b0000_0011)
        blob.append(system)
        var box = Extent(lines[0][0])
        for place in places { box.formUnion(place) }
        for bound in [box.x.lowerBound, box.x.upperBound, box.y.lowerBound, box.y.upperBound] {
          blob.append(bound)
        }
        if isMulti {
          blob.append(kind: 5)
          blob.append(UInt32(truncatingIfNeeded: lines.count))
        }
        for line in lines {
          blob.append(kind: 2)
          blob.append(UInt32(truncatingIfNeeded: line.count))
          for place in line { blob.append(coordinates: place) }
        }
      }
      return blob.bytes
    }
  }

  private struct Blob {
    var bytes: [UInt8] = []

    mutating func append(_ number: some FixedWidthInteger) {
      for byte in 0..<(number.bitWidth / 8) {
        bytes.append(UInt8(truncatingIfNeeded: number >> (8 * byte)))
      }
    }

    mutating func append(_ number: Double) { append(number.bitPattern) }

    /// Byte order and type of a WKB geometry.
    mutating func append(kind: UInt32) {
      bytes.append(1)
      append(kind)
    }

    mutating func append(coordinates place: Position) {
      append(place.x)
      append(place.y)
    }

    /// A WKB point.
    mutating func append(_ point: [Position]) {
      append(kind: 1)
      for place in point { append(coordinates: place) }
    }
  }
#endif
