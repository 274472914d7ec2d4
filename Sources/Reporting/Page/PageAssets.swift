// The page's script and styles, which are files of their own beside this one, built into the
// program.

/// Texts of the folder Assets.
enum PageAssets {
  /// Colours of both themes and of print.
  static let colours = text(PackageResources.colours_css)
  /// What the classes of drawings mean, on the page and in files.
  static let drawing = text(PackageResources.drawing_css)
  /// The page around the drawings: screen, phone, paper.
  static let page = text(PackageResources.page_css)

  /// What the page can do: pan and zoom, switches, hover, click, tables that sort.
  ///
  /// It reads the JSON of the element `data` and needs nothing else; without it the page still
  /// shows its map, charts and tables.
  static let script = [
    PackageResources.start_js, PackageResources.view_js, PackageResources.canvas_js,
    PackageResources.pointer_js, PackageResources.details_js, PackageResources.switches_js,
    PackageResources.tables_js,
  ]
  .map(text).joined()

  private static func text(_ bytes: [UInt8]) -> String { String(decoding: bytes, as: UTF8.self) }
}

/// The colours of reports in light and dark and in print, for pages of the same look.
public var reportColours: String { PageAssets.colours }
