// Groups that already have a built or committed project.

package import TransportNetwork

extension Rules {
  /// Rules out the candidates of groups that have a built or committed project: at most one project
  /// of a group is built.
  package static func takenGroups(_ network: Network, _ projects: [Project]) -> [LinearRule] {
    var standing: [String: Project] = [:]
    for project in network.projects where project.status != .candidate && !project.group.isEmpty {
      if standing[project.group] == nil { standing[project.group] = project }
    }
    return projects.enumerated().compactMap { position, project in
      guard let other = standing[project.group] else { return nil }
      return LinearRule(
        projects.indices.map { $0 == position ? 1 : 0 },
        upper: 0,
        sentence:
          "\(project.id) is of group \(project.group), of which \(other.id) is \(other.status.rawValue),"
          + " and at most one of a group is built"
      )
    }
  }
}
