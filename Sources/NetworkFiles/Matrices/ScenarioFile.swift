// Reads scenarios: what costs, opportunities, weights and trips may turn out to be.

public import TransportNetwork

/// A CSV file with the columns `scenario`, `probability`, `what`, `id` and `factor`, in any order
/// (Networks/README.md).
///
/// Rows of one scenario belong together wherever they stand; several factors that hit the same
/// figure are multiplied. A row whose `what` is empty declares a scenario in which nothing else
/// changes.
public struct ScenarioFile: Sendable {
  /// The scenarios, in order of first appearance.
  public let scenarios: [NetworkScenario]
  /// SHA-256 of the file's bytes, in hexadecimal.
  public let sha256: String

  /// What a row changes.
  fileprivate enum Part: String, CaseIterable {
    case cost
    case opportunities
    case weight
    case tripsFrom = "trips_from"
    case tripsTo = "trips_to"
  }

  /// Reads a file; `-` is standard input.
  ///
  /// - Parameters:
  ///   - path: The file.
  ///   - network: Whose projects and zones are named.
  ///   - scheme: The scheme whose regions zones can be named by.
  /// - Throws: Which columns are expected, and every line with an unknown name, a bad number, or a
  ///   probability that contradicts another line's; that probabilities do not add up to 1.
  public init(
    contentsOf path: String,
    _ network: Network,
    scheme: RegionScheme?
  ) throws(CSVError) {
    try self.init(CSVTable(contentsOf: path), network, scheme: scheme)
  }

  /// Takes a table.
  ///
  /// - Throws: As ``init(contentsOf:_:scheme:)``.
  public init(_ table: CSVTable, _ network: Network, scheme: RegionScheme?) throws(CSVError) {
    guard let scenario = table.columnIndex(named: "scenario"),
      let what = table.columnIndex(named: "what"), let id = table.columnIndex(named: "id"),
      let factor = table.columnIndex(named: "factor")
    else {
      throw CSVError(
        file: table.name,
        line: 1,
        "expected the columns scenario, probability, what, id and factor, found "
          + table.header.map { quoted($0) }.joined(separator: ", ")
      )
    }
    var problems = TableProblems(table)
    var scenarios: [NetworkScenario] = []
    var positions: [String: Int] = [:]
    var isGiven: [Bool] = []
    var names = (projects: network.projectNames, zones: network.zoneNames)
    for row in 0..<table.rowCount {
      let name = trimmingBlanks(table.field(row, scenario))
      if name.isEmpty { problems.add(row, scenario, "a scenario needs a name") }
      let position = positions[name] ?? scenarios.count
      if position == scenarios.count {
        positions[name] = position
        isGiven.append(false)
        scenarios.append(
          NetworkScenario(
            name: name,
            probability: 0,
            projects: network.projects.count,
            zones: network.zones.count
          )
        )
      }
      if let column = table.columnIndex(named: "probability") {
        switch table.numeral(row, column) {
        case .missing: break
        case .value(let value) where (0...1).contains(value):
          if isGiven[position], scenarios[position].probability != value {
            problems.add(
              row,
              column,
              "scenario \(quoted(name)) has the probability \(scenarios[position].probability) already"
            )
          }
          scenarios[position].probability = value
          isGiven[position] = true
        case .value, .invalid:
          problems.add(row, column, "a probability is a number from 0 to 1")
        }
      }
      let kind = trimmingBlanks(table.field(row, what))
      guard !kind.isEmpty else { continue }
      guard let part = Part(rawValue: kind) else {
        let known = Part.allCases.map(\.rawValue)
        let meant = nearest(to: kind, among: known).map { "; did you mean \(quoted($0))?" } ?? ""
        problems.add(
          row,
          what,
          "expected \(known.joined(separator: ", ")) or nothing\(meant)"
        )
        continue
      }
      guard case .value(let value) = table.numeral(row, factor), value >= 0, value < .infinity
      else {
        problems.add(row, factor, "a factor is a finite number that is not negative")
        continue
      }
      switch Self.members(trimmingBlanks(table.field(row, id)), part, network, scheme, &names) {
      case .failure(let message): problems.add(row, id, message.text)
      case .success(let members):
        for member in members { scenarios[position].multiply(part, member, by: value) }
      }
    }
    try problems.check()
    sha256 = NetworkDigest.sha256(of: table.bytes)
    self.scenarios = try Self.weighted(scenarios, isGiven, table.name)
  }

  private struct Message: Error { var text: String }

  /// The projects or zones that an id or name stands for: one, all (`*`), or those of a region
  /// (`region:NAME`).
  private static func members(
    _ id: String,
    _ part: Part,
    _ network: Network,
    _ scheme: RegionScheme?,
    _ names: inout (projects: NameIndex, zones: NameIndex)
  ) -> Result<[Int], Message> {
    let ids = part == .cost ? network.projects.map(\.id) : network.zones.map(\.id)
    let kind = part == .cost ? "project" : "zone"
    if id == "*" { return .success(Array(ids.indices)) }
    if id.hasPrefix("region:") {
      let name = String(id.dropFirst("region:".count))
      let members: [Int]
      if part == .cost {
        members = network.projects.indices.filter { network.projects[$0].region == name }
      } else {
        let region = scheme?.regions.first { $0.name == name }
        members = region?.zones.map(\.position) ?? []
      }
      guard !members.isEmpty else {
        return .failure(Message(text: "there is no \(kind) in a region \(quoted(name))"))
      }
      return .success(members)
    }
    let found = part == .cost ? names.projects.positions(of: id) : names.zones.positions(of: id)
    if found.count > 1 {
      let index = part == .cost ? names.projects : names.zones
      return .failure(Message(text: index.ambiguous(id, found).description))
    }
    guard let position = found.first else {
      let meant = nearest(to: id, among: ids).map { "; did you mean \(quoted($0))?" } ?? ""
      return .failure(
        Message(
          text: id.isEmpty
            ? "expected a \(kind), region:NAME or * for all"
            : "there is no \(kind) \(quoted(id))\(meant)"
        )
      )
    }
    return .success([position])
  }

  /// Equal probabilities where none is given.
  private static func weighted(
    _ scenarios: [NetworkScenario],
    _ isGiven: [Bool],
    _ file: String
  ) throws(CSVError) -> [NetworkScenario] {
    guard !scenarios.isEmpty else { throw CSVError(file: file, "there is no scenario") }
    var scenarios = scenarios
    guard isGiven.contains(true) else {
      for position in scenarios.indices {
        scenarios[position].probability = 1 / Double(scenarios.count)
      }
      return scenarios
    }
    if let missing = isGiven.firstIndex(of: false) {
      throw CSVError(
        file: file,
        "scenario \(quoted(scenarios[missing].name)) has no probability; give all of them one, or none"
      )
    }
    let sum = scenarios.reduce(0) { $0 + $1.probability }
    guard abs(sum - 1) <= 1e-6 else {
      throw CSVError(file: file, "the probabilities add up to \(sum), not to 1")
    }
    return scenarios
  }
}

extension NetworkScenario {
  fileprivate mutating func multiply(_ part: ScenarioFile.Part, _ member: Int, by factor: Double) {
    switch part {
    case .cost: projectCosts[member] *= factor
    case .opportunities: opportunities[member] *= factor
    case .weight: weights[member] *= factor
    case .tripsFrom: tripsFrom[member] *= factor
    case .tripsTo: tripsTo[member] *= factor
    }
  }
}
