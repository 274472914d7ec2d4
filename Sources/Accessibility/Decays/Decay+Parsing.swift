// Decay functions by the names and parameters that users write.

extension Decay {
  /// The names that ``parse(name:parameters:)`` knows, with each one's parameters and formula.
  public static let forms: [(name: String, parameters: String, formula: String)] = [
    ("binary", "c", "1 for t <= c, else 0"),
    ("linear", "c", "1 - t/c down to 0"),
    ("exponential", "b", "exp(-b t)"),
    ("power", "b", "t^-b, clipped to 1 below t = 1"),
    ("gaussian", "s", "exp(-t^2/(2 s^2))"),
    ("logistic", "c,sd", "g(0)/g(t), g(t) = 1 + exp((t-c) pi/(sd sqrt 3))"),
    ("stepped", "t1:w1,t2:w2,...", "1 before t1, w1 from t1 on, w2 from t2 on, ..."),
    ("log-logistic", "a,b", "1/(1 + exp(a + b ln t))"),
  ]

  /// Makes a decay from its name and a comma-separated list of parameters.
  ///
  ///     try Decay.parse(name: "exponential", parameters: "1/480")  // exponential(rate: 1.0 / 480)
  ///     try Decay.parse(name: "stepped", parameters: "30:0.5,60:0")
  ///
  /// - Parameters:
  ///   - name: One of ``forms``.
  ///   - parameters: Numbers, minutes or per minute, each in decimals or as a fraction; nil takes
  ///     1/480 for exponential, and is an error for the others.
  /// - Returns: The decay.
  /// - Throws: What was expected, when the name is unknown, the number of parameters wrong, or one
  ///   of them not a finite number or outside its range (``validate()``).
  public static func parse(
    name: String,
    parameters: String?
  ) throws(AccessibilityError) -> Decay {
    guard let form = forms.first(where: { $0.name == name }) else {
      let names = forms.map(\.name).joined(separator: ", ")
      throw AccessibilityError("unknown decay \"\(name)\"; expected one of \(names).")
    }
    let count = form.parameters.split(separator: ",").count
    let noun =
      name == "stepped" ? "steps" : count == 1 ? "one parameter" : "\(count) parameters"
    let expected = "decay \(name) takes \(noun), \(form.parameters) in \(form.formula)"
    guard let parameters else {
      if name == "exponential" { return .exponential(rate: 1.0 / 480) }
      throw AccessibilityError("\(expected), and has no default; give it.")
    }
    let texts = parameters.split(separator: ",", omittingEmptySubsequences: false)
    if name == "stepped" { return .stepped(try steps(texts, expected)) }
    guard texts.count == count else {
      throw AccessibilityError("\(expected); \"\(parameters)\" has \(texts.count).")
    }
    var values: [Double] = []
    for text in texts { values.append(try number(text, expected)) }
    let decay = Decay(name, values) ?? .exponential(rate: values[0])
    guard let problem = decay.problem else { return decay }
    throw AccessibilityError("\(expected); \(problem)")
  }

  private static func number(
    _ text: Substring,
    _ expected: String
  ) throws(AccessibilityError) -> Double {
    if let value = finiteNumber(text) { return value }
    throw AccessibilityError(
      "\(expected); \"\(text)\" is not a finite number (write 0.5, 2e-3 or 1/480)."
    )
  }

  private static func steps(
    _ texts: [Substring],
    _ expected: String
  ) throws(AccessibilityError) -> [Step] {
    var steps: [Step] = []
    for text in texts {
      let parts = text.split(separator: ":", omittingEmptySubsequences: false)
      guard parts.count == 2 else {
        throw AccessibilityError("\(expected); \"\(text)\" is not a cost, a colon and a weight.")
      }
      steps.append(
        Step(cost: try number(parts[0], expected), weight: try number(parts[1], expected))
      )
    }
    guard let problem = Decay.stepped(steps).problem else { return steps }
    throw AccessibilityError("\(expected); \(problem)")
  }

  /// The decay of a name and as many numbers as it takes, unchecked; a stepped one takes costs and
  /// weights in turn.
  private init?(_ name: String, _ values: [Double]) {
    switch (name, values.count) {
    case ("binary", 1): self = .binary(cutoff: values[0])
    case ("linear", 1): self = .linear(cutoff: values[0])
    case ("exponential", 1): self = .exponential(rate: values[0])
    case ("power", 1): self = .power(exponent: values[0])
    case ("gaussian", 1): self = .gaussian(deviation: values[0])
    case ("logistic", 2): self = .logistic(midpoint: values[0], deviation: values[1])
    case ("log-logistic", 2): self = .logLogistic(offset: values[0], slope: values[1])
    case ("stepped", let count) where count > 0 && count.isMultiple(of: 2):
      self = .stepped(
        stride(from: 0, to: count, by: 2).map { Step(cost: values[$0], weight: values[$0 + 1]) }
      )
    default: return nil
    }
  }

  /// Makes a decay from its ``name`` and ``parameters``.
  /// - Throws: What was expected, when the name is unknown, the number of parameters wrong, or one
  ///   of them outside its range (``validate()``).
  public static func named(
    _ name: String,
    parameters: [Double]
  ) throws(AccessibilityError) -> Decay {
    guard let decay = Decay(name, parameters) else {
      let known = forms.map { "\($0.name) (\($0.parameters))" }.joined(separator: ", ")
      throw AccessibilityError(
        "no decay \"\(name)\" takes \(parameters.count) numbers; there are \(known)."
      )
    }
    try decay.validate()
    return decay
  }

  /// The name that users write for it.
  public var name: String {
    switch self {
    case .binary: "binary"
    case .linear: "linear"
    case .exponential: "exponential"
    case .power: "power"
    case .gaussian: "gaussian"
    case .logistic: "logistic"
    case .stepped: "stepped"
    case .logLogistic: "log-logistic"
    }
  }

  /// Its parameters in the order of ``forms``; a stepped decay's costs and weights in turn.
  public var parameters: [Double] {
    switch self {
    case .binary(let value), .linear(let value), .exponential(let value), .power(let value),
      .gaussian(let value):
      [value]
    case .logistic(let midpoint, let deviation): [midpoint, deviation]
    case .stepped(let steps): steps.flatMap { [$0.cost, $0.weight] }
    case .logLogistic(let offset, let slope): [offset, slope]
    }
  }

  /// Checks the parameters, for decays made in code.
  ///
  /// All are finite. Cutoffs, rates, exponents, deviations and the slope are above 0, the midpoint
  /// is not negative; steps are at least one, at rising costs not below 0, with weights in 0...1
  /// that never rise.
  ///
  /// - Throws: Which of this does not hold.
  public func validate() throws(AccessibilityError) {
    if let problem { throw AccessibilityError("decay \(name): \(problem)") }
  }

  private var problem: String? {
    let parameters = parameters
    if let value = parameters.first(where: { !$0.isFinite }) {
      return "a parameter must be finite, not \(value)."
    }
    switch self {
    case .binary, .linear, .exponential, .power, .gaussian:
      let value = parameters[0]
      return value > 0 ? nil : "\(value) is not a finite number above 0."
    case .logistic(let midpoint, let deviation):
      return midpoint >= 0 && deviation > 0
        ? nil : "the midpoint must not be negative, and the standard deviation above 0."
    case .logLogistic(_, let slope):
      return slope > 0 ? nil : "b must be above 0, else worth rises with cost."
    case .stepped(let steps):
      guard let first = steps.first else { return "there must be at least one step." }
      let costs = zip(steps, steps.dropFirst()).allSatisfy { $0.cost < $1.cost }
      guard first.cost >= 0, costs else { return "steps must be at rising costs, not below 0." }
      let weights = zip(steps, steps.dropFirst()).allSatisfy { $0.weight >= $1.weight }
      let isInRange = steps.allSatisfy { (0...1).contains($0.weight) }
      return weights && isInRange ? nil : "weights must be in 0...1 and never rise."
    }
  }
}

/// A finite number written in decimals or as a fraction of two.
private func finiteNumber(_ text: Substring) -> Double? {
  let parts = text.split(separator: "/", omittingEmptySubsequences: false)
  let numbers = parts.compactMap { plainNumber($0) }
  guard numbers.count == parts.count, (1...2).contains(parts.count) else { return nil }
  let value = numbers.count == 2 ? numbers[0] / numbers[1] : numbers[0]
  return value.isFinite ? value : nil
}

/// A decimal number; not the hexadecimal, "inf" and "nan" that `Double` would take too.
private func plainNumber(_ text: Substring) -> Double? {
  var digits = text
  while digits.first == " " { digits.removeFirst() }
  while digits.last == " " { digits.removeLast() }
  guard digits.utf8.allSatisfy({ "0123456789.eE+-".utf8.contains($0) }) else { return nil }
  return Double(digits)
}
