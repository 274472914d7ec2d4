// OMX, the Open Matrix format of transport planners: matrices in an HDF5 file.

/// What is known of OMX whether or not the program can read it.
///
/// An OMX file (version 0.2) is an HDF5 file with the root attributes `OMX_VERSION` and `SHAPE`, a
/// group `data` of matrices that all have this shape, and a group `lookup` of lists that name rows
/// and columns.
///
/// - SeeAlso: https://github.com/osPlanning/omx/wiki/Specification
public enum OpenMatrix {
  /// Whether the program was built with the package trait `OMX`.
  public static var isBuiltIn: Bool {
    #if OMX
      true
    #else
      false
    #endif
  }

  /// The bytes that HDF5 files start with.
  public static let signature: [UInt8] = [0x89, 0x48, 0x44, 0x46, 0x0D, 0x0A, 0x1A, 0x0A]

  /// The lookup that ``OpenMatrixWriter`` gives the ids of zones.
  public static let zoneLookup = "zone_id"
  /// The lookups of rows and of columns, where these are not the same zones.
  public static let originLookup = "from_id"
  /// The lookup of columns.
  public static let destinationLookup = "to_id"

  /// What a program says that was built without HDF5.
  public static func notBuilt(_ file: String) -> OpenMatrixError {
    OpenMatrixError(
      file: file,
      "is an OMX matrix, and this program was built without OMX. Install libhdf5-dev and build it with "
        + "`make`, or `swift build -c release --traits OMX`; or use a CSV matrix"
    )
  }
}

/// A list of the names of an OMX file's rows, columns or both.
public struct OpenMatrixLookup: Sendable, Equatable {
  /// What it names.
  public enum Dimension: Int, Sendable, Equatable {
    /// Rows only.
    case rows = 0
    /// Columns only.
    case columns = 1
  }

  /// Its name in the group `lookup`.
  public var name: String
  /// The names in order; whole numbers are written as such.
  public var ids: [String]
  /// What it names; nil is rows and columns alike.
  public var dimension: Dimension?

  /// Makes a list.
  public init(name: String, ids: [String], dimension: Dimension? = nil) {
    self.name = name
    self.ids = ids
    self.dimension = dimension
  }
}
