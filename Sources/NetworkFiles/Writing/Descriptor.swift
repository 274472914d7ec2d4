// datapackage.json of a written package: what each table and column is (Frictionless Data Package).

import FoundationEssentials
import OrderedJSON
import TransportNetwork

/// The descriptor's text: the network's own properties, and a resource with a schema per table.
func descriptor(_ network: Network, _ tables: [WrittenTable]) -> String {
  var properties = (network.extraColumns["datapackage"] ?? []).compactMap { column in
    column.values.first.map { json in
      JSONValue.Member(key: column.name, value: propertyValue(json))
    }
  }
  if !properties.contains(where: { $0.key == "name" }) {
    let name = packageName(network.configuration.datasetName)
    properties.insert(.init(key: "name", value: .string(name)), at: 0)
  }
  properties.append(.init(key: "profile", value: "tabular-data-package"))
  properties.append(.init(key: "resources", value: .array(tables.map(resource))))
  return JSONValue.object(properties).pretty + "\n"
}

/// A property as it is kept: a JSON text, or else a text.
func propertyValue(_ json: String) -> JSONValue {
  (try? JSONValue(parsing: Array(json.utf8))) ?? .string(json)
}

private func resource(_ table: WrittenTable) -> JSONValue {
  let known = table.definition.attributes.map { attribute in
    field(attribute.name, type(of: attribute.kind), attribute)
  }
  let numeric = table.numericColumns.map { field($0, "number", nil) }
  let extra = table.extraColumns.map { field($0, "string", nil) }
  return [
    "name": .string(table.definition.name.split(separator: "_").joined(separator: "-")),
    "path": .string(table.definition.file),
    "profile": "tabular-data-resource",
    "description": .string(table.definition.description),
    "encoding": "utf-8",
    "schema": ["fields": .array(known + numeric + extra)],
  ]
}

private func field(_ name: String, _ type: String, _ attribute: Attribute?) -> JSONValue {
  var members: [JSONValue.Member] = [
    .init(key: "name", value: .string(name)), .init(key: "type", value: .string(type)),
  ]
  guard let attribute else { return .object(members) }
  members.append(.init(key: "description", value: .string(attribute.description)))
  if case .number(let quantity) = attribute.kind, !quantity.unit.isEmpty {
    members.append(.init(key: "unit", value: .string(quantity.unit)))
  }
  if attribute.isRequired {
    members.append(.init(key: "constraints", value: ["required": .bool(true)]))
  }
  return .object(members)
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
