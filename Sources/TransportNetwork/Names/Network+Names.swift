// The tables of a network by what people call their rows.

extension Network {
  /// Zones by id and name; the larger unit tells zones of one name apart.
  public var zoneNames: NameIndex {
    NameIndex(
      "zone",
      zones.map {
        NameIndex.Entry(
          id: $0.id,
          name: $0.name,
          localName: $0.localName,
          qualifier: $0.superZone
        )
      }
    )
  }

  /// Nodes by id and name; the kind tells nodes of one name apart.
  public var nodeNames: NameIndex {
    NameIndex(
      "node",
      nodes.map {
        NameIndex.Entry(id: $0.id, name: $0.name, localName: $0.localName, qualifier: $0.type)
      }
    )
  }

  /// Links by id and name; the mode tells links of one name apart.
  public var linkNames: NameIndex {
    NameIndex(
      "link",
      links.map {
        NameIndex.Entry(id: $0.id, name: $0.name, qualifier: modes[$0.mode].name)
      }
    )
  }

  /// Projects by id and name.
  public var projectNames: NameIndex {
    NameIndex("project", projects.map { NameIndex.Entry(id: $0.id, name: $0.name) })
  }

  /// Zones and nodes by id and name.
  public var placeNames: PlaceNames { PlaceNames(self) }

  /// The modes of a comma-separated list of modes and groups.
  ///
  /// - Throws: ``NameError`` when an item is neither, or the list is empty.
  public func modes(named list: String) throws(NameError) -> Set<RowIndex<Mode>> {
    var index = names(of: modes.map(\.name), "mode")
    let groups = Set(modes.map(\.group).filter { !$0.isEmpty }.map(nameKey))
    var found: Set<RowIndex<Mode>> = []
    for item in splitList(list) {
      if let position = index.positions(of: item).first {
        found.insert(RowIndex(position))
      } else if groups.contains(nameKey(item)) {
        for mode in modes.typedIndices where nameKey(modes[mode].group) == nameKey(item) {
          found.insert(mode)
        }
      } else {
        throw index.unknown(item)
      }
    }
    guard !found.isEmpty else {
      throw .nothingNamed(what: "mode", known: modes.map(\.name))
    }
    return found
  }

  /// The use of a name; without a name passenger, or the only use there is.
  ///
  /// - Throws: ``NameError`` when there is none.
  public func use(named name: String?) throws(NameError) -> RowIndex<Use> {
    if name == nil, uses.count == 1 { return RowIndex(0) }
    var index = names(of: uses.map(\.name), "use")
    return RowIndex(try index.position(of: name ?? "passenger"))
  }

  /// The region scheme of a name.
  ///
  /// - Throws: ``NameError`` when there is none.
  public func scheme(named name: String) throws(NameError) -> RegionScheme {
    var index = names(of: schemes.map(\.name), "region scheme")
    return schemes[try index.position(of: name)]
  }
}

extension RegionScheme {
  /// The position of the region of a name.
  ///
  /// - Throws: ``NameError`` when there is none.
  public func region(named name: String) throws(NameError) -> Int {
    var index = regionNames
    return try index.position(of: name)
  }

  /// Regions by name.
  public var regionNames: NameIndex { names(of: regions.map(\.name), "region of scheme \(name)") }
}

/// Rows that have a name alone.
private func names(of names: [String], _ what: String) -> NameIndex {
  NameIndex(what, names.map { NameIndex.Entry(id: $0, name: $0) })
}
