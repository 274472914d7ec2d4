// What kind of mode a name says, and how fast such modes are.

/// A kind of mode, by the words of its name.
enum ModeKind {
  case walk, cycle, air, water, rail, road, other

  /// The kind of a mode; other where no word is known.
  init(_ mode: String) {
    let words = mode.lowercased().split { !$0.isLetter }
    func says(_ beginnings: String...) -> Bool {
      words.contains { word in beginnings.contains { word.hasPrefix($0) } }
    }
    if says("walk", "foot", "pedestrian") {
      self = .walk
    } else if says("bike", "bicycle", "cycl") {
      self = .cycle
    } else if says("air", "flight", "plane") {
      self = .air
    } else if says("water", "ferry", "ship", "boat", "sea", "river", "barge", "coastal") {
      self = .water
    } else if says("rail", "train", "metro", "subway", "tram", "maglev", "hsr") {
      self = .rail
    } else if says("road", "auto", "car", "drive", "truck", "lorry", "bus", "highway", "motorway") {
      self = .road
    } else {
      self = .other
    }
  }

  /// Speeds in km/h that a single link can have; slower or faster is a mistake.
  var possibleSpeeds: ClosedRange<Double> {
    switch self {
    case .walk: 0.5...15
    case .cycle: 1...60
    case .air: 20...1300
    case .water: 1...150
    case .rail: 1...620
    case .road: 1...300
    case .other: 0.5...1300
    }
  }

  /// Where the median of a network lies.
  var usualSpeeds: ClosedRange<Double> {
    switch self {
    case .walk: 2...8
    case .cycle: 6...35
    case .air: 100...1000
    case .water: 4...80
    case .rail: 10...450
    case .road: 18...160
    case .other: 2...1000
    }
  }
}
