// Reads matrices and lookups of an OMX file.

#if OMX
  import CHDF5

  /// An open OMX file.
  ///
  /// ```swift
  /// let file = try OpenMatrixReader("skims.omx")
  /// file.matrixNames       // ["distance", "time"]
  /// file.lookups[0].ids    // ["101", "102", ...]
  /// ```
  /// Matrices of any number type are read as Double. What a matrix's attribute `NA` declares
  /// missing comes as infinity, which is unreachable; NaN that is not declared comes as NaN. A
  /// matrix that cannot be read fails when it is asked for, and keeps no other from being read.
  public struct OpenMatrixReader: ~Copyable {
    /// Rows of every matrix.
    public let rowCount: Int
    /// Columns of every matrix.
    public let columnCount: Int
    /// The matrices in the group `data`, sorted by name.
    public let matrixNames: [String]
    /// The lists in the group `lookup`, sorted by name.
    public let lookups: [OpenMatrixLookup]

    private let name: String
    private let file: HDF5Object
    /// Why a matrix cannot be read, as far as its description tells.
    private let faults: [String: OpenMatrixError]

    /// Opens a file.
    ///
    /// - Throws: Why it is not an OMX file that can be read.
    public init(_ path: String) throws(OpenMatrixError) {
      let name = path.split(separator: "/").last.map { String($0) } ?? path
      self.name = name
      (file, rowCount, columnCount, faults, matrixNames, lookups) = try withHDF5 {
        () throws(OpenMatrixError) in
        guard let file = HDF5Object(unsafe H5Fopen(path, 0, 0)) else {
          throw OpenMatrixError(
            file: name,
            "cannot be opened as HDF5\(reasonInBrackets()); it may be cut off or damaged"
          )
        }
        let size = fileSize(path)
        let names = try Self.matrixNames(file, name)
        let shape = try Self.shape(file, names, name, size)
        let lookups = try Self.lookups(file, (shape.rows, shape.columns), name, size)
        return (file, shape.rows, shape.columns, shape.faults, names, lookups)
      }
    }

    deinit {
      let file = file
      withHDF5 { file.close() }
    }

    /// Reads some rows of a matrix, one after the other.
    ///
    /// - Parameters:
    ///   - rows: Positions of the rows.
    ///   - matrix: One of ``matrixNames``.
    /// - Returns: ``columnCount`` values for each row.
    /// - Throws: Why the matrix cannot be read.
    /// - Complexity: O(rows x columns), and the compressed blocks that hold the rows.
    public func rows(_ rows: Range<Int>, of matrix: String) throws(OpenMatrixError) -> [Double] {
      try withHDF5 { () throws(OpenMatrixError) in try read(rows, of: matrix) }
    }

    /// How many rows are best read at once: whole blocks of a compressed matrix, each of which is
    /// unpacked as a whole.
    func blockHeight(of matrix: String) throws(OpenMatrixError) -> Int {
      try withHDF5 { () throws(OpenMatrixError) in
        let most = max(1, (1 << 17) / max(1, columnCount))
        guard let set = HDF5Object(unsafe H5Dopen2(file.id, "/data/" + matrix, 0)),
          let list = HDF5Object(H5Dget_create_plist(set.id)),
          H5Pget_layout(list.id) == H5D_CHUNKED
        else { return most }
        var block: [hsize_t] = [0, 0]
        guard unsafe H5Pget_chunk(list.id, 2, &block) == 2, block[0] > 0 else { return most }
        let height = Int(clamping: block[0])
        return height >= most ? height : most / height * height
      }
    }

    private func read(_ rows: Range<Int>, of matrix: String) throws(OpenMatrixError) -> [Double] {
      if let fault = faults[matrix] { throw fault }
      var values = [Double](repeating: 0, count: rows.count * columnCount)
      var offset = [hsize_t(rows.lowerBound), 0]
      var count = [hsize_t(rows.count), hsize_t(columnCount)]
      let dataset = HDF5Object(unsafe H5Dopen2(file.id, "/data/" + matrix, 0))
      guard let set = dataset, let space = HDF5Object(H5Dget_space(set.id)),
        unsafe H5Sselect_hyperslab(space.id, H5S_SELECT_SET, &offset, nil, &count, nil) >= 0,
        let memory = HDF5Object(unsafe H5Screate_simple(2, &count, nil)),
        unsafe H5Dread(set.id, chdf5_native_double(), memory.id, space.id, 0, &values) >= 0
      else {
        let reason = reasonInBrackets()
        if let filters = dataset.flatMap({ missingFilters($0) }) {
          throw OpenMatrixError(file: name, Self.repack("matrix \"\(matrix)\"", filters, name))
        }
        throw OpenMatrixError(
          file: name,
          "matrix \"\(matrix)\" cannot be read\(reason); the file may be damaged"
        )
      }
      if let missing = Self.number(attribute: "NA", of: set) {
        for position in values.indices
        where values[position] == missing || (missing.isNaN && values[position].isNaN) {
          values[position] = .infinity
        }
      }
      return values
    }

    /// The sentence about a compression that is not there, and the way out.
    private static func repack(_ what: String, _ filters: String, _ name: String) -> String {
      "\(what) is compressed with \(filters), which this program cannot read; write it with zlib (gzip) instead, where "
        + "the file was made, or with h5repack -f GZIP=1 \(name) NEW.omx where the filter's plugin is installed"
    }

    // MARK: What the file says of itself

    private static func matrixNames(
      _ file: HDF5Object,
      _ name: String
    ) throws(OpenMatrixError) -> [String] {
      guard unsafe chdf5_is_own(file.id, "data") != 0,
        let group = HDF5Object(unsafe H5Gopen2(file.id, "data", 0)),
        let names = memberNames(group)
      else {
        throw OpenMatrixError(
          file: name,
          "is HDF5 and not OMX: it has no group \"data\" of matrices"
        )
      }
      guard !names.isEmpty else {
        throw OpenMatrixError(file: name, "has no matrix in its group \"data\"")
      }
      return names
    }

    /// The shape of all matrices, and what is wrong with single ones.
    private static func shape(
      _ file: HDF5Object,
      _ names: [String],
      _ name: String,
      _ fileSize: Int
    ) throws(OpenMatrixError) -> (rows: Int, columns: Int, faults: [String: OpenMatrixError]) {
      guard let group = HDF5Object(unsafe H5Gopen2(file.id, "data", 0)) else {
        throw OpenMatrixError(file: name, "has no group \"data\" that can be read")
      }
      var known: (matrix: String, shape: [Int])?
      var faults: [String: OpenMatrixError] = [:]
      for matrix in names {
        let own: [Int]
        do throws(OpenMatrixError) {
          own = try soundShape(of: matrix, in: group, name, fileSize)
        } catch {
          faults[matrix] = error
          continue
        }
        if let known, known.shape != own {
          throw OpenMatrixError(
            file: name,
            "matrix \"\(matrix)\" is \(own[0]) x \(own[1]) where \"\(known.matrix)\" is \(known.shape[0]) x "
              + "\(known.shape[1]); all matrices of an OMX file have one shape"
          )
        }
        known = (matrix, own)
      }
      guard let shape = known?.shape else {
        throw faults[names[0]] ?? OpenMatrixError(file: name, "has no matrix that can be read")
      }
      return (shape[0], shape[1], faults)
    }

    /// Rows and columns of one matrix.
    private static func soundShape(
      of matrix: String,
      in group: HDF5Object,
      _ name: String,
      _ fileSize: Int
    ) throws(OpenMatrixError) -> [Int] {
      let set = try soundDataset(
        matrix,
        in: group,
        "matrix \"\(matrix)\"",
        fileSize: fileSize,
        file: name
      )
      guard let set, let space = HDF5Object(H5Dget_space(set.id)), let own = extents(space),
        own.count == 2,
        let type = HDF5Object(H5Dget_type(set.id)),
        [H5T_INTEGER, H5T_FLOAT].contains(H5Tget_class(type.id))
      else {
        throw OpenMatrixError(
          file: name,
          "\"/data/\(matrix)\" is not a matrix: expected numbers in two dimensions"
        )
      }
      guard own.allSatisfy({ $0 <= max(1 << 20, fileSize) }) else {
        throw OpenMatrixError(
          file: name,
          "matrix \"\(matrix)\" claims more rows or columns than a file of \(fileSize) bytes can hold; it is damaged"
        )
      }
      return own
    }

    private static func lookups(
      _ file: HDF5Object,
      _ shape: (rows: Int, columns: Int),
      _ name: String,
      _ fileSize: Int
    ) throws(OpenMatrixError) -> [OpenMatrixLookup] {
      guard unsafe chdf5_is_own(file.id, "lookup") != 0,
        let group = HDF5Object(unsafe H5Gopen2(file.id, "lookup", 0))
      else { return [] }
      guard let names = memberNames(group) else {
        throw OpenMatrixError(
          file: name,
          "the group \"lookup\" cannot be read\(reasonInBrackets())"
        )
      }
      var lookups: [OpenMatrixLookup] = []
      for lookup in names {
        let dataset = try soundDataset(
          lookup,
          in: group,
          "lookup \"\(lookup)\"",
          fileSize: fileSize,
          file: name
        )
        guard let set = dataset,
          let space = HDF5Object(H5Dget_space(set.id)), let own = extents(space), own.count == 1,
          let ids = ids(set, count: own[0])
        else {
          if let filters = dataset.flatMap({ missingFilters($0) }) {
            throw OpenMatrixError(file: name, repack("lookup \"\(lookup)\"", filters, name))
          }
          throw OpenMatrixError(
            file: name,
            "\"/lookup/\(lookup)\" cannot be read: expected one list of numbers or texts"
          )
        }
        let dimension = number(attribute: "DIM", of: set).flatMap {
          Int(exactly: $0).flatMap { OpenMatrixLookup.Dimension(rawValue: $0) }
        }
        let expected =
          switch dimension {
          case .rows: [shape.rows]
          case .columns: [shape.columns]
          case nil: [shape.rows, shape.columns]
          }
        guard expected.contains(own[0]) else {
          throw OpenMatrixError(
            file: name,
            "lookup \"\(lookup)\" has \(own[0]) entries where the matrices are \(shape.rows) x "
              + "\(shape.columns)"
          )
        }
        lookups.append(OpenMatrixLookup(name: lookup, ids: ids, dimension: dimension))
      }
      return lookups
    }

    /// The first number of an attribute of numbers.
    private static func number(attribute: String, of object: HDF5Object) -> Double? {
      guard unsafe H5Aexists(object.id, attribute) > 0,
        let attribute = HDF5Object(unsafe H5Aopen(object.id, attribute, 0)),
        let space = HDF5Object(H5Aget_space(attribute.id)),
        H5Sget_simple_extent_npoints(space.id) == 1,
        let type = HDF5Object(H5Aget_type(attribute.id)),
        [H5T_INTEGER, H5T_FLOAT].contains(H5Tget_class(type.id))
      else { return nil }
      var value = 0.0
      guard unsafe H5Aread(attribute.id, chdf5_native_double(), &value) >= 0 else { return nil }
      return value
    }
  }
#endif
