// README.md of the network of 2016: what the planner would have chosen, and what was built.

import TransportNetwork

/// The page that asks what the planner would have chosen.
enum BacktestPage {
  /// The page.
  ///
  /// The figures of its chapter are what its commands print; a test computes the gaps again without
  /// the planner.
  static func text(
    _ network: Network,
    _ lines: [BacktestLine],
    _ check: [CheckFigures.Row]
  ) -> String {
    let history = lines.filter(\.isHistory)
    let later = lines.filter { !$0.isHistory }
    func trillions(_ lines: [BacktestLine]) -> String {
      fixed(lines.map(\.cost).reduce(0, +) / 1e12, 3)
    }
    return """
      # Networks/china2016

      China's passenger network of March 2016 between \(network.zones.count) zones (census of 2010), and what could be built from then on: the
      \(history.count) lines that were opened until June 2021 (\(trillions(history)) trillion CNY; `history.txt` names them) and \(later.count) that opened later
      (\(trillions(later)) trillion; `later.txt`). It answers one question of the past with the planner of today.

      ## What would it have chosen?

      \(chapter)

      ## What to keep in mind

      \(caveats)

      ## What it is made of

      \(method)

      Train times of the network against the direct trains of 2016 that it does not know, an eighth of them at a time (median of network over timetable; share
      within 15 %), as in [Networks/china](../china/SOURCES.md):

      | comparison | median; within 15 % | services |
      |---|---|---|
      \(check.map { "| \($0.name) | \($0.figure) | \($0.wanted) |" }.joined(separator: "\n"))

      Licences are those of [Networks/china](../china/SOURCES.md), which datapackage.json repeats per table; the trains of 2016 are from metromancn/Parse12306 (MIT).
      Maintainers with the raw tables build these files again, byte for byte, with

      ```
      swift run -c release BuildChinaNetwork --data FOLDER --recent FOLDER --as-of 2016 --output Networks/china2016 --force
      ```

      """
  }

  private static let chapter = """
    What was built, by the figures of the planner, and what the same money (2,182.32 bn CNY) could have bought:

    ```
    N=Networks/china2016
    corridor evaluate $N --build "$(cat $N/history.txt)"                      # history, by the gap
    corridor evaluate $N --build "$(cat $N/history.txt)" --objective total    # history, by all zones' access
    corridor plan $N --budget 2182.32bn                                       # least gap
    corridor plan $N --budget 2182.32bn --objective total                     # most access for all
    corridor plan $N --budget 2182.32bn --forbid "$(cat $N/later.txt)"        # least gap with the lines of history alone
    corridor plan $N --budget 1091.16bn --forbid "$(cat $N/later.txt)" --objective total   # half the money, lines of history alone
    ```

    Access is the people of other zones, each times exp(-t/480) for t minutes; the gap is that of the East less that of the West; all figures are millions.

    | plan | cost, bn CNY | lines | gap | mean access | of history |
    |---|---|---|---|---|---|
    | nothing | 0 | 0 | 102.2 | 507.3 | 0 |
    | history | 2,182.3 | 61 | 107.9 | 528.2 | 61 |
    | least gap (proven to 0.01 %) | 1,909.6 | 52 | 81.5 | | 29 |
    | most access for all (proven to 0.01 %) | 2,180.3 | 52 | 106.7 | 537.8 | 30 |
    | least gap, lines of history (proven to 0.01 %) | 1,142.8 | 28 | 93.2 | | 28 |
    | most access, half the money, lines of history (proven to 0.01 %) | 1,087.8 | 25 | 109.4 | 524.9 | 25 |

    * **History closed no gap.** It raised the West's access from 440.8 to 455.7 million, and the East's more: the gap grew by 5.6 %. The best plan for the gap brings the West to
      465.9 million and leaves some money unspent, since lines in the East widen it.
    * **It was not the best plan for all either.** Mean access rose by 20.9 million; 30.5 were to be had for the same money, with 30 lines of history and 22 that came after 2021:
      both plans take Xi'an-Shiyan, Guiyang-Nanning, Xiangyang-Wanzhou-Chongqing, Chongqing East-Qianjiang, Chongqing-Yibin, Zhangjiajie-Jishou-Huaihua
      and Changde-Changsha. That they were built next says that the order was the question, not the lines.
    * **Half the money would have bought most of it:** 25 lines of history for 1,087.8 bn CNY give 17.6 of the 20.9 million.
    * **What both plans and history agree on:** Xi'an-Chengdu, Baoji-Lanzhou, Guiyang-Kunming, Yinchuan-Xi'an, Chengdu-Guiyang (Leshan-Yibin-Guiyang) and Zhengzhou-Xiangyang.
    """

  private static let caveats = """
    * Costs of history are announced totals for 40 lines and unit costs for 21 (`source` in project.csv); lines that opened later are costed as the former were per kilometre at their design
      speed. In mountains that is too little (Xi'an-Shiyan, Chongqing East-Qianjiang), so the planner likes them too well. Nothing is deflated.
    * Access by the fastest way counts flights, which are faster than most lines over long distances. It leaves out fares, capacity, freight and what a line does for those who live between the
      seats; intercity lines (Beijing-Xiong'an, Foshan-Zhaoqing) were not built for this.
    * The planner knows in 2016 what opened until 2026, and no plan that was dropped. Lines under construction in 2016 are candidates like all others, though
      much of their money was spent.
    * New lines have no direct trains beyond them: what they do for long journeys is understated, in history and in plans alike.
    """

  private static let method = """
    * High-speed trains: 12306 timetable of 10 March 2016, calibrated on its direct services as in Networks/china. Conventional trains: neighbours in the timetable of 2021, without the lines
      for less than 200 km/h that are candidates, as chains without direct trains; some of these trains run on lines for 200 km/h that opened since.
    * Flights: pairs of June 2014 (OpenFlights), block minutes by the great circle, 1.35 flights a day and airline (an assumption: some 9,300 departures a day in all); Beijing Nanyuan is left out.
    * Roads are today's, without the expressways and bridges that Networks/china adds from after 2016. Stations stand where those of 2023 do.
    * Lines run at 0.62 (from 300 km/h) or 0.64 of their design speed, through the seats that the tables name. Chongqing-Wanzhou (34.4 bn CNY, a line of
      the table) lies in one zone and is left out of history; Xiangyang-Wanzhou-Chongqing includes its length.
    * No freight, no ports, no product of cities: only what the question needs.
    """
}
