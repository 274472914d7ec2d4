// What convert reads and writes, and which options belong to which format.

public import ArgumentParser
import Console
import DurableFiles
public import NetworkFiles
public import Reporting
import TransportNetwork

/// What convert reads and writes, and which options belong to which format.
package struct ConvertArguments: ParsableArguments {
  package init() {}

  @Argument(help: ArgumentHelp("What to read.", valueName: "in"), completion: .file())
  package var input: String

  @Argument(help: ArgumentHelp("What to write.", valueName: "out"), completion: .file())
  package var output: String

  @Option(
    name: [.customLong("to"), .customLong("format"), .customShort("f")],
    help: "gmns, dimacs, tntp, geojson, gpkg, csv or omx. (default: by the ending of OUT)"
  )
  package var to: TargetFormat?

  @Option(
    help: ArgumentHelp("Coordinates of a graph file's nodes (.co, _node.tntp).", valueName: "file"),
    completion: .file()
  )
  package var nodes: String?

  @Option(help: ArgumentHelp("Minutes that a graph file's cost of 1 means. (default: 1)"))
  package var minutesPerUnit: String?

  @Option(help: ArgumentHelp("Cost units of a minute in a DIMACS graph. (default: 1 or 1000)"))
  package var unitsPerMinute: String?

  @Flag(help: "Number the nodes of a TNTP network from 1 on, with a table of their ids beside.")
  package var renumber = false

  @Option(help: "Coordinate reference system of a graph file's coordinates.")
  package var crs = "EPSG:4326"

  @Option(help: "Whose costs graph formats have. (default: passenger)")
  package var use: String?

  @Option(help: "zones, nodes, links or projects. (default: links for GeoJSON, all for GeoPackage)")
  package var layer: MapLayer?

  @Option(
    help: ArgumentHelp("CSV of zones and numbers that the layer zones shows.", valueName: "file"),
    completion: .file(extensions: ["csv"])
  )
  package var access: String?

  @Option(help: ArgumentHelp("Lookup of an OMX file that has the ids.", valueName: "name"))
  package var lookup: String?

  @Option(
    name: .customLong("matrix"),
    help: ArgumentHelp("A matrix to take (repeatable; default: all).", valueName: "name")
  )
  package var matrices: [String] = []

  @Flag(help: "Replace what exists.")
  package var force = false

  package func validate() throws {
    if output.hasSuffix(".gz") {
      throw ValidationError("OUT is written plain; drop .gz and pack it afterwards: gzip FILE.")
    }
    guard let format else {
      throw ValidationError(
        """
        The ending of \(output) is no format that is written here. Expected .gr, .tntp, .geojson, .gpkg, .csv, .omx, or a \
        folder without ending; or name one: --to \(TargetFormat.allCases.map(\.rawValue).joined(separator: "|")).
        """
      )
    }
    let isMap = format == .geojson || format == .gpkg
    if layer != nil && !isMap {
      throw ValidationError("--layer belongs to GeoJSON and GeoPackage.")
    }
    if access != nil && !(isMap && (layer == .zones || layer == nil && format == .gpkg)) {
      throw ValidationError("--access belongs to maps with --layer zones.")
    }
    if renumber && format != .tntp {
      throw ValidationError("--renumber belongs to TNTP; DIMACS counts from 1 always.")
    }
    if lookup != nil && !format.isMatrix {
      throw ValidationError("--lookup belongs to matrices.")
    }
    if !matrices.isEmpty && !format.isMatrix {
      throw ValidationError("--matrix belongs to matrices.")
    }
  }

  package var format: TargetFormat? { to ?? TargetFormat(ofName: output) }
}

extension TargetFormat: ExpressibleByArgument {}

extension MapLayer: ExpressibleByArgument {}
