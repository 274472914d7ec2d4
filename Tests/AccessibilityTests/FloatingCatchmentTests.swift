// Catchments: hand-worked, the totals they keep, and order.

import Accessibility
import TestSupport
import Testing

@Suite("Floating catchments and spatial availability")
struct FloatingCatchmentTests {
  /// Two places of 100 and 300 people; two hospitals of 10 and 20 beds; the first place reaches
  /// both, the second only the second hospital.
  let costs: [Double] = [10, 30, .infinity, 20]
  let beds: [Double] = [10, 20]
  let people: [Double] = [100, 300]
  /// Worth 1 below 15, 0.5 from 15 to 25, 0.25 from 25 on.
  let decay = Decay.stepped([.init(cost: 15, weight: 0.5), .init(cost: 25, weight: 0.25)])

  @Test("two-step by hand")
  func twoStep() {
    // f = [1, 0.25; 0, 0.5]. Demand 100 and 25 + 150 = 175: R = 0.1 and 20/175.
    // A = [0.1 + 0.25 x 20/175, 0.5 x 20/175].
    let access = catchment(.twoStep)
    #expect(isClose(access[0], 0.1 + 5.0 / 175))
    #expect(isClose(access[1], 10.0 / 175))
    // Binary with all in reach: 10/100 for the first hospital, 20/400 for the second.
    let binary = floatingCatchment(
      .twoStep,
      costs: costs,
      columns: 2,
      opportunities: beds,
      population: people,
      decay: .binary(cutoff: 30)
    )
    #expect(isClose(binary[0], 0.15) && isClose(binary[1], 0.05))
  }

  @Test("balanced by hand")
  func balanced() {
    // Row shares: [0.8, 0.2; 0, 1]. Demand 80 and 20 + 300 = 320: R = 10/80 and 20/320.
    // Column shares: [1, 1/3; 0, 2/3]. A = [1/8 + 1/48, 1/24].
    let access = catchment(.balanced)
    #expect(isClose(access[0], 1.0 / 8 + 1.0 / 48))
    #expect(isClose(access[1], 1.0 / 24))
  }

  @Test("spatial availability by hand, and with alpha")
  func availability() {
    // Shares of the second hospital: 100 x 0.25 against 300 x 0.5: 1/7 and 6/7. V = [10 + 20/7,
    // 120/7].
    let access = catchment(.availability(alpha: 1))
    #expect(isClose(access[0], 10 + 20.0 / 7))
    #expect(isClose(access[1], 120.0 / 7))
    // alpha 2: 10,000 x 0.25 against 90,000 x 0.5: 1/19 and 18/19.
    let squared = spatialAvailability(
      costs: costs,
      columns: 2,
      opportunities: beds,
      population: people,
      decay: decay,
      alpha: 2
    )
    #expect(isClose(squared[0], 10 + 20.0 / 19))
    #expect(isClose(squared[1], 360.0 / 19))
  }

  @Test("agree with other tools on three towns")
  func peers() {
    let towns: [Double] = [0, 25, 40, 25, 0, 15, 40, 15, 0]
    func access(_ form: CatchmentForm, _ decay: Decay) -> [Double] {
      floatingCatchment(
        form,
        costs: towns,
        columns: 3,
        opportunities: [10, 20, 5],
        population: [100, 300, 50],
        decay: decay
      )
    }
    // PySAL's access 1.1.10, Access.two_stage_fca(max_cost=30).
    let binary = [0.06944444444444445, 0.08373015873015874, 0.05873015873015873]
    #expect(zip(access(.twoStep, .binary(cutoff: 30)), binary).allSatisfy { isClose($0, $1) })
    // numpy 2.4.6, w = exp(-0.05 c): w @ (O / (P @ w)), and with w / w.sum(axis) on both sides;
    // spatial availability as (P[:,None] * w / (P @ w)) @ O.
    let exponential = Decay.exponential(rate: 0.05)
    let twoStep = [0.0714524386240924, 0.08314880698283295, 0.05820228085481755]
    #expect(zip(access(.twoStep, exponential), twoStep).allSatisfy { isClose($0, $1) })
    let balanced = [0.07632468222458424, 0.08380914705499036, 0.05952544576750014]
    #expect(zip(access(.balanced, exponential), balanced).allSatisfy { isClose($0, $1) })
    let available = [7.145243862409239, 24.944642094849886, 2.9101140427408776]
    #expect(
      zip(access(.availability(alpha: 1), exponential), available).allSatisfy { isClose($0, $1) }
    )
  }

  @Test("nobody asks, nobody lives, nothing in reach")
  func zeros() {
    let forms: [CatchmentForm] = [.twoStep, .balanced, .availability(alpha: 1)]
    for form in forms {
      // The second place has no people and the third reaches nothing: the first gets all the beds
      // of 0.
      let access = floatingCatchment(
        form,
        costs: [5, .infinity, .infinity, 5, .infinity, .infinity],
        columns: 2,
        opportunities: [10, 20],
        population: [100, 0, 7],
        decay: .linear(cutoff: 10)
      )
      #expect(access[0] > 0 && access[1] == 0 && access[2] == 0)
    }
    #expect(
      floatingCatchment(
        .twoStep,
        costs: [],
        columns: 0,
        opportunities: [],
        population: [1],
        decay: decay
      ) == [0]
    )
  }

  @Test("keep totals, whatever the matrix", arguments: 0..<60)
  func totals(seed: Int) {
    var generator = SeededGenerator(seed: UInt64(seed))
    let matrix = RandomMatrix(using: &generator)
    let decays: [Decay] = [
      .exponential(rate: 0.02), .binary(cutoff: 60), .gaussian(deviation: 40),
    ]
    for decay in decays {
      func asked(_ destination: Int) -> Bool {
        (0..<matrix.rows).contains {
          matrix.population[$0] > 0 && decay(matrix.cost($0, destination)) > 0
        }
      }
      let reached = exactSum(
        (0..<matrix.columns).filter(asked).map { matrix.opportunities[$0] }
      )
      // People-weighted two-step access and availability add up to what anybody reaches.
      let twoStep = access(.twoStep, matrix, decay)
      #expect(isClose(exactSum(zip(twoStep, matrix.population).map(*)), reached, 1e-11))
      #expect(isClose(exactSum(access(.availability(alpha: 1), matrix, decay)), reached, 1e-11))
      #expect(isClose(exactSum(access(.availability(alpha: 0.5), matrix, decay)), reached, 1e-11))

      // Balanced: the demand is everybody who reaches anything, and access adds up to the rates.
      var demand = CatchmentDemand(form: .balanced, destinations: matrix.columns, decay: decay)
      for origin in 0..<matrix.rows {
        let row = matrix.row(origin)
        demand.add(costs: row.span, population: matrix.population[origin])
      }
      let ones = demand.supply(opportunities: matrix.opportunities.map { _ in 1 })
      let demanded = exactSum(ones.rates.filter { $0 > 0 }.map { 1 / $0 })
      let reaching = (0..<matrix.rows).filter { origin in
        matrix.row(origin).contains { decay($0) > 0 }
      }
      #expect(isClose(demanded, exactSum(reaching.map { matrix.population[$0] }), 1e-11))
      let supply = demand.supply(opportunities: matrix.opportunities)
      #expect(isClose(exactSum(access(.balanced, matrix, decay)), exactSum(supply.rates), 1e-11))
    }
  }

  @Test("the order of rows and columns changes nothing", arguments: 0..<10)
  func order(seed: Int) {
    var generator = SeededGenerator(seed: UInt64(seed))
    let matrix = RandomMatrix(using: &generator)
    let rows = Array(0..<matrix.rows).shuffled(using: &generator)
    let columns = Array(0..<matrix.columns).shuffled(using: &generator)
    let other = matrix.shuffled(rows: rows, columns: columns)
    for form in [CatchmentForm.twoStep, .balanced, .availability(alpha: 1.3)] {
      let given = access(form, matrix, .exponential(rate: 0.02))
      #expect(access(form, other, .exponential(rate: 0.02)) == rows.map { given[$0] })
    }
  }

  private func access(_ form: CatchmentForm, _ matrix: RandomMatrix, _ decay: Decay) -> [Double] {
    floatingCatchment(
      form,
      costs: matrix.costs,
      columns: matrix.columns,
      opportunities: matrix.opportunities,
      population: matrix.population,
      decay: decay
    )
  }

  private func catchment(_ form: CatchmentForm) -> [Double] {
    floatingCatchment(
      form,
      costs: costs,
      columns: 2,
      opportunities: beds,
      population: people,
      decay: decay
    )
  }
}
