// datapackage.json: name, version, licences and sources of a package (Frictionless Data Package).

import FoundationEssentials
public import OrderedJSON
public import TransportNetwork

extension Network {
  /// A property of datapackage.json as text: `name`, `title`, `version`, …; nil when there is none.
  ///
  /// Properties that are not plain text (licenses, sources) come as compact JSON. They are kept in
  /// `extraColumns` under `datapackage`, one column of one value each; `resources` is made anew at
  /// every writing.
  public func packageProperty(_ name: String) -> String? {
    let column = extraColumns["datapackage"]?.first { $0.name == name }
    guard let json = column?.values.first else { return nil }
    return propertyValue(json).text ?? json
  }

  /// Sets a property of datapackage.json to a text.
  public mutating func setPackageProperty(_ name: String, to text: String) {
    setPackageProperty(name, toJSON: .string(text))
  }

  /// Sets a property of datapackage.json to any JSON value.
  public mutating func setPackageProperty(_ name: String, toJSON value: JSONValue) {
    var columns = extraColumns["datapackage"] ?? []
    columns.removeAll { $0.name == name }
    columns.append(ExtraColumn(name: name, values: [value.compact]))
    extraColumns["datapackage"] = columns.sorted { $0.name < $1.name }
  }
}

/// Reads the descriptor's properties but `resources`; what is wrong with it is a warning, for no
/// table depends on it.
///
/// What the writer makes anew (`profile`, a name that follows from the data set's) is not kept
/// either.
func readDescriptor(
  _ folder: PackageFolder,
  _ configuration: Configuration,
  _ log: ProblemLog
) -> [ExtraColumn] {
  let file = "datapackage.json"
  guard folder.contains(file) else { return [] }
  do {
    let value = try JSONValue(parsing: folder.bytes(file))
    guard let properties = value.members else {
      throw JSONTextError(line: 1, column: 1, message: "expected an object")
    }
    let ownName = JSONValue.string(packageName(configuration.datasetName)).compact
    return properties.sorted { $0.key < $1.key }
      .map { ExtraColumn(name: $0.key, values: [$0.value.compact]) }
      .filter { property in
        property.name != "resources" && property.name != "profile"
          && !(property.name == "name" && property.values == [ownName])
      }
  } catch {
    log.add(
      PackageProblem(
        .warning,
        file: file,
        message: "is not a JSON object and is not used; see datapackage.org for its form"
      )
    )
    return []
  }
}
