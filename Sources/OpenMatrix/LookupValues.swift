// Entries of a lookup as texts: whole numbers, other numbers, and strings of fixed or varying
// length.

#if OMX
  import CHDF5

  /// The entries of a one-dimensional dataset; nil when they are of no kind that can be an id.
  func ids(_ set: HDF5Object, count: Int) -> [String]? {
    guard count < 1 << 31, let type = HDF5Object(H5Dget_type(set.id)) else { return nil }
    switch H5Tget_class(type.id) {
    case H5T_INTEGER:
      var numbers = [Int64](repeating: 0, count: count)
      guard unsafe H5Dread(set.id, chdf5_native_int64(), 0, 0, 0, &numbers) >= 0 else { return nil }
      return numbers.map { String($0) }
    case H5T_FLOAT:
      var numbers = [Double](repeating: 0, count: count)
      guard unsafe H5Dread(set.id, chdf5_native_double(), 0, 0, 0, &numbers) >= 0 else {
        return nil
      }
      return numbers.map { number in
        Int64(exactly: number).map { String($0) } ?? number.description
      }
    case H5T_STRING:
      return H5Tis_variable_str(type.id) > 0
        ? varyingTexts(set, type, count) : fixedTexts(set, type, count)
    default: return nil
    }
  }

  private func fixedTexts(
    _ set: HDF5Object,
    _ type: HDF5Object,
    _ count: Int
  ) -> [String]? {
    let width = H5Tget_size(type.id)
    guard width > 0, width <= 1 << 16 else { return nil }
    var bytes = [UInt8](repeating: 0, count: width * count)
    guard unsafe H5Dread(set.id, type.id, 0, 0, 0, &bytes) >= 0 else { return nil }
    return (0..<count).map { entry in
      var text = bytes[entry * width..<(entry + 1) * width].prefix { $0 != 0 }
      // Fortran pads with blanks.
      while text.last == 0x20 { text.removeLast() }
      return String(decoding: text, as: UTF8.self)
    }
  }

  private func varyingTexts(
    _ set: HDF5Object,
    _ type: HDF5Object,
    _ count: Int
  ) -> [String]? {
    guard let space = HDF5Object(H5Dget_space(set.id)) else { return nil }
    var pointers = unsafe [UnsafeMutablePointer<CChar>?](repeating: nil, count: count)
    guard unsafe H5Dread(set.id, type.id, 0, 0, 0, &pointers) >= 0 else { return nil }
    // The library allocated the texts; it frees them too.
    defer { unsafe H5Dvlen_reclaim(type.id, space.id, 0, &pointers) }
    return unsafe pointers.map { pointer in
      guard let pointer = unsafe pointer else { return "" }
      return unsafe String(cString: pointer)
    }
  }
#endif
