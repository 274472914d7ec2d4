// Safe Swift over the few HDF5 objects that OMX needs: each is closed when it goes, and one thread
// is in the library at a time.

#if OMX
  import CHDF5
  import Synchronization

  /// HDF5 as Debian builds it must not be entered by two threads at once.
  private let gate = Mutex(())

  /// Runs a body while no other thread is in the library.
  func withHDF5<Result, Failure>(_ body: () throws(Failure) -> Result) throws(Failure) -> Result {
    try gate.withLock { _ throws(Failure) in
      chdf5_silence()
      return try body()
    }
  }

  /// An open HDF5 object: a file, group, dataset, attribute, space, type or list of properties.
  final class HDF5Object {
    let id: hid_t
    private var isOpen = true

    /// Takes what a call of the library answered; nil when the call failed.
    init?(_ id: hid_t) {
      guard id >= 0 else { return nil }
      self.id = id
    }

    deinit { close() }

    /// Gives the object up, whatever its kind; once is enough.
    func close() {
      guard isOpen else { return }
      isOpen = false
      H5Idec_ref(id)
    }
  }

  /// The library's innermost reason for the last failure, in brackets; empty when it gives none.
  func reasonInBrackets() -> String {
    var text = [CChar](repeating: 0, count: 200)
    unsafe chdf5_reason(&text)
    let bytes = text.prefix { $0 != 0 }.map { UInt8(bitPattern: $0) }
    return bytes.isEmpty ? "" : " (\(String(decoding: bytes, as: UTF8.self)))"
  }

  /// The size of each dimension of a dataset or attribute; nil when it cannot be told.
  func extents(_ space: HDF5Object) -> [Int]? {
    let rank = H5Sget_simple_extent_ndims(space.id)
    guard rank >= 0, rank <= 32 else { return nil }
    var sizes = [hsize_t](repeating: 0, count: Int(rank))
    guard unsafe H5Sget_simple_extent_dims(space.id, &sizes, nil) == rank else { return nil }
    return sizes.map { Int(clamping: $0) }
  }

  /// The names of a group's members, sorted; nil when they cannot be read.
  func memberNames(_ group: HDF5Object) -> [String]? {
    var information = H5G_info_t()
    guard unsafe H5Gget_info(group.id, &information) >= 0 else { return nil }
    var names: [String] = []
    for position in 0..<information.nlinks {
      // A first call tells the length.
      let length = unsafe H5Lget_name_by_idx(
        group.id,
        ".",
        H5_INDEX_NAME,
        H5_ITER_INC,
        position,
        nil,
        0,
        0
      )
      guard length > 0, length < 1 << 16 else { return nil }
      var text = [CChar](repeating: 0, count: Int(length) + 1)
      guard
        unsafe H5Lget_name_by_idx(
          group.id,
          ".",
          H5_INDEX_NAME,
          H5_ITER_INC,
          position,
          &text,
          text.count,
          0
        ) == length
      else { return nil }
      names.append(
        String(decoding: text.dropLast().map { UInt8(bitPattern: $0) }, as: UTF8.self)
      )
    }
    return names
  }
#endif
