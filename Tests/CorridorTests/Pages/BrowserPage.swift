// A page in the browser: what a reader does to it, and what can be seen then.

import Foundation

/// How a page is looked at.
struct Screen {
  var width = 1280
  var height = 900
  var isDark = false
  var hasTouch = false

  /// A telephone held upright.
  static let phone = Screen(width: 390, height: 844, hasTouch: true)
}

/// An open page.
struct BrowserPage {
  private let browser: Browser
  private let session: String
  private let file: URL
  private let screen: Screen

  /// Opens a file and waits until it is loaded.
  init(_ file: URL, in browser: Browser, _ screen: Screen = Screen()) throws {
    self.browser = browser
    self.file = file
    self.screen = screen
    let target = try browser.send("Target.createTarget", ["url": "about:blank"])
    let attached = try browser.send(
      "Target.attachToTarget",
      ["targetId": target["targetId"] as? String ?? "", "flatten": true]
    )
    session = attached["sessionId"] as? String ?? ""
    for domain in ["Page", "Runtime", "Network", "Log"] { try send("\(domain).enable") }
    try send(
      "Emulation.setDeviceMetricsOverride",
      [
        "width": screen.width, "height": screen.height, "deviceScaleFactor": 1,
        "mobile": screen.hasTouch,
      ]
    )
    try send("Emulation.setTouchEmulationEnabled", ["enabled": screen.hasTouch])
    let scheme = screen.isDark ? "dark" : "light"
    try send(
      "Emulation.setEmulatedMedia",
      ["features": [["name": "prefers-color-scheme", "value": scheme]]]
    )
    try send("Page.navigate", ["url": file.absoluteString])
    try browser.wait(for: "Page.loadEventFired", session: session)
  }

  @discardableResult
  private func send(_ method: String, _ parameters: [String: Any] = [:]) throws -> [String: Any] {
    try browser.send(method, parameters, session: session)
  }

  // MARK: What can be seen

  /// What an expression of JavaScript comes to.
  func value(_ expression: String) throws -> Any? {
    let answer = try send(
      "Runtime.evaluate",
      ["expression": expression, "returnByValue": true, "awaitPromise": true]
    )
    if let details = answer["exceptionDetails"] {
      throw Browser.Failure(description: "\(expression): \(details)")
    }
    return (answer["result"] as? [String: Any])?["value"]
  }

  func text(_ expression: String) throws -> String { try value(expression) as? String ?? "" }

  func number(_ expression: String) throws -> Double {
    (try value(expression) as? NSNumber)?.doubleValue ?? .nan
  }

  func flag(_ expression: String) throws -> Bool { try value(expression) as? Bool ?? false }

  /// Texts of all elements that match a selector.
  func texts(_ selector: String) throws -> [String] {
    try value("[...document.querySelectorAll(`\(selector)`)].map(e => e.textContent)") as? [String]
      ?? []
  }

  /// What the page wrote to the console, exceptions and policy violations included.
  var complaints: [String] {
    browser.events.filter { $0.session == session }
      .filter {
        ["Runtime.exceptionThrown", "Runtime.consoleAPICalled", "Log.entryAdded"].contains(
          $0.method
        )
      }
      .map { "\($0.parameters)" }
  }

  /// Addresses that the page asked for.
  var requests: [String] {
    browser.events.filter { $0.session == session && $0.method == "Network.requestWillBeSent" }
      .compactMap { ($0.parameters["request"] as? [String: Any])?["url"] as? String }
  }

  // MARK: What a reader does

  /// The middle of an element after it was scrolled into view.
  func middle(of selector: String) throws -> (x: Double, y: Double) {
    let point =
      try value(
        """
        (() => {
          const e = document.querySelector(`\(selector)`);
          e.scrollIntoView({block: "center"});
          const r = e.getBoundingClientRect();
          return [r.left + r.width / 2, r.top + r.height / 2];
        })()
        """
      ) as? [NSNumber] ?? []
    guard point.count == 2 else { throw Browser.Failure(description: "no \(selector)") }
    return (point[0].doubleValue, point[1].doubleValue)
  }

  private func mouse(
    _ type: String,
    _ point: (x: Double, y: Double),
    _ more: [String: Any] = [:]
  ) throws {
    try send(
      "Input.dispatchMouseEvent",
      more.merging(["type": type, "x": point.x, "y": point.y]) { $1 }
    )
  }

  private static var press: [String: Any] { ["button": "left", "buttons": 1, "clickCount": 1] }

  func hover(_ point: (x: Double, y: Double)) throws { try mouse("mouseMoved", point) }

  func click(_ point: (x: Double, y: Double)) throws {
    try hover(point)
    try mouse("mousePressed", point, Self.press)
    try mouse("mouseReleased", point, Self.press)
  }

  func click(_ selector: String) throws { try click(try middle(of: selector)) }

  func drag(from start: (x: Double, y: Double), by offset: (x: Double, y: Double)) throws {
    let end = (x: start.x + offset.x, y: start.y + offset.y)
    try mouse("mousePressed", start, Self.press)
    try mouse("mouseMoved", end, Self.press)
    try mouse("mouseReleased", end, Self.press)
  }

  /// Turns the wheel towards the reader where the amount is above 0.
  func turnWheel(at point: (x: Double, y: Double), by amount: Double, withControl: Bool) throws {
    let more: [String: Any] = ["deltaX": 0, "deltaY": amount, "modifiers": withControl ? 2 : 0]
    try mouse("mouseWheel", point, more)
    // The answer comes before the page has seen the wheel.
    _ = try value("new Promise(done => setTimeout(done, 200))")
  }

  /// Presses a key; the text is what it types, if anything.
  func press(_ key: String, text: String = "") throws {
    try send("Input.dispatchKeyEvent", ["type": "keyDown", "key": key, "text": text])
    try send("Input.dispatchKeyEvent", ["type": "keyUp", "key": key])
  }

  func type(_ text: String) throws { try send("Input.insertText", ["text": text]) }

  func tap(_ point: (x: Double, y: Double)) throws {
    try touch("touchStart", [point])
    try touch("touchEnd", [])
  }

  /// Moves two fingers apart, to both sides of a point.
  func spread(about point: (x: Double, y: Double), from near: Double, to far: Double) throws {
    func fingers(_ offset: Double) -> [(x: Double, y: Double)] {
      [(point.x - offset, point.y), (point.x + offset, point.y)]
    }
    try touch("touchStart", fingers(near))
    try touch("touchMove", fingers((near + far) / 2))
    try touch("touchMove", fingers(far))
    try touch("touchEnd", [])
  }

  private func touch(_ type: String, _ points: [(x: Double, y: Double)]) throws {
    let points = points.enumerated().map { ["x": $1.x, "y": $1.y, "id": Double($0)] }
    try send("Input.dispatchTouchEvent", ["type": type, "touchPoints": points])
  }

  // MARK: Pictures

  /// The page on paper, as PDF.
  func printed() throws -> Data {
    let answer = try send(
      "Page.printToPDF",
      ["preferCSSPageSize": true, "printBackground": true]
    )
    return Data(base64Encoded: answer["data"] as? String ?? "") ?? Data()
  }

  /// Keeps a picture of the whole page in the folder that CORRIDOR_SCREENSHOTS names, if it is set.
  func keepPicture() throws {
    guard let folder = ProcessInfo.processInfo.environment["CORRIDOR_SCREENSHOTS"] else { return }
    let height = min(try number("document.documentElement.scrollHeight"), 16_000)
    let answer = try send(
      "Page.captureScreenshot",
      [
        "captureBeyondViewport": true,
        "clip": ["x": 0, "y": 0, "width": Double(screen.width), "height": height, "scale": 1.0],
      ]
    )
    let name = file.deletingPathExtension().lastPathComponent
    let path = "\(folder)/\(name)-\(screen.width)\(screen.isDark ? "-dark" : "").png"
    try Data(base64Encoded: answer["data"] as? String ?? "")?
      .write(to: URL(fileURLWithPath: path))
  }
}
