// The user's own boundaries: GeoJSON (RFC 7946) as lines and areas behind the map.

package import Console
import NetworkFiles
import DurableFiles
import FoundationEssentials
import OrderedJSON
package import Reporting
import TransportNetwork

/// Reads lines and areas; points are left out.
package func backgroundShapes(_ path: String) throws(CommandFailure) -> [BackgroundShape] {
  let bytes: [UInt8]
  switch readAll(path) {
  case .success(let read): bytes = read
  case .failure(let error): throw .data("\(path) cannot be read: \(error.whyUnread).")
  }
  do throws(GeoJSONError) {
    return try GeoJSONShape.read(bytes).map { BackgroundShape(lines: $0.lines, isArea: $0.isArea) }
  } catch {
    throw .data(
      """
      \(path) is no GeoJSON that can be drawn (\(error.place)): expected \(error.expected).
      """
    )
  }
}
