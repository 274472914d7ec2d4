// The China travel graph, and the road graph of New York where its file is at hand.

import NetworkFiles
import Foundation
import ShortestPaths
import TransportNetwork

/// The passengers' travel graph of Networks/china.
@Sendable
func chinaGraph() throws -> Graph {
  let folder = URL(filePath: #filePath).deletingLastPathComponent()
    .appending(path: "../../../Networks/china").standardizedFileURL.path
  let (network, _) = try NetworkPackage.read(folder)
  return try TravelGraph(network, use: RowIndex(0)).graph
}

/// `USA-road-t.NY.gr.gz` (9th DIMACS Implementation Challenge) in the folder that CORRIDOR_GRAPHS
/// names.
func newYorkFile() -> String? {
  guard let folder = ProcessInfo.processInfo.environment["CORRIDOR_GRAPHS"] else { return nil }
  let path = folder + "/USA-road-t.NY.gr.gz"
  return FileManager.default.fileExists(atPath: path) ? path : nil
}

func newYorkGraph(_ path: String) throws -> Graph { try GraphFile(contentsOf: path).graph }
