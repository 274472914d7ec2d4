// corridor convert: networks, graphs and matrices in another format.

package import ArgumentParser
package import CommandOptions
import FormatConversion

/// Writes a network, graph or matrix in another format.
extension ConvertArguments: ParsableCommand {
  package static let configuration = CommandConfiguration(
    commandName: "convert",
    abstract: "Writes a network package, graph file or matrix in another format.",
    discussion: """
      EXAMPLES:
        corridor convert Networks/china china.gpkg
        corridor convert Networks/china links.geojson --layer links
        corridor convert NET zones.geojson --layer zones --access access.csv
        corridor convert Sioux_net.tntp Sioux --nodes Sioux_node.tntp
        corridor convert Braess_net.tntp Braess
        corridor convert NY.gr.gz NY --nodes NY.co.gz --minutes-per-unit 1e-4
        corridor convert Networks/example roads.gr
        corridor convert skims.omx skims.csv
        corridor convert skims.omx time.csv --matrix AM_time
        corridor convert costs.csv costs.omx
        corridor convert Sioux_trips.tntp demand.csv

      READS                                              WRITES (by the ending of OUT, or --to)
        the folder of a network package                    gmns     the folder of a package (no ending)
        DIMACS graph (.gr), plain or gzip                  dimacs   .gr
        TNTP network (_net.tntp), plain or gzip            tntp     .tntp
                                                           geojson  .geojson, .json: one layer
                                                           gpkg     .gpkg: all layers, or --layer
        CSV matrix from_id,to_id,<values>                  csv      .csv
        OMX matrices (.omx)                                omx      .omx
        TNTP trip table (_trips.tntp)

      What IN is, its content tells. Networks and graphs become each other and maps; matrices become matrices. \
      Graph formats come with coordinates beside (.co, _node.tntp), and with a table of the nodes' own ids \
      (.ids.csv, _ids.csv) unless these are the numbers in the file: 1 to n in DIMACS; in TNTP whole numbers stay what they are, if zones \
      and then closed nodes come first among them. A graph file without --nodes becomes a package without coordinates \
      (crs none), which routes and plans and cannot be drawn. Costs of graph formats are generalized minutes of one use; \
      DIMACS has whole numbers, so minutes that are not become thousandths. Layers are zones (with the columns of \
      --access FILE), nodes, links, projects. GeoJSON is longitude and latitude; a GeoPackage keeps the network's \
      coordinate system, and without --layer all of the package: import gis reads it back when it was edited, in QGIS for example.

      Matrices keep all their columns, or those of --matrix; an OMX file's others are then not read. An OMX file has the ids in its lookup zone_id, or from_id and to_id where rows and columns \
      differ: integers when all ids are whole numbers, else texts of fixed length. Reading takes --lookup, else these, \
      else the only one, else 1 to n. A pair without a row is infinite, which is the matrix's NA. OMX and gpkg need a program built \
      with them, as make builds it.
      """
  )

  package func run() throws { try convert() }
}
