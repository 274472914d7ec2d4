// The same reader and writer in a program that was built without HDF5: making one fails and says
// how to build it.

#if !OMX
  /// Reads OMX files, had the program been built with the trait `OMX`.
  public struct OpenMatrixReader: ~Copyable {
    private let never: Never

    /// Fails.
    public init(_ path: String) throws(OpenMatrixError) { throw OpenMatrix.notBuilt(path) }

    /// Never reached.
    public var rowCount: Int { switch never {} }
    /// Never reached.
    public var columnCount: Int { switch never {} }
    /// Never reached.
    public var matrixNames: [String] { switch never {} }
    /// Never reached.
    public var lookups: [OpenMatrixLookup] { switch never {} }

    /// Never reached.
    public func rows(_ rows: Range<Int>, of matrix: String) throws(OpenMatrixError) -> [Double] {
      switch never {}
    }
  }

  /// Reads OMX files in a process of its own, had the program been built with the trait `OMX`.
  public struct IsolatedOpenMatrixReader: ~Copyable {
    private let never: Never

    /// Fails.
    public init(_ path: String, matrices: [String]? = nil) throws(OpenMatrixError) {
      throw OpenMatrix.notBuilt(path)
    }

    /// Never reached.
    public var rowCount: Int { switch never {} }
    /// Never reached.
    public var columnCount: Int { switch never {} }
    /// Never reached.
    public var matrixNames: [String] { switch never {} }
    /// Never reached.
    public var readNames: [String] { switch never {} }
    /// Never reached.
    public var lookups: [OpenMatrixLookup] { switch never {} }

    /// Never reached.
    public mutating func nextMatrix() throws(OpenMatrixError) -> [Double] { switch never {} }
  }

  /// The process that reads OMX files, had the program been built with the trait `OMX`.
  public enum OpenMatrixService {
    /// Does nothing.
    public static func runIfAsked() {}
  }

  /// Writes OMX files, had the program been built with the trait `OMX`.
  public struct OpenMatrixWriter: ~Copyable {
    private let never: Never

    /// Fails.
    public init(
      name: String,
      rowCount: Int,
      columnCount: Int,
      matrices: [String],
      lookups: [OpenMatrixLookup]
    ) throws(OpenMatrixError) { throw OpenMatrix.notBuilt(name) }

    /// Never reached.
    public mutating func append(_ values: [Double], toMatrix matrix: Int = 0)
      throws(OpenMatrixError)
    { switch never {} }

    /// Never reached.
    public consuming func finish() throws(OpenMatrixError) -> [UInt8] { switch never {} }
  }
#endif
