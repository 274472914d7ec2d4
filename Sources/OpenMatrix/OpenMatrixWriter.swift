// Writes matrices and lookups as an OMX file, row by row.

#if OMX
  import CHDF5

  /// An OMX file in the making, in memory.
  ///
  /// Matrices are 64-bit floats in compressed blocks of whole rows (zlib 1, shuffled, as the Python
  /// package does), with infinity, which is unreachable, as their `NA`. A lookup whose entries are
  /// all whole numbers is one of integers; any other is one of texts of fixed length, UTF-8 padded
  /// with zeros. The same matrices give the same bytes.
  ///
  /// HDF5 is kept away from the disk: version 1.10 of the library reports a full one late or not at
  /// all, and crashes when it closes the file. The space is that of the compressed file, twice.
  public struct OpenMatrixWriter: ~Copyable {
    private let name: String
    private let columnCount: Int
    private let rowCount: Int
    /// Rows of a compressed block, which are written at once.
    private let blockHeight: Int
    private let file: HDF5Object
    private let matrices: [String]
    private var written: [Int]
    private var blocks: [[Double]]

    /// Begins a file.
    ///
    /// - Parameters:
    ///   - name: What messages call it.
    ///   - rowCount: Rows of every matrix.
    ///   - columnCount: Columns of every matrix.
    ///   - matrices: Names of the matrices: different, not empty, without slash.
    ///   - lookups: Names of rows and columns.
    /// - Throws: The library's reason.
    public init(
      name: String,
      rowCount: Int,
      columnCount: Int,
      matrices: [String],
      lookups: [OpenMatrixLookup]
    ) throws(OpenMatrixError) {
      for matrix in matrices + lookups.map(\.name)
      where matrix.isEmpty || matrix == "." || matrix.contains("/") || matrix.contains("\0") {
        throw OpenMatrixError(
          file: name,
          "\"\(matrix)\" cannot name a matrix of an OMX file: it must not be empty, \".\" or hold a slash"
        )
      }
      let height = max(1, min(max(1, rowCount), (1 << 16) / max(1, columnCount)))
      let file = try withHDF5 { () throws(OpenMatrixError) in
        guard let access = HDF5Object(H5Pcreate(chdf5_file_access())),
          H5Pset_fapl_core(access.id, 1 << 24, false) >= 0,
          let file = HDF5Object(unsafe H5Fcreate(name, 2, 0, access.id)),
          writeAttribute("OMX_VERSION", text: "0.2", to: file),
          writeAttribute("SHAPE", numbers: [rowCount, columnCount], to: file),
          let data = HDF5Object(unsafe H5Gcreate2(file.id, "data", 0, 0, 0)),
          let lookup = HDF5Object(unsafe H5Gcreate2(file.id, "lookup", 0, 0, 0)),
          matrices.allSatisfy({
            makeMatrix($0, in: data, rowCount, columnCount, blockHeight: height)
          }), lookups.allSatisfy({ write($0, to: lookup) })
        else { throw cannotBeWritten(name) }
        return file
      }
      self.file = file
      self.name = name
      self.rowCount = rowCount
      self.columnCount = columnCount
      self.matrices = matrices
      blockHeight = height
      written = matrices.map { _ in 0 }
      blocks = matrices.map { _ in [] }
    }

    deinit {
      let file = file
      withHDF5 { file.close() }
    }

    /// Writes the next row of a matrix.
    ///
    /// - Parameters:
    ///   - values: One per column; infinity is unreachable.
    ///   - matrix: Position among the names.
    /// - Throws: The library's reason, memory that is used up for example.
    /// - Precondition: There are no more rows than were announced, and one value per column.
    public mutating func append(_ values: [Double], toMatrix matrix: Int = 0)
      throws(OpenMatrixError)
    {
      precondition(values.count == columnCount, "a row has one value per column")
      blocks[matrix] += values
      let count = blocks[matrix].count / max(1, columnCount)
      precondition(written[matrix] + count <= rowCount, "there are more rows than were announced")
      if count == blockHeight { try flush(matrix) }
    }

    /// Ends the file.
    ///
    /// - Returns: Its bytes.
    /// - Throws: The library's reason.
    /// - Precondition: Every matrix has all its rows.
    public consuming func finish() throws(OpenMatrixError) -> [UInt8] {
      for matrix in matrices.indices where !blocks[matrix].isEmpty { try flush(matrix) }
      precondition(
        columnCount == 0 || written.allSatisfy { $0 == rowCount },
        "a matrix lacks rows"
      )
      let (file, name) = (file.id, name)
      return try withHDF5 { () throws(OpenMatrixError) in
        guard H5Fflush(file, H5F_SCOPE_GLOBAL) >= 0 else { throw cannotBeWritten(name) }
        let size = H5Fget_file_image(file, nil, 0)
        guard size > 0 else { throw cannotBeWritten(name) }
        var copied = 0
        let bytes = unsafe [UInt8](unsafeUninitializedCapacity: size) { room, count in
          copied = unsafe H5Fget_file_image(file, room.baseAddress, size)
          count = max(0, copied)
        }
        guard copied == size else { throw cannotBeWritten(name) }
        return bytes
      }
    }

    private mutating func flush(_ matrix: Int) throws(OpenMatrixError) {
      let rows = blocks[matrix].count / columnCount
      var offset = [hsize_t(written[matrix]), 0]
      var count = [hsize_t(rows), hsize_t(columnCount)]
      let (file, path, block, name) = (file.id, "/data/" + matrices[matrix], blocks[matrix], name)
      try withHDF5 { () throws(OpenMatrixError) in
        guard let set = HDF5Object(unsafe H5Dopen2(file, path, 0)),
          let space = HDF5Object(H5Dget_space(set.id)),
          unsafe H5Sselect_hyperslab(space.id, H5S_SELECT_SET, &offset, nil, &count, nil) >= 0,
          let memory = HDF5Object(unsafe H5Screate_simple(2, &count, nil)),
          unsafe H5Dwrite(set.id, chdf5_native_double(), memory.id, space.id, 0, block) >= 0
        else { throw cannotBeWritten(name) }
      }
      written[matrix] += rows
      blocks[matrix].removeAll(keepingCapacity: true)
    }
  }
#endif
