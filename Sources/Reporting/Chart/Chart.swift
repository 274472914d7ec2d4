// A chart: a drawing with a title, a sentence that says what it shows, and the table behind it.

/// A chart of a report; on the page and as a file of its own.
public struct Chart: Sendable {
  /// The file's name without ending, for example `regions`.
  public var name: String
  /// What is shown, as a heading.
  public var title: String
  /// What it says, for those who do not see it.
  public var summary: String
  let width: Double
  let height: Double
  let drawing: Drawing
  let table: PageTable

  init(
    name: String,
    title: String,
    summary: String,
    width: Double = 480,
    height: Double,
    drawing: Drawing,
    table: PageTable
  ) {
    self.name = name
    self.title = title
    self.summary = summary
    self.width = width
    self.height = height
    self.drawing = drawing
    self.table = table
  }

  /// The chart on a page: heading, drawing, and the table behind it.
  var figure: HTML {
    """
    <figure class="chart" id="chart-\(name)"><figcaption><h3>\(title)</h3><p>\(summary)</p></figcaption>
    <svg viewBox="0 0 \(at: width) \(at: height)" role="img" aria-label="\(title). \(summary)">\
    \(drawing.body)</svg>
    <details><summary>Table</summary>\(table.html)</details></figure>

    """
  }

  /// The chart as an SVG file, with its title and its style inside.
  public var svg: String {
    let page: HTML = """
      <svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 \(at: width) \(at: height + 26)" \
      width="\(at: width)" height="\(at: height + 26)" role="img" aria-label="\(title). \(summary)">
      <title>\(title)</title><desc>\(summary)</desc>
      <style>\(HTML(markup: PageAssets.colours + PageAssets.drawing))</style>
      <rect class="sheet" width="100%" height="100%"/>
      <text class="t head" x="8" y="18">\(title)</text>
      <g transform="translate(0 26)">\(drawing.body)</g></svg>

      """
    return page.text
  }
}
