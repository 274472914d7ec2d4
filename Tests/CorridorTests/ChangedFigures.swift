// Files of which one figure has been changed.

import Foundation

/// The paths of all numbers; items of lists by position.
func numbers(in value: Any) -> [[String]] {
  if let members = value as? [String: Any] {
    return members.keys.sorted().flatMap { key in
      numbers(in: members[key] ?? 0).map { [key] + $0 }
    }
  }
  if let items = value as? [Any] {
    return items.enumerated().flatMap { position, item in
      numbers(in: item).map { ["\(position)"] + $0 }
    }
  }
  return value is NSNumber ? [[]] : []
}

func setting(_ value: Any, _ path: [String], _ change: (Double) -> Double) -> Any {
  guard let first = path.first else { return change((value as? NSNumber)?.doubleValue ?? 0) }
  let rest = Array(path.dropFirst())
  if var members = value as? [String: Any] {
    members[first] = setting(members[first] ?? 0, rest, change)
    return members
  }
  guard var items = value as? [Any], let position = Int(first) else { return value }
  items[position] = setting(items[position], rest, change)
  return items
}
