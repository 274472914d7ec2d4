// What convert does: what IN holds decides what becomes of it.

import AccessAnalysis
package import CommandOptions
package import Console
import DurableFiles
import NetworkFiles
import TransportNetwork

extension ConvertArguments {
  /// Writes IN in the format of OUT, with notes on standard error.
  /// - Throws: What cannot be read, or cannot become what is asked for.
  package func convert() throws(CommandFailure) {
    let format = format ?? .gmns
    let holdsMatrices = try checkInput(for: format)
    switch format {
    case .csv, .omx: try writeMatrices(as: format)
    case _ where holdsMatrices: break
    case .gmns: try writePackage()
    case .geojson: try writeGeoJSON()
    case .gpkg: try writeGeoPackage()
    case .dimacs, .tntp: try writeGraph(as: format)
    }
  }

  /// Refuses what cannot be read, or cannot become what is asked for; answers whether IN holds
  /// matrices.
  private func checkInput(for format: TargetFormat) throws(CommandFailure) -> Bool {
    let isPackage = fileKind(input).isFolder
    let form = isPackage || input == "-" ? nil : try form(ofFile: input)
    let holdsMatrices: Bool
    switch form {
    case .graph, nil: holdsMatrices = false
    case .trips, .pairs, .hdf5: holdsMatrices = true
    case .table(let header):
      throw .data(
        """
        \(input) is a table with the columns \(listing(header)). Expected from_id, to_id and values for a matrix; a \
        network is given as the folder of its tables.
        """
      )
    case .other(let words):
      throw .data(
        """
        \(input) is \(words). Expected the folder of a network package, a DIMACS graph (.gr), a TNTP network or trip \
        table, a CSV matrix (from_id,to_id,...) or OMX.
        """
      )
    }
    if input == "-" { return format.isMatrix }
    if holdsMatrices && !format.isMatrix {
      throw .usage("\(input) holds matrices, which become .csv or .omx and not \(format.rawValue).")
    }
    if !holdsMatrices && format.isMatrix {
      let option = isPackage ? "" : "--graph "
      throw .usage(
        """
        \(input) is a network and \(output) a matrix; costs are computed by: corridor matrix \(option)\(input) -o \
        \(output)
        """
      )
    }
    return holdsMatrices
  }
}
