// Regions and projects: for whom, and what may be built.

/// One way to divide or tag the zones: the rows of `region.csv` that share a scheme.
public struct RegionScheme: Sendable, Equatable {
  /// `scheme`, for example macro.
  public var name: String
  /// Its regions, in order of first appearance.
  public var regions: [Region]

  /// Makes a scheme.
  public init(name: String, regions: [Region]) {
    self.name = name
    self.regions = regions
  }

  /// A region and the zones that belong to it, in file order.
  public struct Region: Sendable, Equatable {
    /// `region`.
    public var name: String
    /// Its zones; a zone may be in several regions.
    public var zones: [RowIndex<Zone>]

    /// Makes a region.
    public init(name: String, zones: [RowIndex<Zone>]) {
      self.name = name
      self.zones = zones
    }
  }
}

/// Something that may be built: `project.csv` with its rows of `project_link.csv`.
public struct Project: Sendable, Equatable {
  /// What is decided of a project.
  public enum Status: String, Sendable, Equatable, CaseIterable {
    /// The planner may choose it.
    case candidate
    /// It will be built whatever the plan: part of the network before and after.
    case committed
    /// It stands: part of the network before and after.
    case built
  }

  /// `project_id`.
  public var id: String
  /// `name`, empty when missing.
  public var name: String
  /// `cost` in the network's currency.
  public var cost: Double
  /// `status`; candidate when missing.
  public var status: Status
  /// `period` in which it may open at the earliest.
  public var period: Int?
  /// `group`: at most one project of a group is built; empty when missing.
  public var group: String
  /// `requires`: projects that must be built too.
  public var requires: [RowIndex<Project>]
  /// `region`, empty when missing.
  public var region: String
  /// `source`, empty when missing.
  public var source: String
  /// The links that it adds.
  public var links: [ProjectLink]

  /// Makes a project.
  public init(
    id: String,
    name: String = "",
    cost: Double,
    status: Status = .candidate,
    period: Int? = nil,
    group: String = "",
    requires: [RowIndex<Project>] = [],
    region: String = "",
    source: String = "",
    links: [ProjectLink] = []
  ) {
    self.id = id
    self.name = name
    self.cost = cost
    self.status = status
    self.period = period
    self.group = group
    self.requires = requires
    self.region = region
    self.source = source
    self.links = links
  }
}

/// A link that a project adds.
public struct ProjectLink: Sendable, Equatable {
  /// The link itself.
  public var link: Link
  /// `replaces`: the link that it takes the place of; never a faster one.
  public var replaces: RowIndex<Link>?

  /// Makes a project link.
  public init(link: Link, replaces: RowIndex<Link>? = nil) {
    self.link = link
    self.replaces = replaces
  }
}

extension Network {
  /// A column of project.csv that Corridor keeps and does not read, by project_id; rows without a
  /// value are left out.
  public func projectTexts(_ name: String) -> [String: String] {
    guard let column = extraColumns["project"]?.first(where: { $0.name == name }) else {
      return [:]
    }
    return Dictionary(zip(projects.map(\.id), column.values).filter { !$0.1.isEmpty }) { $1 }
  }
}
