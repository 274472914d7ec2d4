// Decays: values at hand-worked points, and what users may write.

import Accessibility
import Glibc
import TestSupport
import Testing

@Suite("Decays")
struct DecayTests {
  @Test("each form at hand-worked costs")
  func values() {
    #expect(Decay.binary(cutoff: 30)(30) == 1)  // the edge counts
    #expect(Decay.binary(cutoff: 30)(30.000001) == 0)
    #expect(Decay.linear(cutoff: 40)(10) == 0.75)
    #expect(Decay.linear(cutoff: 40)(40) == 0)
    #expect(Decay.linear(cutoff: 40)(50) == 0)
    #expect(abs(Decay.exponential(rate: 0.1)(10) - 0.36787944117144233) < 1e-16)  // 1/e
    #expect(Decay.power(exponent: 2)(10) == 0.01)
    #expect(Decay.power(exponent: 2)(0.5) == 1)  // clipped below 1
    // One deviation away: exp(-1/2).
    #expect(isClose(Decay.gaussian(deviation: 25)(25), 0.6065306597126334))
    // At the midpoint g = 2, at 0 g = 1 + exp(-40 pi / (10 sqrt 3)) = 1.000706...: half of that.
    #expect(
      isClose(
        Decay.logistic(midpoint: 40, deviation: 10)(40),
        (1 + exp(-4 * .pi / 3.0.squareRoot())) / 2
      )
    )
    // exp(-2 + 1.5 ln 4) = 8 / e^2.
    #expect(isClose(Decay.logLogistic(offset: -2, slope: 1.5)(4), 1 / (1 + 8 / exp(2))))
  }

  @Test("a sum of decimals lies on its cutoff in whatever order it is added up")
  func rounding() {
    var random = SeededGenerator(seed: 3)
    var missed = 0
    for _ in 0..<1000 {
      // Tenths of a minute, so that whole numbers tell the sum exactly.
      let tenths = (0..<40).map { _ in Int.random(in: 1...999, using: &random) }
      let cutoff = Double(tenths.reduce(0, +)) / 10
      let sum = tenths.shuffled(using: &random).reduce(0) { $0 + Double($1) / 10 }
      if sum != cutoff { missed += 1 }
      #expect(Decay.binary(cutoff: cutoff)(sum) == 1)
      #expect(Decay.binary(cutoff: cutoff)(sum + 1e-6) == 0)
      #expect(Decay.stepped([.init(cost: cutoff, weight: 0.5)])(sum) == 0.5)
      #expect(Decay.stepped([.init(cost: cutoff, weight: 0.5)])(sum - 1e-6) == 1)
      #expect(cumulativeAccess(costs: [sum], opportunities: [7], cutoffs: [cutoff]) == [7])
      #expect(Decay.binary(cutoff: cutoff).range >= sum)
    }
    // Comparing the numbers as they are would not do.
    #expect(missed > 300)
  }

  @Test("a stepped decay has its new weight at the step itself")
  func steps() {
    // The example of decay_stepped in R's accessibility 1.4: steps 10, 20, 30, 40 with weights
    // 0.75, 0.5, 0.25, 0 give 1, 0.75, 0.5, 0.25, 0 at 0, 10, 20, 30, 40 and 1, 0.5, 0.25, 0 at 5,
    // 25, 35, 45.
    let decay = Decay.stepped([
      .init(cost: 10, weight: 0.75), .init(cost: 20, weight: 0.5), .init(cost: 30, weight: 0.25),
      .init(cost: 40, weight: 0),
    ])
    #expect([0, 10, 20, 30, 40].map { decay($0) } == [1, 0.75, 0.5, 0.25, 0])
    #expect([5, 25, 35, 45].map { decay($0) } == [1, 0.5, 0.25, 0])
    #expect(Decay.stepped([.init(cost: 10, weight: 0.2)])(.infinity) == 0)
  }

  @Test(
    "worth 1 at no cost, nothing when unreachable, and never rises",
    arguments: [
      Decay.binary(cutoff: 60), .linear(cutoff: 60), .exponential(rate: 1.0 / 480),
      .power(exponent: 1.5), .gaussian(deviation: 40), .logistic(midpoint: 60, deviation: 5),
      .logistic(midpoint: 0, deviation: 50), .logLogistic(offset: -6, slope: 1.4),
      .logLogistic(offset: 700, slope: 30),
      .stepped([.init(cost: 10, weight: 0.5), .init(cost: 60, weight: 0.25)]),
    ]
  )
  func shape(decay: Decay) {
    #expect(decay(0) == 1)
    #expect(decay(.infinity) == 0)
    let worths = stride(from: 0.0, through: 200, by: 0.5).map { decay($0) }
    #expect(zip(worths, worths.dropFirst()).allSatisfy { $0 >= $1 })
  }

  @Test("names and parameters as users write them")
  func parsing() throws {
    #expect(try Decay.parse(name: "exponential", parameters: nil) == .exponential(rate: 1.0 / 480))
    #expect(
      try Decay.parse(name: "exponential", parameters: "1/480") == .exponential(rate: 1.0 / 480)
    )
    #expect(try Decay.parse(name: "exponential", parameters: "2e-3") == .exponential(rate: 0.002))
    #expect(try Decay.parse(name: "binary", parameters: "60") == .binary(cutoff: 60))
    #expect(try Decay.parse(name: "linear", parameters: " 90 ") == .linear(cutoff: 90))
    #expect(try Decay.parse(name: "power", parameters: "3/2") == .power(exponent: 1.5))
    #expect(try Decay.parse(name: "gaussian", parameters: "45") == .gaussian(deviation: 45))
    #expect(
      try Decay.parse(name: "logistic", parameters: "40,10")
        == .logistic(midpoint: 40, deviation: 10)
    )
    #expect(
      try Decay.parse(name: "log-logistic", parameters: "-6, 3/2")
        == .logLogistic(offset: -6, slope: 1.5)
    )
    #expect(
      try Decay.parse(name: "stepped", parameters: "30:0.5,60:1/4")
        == .stepped([.init(cost: 30, weight: 0.5), .init(cost: 60, weight: 0.25)])
    )
  }

  @Test(
    "parameters of the forms with several are checked together",
    arguments: [
      ("logistic", "40"), ("logistic", "40,0"), ("logistic", "-1,5"), ("logistic", "1,2,3"),
      ("log-logistic", "1,0"), ("log-logistic", "1"), ("stepped", "30"),
      ("stepped", "30:0.5,20:0.1"),
      ("stepped", "30:0.5,60:0.6"), ("stepped", "30:2"), ("stepped", "-1:1"), ("stepped", "1:1:1"),
      ("stepped", "30:0.5,30:0.2"), ("gaussian", "0"), ("stepped", ""),
    ]
  )
  func refusals(name: String, parameters: String) {
    #expect {
      try Decay.parse(name: name, parameters: parameters)
    } throws: { error in
      "\(error)".contains("decay \(name) takes ")
    }
  }

  @Test("names and parameters lead back to the decay")
  func roundTrip() throws {
    for form in Decay.forms {
      let text =
        switch form.name {
        case "stepped": "1:0.5,2:0.25"
        default: form.parameters.contains(",") ? "3,4" : "3"
        }
      let decay = try Decay.parse(name: form.name, parameters: text)
      #expect(decay.name == form.name)
      #expect(
        decay.parameters
          == (form.name == "stepped" ? [1, 0.5, 2, 0.25] : text == "3" ? [3] : [3, 4])
      )
    }
  }

  @Test(
    "what is not a parameter is refused with what was expected",
    arguments: [
      "", "0", "-1", "nan", "inf", "1e999", "0x10", "1/0", "0/1", "1/2/3", "1,2", "a", "1/", ",",
    ]
  )
  func refusals(parameters: String) {
    #expect {
      try Decay.parse(name: "exponential", parameters: parameters)
    } throws: { error in
      "\(error)".contains("decay exponential takes one parameter, b in exp(-b t)")
    }
  }

  @Test(
    "an unknown name lists the known ones; a missing parameter has no default but exponential's"
  )
  func names() {
    #expect(
      throws: AccessibilityError(
        "unknown decay \"exp\"; expected one of binary, linear, exponential, power, gaussian, "
          + "logistic, stepped, log-logistic."
      )
    ) {
      try Decay.parse(name: "exp", parameters: "1")
    }
    #expect(throws: AccessibilityError.self) { try Decay.parse(name: "power", parameters: nil) }
    #expect(throws: AccessibilityError.self) { try Decay.linear(cutoff: .nan).validate() }
    #expect(throws: Never.self) { try Decay.linear(cutoff: 3).validate() }
  }
}
