// A network package or a graph file, and how the user's own files are read.

package import Console
package import ArgumentParser
package import NetworkFiles

/// A network package or a graph file.
package struct GraphArguments: ParsableArguments {
  package init() {}

  @Argument(
    help: ArgumentHelp("Folder of a network package.", valueName: "net"),
    completion: .directory
  )
  package var folder: String?

  @Option(
    help: ArgumentHelp(
      "Instead of NET: a DIMACS graph (.gr) or a TNTP network (_net.tntp), plain or gzip.",
      valueName: "file"
    ),
    completion: .file()
  )
  package var graph: String?

  package func validate() throws {
    if (folder == nil) == (graph == nil) {
      throw ValidationError("Give either the folder of a network package or --graph FILE.")
    }
  }
}

/// Reads a graph file of the user's.
package func readGraphFile(_ path: String) throws(CommandFailure) -> GraphFile {
  let progress = ProgressLine("reading \(path)")
  defer { progress.end() }
  do throws(GraphFileError) {
    let file = try GraphFile(contentsOf: path)
    if file.unlinkedNodeCount > 0 {
      progress.end()
      Terminal.message(
        """
        \(path): \(file.unlinkedNodeCount) of \(file.nodeCount + file.unlinkedNodeCount) nodes have no link; they are left out, \
        since the numbers of nodes are not 1 to n and theirs are not known.
        """
      )
    }
    if let closed = file.closedLinks {
      progress.end()
      let count = closed.count == 1 ? "1 link has" : "\(closed.count) links have"
      Terminal.message(
        """
        \(path): \(count) an infinite free-flow time (from line \(closed.line) on); nobody may take such a link, so it is left out.
        """
      )
    }
    return file
  } catch {
    throw .data(error.description)
  }
}

/// Reads a CSV file of the user's; `-` is standard input.
package func csvTable(_ path: String) throws(CommandFailure) -> CSVTable {
  try data { () throws(CSVError) in try CSVTable(contentsOf: path) }
}

/// Turns what is wrong with a file into a failure of the command.
package func data<Result>(_ body: () throws(CSVError) -> Result) throws(CommandFailure) -> Result {
  do {
    return try body()
  } catch {
    throw .data(error.description)
  }
}
