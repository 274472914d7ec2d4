// Which links are open to a use, once projects are built and modes chosen.

/// The links that a use can take under a choice of modes and projects.
struct LinkSelection {
  /// An open link.
  struct OpenLink {
    var source: LinkSource
    var candidate: RowIndex<Project>?
  }

  /// Links in file order: the network's, then the projects'.
  private(set) var open: [OpenLink] = []

  private let network: Network
  private let use: RowIndex<Use>
  private let modes: Set<RowIndex<Mode>>?

  init(
    _ network: Network,
    use: RowIndex<Use>,
    modes: Set<RowIndex<Mode>>?,
    built: [RowIndex<Project>],
    candidates: [RowIndex<Project>]
  ) {
    self.network = network
    self.use = use
    self.modes = modes
    var isBuilt = network.projects.map { $0.status != .candidate }
    for project in built { isBuilt[project.position] = true }
    var isCandidate = network.projects.map { _ in false }
    for project in candidates where !isBuilt[project.position] {
      isCandidate[project.position] = true
    }

    var isReplaced = network.links.map { _ in false }
    for (project, isBuilt) in zip(network.projects, isBuilt) where isBuilt {
      for replaced in project.links.compactMap(\.replaces) { isReplaced[replaced.position] = true }
    }
    for index in network.links.typedIndices where !isReplaced[index.position] {
      add(network.links[index], from: .network(index), candidate: nil)
    }
    for index in network.projects.typedIndices {
      let (isBuilt, isCandidate) = (isBuilt[index.position], isCandidate[index.position])
      guard isBuilt || isCandidate else { continue }
      for (position, projectLink) in network.projects[index].links.enumerated() {
        add(
          projectLink.link,
          from: .project(index, position),
          candidate: isBuilt ? nil : index
        )
      }
    }
  }

  private mutating func add(_ link: Link, from source: LinkSource, candidate: RowIndex<Project>?) {
    let services = network.modes[link.mode].services
    guard use.position < services.count, services[use.position] != nil else { return }
    if let allowed = link.allowedUses, !allowed.contains(UseSet(use)) { return }
    if let modes, !modes.contains(link.mode), !link.isAccess { return }
    open.append(OpenLink(source: source, candidate: candidate))
  }
}
