// Travel graphs, facilities and units as questions name them.

package import TransportNetwork

extension TravelGraph {
  /// The travel graph of a use and modes by name.
  ///
  /// - Parameters:
  ///   - network: The network.
  ///   - use: A use's name; nil is passenger, or the only use there is.
  ///   - modes: Modes and groups with commas between; nil for all.
  ///   - built: Projects whose links are open.
  /// - Throws: ``AccessError`` for a name that is none, and for what makes no graph.
  package init(
    _ network: Network,
    use: String?,
    modes: String?,
    built: [RowIndex<Project>] = []
  ) throws(AccessError) {
    let use = try named("--use") { () throws(NameError) in try network.use(named: use) }
    let modes = try modes.map { list throws(AccessError) in
      try named("--modes") { () throws(NameError) in try network.modes(named: list) }
    }
    do throws(TravelGraphError) {
      self = try TravelGraph(network, use: use, modes: modes, built: built)
    } catch {
      throw .graph(error.description)
    }
  }
}

extension Network {
  /// The facilities of a choice; how many have no worth is noted.
  package func facilities(
    _ choice: FacilityChoice,
    note: (String) -> Void
  ) throws(AccessError) -> Facilities {
    do throws(FacilityError) {
      let found = try facilities(choice)
      if found.missing > 0, let column = choice.column {
        note(
          "\(found.missing) of \(found.nodes.count) facilities have no \(column); it counts as 0 there."
        )
      }
      return found
    } catch {
      switch error {
      case .negative: throw .value(error.description)
      case .column: throw .request("--opportunities: \(error.description)")
      case .name(.nothingNamed): throw .request("--to: \(error.description)")
      case .name(let name): throw .name(name, asked: "--to")
      }
    }
  }

  /// What money along a path is counted in: the currency for a traveller, or for a tonne of
  /// freight.
  package func price(_ use: RowIndex<Use>) -> String {
    let currency = configuration.currency
    return uses[use].name == "freight" ? "\(currency) per tonne" : currency
  }

  /// What a plan's costs are counted in for a use: money is part of them where the use has a value
  /// of time and travelling costs it.
  package func costUnit(ofUse name: String) -> String {
    guard let position = uses.firstIndex(where: { $0.name == name }),
      uses[position].valueOfTime != nil
    else { return "minutes" }
    let costs =
      modes.contains { mode in
        mode.services.indices.contains(position)
          && (mode.services[position]?.costPerKilometre ?? 0) > 0
      } || links.contains { ($0.toll ?? 0) > 0 }
    return costs ? "generalized minutes" : "minutes"
  }
}
