// What a check of a stored plan found, for people and as a table.

import NetworkFiles
import OrderedJSON
public import PlanFiles
import PlanProof
import PlanModel
import TransportNetwork

extension PlanVerification: Report {
  /// The verdict, what it rests on, and a table of differences.
  public func text(_ style: TextStyle) -> String {
    let verdict =
      holds
      ? "holds"
      : "does not hold: \(differences.count) \(differences.count == 1 ? "thing differs" : "things differ")"
    var text = style.heading("\(printable(plan)) \(verdict)") + " (network \(printable(network)))\n"
    text += "Compared: \(comparedCount) figures and names of the file, within 1e-9.\n"
    if !unchecked.isEmpty { text += "Not compared: \(unchecked.joined(separator: ", ")).\n" }
    for sentence in trialSentences { text += printable(sentence) + "\n" }
    for sentence in proofs + notes { text += printable(sentence) + "\n" }
    guard !holds else { return text }
    var table = TextTable([.text("what"), .text("file"), .text("recomputed")])
    for difference in differences {
      table.addRow([
        difference.name, difference.file?.compact ?? "nothing",
        difference.recomputed?.compact ?? "nothing",
      ])
    }
    return text + "\n" + table.text(style)
  }

  /// `name,file,recomputed`: the differences.
  public var csv: String {
    var csv = CSVWriter(header: ["name", "file", "recomputed"])
    for difference in differences {
      csv.field(difference.name)
      csv.field(difference.file?.compact ?? "")
      csv.field(difference.recomputed?.compact ?? "")
      csv.endRow()
    }
    return csv.text
  }
}
