// The assumptions that are no facts of a table: speeds, waits, boarding, costs; each with its
// reason.

/// Numbers that the tables do not give.
enum Calibration {
  /// Minutes of the day in which trains and flights run: 06:00 to 23:00.
  static let serviceDay = 17.0 * 60

  /// Weight of the fastest train in a link's minutes before calibration, the rest being the
  /// median's.
  ///
  /// High-speed links chain best at a quarter; conventional ones, whose few fast trains do not stop
  /// everywhere, at none.
  static func fastestWeight(_ system: RailSystem) -> Double { system == .highSpeed ? 0.25 : 0 }

  /// Minutes of the stop between two sections before calibration, which the times of adjacent
  /// cities leave out.
  static func stop(_ system: RailSystem) -> Double { system == .highSpeed ? 1 : 3 }

  /// Weight of the fastest train in a direct service's minutes: the fastest high-speed train is one
  /// of many of its kind, of conventional ones hardly two are alike.
  static func fastestDirectWeight(_ system: RailSystem) -> Double {
    system == .highSpeed ? 0.85 : 0
  }

  /// Minutes from gate to gate of a flight of that great circle, fitted to the pairs of 2026.
  static func blockMinutes(_ kilometres: Double) -> Double { 40.7 + kilometres / 733 * 60 }

  /// Share of a pair's trains that run in about the minutes of its direct link: no more than half
  /// are faster than the median, so where the fastest train is more than 5 percent faster, every
  /// other train is one to wait for.
  static func shareOfFastTrains(_ service: TrainService) -> Double {
    service.median > 1.05 * service.fastest ? 0.5 : 1
  }

  /// A direct service is a link when its time is below this share of the chain's.
  static let directAdvantage = 0.95

  /// Speed of chained trains on a line without published times as a share of its design speed.
  ///
  /// The fastest trains reach 0.75 (published ones on lines opened 2023 to 2026: 0.54 to 0.78).
  /// What chains is slower: 0.62 on lines for 350 km/h, 0.64 on lines for 200 and 250 km/h in the
  /// timetables of 2021 and 2023.
  static func shareOfDesignSpeed(_ design: Double) -> Double { design >= 300 ? 0.62 : 0.64 }

  /// A stretch opened since is a link when it takes less than this share of the minutes of the
  /// timetable's section beside it.
  static let newLineAdvantage = 0.97

  /// Trains a day and direction on a line without a timetable.
  static func trainsPerDay(_ design: Double) -> Double { design >= 250 ? 30 : 10 }

  /// Speed of passenger trains on old lines that the timetable lacks, km/h.
  static let slowLineSpeed = 65.0

  /// A freight line's length is at least this multiple of the great circle between the seats it
  /// joins.
  static let leastRailDetour = 1.05

  /// Kilometres of a road over the great circle where no table has it: the detour of neighbours.
  static let roadDetour = 1.25

  /// Minutes in the streets at each end of a trip, fitted together with ``carSpeed(_:)`` to
  /// published driving times: 26 for both.
  static let streetMinutes = 13.0

  /// km/h of cars on a road between two cities, on its real length.
  ///
  /// Expressways and national roads on mountains and the plateau are fitted to published driving
  /// times between cities; regional roads, roads to facilities and national roads in the plain are
  /// assumptions.
  static func carSpeed(_ road: RoadKind) -> Double {
    switch road {
    case .expresswayFlat: 96
    case .expresswayHill: 93
    case .expresswayMountain: 77
    case .expresswayPlateau: 69
    case .nationalFlat, .regionalFlat: 66
    case .nationalMountain: 47
    case .nationalPlateau: 41.5
    case .regionalHill: 61
    case .regionalMountain: 52
    case .access: 50
    }
  }

  /// Speed of lorries as a share of cars'.
  ///
  /// The Ministry of Transport saw 55 and 84 km/h on expressways in 2020, where cars' 84 are
  /// a share of ``carSpeed(_:)``, so that lorries keep the 55.
  static func lorryShare(_ road: RoadKind) -> Double { road == road.expressway ? 0.6 : 0.65 }

  /// Great circle up to which an airport serves a city, km.
  static let airportReach = 60.0

  /// Barges, km/h, upstream and downstream alike; coastal ships take the mode's speed.
  static let bargeSpeed = 18.0

  /// Kilometres to a station of unknown place.
  static let unknownStationAccess = 5.0
}
