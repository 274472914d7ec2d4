// The numbers by which a graph file calls its nodes: 1 to n as its format wants, or any others.

/// The numbers of a file's nodes, in ascending order.
public struct NodeNumbers: Sendable, Equatable {
  /// How many there are.
  public let count: Int
  /// The numbers; empty when they are 1 to ``count``.
  private let others: [Int]

  /// The numbers 1 to `count`.
  public init(count: Int) {
    self.count = count
    others = []
  }

  /// Any numbers, each once.
  init(_ numbers: some Sequence<Int>) {
    let numbers = numbers.sorted()
    count = numbers.count
    let areConsecutive = numbers.last ?? 0 == numbers.count && numbers.first ?? 1 == 1
    others = areConsecutive ? [] : numbers
  }

  /// Whether they are 1 to ``count``.
  public var areConsecutive: Bool { others.isEmpty }

  /// The number of a node, counted from 0.
  public subscript(place: Int) -> Int { others.isEmpty ? place + 1 : others[place] }

  /// The node of a number, counted from 0; nil when there is none.
  ///
  /// - Complexity: O(log(count)).
  public func place(of number: Int) -> Int? {
    if others.isEmpty {
      return (1...max(count, 1)).contains(number) && count > 0 ? number - 1 : nil
    }
    let place = count(below: number)
    return place < count && others[place] == number ? place : nil
  }

  /// How many are below a number.
  public func count(below number: Int) -> Int {
    if others.isEmpty { return min(max(number - 1, 0), count) }
    var (low, high) = (0, others.count)
    while low < high {
      let middle = (low + high) / 2
      if others[middle] < number { low = middle + 1 } else { high = middle }
    }
    return low
  }

  /// What a number must be, for messages.
  public var expectation: String {
    others.isEmpty
      ? "expected a whole number from 1 to \(count)"
      : "expected the number of one of its \(count) nodes, such as \(others[0])"
  }
}

/// The numbers that a TNTP file uses, told apart from slips before anything is read.
///
/// A file whose numbers are not 1 to n uses many that lie beyond the count that it announces; one
/// number beyond it is a slip and reported as such.
struct UsedNumbers {
  private let announced: Int
  private var within: Set<Int> = []
  private var beyond: Set<Int> = []

  init(announced: Int) { self.announced = announced }

  mutating func insert(_ number: Int) {
    if number >= 1, number <= announced {
      within.insert(number)
    } else if number >= 0 {
      beyond.insert(number)
    }
  }

  /// How many different ones there are.
  var count: Int { within.count + beyond.count }

  /// Whether they are meant as they are and not from 1 on: most of them, and more than one, lie
  /// beyond the announced count, or several do (or the number 0) and all together fill it.
  var areMeant: Bool {
    beyond.count > max(1, within.count)
      || ((beyond.count > 1 || beyond == [0]) && count == announced)
  }

  /// All of them.
  var numbers: NodeNumbers { NodeNumbers(within.union(beyond)) }
}
