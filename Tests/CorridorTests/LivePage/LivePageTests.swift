// The live page as people use it: in Chromium, with the real solver behind it.

#if Server
  import Foundation
  import TestSupport
  import Testing

  @Suite(
    "The live page in Chromium",
    .enabled(
      if: Peers.tests(with: Browser.path != nil),
      "Chromium is not installed: apt-get install chromium"
    ),
    .timeLimit(.minutes(5)),
    .serialized
  )
  struct LivePageTests {
    private let browser: Browser
    private let folder: TemporaryFolder

    init() throws {
      browser = try Browser()
      folder = try TemporaryFolder()
      try FileManager.default.copyItem(
        atPath: repositoryNetwork("example"),
        toPath: folder.path + "/net"
      )
    }

    private var place: URL { URL(fileURLWithPath: folder.path) }

    private func open(_ server: LiveServer, _ screen: Screen = Screen()) throws -> BrowserPage {
      let page = try BrowserPage(server.address, in: browser, screen)
      try wait("document.body.dataset.ready === 'true'", page)
      // Money for whatever the test wants built.
      _ = try page.value(
        "app.store.question.request.budget === 1000 || app.store.change('Budget', s => { s.question.request.budget = 1000 })"
      )
      return page
    }

    private func wait(_ condition: String, _ page: BrowserPage, seconds: Double = 30) throws {
      let end = Date().addingTimeInterval(seconds)
      while !(try page.flag("Boolean(\(condition))")) {
        guard Date() < end else { throw Browser.Failure(description: "still not: \(condition)") }
        usleep(10_000)
      }
    }

    private func zone(_ name: String, _ page: BrowserPage) throws -> (x: Double, y: Double) {
      let place =
        "app.atlas.toScreen(app.atlas.drawing.zones[app.network.zones.findIndex(z => z.name === '\(name)')])"
      let box = "app.atlas.canvas.getBoundingClientRect()"
      return (
        try page.number("\(place)[0] + \(box).left"), try page.number("\(place)[1] + \(box).top")
      )
    }

    private func draw(_ from: String, _ to: String, _ page: BrowserPage) throws {
      try page.click("#tool-draw")
      try page.click(try zone(from, page))
      try page.click(try zone(to, page))
      try wait(
        "app.store.question.build.includes('idea-1') && app.model.figures.ideas.length",
        page
      )
      try page.press("Escape")
    }

    /// The figure on the page, with all its digits.
    private func value(_ page: BrowserPage) throws -> Double {
      try page.number("Number(document.querySelector('#value').dataset.value)")
    }

    private func state(_ project: String, _ state: String, _ page: BrowserPage) throws {
      try page.click("[data-key='s-\(state)-\(project)']")
    }

    private func plan(_ page: BrowserPage) throws {
      try page.click("#plan")
      try wait("document.querySelector('#proof[data-status]')", page)
    }

    @Test("plan to proof: the example's plan, its figures those of the command")
    func proof() throws {
      let server = try LiveServer("net", in: place)
      let page = try open(server)
      _ = try page.value("app.store.change('Budget', s => { s.question.request.budget = 200 })")
      try plan(page)
      #expect(try page.text("document.querySelector('#proof').dataset.status") == "optimal")
      let build = try page.value("[...app.store.question.build].sort()") as? [String]
      #expect(build == ["PASS", "PLATEAU"])
      let outcome = try CorridorProcess(
        ["evaluate", "net", "--build", "PASS,PLATEAU", "--format", "json"],
        in: place
      ).outcome()
      let json = try JSONSerialization.jsonObject(with: Data(outcome.output.utf8)) as? [String: Any]
      let objective = json?["objective"] as? [String: Any]
      #expect(try value(page) == (objective?["value"] as? NSNumber)?.doubleValue)
      #expect(page.complaints == [])
      #expect(
        page.requests.allSatisfy {
          $0.hasPrefix("http://127.0.0.1:\(server.port)/") || $0.hasPrefix("data:")
        }
      )
    }

    @Test("draw, lock, forbid, plan, undo and redo each of them")
    func undo() throws {
      let server = try LiveServer("net", in: place)
      let page = try open(server)
      let before = try value(page)
      try draw("Port Halden", "Highmoor", page)
      try wait("Number(document.querySelector('#value').dataset.value) !== \(before)", page)
      let drawn = try value(page)
      #expect(drawn < before)
      try page.click("#tab-projects")
      try state("RING", "must", page)
      try state("COAST", "never", page)
      try plan(page)
      let build = try page.value("app.store.question.build") as? [String] ?? []
      #expect(build.contains("idea-1") && build.contains("RING") && !build.contains("COAST"))
      let planned = try page.text("JSON.stringify(app.store.question)")
      for _ in 0..<4 { try page.click("#undo") }
      try wait("Number(document.querySelector('#value').dataset.value) === \(before)", page)
      #expect(try page.flag("app.store.question.ideas.add.length === 0"))
      for _ in 0..<4 { try page.click("#redo") }
      #expect(try page.text("JSON.stringify(app.store.question)") == planned)
      #expect(page.complaints == [])
    }

    @Test("reload, a killed server and a second window lose nothing")
    func lasting() throws {
      var server = try LiveServer("net", in: place)
      var page = try open(server)
      try draw("Port Halden", "Highmoor", page)
      try page.click("#tab-projects")
      try state("RING", "must", page)
      let question = "JSON.stringify(app.store.question)"
      let made = try page.text(question)
      try wait("!app.store.saving", page)
      page = try open(server)
      #expect(try page.text(question) == made)
      // Another window makes a scenario of its own, and neither loses its own.
      let other = try open(server)
      try other.click("#new")
      try wait("!app.store.saving", other)
      try state("COAST", "must", page)
      try wait("!app.store.saving && app.store.state.scenarios.length === 2", page)
      let latest = try page.text(question)
      #expect(latest.contains("COAST"))
      server.killAtOnce()
      server = try LiveServer("net", in: place)
      let again = try open(server)
      #expect(try again.number("app.store.state.scenarios.length") == 2)
      #expect(
        try again.flag(
          "app.store.state.scenarios.some(s => JSON.stringify(s.question) === \(quoted(latest)))"
        )
      )
      #expect(try again.flag("app.store.state.past.length > 0"))
    }

    @Test("a search goes on when the page is loaded again, and begins again on a new server")
    func searchLasting() throws {
      try FileManager.default.copyItem(
        atPath: repositoryNetwork("china"),
        toPath: folder.path + "/china"
      )
      var server = try LiveServer("china", in: place)
      let page = try BrowserPage(server.address, in: browser)
      try wait("document.body.dataset.ready === 'true'", page)
      _ = try page.value("app.store.change('Budget', s => { s.question.request.budget = 2e12 })")
      // What another window wrote last says that a search goes on which is over here, or none where
      // another had one.
      let ended = """
        (() => { const s = app.store, at = job => ({job, kind: 'plan', scenario: 'x', body: {}});
        const other = running => ({version: s.version, state: {...structuredClone(s.state), running}});
        s.state.running = at('own'); s.own = s.state.running; s.keepRunning(null); s.merge(other(at('own')));
        const isOver = s.state.running === null; s.merge(other(at('theirs')));
        const isTheirs = s.state.running?.job === 'theirs'; s.merge(other(null));
        return isOver && isTheirs && s.state.running === null; })()
        """
      #expect(try page.flag(ended))
      try page.click("#plan")
      try wait("app.model.search.progress && !app.store.saving", page, seconds: 120)
      let job = try page.text("app.model.search.job")
      _ = try page.value("setTimeout(() => location.reload(), 0)")
      // The old document is gone by then.
      sleep(1)
      try wait("document.body.dataset.ready === 'true'", page)
      try wait("app.model.search?.job === '\(job)'", page)
      try wait("app.model.search.progress?.incumbent", page, seconds: 120)
      try wait("!app.store.saving", page)
      server.killAtOnce()
      server = try LiveServer("china", in: place)
      let again = try BrowserPage(server.address, in: browser)
      try wait("document.body.dataset.ready === 'true'", again)
      try wait("app.model.search?.progress?.incumbent", again, seconds: 120)
      #expect(try again.text("app.model.search.job") != job)
      try again.click("#stop")
      try wait("app.model.search.isOver", again, seconds: 60)
      #expect(try again.flag("app.store.question.build.length > 0"))
      #expect(try again.flag("app.store.state.running === null"))
    }

    private func quoted(_ text: String) throws -> String {
      let data = try JSONSerialization.data(withJSONObject: [text])
      return String(String(decoding: data, as: UTF8.self).dropFirst().dropLast())
    }

    @Test("a scenario's file gives the same plan by the command, is confirmed, and has a report")
    func file() throws {
      let server = try LiveServer("net", in: place)
      let page = try open(server)
      try draw("Port Halden", "Highmoor", page)
      try plan(page)
      let text = try page.text("app.store.state.documents[app.store.scenario.proof.document]")
      try Data(text.utf8).write(to: place.appendingPathComponent("scenario.json"))
      func run(_ arguments: String...) throws -> Outcome {
        try CorridorProcess(arguments, in: place).outcome()
      }
      let planned = try run("plan", "net", "--like", "scenario.json", "--format", "json")
      #expect(planned.code == 0, "\(planned.messages)")
      func withoutClock(_ text: String) -> String {
        text.replacing(/"seconds(_to_best)?": [0-9.e-]+/, with: "")
      }
      #expect(
        withoutClock(planned.output) == withoutClock(text + "\n")
          || withoutClock(planned.output) == withoutClock(text)
      )
      let verified = try run("verify", "net", "scenario.json")
      #expect(verified.code == 0, "\(verified.output)")
      let evaluated = try run("evaluate", "net", "--plan", "scenario.json", "--format", "json")
      #expect(evaluated.code == 0, "\(evaluated.messages)")
      let report = try run("report", "net", "scenario.json", "-o", "report.html")
      #expect(report.code == 0, "\(report.messages)")
      let command = try page.text(
        """
        fetch('/api/command', {method: 'POST', headers: {'x-corridor-token': '\(server.token)', 'content-type': 'application/json'},
        body: JSON.stringify({question: app.store.question})}).then(r => r.json()).then(j => j.command)
        """
      )
      #expect(command.hasPrefix("corridor plan net "))
      #expect(command.contains("--add="))
    }

    @Test("by keys alone: choose a project, lock it, plan, draw by name")
    func keys() throws {
      let server = try LiveServer("net", in: place)
      let page = try open(server)
      _ = try page.value("document.querySelector('#projects li').focus()")
      let first = try page.text("document.activeElement.dataset.project")
      try page.press("m", text: "m")
      #expect(try page.flag("app.store.question.request.require.includes('\(first)')"))
      #expect(try page.text("document.activeElement.dataset.project") == first)
      try page.press("ArrowDown")
      let second = try page.text("document.activeElement.dataset.project")
      #expect(second != first && !second.isEmpty)
      try page.press("n", text: "n")
      #expect(try page.flag("app.store.question.request.forbid.includes('\(second)')"))
      _ = try page.value("document.querySelector('#by-name').focus()")
      try page.press("Enter", text: "\r")
      for name in ["Seaford", "", "Westend"] {
        try page.type(name)
        try page.press("Tab")
      }
      _ = try page.value("document.querySelector('#sheet [type=submit]').focus()")
      try page.press("Enter", text: "\r")
      try wait("app.store.question.ideas.add.length === 1", page)
      _ = try page.value("document.querySelector('#plan').focus()")
      try page.press("Enter", text: "\r")
      try wait("document.querySelector('#proof[data-status]')", page)
      #expect(page.complaints == [])
    }

    @Test("on a telephone, by fingers, nothing is wider than the screen")
    func phone() throws {
      let server = try LiveServer("net", in: place)
      let page = try open(server, .phone)
      #expect(try page.number("document.documentElement.scrollWidth") <= 390)
      _ = try page.value("scrollTo(0, 0)")
      try page.tap(try page.middle(of: "#tool-draw"))
      _ = try page.value("scrollTo(0, 0)")
      try page.tap(try zone("Port Halden", page))
      try page.tap(try zone("Highmoor", page))
      try wait("app.store.question.build.includes('idea-1')", page)
      #expect(page.complaints == [])
    }

    @Test("people within a time of a zone are those whom the matrix of costs has there")
    func reach() throws {
      let server = try LiveServer("net", in: place)
      let page = try open(server)
      _ = try page.value("app.select({kind: 'zone', zone: 0})")
      try wait("document.querySelector('#reach')", page)
      let zone = try page.text("app.network.zones[0].id")
      let matrix = try CorridorProcess(["matrix", "net"], in: place).outcome().output
      let people = try CorridorProcess(
        ["list", "net", "zones", "--format", "csv"],
        in: place
      ).outcome().output
      func rows(_ text: String) -> [[String]] {
        text.split(separator: "\n").map {
          $0.split(separator: ",", omittingEmptySubsequences: false).map { String($0) }
        }
      }
      let header = try #require(rows(people).first)
      let column = try #require(header.firstIndex(of: "population"))
      let sizes = Dictionary(
        uniqueKeysWithValues: rows(people).dropFirst().map { ($0[0], Double($0[column]) ?? 0) }
      )
      let costs = rows(matrix).dropFirst().filter { $0[0] == zone }
      for (row, hours) in [2.0, 4, 6, 8, 12].enumerated() {
        let expected = costs.filter { Double($0[2]) ?? .infinity <= 60 * hours }
          .reduce(0) { $0 + (sizes[$1[1]] ?? 0) }
        for column in [1, 2] {
          let cell = "document.querySelectorAll('#reach tbody tr')[\(row)].cells[\(column)]"
          let shown = try page.number("Number(\(cell).dataset.value)")
          #expect(abs(shown - expected) <= 1e-9 * expected, "\(hours) h: \(shown), \(expected)")
        }
      }
    }

    @Test("stop keeps the best plan; the search of a page that is gone ends")
    func stop() throws {
      try FileManager.default.copyItem(
        atPath: repositoryNetwork("china"),
        toPath: folder.path + "/china"
      )
      let server = try LiveServer("china", in: place)
      let page = try open(server)
      _ = try page.value("app.store.change('Budget', s => { s.question.request.budget = 2e12 })")
      try page.click("#plan")
      try wait("app.model.search.progress?.incumbent", page, seconds: 120)
      try page.click("#stop")
      try wait("app.model.search.isOver", page, seconds: 60)
      #expect(try page.flag("app.store.question.build.length > 0"))
      #expect(
        ["optimal", "interrupted"].contains(try page.text("app.store.scenario.proof.status"))
      )
    }
  }
#endif
