// GTFS feeds become networks: stations, links that one stays aboard of, direct services, ways on
// foot, and zones with access.

public import NetworkFiles
public import TransportNetwork

/// A network made of a GTFS feed.
///
/// ```swift
/// let made = try GTFSImport("feed.zip", GTFSImport.Options(), zones: nil, into: nil)
/// try NetworkPackage.write(made.network, to: "country")
/// ```
public struct GTFSImport: Sendable {
  /// What may be chosen.
  public struct Options: Sendable {
    /// The day; nil for the busiest weekday.
    public var date: FeedDate?
    /// How the minutes of through links are set.
    public var rule = ThroughRule.timetable
    /// Hours of the day in which trips run: over the departures they give the headway.
    public var serviceHours = 17.0
    /// Whether getting in and out counts only where pickup_type and drop_off_type allow it.
    public var onlyBoardable = false
    /// Straight kilometres within which a zone is joined to stations.
    public var accessKilometres = 15.0
    /// Name of the network.
    public var name = ""
    /// Currency of the network; no fare is read.
    public var currency = "CNY"

    /// Makes the defaults.
    public init() {}
  }

  /// Counts of what was made.
  public struct Summary: Sendable, Equatable {
    /// One mode's links.
    public struct ModeLinks: Sendable, Equatable {
      /// Name of the mode.
      public var mode: String
      /// Links between consecutive stops.
      public var through: Int
      /// Links of direct services.
      public var direct: Int
    }

    /// The day.
    public var date: FeedDate
    /// Its English name.
    public var weekday: String
    /// Trips of that day, each as often as frequencies.txt tells.
    public var trips = 0
    /// Stations of the feed.
    public var stations = 0
    /// Stations where a trip stops on the day.
    public var served = 0
    /// By mode.
    public var modes: [ModeLinks] = []
    /// Ways on foot between stations.
    public var walks = 0
    /// Zones.
    public var zones = 0
    /// Links from zones to stations.
    public var accessLinks = 0
    /// Stops without a time that were put between those with one.
    public var interpolated = 0
    /// Trips of the day that stop once or never, left out.
    public var shortTrips = 0
    /// Stops where one may neither get in nor out.
    public var closedStops = 0
    /// Ids of the two stations with the most direct trips between them.
    public var busiestPair: [String] = []
  }

  /// The network.
  public let network: Network
  /// What was made.
  public private(set) var summary: Summary
  /// Warnings.
  public let report: PackageReport

  /// Reads a feed, a folder or a zip archive, and makes a network of it.
  ///
  /// The stations are added to `base`, if there is one, and joined to its zones over the road; else
  /// `zones` are the network's, and without them every station is a zone.
  ///
  /// - Throws: Everything that is wrong with the feed, or with what it is joined to.
  public init(
    _ path: String,
    _ options: Options,
    zones: ZonePlaces? = nil,
    into base: Network? = nil
  ) throws(ImportError) {
    let log = ProblemLog()
    let feed = try GTFSFeed(
      path,
      on: options.date,
      onlyBoardable: options.onlyBoardable,
      log
    )
    summary = Summary(date: feed.date, weekday: FeedDate.weekdays[feed.date.weekday])
    var builder = TransitBuilder(feed, options, into: try Self.draft(base, options))
    builder.addStations()
    for (mode, timetable) in feed.timetables {
      summary.modes.append(builder.addLinks(mode, timetable))
    }
    builder.addWalks()
    let access = try builder.addZones(zones, isNew: base == nil, log)
    network = builder.draft.network
    report = log.report
    summary.trips = feed.runs.runs.reduce(0) { $0 + $1.departures }
    summary.stations = feed.stations.stations.count
    summary.served = feed.served.count
    summary.walks = feed.transfers.walks.count
    summary.zones = network.zones.count
    summary.accessLinks = access
    summary.interpolated = feed.runs.interpolatedCount
    summary.shortTrips = feed.runs.shortTripCount
    summary.closedStops = feed.runs.closedStopCount
    summary.busiestPair = builder.busiestPair
  }

  /// The network to add to.
  private static func draft(
    _ base: Network?,
    _ options: Options
  ) throws(ImportError) -> NetworkDraft {
    guard let base else {
      return NetworkDraft(
        configuration: Configuration(datasetName: options.name, currency: options.currency)
      )
    }
    guard CoordinateSystem(base.configuration.crs).isGeographic else {
      throw ImportError(
        file: "config.csv",
        "crs: \(quoted(base.configuration.crs)) is not in degrees, and stations of GTFS are; stations can be added to networks in longitude "
          + "and latitude only"
      )
    }
    return try NetworkDraft(base, name: options.name)
  }
}
