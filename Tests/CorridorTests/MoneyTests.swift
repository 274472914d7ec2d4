// Amounts of money as people type them, and as they are said back.

import Foundation
import Testing

@Suite("Amounts of money")
struct MoneyTests {
  let workspace: Workspace

  init() throws {
    // Prices in whole currency, so that budgets in billions mean something.
    workspace = try Workspace(replacing: [
      "project.csv": """
      project_id,name,cost,requires,region
      P1,Fast line,10000000000,,West
      P2,Branch,5000000000,,West
      P3,Tunnel,900000000000,P1,East

      """
    ])
  }

  private func budget(_ options: String...) throws -> Double? {
    let outcome = try workspace.corridor(["plan", "net", "--format", "json"] + options)
    let json = try? JSONSerialization.jsonObject(with: Data(outcome.output.utf8))
    return ((json as? [String: Any])?["budget"] as? NSNumber)?.doubleValue
  }

  @Test(
    "is read with units and thousands",
    arguments: [
      ("1e12", 1e12), ("1 trillion", 1e12), ("1tn", 1e12), ("1,000,000,000,000", 1e12),
      ("350bn", 3.5e11), ("20 million", 2e7), ("0.3 Trillion", 3e11), ("1.5b", 1.5e9),
      ("2.5e10", 2.5e10), ("12,345.5", 12_345.5), ("7k", 7e3), ("3 m", 3e6), (" 15bn ", 1.5e10),
      ("2\u{4EBF}", 2e8), ("1\u{4E07}\u{4EBF}", 1e12), ("+10", 10), ("0", 0),
    ] as [(String, Double)]
  )
  func amounts(text: String, value: Double) throws {
    #expect(try budget("--budget", text) == value)
  }

  @Test(
    "that cannot be meant is refused with how to write it",
    arguments: [
      "ten", "1,00", "1,0000", "10,00,000", ",5", "1.000.000", "1 zillion", "1 t", "bn", "1e3 bn",
      "1 000 000", "-5", "-5bn", "nan", "inf million", "1e999", "", "1,000.5,000", "0x10",
    ]
  )
  func garbage(text: String) throws {
    // An item of a list may be empty.
    for option in text == ",5" ? ["--budget"] : ["--budget", "--periods"] {
      let outcome = try workspace.corridor("plan", "net", option, text)
      #expect(outcome.code == 2 && outcome.output.isEmpty, "\(option) \(text): \(outcome.output)")
      #expect(outcome.messages.contains(option), "\(outcome.messages)")
    }
    let outcome = try workspace.corridor("plan", "net", "--budget", text)
    #expect(outcome.messages.contains("350bn, \"20 million\""), "\(outcome.messages)")
  }

  @Test("is read in lists, ranges, periods and spending")
  func lists() throws {
    func budgets(_ text: String) throws -> [Double] {
      let outcome = try workspace.corridor(
        "frontier",
        "net",
        "--budgets",
        text,
        "--format",
        "csv"
      )
      #expect(outcome.code == 0, "\(text): \(outcome.messages)")
      return outcome.output.split(separator: "\n").dropFirst().compactMap {
        Double($0.prefix { $0 != "," })
      }
    }
    #expect(try budgets("5bn:15bn:5 billion") == [5e9, 1e10, 1.5e10])
    #expect(try budgets("5,000,000,000:10,000,000,000:5bn") == [5e9, 1e10])
    #expect(try budgets("5bn,1e10, 15 billion") == [5e9, 1e10, 1.5e10])
    #expect(try budgets("5,000,000,000; 10,500,000,000") == [5e9, 1.05e10])
    #expect(try budgets("100,200,300") == [100, 200, 300])
    #expect(try budgets("1,000,000,000,000") == [1e12])
    #expect(try budgets("5,000,000,000,10,000,000,000") == [5e9, 1e10])
    let unclear = try workspace.corridor("frontier", "net", "--budgets", "1,000,200,000")
    #expect(unclear.code == 2 && unclear.messages.contains("separate amounts by semicolons"))
    let halved = try workspace.corridor("frontier", "net", "--budgets", "1,000 bn")
    #expect(halved.code == 0 && halved.output.contains("1 trillion CNY"), "\(halved.messages)")
    #expect(try budget("--periods", "5bn,10 billion") == 1.5e10)
    #expect(try budget("--periods", "5,000,000,000;10,000,000,000") == 1.5e10)
    #expect(try budget("--budget", "1tn", "--frontier", "5bn:10bn:5bn") == 1e12)
    let spending = try workspace.corridor(
      "plan",
      "net",
      "--budget",
      "1 trillion",
      "--spend",
      "West=5bn:10,000,000,000,East=:800 billion"
    )
    #expect(spending.code == 0, "\(spending.messages)")
    #expect(
      spending.output.contains("Spending on West: at least 5 billion CNY, at most 10 billion CNY.")
    )
    #expect(spending.output.contains("Spending on East: at most 800 billion CNY."))
  }

  @Test("is said back in words")
  func words() throws {
    let plan = try workspace.corridor("plan", "net", "--budget", "1,000,000,000,000")
    #expect(plan.output.contains("of a budget of 1 trillion CNY ("), "\(plan.output)")
    let own = try workspace.corridor("evaluate", "net", "--build", "P1", "--budget", "12.5bn")
    #expect(own.output.contains("of a budget of 12.5 billion CNY (80.0 %)"))
    let odd = try workspace.corridor("plan", "net", "--budget", "10000000001")
    #expect(odd.output.contains("of a budget of 10,000,000,001 CNY"))
    let periods = try workspace.corridor("plan", "net", "--periods", "5bn,10bn")
    #expect(periods.output.contains("Period by period: 5 billion, then 10 billion CNY."))
    let dear = try workspace.corridor("plan", "net", "--budget", "9bn", "--require", "P1")
    #expect(dear.code == 3 && dear.output.contains("the budget is 9 billion CNY"))
    let range = try workspace.corridor("frontier", "net", "--budgets", "5bn:10bn:5bn")
    #expect(range.output.contains(", 5 billion to 10 billion CNY\n"), "\(range.output)")
    let aims = try workspace.corridor(
      "frontier",
      "net",
      "--budget",
      "15bn",
      "--against",
      "total"
    )
    #expect(aims.output.contains("for 15 billion CNY\n"), "\(aims.output)")
  }

  // P1 and P2 cost 15 billion, one more than the changed budget: less than a ten-billionth of it.
  @Test("a plan that is one unit over the budget is not verified")
  func verified() throws {
    let plan = try workspace.corridor(
      "plan",
      "net",
      "--budget",
      "15bn",
      "--objective",
      "access",
      "--format",
      "json"
    )
    try workspace.write(plan.output, to: "plan.json")
    #expect(try workspace.corridor("verify", "net", "plan.json").code == 0)
    let poor = plan.output.replacing("\"budget\": 15000000000", with: "\"budget\": 14999999999")
    #expect(poor != plan.output)
    try workspace.write(poor, to: "poor.json")
    let verified = try workspace.corridor("verify", "net", "poor.json")
    #expect(verified.code == 3)
    #expect(
      verified.output.contains("the plan costs 15 billion, the budget is 14,999,999,999 CNY"),
      "\(verified.output)"
    )
  }
}
