// Ideas as they are written down: in a command, in a file, in a request of the live page.

/// Lines of one's own, faster ones and closed links, as texts; ``NetworkIdeas`` makes a network of
/// them.
public struct IdeaList: Sendable, Hashable, Codable {
  /// New lines: `A-B-C,mode=MODE,km=KM,cost=COST`.
  public var add: [String]
  /// Faster ones: `A-B,mode=MODE,kmh=KMH,cost=COST`.
  public var upgrade: [String]
  /// Links that are closed, by id or name.
  public var close: [String]

  /// Makes a list.
  public init(add: [String] = [], upgrade: [String] = [], close: [String] = []) {
    self.add = add
    self.upgrade = upgrade
    self.close = close
  }

  private enum CodingKeys: String, CodingKey {
    case add, upgrade, close
  }

  /// Reads what is there; lists that are left out are empty.
  public init(from decoder: any Decoder) throws {
    let members = try decoder.container(keyedBy: CodingKeys.self)
    add = try members.decodeIfPresent([String].self, forKey: .add) ?? []
    upgrade = try members.decodeIfPresent([String].self, forKey: .upgrade) ?? []
    close = try members.decodeIfPresent([String].self, forKey: .close) ?? []
  }

  /// Whether nothing is changed.
  public var isEmpty: Bool { add.isEmpty && upgrade.isEmpty && close.isEmpty }

  /// A network with the ideas, faster lines first, as `corridor try` reads them.
  ///
  /// - Throws: ``IdeaError`` for what cannot be tried.
  public func applied(
    to network: Network,
    use: RowIndex<Use>
  ) throws(IdeaError) -> NetworkIdeas {
    var ideas = NetworkIdeas(network, use: use)
    func trying(_ list: String, _ body: () throws(IdeaError) -> Void) throws(IdeaError) {
      do throws(IdeaError) {
        try body()
      } catch {
        var error = error
        error.list = list
        throw error
      }
    }
    for text in upgrade {
      try trying("upgrade") { () throws(IdeaError) in try ideas.upgrade(LineIdea(text)) }
    }
    for text in add {
      try trying("add") { () throws(IdeaError) in try ideas.add(LineIdea(text)) }
    }
    for text in close { try trying("close") { () throws(IdeaError) in try ideas.close(text) } }
    return ideas
  }
}
