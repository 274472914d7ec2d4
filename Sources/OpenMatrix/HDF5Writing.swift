// Datasets and attributes as an OMX file has them; each function answers whether the library could
// write.

#if OMX
  import CHDF5

  /// Why a file is not there.
  func cannotBeWritten(_ name: String) -> OpenMatrixError {
    OpenMatrixError(file: name, "cannot be written\(reasonInBrackets())")
  }

  /// A list of properties of datasets that keep no time, so that equal content is equal bytes.
  private func timelessProperties() -> HDF5Object? {
    guard let list = HDF5Object(H5Pcreate(chdf5_dataset_creation())),
      H5Pset_obj_track_times(list.id, false) >= 0
    else { return nil }
    return list
  }

  func makeMatrix(
    _ name: String,
    in group: HDF5Object,
    _ rows: Int,
    _ columns: Int,
    blockHeight: Int
  ) -> Bool {
    var size = [hsize_t(rows), hsize_t(columns)]
    var block = [hsize_t(blockHeight), hsize_t(max(1, columns))]
    guard let list = timelessProperties(),
      let space = HDF5Object(unsafe H5Screate_simple(2, &size, nil))
    else { return false }
    if rows > 0, columns > 0 {
      guard unsafe H5Pset_chunk(list.id, 2, &block) >= 0, H5Pset_shuffle(list.id) >= 0,
        H5Pset_deflate(list.id, 1) >= 0
      else { return false }
    }
    guard
      let set = HDF5Object(
        unsafe H5Dcreate2(group.id, name, chdf5_file_double(), space.id, 0, list.id, 0)
      )
    else { return false }
    return writeAttribute("NA", number: .infinity, to: set)
  }

  func write(_ lookup: OpenMatrixLookup, to group: HDF5Object) -> Bool {
    var size = [hsize_t(lookup.ids.count)]
    guard let list = timelessProperties(),
      let space = HDF5Object(unsafe H5Screate_simple(1, &size, nil))
    else { return false }
    func make(_ type: hid_t) -> HDF5Object? {
      HDF5Object(unsafe H5Dcreate2(group.id, lookup.name, type, space.id, 0, list.id, 0))
    }
    func tag(_ set: HDF5Object) -> Bool {
      lookup.dimension.map { writeAttribute("DIM", numbers: [$0.rawValue], to: set) } ?? true
    }
    if let numbers = wholeNumbers(lookup.ids) {
      let isShort = numbers.allSatisfy { Int32(exactly: $0) != nil }
      guard let set = make(isShort ? chdf5_file_int32() : chdf5_file_int64()),
        unsafe H5Dwrite(set.id, chdf5_native_int64(), 0, 0, 0, numbers) >= 0
      else { return false }
      return tag(set)
    }
    let width = max(1, lookup.ids.map(\.utf8.count).max() ?? 1)
    var bytes: [UInt8] = []
    for id in lookup.ids {
      bytes += id.utf8
      bytes += repeatElement(0, count: width - id.utf8.count)
    }
    guard let type = stringType(width), let set = make(type.id),
      unsafe H5Dwrite(set.id, type.id, 0, 0, 0, bytes) >= 0
    else { return false }
    return tag(set)
  }

  /// The numbers that ids spell, if they are all whole numbers spelt the plain way.
  private func wholeNumbers(_ ids: [String]) -> [Int64]? {
    var numbers: [Int64] = []
    for id in ids {
      guard let number = Int64(id), String(number) == id else { return nil }
      numbers.append(number)
    }
    return numbers
  }

  private func stringType(_ width: Int) -> HDF5Object? {
    guard let type = HDF5Object(H5Tcopy(chdf5_c_string())), H5Tset_size(type.id, width) >= 0,
      H5Tset_strpad(type.id, H5T_STR_NULLPAD) >= 0, H5Tset_cset(type.id, H5T_CSET_UTF8) >= 0
    else { return nil }
    return type
  }

  // MARK: Attributes

  func writeAttribute(_ name: String, text: String, to object: HDF5Object) -> Bool {
    let bytes = Array(text.utf8)
    guard let type = stringType(bytes.count), let space = HDF5Object(H5Screate(H5S_SCALAR)),
      let attribute = HDF5Object(unsafe H5Acreate2(object.id, name, type.id, space.id, 0, 0))
    else { return false }
    return unsafe H5Awrite(attribute.id, type.id, bytes) >= 0
  }

  func writeAttribute(
    _ name: String,
    numbers: [Int],
    to object: HDF5Object
  ) -> Bool {
    var size = [hsize_t(numbers.count)]
    let space = numbers.count == 1 ? H5Screate(H5S_SCALAR) : unsafe H5Screate_simple(1, &size, nil)
    guard let space = HDF5Object(space),
      let attribute = HDF5Object(
        unsafe H5Acreate2(object.id, name, chdf5_file_int32(), space.id, 0, 0)
      )
    else { return false }
    return unsafe H5Awrite(attribute.id, chdf5_native_int64(), numbers.map { Int64($0) }) >= 0
  }

  private func writeAttribute(
    _ name: String,
    number: Double,
    to object: HDF5Object
  ) -> Bool {
    guard let space = HDF5Object(H5Screate(H5S_SCALAR)),
      let attribute = HDF5Object(
        unsafe H5Acreate2(object.id, name, chdf5_file_double(), space.id, 0, 0)
      )
    else { return false }
    var number = number
    return unsafe H5Awrite(attribute.id, chdf5_native_double(), &number) >= 0
  }
#endif
