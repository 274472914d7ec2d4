// The classes of ways that are imported, and the speed at which one travels on each when nothing
// else is said.

/// A class of roads, railways or ferries; raw values are the words of `facility_type` and of
/// `--speeds`.
public enum OSMClass: String, Sendable, CaseIterable, Comparable {
  /// Roads, the highest class first, and their slip roads.
  case motorway, trunk, primary, secondary, tertiary
  case motorwayLink = "motorway_link"
  case trunkLink = "trunk_link"
  case primaryLink = "primary_link"
  case secondaryLink = "secondary_link"
  case tertiaryLink = "tertiary_link"
  /// Railways: high-speed lines, main lines (`usage=main`) and all others.
  case railHighSpeed = "rail_highspeed"
  case railMain = "rail_main"
  case railBranch = "rail_branch"
  /// Ferries.
  case ferry

  /// In the order of the declaration.
  public static func < (left: OSMClass, right: OSMClass) -> Bool { left.rank < right.rank }

  private var rank: Int { Self.allCases.firstIndex(of: self) ?? 0 }

  /// The modes, in the order of a network's table.
  public enum Mode: String, Sendable, CaseIterable {
    /// Roads.
    case road
    /// Railways.
    case rail
    /// Ferries.
    case ferry
  }

  /// The mode that a class belongs to.
  public var mode: Mode {
    switch self {
    case .railHighSpeed, .railMain, .railBranch: .rail
    case .ferry: .ferry
    default: .road
    }
  }

  /// The class of the road that a slip road leads to; other classes themselves.
  public var main: OSMClass {
    switch self {
    case .motorwayLink: .motorway
    case .trunkLink: .trunk
    case .primaryLink: .primary
    case .secondaryLink: .secondary
    case .tertiaryLink: .tertiary
    default: self
    }
  }

  /// The lowest classes of roads that may be asked for, the default first.
  public static let lowestRoads: [OSMClass] = [.secondary, .tertiary, .primary, .trunk, .motorway]

  /// Whether a road is of a class or a higher one.
  func isRoad(downTo lowest: OSMClass) -> Bool { mode == .road && main <= lowest }

  /// Kilometres an hour: for roads an upper limit of the speed, for rail and ferries what holds
  /// without a tag.
  public var standardSpeed: Double {
    switch main {
    case .motorway: 100
    case .trunk: 85
    case .primary: 70
    case .secondary: 60
    case .tertiary: 45
    case .railHighSpeed: 250
    case .railMain: 100
    case .railBranch: 50
    default: 25
    }
  }
}

/// The speed of every class, in km/h.
public struct ClassSpeeds: Sendable, Equatable {
  private var values: [OSMClass: Double] = [:]

  /// The standard speeds.
  public init() {}

  /// The speed of a class; a slip road without one of its own has its road's.
  public subscript(type: OSMClass) -> Double {
    get { values[type] ?? values[type.main] ?? type.standardSpeed }
    set { values[type] = newValue }
  }
}
