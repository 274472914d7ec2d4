// Which compression keeps a matrix from being read: HDF5 has the filters that it was built with,
// and finds others as plugins.

#if OMX
  import CHDF5

  /// The filters of a dataset that this program does not have, in words; nil when it has all.
  func missingFilters(_ set: HDF5Object) -> String? {
    guard let list = HDF5Object(H5Dget_create_plist(set.id)) else { return nil }
    var names: [String] = []
    for position in 0..<max(0, H5Pget_nfilters(list.id)) {
      var flags: UInt32 = 0
      var count = 0
      var text = [CChar](repeating: 0, count: 64)
      let filter = unsafe H5Pget_filter2(
        list.id,
        UInt32(position),
        &flags,
        &count,
        nil,
        text.count,
        &text,
        nil
      )
      guard filter >= 0, H5Zfilter_avail(filter) <= 0 else { continue }
      let own = String(
        decoding: text.prefix { $0 != 0 }.map { UInt8(bitPattern: $0) },
        as: UTF8.self
      )
      names.append(
        "\(filterName(Int(filter)) ?? (own.isEmpty ? "a filter" : own)) (filter \(filter))"
      )
    }
    return names.isEmpty ? nil : names.joined(separator: " and ")
  }

  /// The name of a filter that The HDF Group has registered and transport models meet.
  private func filterName(_ filter: Int) -> String? {
    switch filter {
    case 4: "szip"
    case 305: "LZO"
    case 307: "bzip2"
    case 32000: "lzf"
    case 32001: "blosc"
    case 32004: "lz4"
    case 32008: "bitshuffle"
    case 32013: "zfp"
    case 32015: "zstd"
    case 32026: "blosc2"
    default: nil
    }
  }
#endif
