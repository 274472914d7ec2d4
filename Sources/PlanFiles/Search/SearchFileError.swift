// Why a file that is kept beside a search cannot be.

package import DurableFiles

/// What is wrong with a certificate, checkpoint or log that is written or gone on from.
package enum SearchFileError: Error {
  /// The file cannot be read or written.
  case file(FileFailure)
  /// It is not that of this search.
  case refused(String)
  /// It cannot be where it was asked for.
  case request(String)
}

/// Runs what files can fail.
func keeping<Result>(
  _ body: () throws(FileFailure) -> Result
) throws(SearchFileError) -> Result {
  do throws(FileFailure) {
    return try body()
  } catch {
    throw .file(error)
  }
}
