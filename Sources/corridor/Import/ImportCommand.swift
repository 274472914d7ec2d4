// corridor import: networks from data of other kinds.

import CommandOptions
import ArgumentParser

/// Makes a network package from other data.
struct ImportCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "import",
    abstract: "Make a network package from other data, or add to one.",
    discussion: """
      EXAMPLES:
        corridor import osm liechtenstein.osm.pbf -o li
        corridor import gtfs feed.zip -o country
        corridor import gtfs feed.zip --zones towns.csv -o country
        corridor import gis roads.shp towns.geojson -o country
        corridor import projects ideas.csv --into country
        corridor help import osm

      Everything that is wrong with the data is said with file, line, column and value, and nothing is written then.
      """,
    subcommands: [
      OSMArguments.self, GTFSArguments.self, GISArguments.self, ImportProjectsCommand.self,
    ]
  )
}
