// What is wrong with a request is said, with the right status, and nothing else happens.

import Foundation
import DurableFiles
import OrderedJSON
import PlanModel
import PlanningServer
import TestSupport
import Testing
import TransportNetwork

@Suite("Requests to the live page's server")
struct RequestTests {
  private let example: LiveExample

  init() throws { example = try LiveExample() }

  @Test(
    "malformed JSON and members of another kind are refused with their place",
    arguments: [
      "", "{", "nonsense", "[]", "{}", #"{"question":1}"#, #"{"question":{}}"#,
      #"{"question":{"request":{}}}"#,
      #"{"question":{"request":{"version":99,"budget":1}}}"#,
      #"{"question":{"request":{"version":1,"budget":"much"}}}"#,
      #"{"question":{"request":{"version":1,"budget":1},"build":[1]}}"#,
    ]
  )
  func malformed(text: String) throws {
    var request = LiveExample.request("POST", "/api/evaluate", .null)
    request.body = Array(text.utf8)
    let (status, json) = try example.ask(request)
    #expect(status == 400)
    #expect(json["error"]?.text?.isEmpty == false)
  }

  @Test("unknown projects, regions, zones and modes are named")
  func unknown() throws {
    func error(_ path: String, _ body: JSONValue) throws -> String {
      let (status, json) = try example.post(path, body)
      #expect(status == 400)
      return json["error"]?.text ?? ""
    }
    let none = try LiveExample.question(build: ["NOTHING"])
    #expect(try error("evaluate", ["question": none]).contains("NOTHING"))
    let region = try LiveExample.question { $0.target = "Nowhere" }
    #expect(try error("evaluate", ["question": region]).contains("Nowhere"))
    let question = try LiveExample.question()
    #expect(try error("zone", ["question": question, "zone": "?"]).contains("?"))
    #expect(try error("line", ["places": ["a", "b"], "mode": "sledge"]).contains("sledge"))
    let idea = try LiveExample.question(ideas: IdeaList(add: ["Port Halden-Atlantis,mode=rail"]))
    #expect(try error("evaluate", ["question": idea]).contains("Atlantis"))
  }

  @Test("addresses that are not there, and paths that would leave the page's files")
  func paths() throws {
    for path in ["/nothing", "/../Package.swift", "/%2e%2e/secret", "/app.js/", "//app.js"] {
      #expect(try example.ask(LiveExample.request("GET", path)).status == 404)
    }
    #expect(try example.ask(LiveExample.request("GET", "/api/nothing")).status == 404)
    #expect(try example.ask(LiveExample.request("GET", "/api/jobs/9")).status == 404)
    #expect(try example.post("stop", ["job": "9"]).status == 404)
    guard
      case .whole(let status, let type, let bytes) = example.server.answer(
        LiveExample.request("GET", "/")
      )
    else {
      Issue.record("no page")
      return
    }
    #expect(status == 200 && type.hasPrefix("text/html") && bytes.count > 100)
  }

  @Test("the state is kept beside the network, and who missed a change is told")
  func state() throws {
    let folder = try TemporaryFolder()
    let path = folder.path + "/net"
    let first = try LiveExample(saved: SavedState(besideNetwork: path))
    func put(_ example: LiveExample, _ version: Int, _ state: JSONValue) throws -> (Int, JSONValue)
    {
      let body: JSONValue = ["version": .integer(version), "state": state]
      let answer = try example.ask(LiveExample.request("PUT", "/api/state", body))
      return (answer.status, answer.json)
    }
    #expect(try put(first, 0, ["a": "one"]).0 == 200)
    #expect(try put(first, 0, ["a": "late"]).0 == 409)
    #expect(try put(first, 0, ["a": "late"]).1["state"] == ["a": "one"])
    #expect(try put(first, 1, ["a": "two"]).1["version"]?.number == 2)
    #expect(try folder.entries().contains("net.live"))
    // A second process has it while the first lives; what was kept is read by whoever comes after.
    let text = String(decoding: try folder.read("net.live/state.json"), as: UTF8.self)
    #expect(text.contains(#""state":{"a":"two"}"#))
  }

  @Test("a state that cannot be read is not written over")
  func damaged() throws {
    let text = #"{"corridor_live":1,"version":3,"state":{"a""#
    let folder = try TemporaryFolder()
    let path = folder.path + "/net.live"
    try FileManager.default.createDirectory(atPath: path, withIntermediateDirectories: false)
    try Data(text.utf8).write(to: URL(filePath: path + "/state.json"))
    let saved = SavedState(besideNetwork: folder.path + "/net")
    #expect(saved.failure?.contains("damaged") == true && saved.folder == nil)
    let example = try LiveExample(saved: saved)
    let body: JSONValue = ["version": .integer(0), "state": ["a": "new"]]
    #expect(try example.ask(LiveExample.request("PUT", "/api/state", body)).status == 200)
    #expect(String(decoding: try folder.read("net.live/state.json"), as: UTF8.self) == text)
  }

  @Test("what a drawn line would be like comes from the network's own candidates")
  func estimate() throws {
    let zones = example.network.zones
    let ids = try ["Port Halden", "Highmoor"].map { name in
      JSONValue.string(try require_(zones.first { $0.name == name }).id)
    }
    let (status, json) = try example.post("line", ["places": .array(ids), "mode": "rail"])
    #expect(status == 200)
    #expect((json["km"]?.number ?? 0) > 0)
    #expect((json["candidates"]?.number ?? 0) > 0)
  }
}
