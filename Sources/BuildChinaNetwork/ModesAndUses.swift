// Modes and uses: the rows of mode.csv and use_definition.csv.

import TransportNetwork

/// The modes, in the order of mode.csv.
enum ModeName: String, CaseIterable {
  case highSpeedRail = "high_speed_rail"
  case highSpeedDirect = "high_speed_direct"
  case rail
  case railDirect = "rail_direct"
  case road
  case air
  case water

  /// Position in mode.csv.
  var index: RowIndex<Mode> { RowIndex(Self.allCases.firstIndex(of: self) ?? 0) }
}

/// The uses, in the order of use_definition.csv.
enum UseName: String, CaseIterable {
  case passenger
  case freight

  /// Position in use_definition.csv.
  var index: RowIndex<Use> { RowIndex(Self.allCases.firstIndex(of: self) ?? 0) }
}

extension Use {
  /// Passengers without a value of time, so that their cost is time alone and money is only told; a
  /// tonne at 3 CNY an hour, which makes ships pay beyond some 2,000 km.
  ///
  /// What is two days away counts 1/e for freight, where loading and
  /// marshalling alone take half a day; for travellers it is what is eight hours away.
  static let chinese = [
    Use(name: UseName.passenger.rawValue, personsPerVehicle: 1, pce: 1, decayMinutes: 480),
    Use(name: UseName.freight.rawValue, pce: 2, valueOfTime: 3, decayMinutes: 2880),
  ]
}

extension Mode {
  /// Speeds where a link has none, boarding and leaving in minutes, and CNY per kilometre of a
  /// traveller or tonne.
  static let chinese = ModeName.allCases.map { name -> Mode in
    Mode(name: name.rawValue, services: UseName.allCases.map { service(name, $0) })
  }

  private static func service(_ mode: ModeName, _ use: UseName) -> Service? {
    switch (mode, use) {
    // Security check and gate 15 minutes before departure, 5 minutes to leave; second-class fares.
    case (.highSpeedRail, .passenger): Service(200, board: 15, leave: 5, fare: 0.46)
    case (.highSpeedDirect, .passenger):
      Service(200, board: 15, leave: 5, fare: 0.46, isThrough: false)
    case (.rail, .passenger): Service(80, board: 15, leave: 5, fare: 0.13)
    case (.railDirect, .passenger): Service(80, board: 15, leave: 5, fare: 0.13, isThrough: false)
    // Check-in and security, and the way out with luggage.
    case (.air, .passenger): Service(700, board: 90, leave: 30, fare: 0.75, isThrough: false)
    // A car with its fuel and tolls, a lorry with driver; roads have speeds of their own.
    case (.road, .passenger): Service(80, board: 0, leave: 0, fare: 0.5)
    case (.road, .freight): Service(52, board: 0, leave: 0, fare: 0.35)
    // Loading, marshalling and unloading; wagons travel at 35 km/h, stops and yards on the way
    // included.
    case (.rail, .freight): Service(35, board: 480, leave: 240, fare: 0.15)
    // A day in the port of loading, half a day in the other.
    case (.water, .freight): Service(25, board: 1440, leave: 720, fare: 0.04)
    default: nil
    }
  }
}

extension Mode.Service {
  fileprivate init(
    _ speed: Double,
    board: Double,
    leave: Double,
    fare: Double,
    isThrough: Bool = true
  ) {
    self.init(
      speed: speed,
      boardMinutes: board,
      alightMinutes: leave,
      costPerKilometre: fare,
      isThrough: isThrough
    )
  }
}
