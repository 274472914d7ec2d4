// What a dataset claims of itself and cannot be, or must not: values that no file of its size
// holds, and values in other files.

#if OMX
  import CHDF5
  import Glibc

  /// Opens a dataset whose values are in the same file and can be as many as it says.
  ///
  /// zlib packs at most 1,032 bytes into one; what claims more than that of the whole file takes
  /// memory and holds nothing.
  ///
  /// - Throws: A sentence that says why it is not read; nil comes where the library has no such
  ///   dataset.
  func soundDataset(
    _ name: String,
    in group: HDF5Object,
    _ what: String,
    fileSize: Int,
    file: String
  ) throws(OpenMatrixError) -> HDF5Object? {
    guard unsafe chdf5_is_own(group.id, name) != 0 else {
      throw OpenMatrixError(
        file: file,
        "\(what) is a link to another place, which is not followed; write the values into the file itself"
      )
    }
    guard let set = HDF5Object(unsafe H5Dopen2(group.id, name, 0)),
      let list = HDF5Object(H5Dget_create_plist(set.id)),
      let space = HDF5Object(H5Dget_space(set.id)), let type = HDF5Object(H5Dget_type(set.id))
    else { return nil }
    guard H5Pget_external_count(list.id) == 0, H5Pget_layout(list.id) != H5D_VIRTUAL else {
      throw OpenMatrixError(
        file: file,
        "\(what) has its values in other files, which are not read; write them into the file itself"
      )
    }
    let count = H5Sget_simple_extent_npoints(space.id)
    let width = Int(clamping: H5Tget_size(type.id))
    let (bytes, overflow) = Int(clamping: count).multipliedReportingOverflow(by: max(1, width))
    guard count >= 0, !overflow, bytes <= 1 << 20 || bytes / 1032 <= fileSize else {
      throw OpenMatrixError(
        file: file,
        "\(what) claims \(count) values of \(width) bytes, which a file of \(fileSize) bytes cannot hold; it is damaged"
      )
    }
    return set
  }

  /// The size of a file; 0 when it cannot be told.
  func fileSize(_ path: String) -> Int {
    var status = stat()
    return unsafe stat(path, &status) == 0 ? Int(status.st_size) : 0
  }
#endif
