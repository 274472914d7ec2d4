// The first line of a certificate: its format, and which network and question it is about.

public import OrderedJSON
import NetworkFiles

/// What a certificate's first line says.
public struct CertificateHeader: Sendable, Equatable {
  /// What tells a certificate from other files.
  public static let format = "corridor certificate"
  /// The version of the format that is written and read.
  public static let version = 2

  /// The digest of the network.
  public var inputSHA256: String
  /// The digest of the question.
  public var questionSHA256: String

  /// Makes a header of the network with a digest, and of a question by its parameters.
  public init(inputSHA256: String, parameters: JSONValue) {
    self.inputSHA256 = inputSHA256
    questionSHA256 = Self.digest(of: parameters)
  }

  /// Reads a header of the file with a name.
  init(_ line: JSONValue?, file: String) throws(PlanFileError) {
    guard line?["format"]?.text == Self.format else {
      throw PlanFileError(
        file: file,
        message: "is not a certificate as corridor plan --certificate writes it."
      )
    }
    guard line?["version"]?.number == Double(Self.version) else {
      throw PlanFileError(file: file, message: "is a certificate of another version of corridor.")
    }
    inputSHA256 = line?["input_sha256"]?.text ?? ""
    questionSHA256 = line?["question_sha256"]?.text ?? ""
  }

  /// The header as the certificate's first line.
  public var line: String {
    let value: JSONValue = [
      "format": .string(Self.format),
      "version": .integer(Self.version),
      "input_sha256": .string(inputSHA256),
      "question_sha256": .string(questionSHA256),
    ]
    return value.compact
  }

  /// The digest of a question, without the options that decide only when its search stops.
  public static func digest(of parameters: JSONValue) -> String {
    guard let members = parameters.members else { return "" }
    let question = JSONValue.object(
      members.filter { !["relative_gap", "time_limit", "cheapest"].contains($0.key) }
    )
    return NetworkDigest.sha256(of: Array(question.compact.utf8))
  }
}
