// Where the values of a table stand in its file, kept for messages long after the file was read.

/// The lines and columns of a table's rows and headers, and the words that stand for missing
/// numbers.
///
/// It says nothing of the network, so any two are equal.
public struct TablePlaces: Sendable, Equatable {
  private let file: String
  private var lines: [Int] = []
  private var columns: [String: Int] = [:]
  private var words: [String: [Int: String]] = [:]

  /// No places: what messages call a table that no file holds.
  public init(file: String) { self.file = file }

  /// Takes the line of each row and the position of each header.
  package init(file: String, lines: [Int], columns: [String: Int]) {
    self.file = file
    self.lines = lines
    self.columns = columns
  }

  /// Notes the words of a column that say that a number is missing, by row.
  package mutating func note(_ column: String, missing words: [Int: String]) {
    if !words.isEmpty { self.words[column] = words }
  }

  /// `zone.csv:3:2` of a row and a column, both counted from 0 in the table.
  public func place(row: Int, column: String) -> String {
    var text = file
    if row < lines.count { text += ":\(lines[row])" }
    if row < lines.count, let column = columns[column] { text += ":\(column + 1)" }
    return text
  }

  /// The first row of a column in which a word such as NA stands for a number, and the word.
  public func firstMissingWord(in column: String) -> (row: Int, word: String)? {
    words[column]?.min { $0.key < $1.key }.map { ($0.key, $0.value) }
  }

  /// All are equal.
  public static func == (left: TablePlaces, right: TablePlaces) -> Bool { true }
}
