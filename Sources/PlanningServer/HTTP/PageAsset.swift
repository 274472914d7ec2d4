// The page's files, built into the program: own modules, one document, one style sheet; nothing
// comes from elsewhere.

import Reporting

/// A file of the page.
struct PageAsset: Sendable {
  var type: String
  var bytes: [UInt8]

  static let json = "application/json; charset=utf-8"

  /// What the browser may do with all of it: run and show what this server sent, and ask this
  /// server.
  static let policy = """
    default-src 'self'; img-src 'self' data: blob:; object-src 'none'; base-uri 'none'; form-action 'none'; \
    frame-ancestors 'none'
    """

  private static let script = "text/javascript; charset=utf-8"

  /// The file of a name.
  static func named(_ name: String) -> PageAsset? { all[name] }

  private static let all: [String: PageAsset] = {
    let modules: [(String, [UInt8])] = [
      ("api.js", PackageResources.api_js), ("app.js", PackageResources.app_js),
      ("choices.js", PackageResources.choices_js), ("classes.js", PackageResources.classes_js),
      ("details.js", PackageResources.details_js), ("dom.js", PackageResources.dom_js),
      ("ideas.js", PackageResources.ideas_js), ("map.js", PackageResources.map_js),
      ("model.js", PackageResources.model_js), ("numbers.js", PackageResources.numbers_js),
      ("panel.js", PackageResources.panel_js), ("question.js", PackageResources.question_js),
      ("reach.js", PackageResources.reach_js),
      ("scenarios.js", PackageResources.scenarios_js), ("store.js", PackageResources.store_js),
      ("tools.js", PackageResources.tools_js), ("words.js", PackageResources.words_js),
    ]
    var all: [String: PageAsset] = [:]
    for (name, bytes) in modules { all[name] = PageAsset(type: script, bytes: bytes) }
    all["index.html"] = PageAsset(
      type: "text/html; charset=utf-8",
      bytes: PackageResources.index_html
    )
    all["look.css"] = PageAsset(type: style, bytes: PackageResources.look_css)
    all["colours.css"] = PageAsset(type: style, bytes: Array(reportColours.utf8))
    return all
  }()

  private static let style = "text/css; charset=utf-8"
}
