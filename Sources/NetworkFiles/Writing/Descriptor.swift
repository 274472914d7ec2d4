// datapackage.json of a written package: what each table and column is (Frictionless Data Package).

import TransportNetwork
import FoundationEssentials

/// The descriptor's text: the network's own properties, and a resource with a schema per table.
func descriptor(_ network: Network, _ tables: [WrittenTable]) -> String {
  var properties: [String: JSONValue] = [:]
  for column in network.extraColumns["datapackage"] ?? [] {
    guard let json = column.values.first else { continue }
    let value = try? JSONDecoder().decode(JSONValue.self, from: Data(json.utf8))
    properties[column.name] = value ?? .string(json)
  }
  if properties["name"] == nil {
    properties["name"] = .string(packageName(network.configuration.datasetName))
  }
  properties["profile"] = .string("tabular-data-package")
  properties["resources"] = .array(tables.map(resource))
  return JSONValue.object(properties).pretty + "\n"
}

private func resource(_ table: WrittenTable) -> JSONValue {
  let known = table.definition.attributes.map { attribute in
    field(attribute.name, type(of: attribute.kind), attribute)
  }
  let numeric = table.numericColumns.map { field($0, "number", nil) }
  let extra = table.extraColumns.map { field($0, "string", nil) }
  return .object([
    "name": .string(table.definition.name.split(separator: "_").joined(separator: "-")),
    "path": .string(table.definition.file),
    "profile": .string("tabular-data-resource"),
    "description": .string(table.definition.description),
    "encoding": .string("utf-8"),
    "schema": .object(["fields": .array(known + numeric + extra)]),
  ])
}

private func field(_ name: String, _ type: String, _ attribute: Attribute?) -> JSONValue {
  var properties: [String: JSONValue] = ["name": .string(name), "type": .string(type)]
  if let attribute {
    properties["description"] = .string(attribute.description)
    if attribute.isRequired { properties["constraints"] = .object(["required": .bool(true)]) }
    if case .number(let quantity) = attribute.kind, !quantity.unit.isEmpty {
      properties["unit"] = .string(quantity.unit)
    }
  }
  return .object(properties)
}

private func type(of kind: Attribute.Kind) -> String {
  switch kind {
  case .identifier, .text: "string"
  case .number: "number"
  case .integer: "integer"
  case .flag: "boolean"
  }
}

/// A name as data packages have them: lower case letters, digits, dots, dashes and underscores.
func packageName(_ title: String) -> String {
  let name = title.lowercased().unicodeScalars.map { scalar -> Character in
    let isPlain = ("a"..."z").contains(scalar) || ("0"..."9").contains(scalar)
    return isPlain ? Character(scalar) : "-"
  }
  let words = String(name).split(separator: "-")
  return words.isEmpty ? "network" : words.joined(separator: "-")
}
