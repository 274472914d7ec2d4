// Single bad fields and what the checker must say of each.

import Testing

/// A change to the valid package and the first error that it must give.
struct BadInput: Sendable, CustomTestStringConvertible {
  let file: String
  let old: String
  let new: String
  let line: Int?
  let column: Int?
  let value: String?
  let says: String
  var reportedIn: String?

  init(
    _ file: String,
    _ old: String,
    _ new: String,
    at line: Int?,
    _ column: Int?,
    _ value: String?,
    _ says: String,
    in reportedIn: String? = nil
  ) {
    (self.file, self.old, self.new) = (file, old, new)
    (self.line, self.column, self.value, self.says) = (line, column, value, says)
    self.reportedIn = reportedIn
  }

  var testDescription: String { "\(file): \(new)" }
}

let badFields: [BadInput] = [
  BadInput(
    "link.csv",
    "1,,A,B",
    "1,,A,BB",
    at: 2,
    4,
    "BB",
    "there is no node \"BB\" in node.csv; add it there or correct the id; did you mean \"B\"?"
  ),
  BadInput("link.csv", "2,,B,C", "1,,B,C", at: 3, 1, "1", "is the id of line 2 too"),
  BadInput("link.csv", "2,,B,C", ",,B,C", at: 3, 1, "", "is missing"),
  BadInput("link.csv", "2,,B,C", "2,,,C", at: 3, 3, "", "is missing"),
  BadInput(
    "link.csv",
    "false,100",
    "false,-100",
    at: 2,
    6,
    "-100",
    "\"-100\" is negative; expected a number from 0 to 1000000 km"
  ),
  BadInput("link.csv", "false,100", "false,1e7", at: 2, 6, "1e7", "absurdly large"),
  BadInput("link.csv", "false,100", "false,Inf", at: 2, 6, "Inf", "absurdly large"),
  BadInput(
    "link.csv",
    "false,100",
    "false,NaN",
    at: 2,
    6,
    "NaN",
    "neither length nor u_travel_time"
  ),
  BadInput("link.csv", "false,100", "false,", at: 2, 6, "", "neither length nor u_travel_time"),
  BadInput("link.csv", "false,100", "false,\"1,5\"", at: 2, 6, "1,5", "\"1,5\" is not a number"),
  BadInput(
    "link.csv",
    "primary,80",
    "primary,0",
    at: 2,
    8,
    "0",
    "is zero; expected a number above 0"
  ),
  BadInput("link.csv", "primary,80", "primary,-80", at: 2, 8, "-80", "is negative"),
  BadInput("link.csv", "primary,80", "primary,NaN", at: 2, 8, "NaN", "NaN is not a number"),
  BadInput("link.csv", "primary,80", "primary,1e-300", at: 2, nil, nil, "absurdly large"),
  BadInput("link.csv", ",,5,road", ",,-5,road", at: 2, 10, "-5", "is negative"),
  BadInput("link.csv", ",,5,road", ",,1e19,road", at: 2, 10, "1e19", "absurdly large"),
  BadInput("link.csv", ",,5,road", ",,1e18,road", at: 2, nil, nil, "absurdly large"),
  BadInput("link.csv", "rail,90,60", "rail,90,-60", at: 5, 13, "-60", "is negative"),
  BadInput("link.csv", "rail,90,60", "rail,90,NaN", at: 5, 13, "NaN", "NaN is not a number"),
  BadInput("link.csv", "rail,90,60", "rail,1e10,60", at: 5, 12, "1e10", "absurdly large"),
  BadInput(
    "link.csv",
    "rail,90,60",
    "rial,90,60",
    at: 5,
    11,
    "rial",
    "no mode \"rial\" in mode.csv; add it there or correct the id; did you mean \"rail\"?"
  ),
  BadInput(
    "link.csv",
    "passenger,,road",
    "pasenger,,road",
    at: 3,
    9,
    "pasenger",
    "no use \"pasenger\" in use_definition.csv"
  ),
  BadInput("link.csv", "A,B,false", "A,B,maybe", at: 2, 5, "maybe", "neither true nor false"),
  BadInput(
    "link.csv",
    "3,,A,S,false,1,access",
    "3,,A,S,false",
    at: 4,
    nil,
    nil,
    "the row has 11 fields, the header 13"
  ),
  BadInput("link.csv", "1,,A,B", "\"1,,A,B", at: 2, nil, nil, "never ends"),
  BadInput(
    "link.csv",
    "from_node_id",
    "from_nod",
    at: 1,
    nil,
    nil,
    "the column is missing: The node where it starts. Add it or rename a column; did you mean \"from_nod\"?"
  ),
  BadInput("link.csv", "u_mode", "link_id", at: 1, 11, "link_id", "twice"),
  BadInput(
    "node.csv",
    "A,Aville,10,",
    "A,Aville,,",
    at: 2,
    3,
    "",
    "the value is missing; expected a number between"
  ),
  BadInput("node.csv", "A,Aville,10,", "A,Aville,NaN,", at: 2, 3, "NaN", "NaN is not a number"),
  BadInput("node.csv", "A,Aville,10,", "A,Aville,ten,", at: 2, 3, "ten", "is not a number"),
  BadInput("node.csv", "city,3", "city,4", at: 4, 6, "4", "there is no zone \"4\" in zone.csv"),
  BadInput("node.csv", "B,Btown", "A,Btown", at: 3, 1, "A", "is the id of line 2 too"),
  BadInput("node.csv", "Cburg", "\0", at: 4, nil, nil, "NUL"),
  BadInput("zone.csv", "2,Two", "1.0,Two", at: 3, 1, "1.0", "is the id of line 2 too"),
  BadInput("zone.csv", "zone_id", "zones", at: 1, nil, nil, "the column is missing"),
  BadInput("mode.csv", "rail,passenger,100", "rail,passenger,-1", at: 4, 3, "-1", "is negative"),
  BadInput(
    "mode.csv",
    "rail,passenger",
    "rail,passengers",
    at: 4,
    2,
    "passengers",
    "did you mean \"passenger\"?"
  ),
  BadInput("mode.csv", "road,freight", "road,passenger", at: 3, 1, "road", "on line 2 already"),
  BadInput("mode.csv", "100,20,10", "100,-20,10", at: 4, 4, "-20", "is negative"),
  BadInput("mode.csv", "0.3,true", "0.3,yes", at: 4, 7, "yes", "neither true nor false"),
  BadInput(
    "mode.csv",
    "road,passenger,60",
    "road,passenger,",
    at: 3,
    8,
    "",
    "no speed for use \"passenger\"",
    in: "link.csv"
  ),
  BadInput("use_definition.csv", "1.5,1,60", "1.5,1,0", at: 2, 4, "0", "is zero"),
  BadInput(
    "use_definition.csv",
    "freight",
    "passenger",
    at: 3,
    1,
    "passenger",
    "is the id of line 2"
  ),
  BadInput(
    "region.csv",
    "macro,West,3",
    "macro,West,33",
    at: 4,
    3,
    "33",
    "there is no zone \"33\""
  ),
  BadInput("region.csv", "macro,West,3", "macro,West,2", at: 4, 3, "2", "already"),
  BadInput("region.csv", "macro,West,3", "macro,,3", at: 4, 2, "", "is missing"),
  BadInput("project.csv", "P3,Ferry", "P1,Ferry", at: 4, 1, "P1", "is the id of line 2 too"),
  BadInput("project.csv", "1000,candidate", "-1000,candidate", at: 2, 3, "-1000", "is negative"),
  BadInput("project.csv", "1000,candidate", ",candidate", at: 2, 3, "", "is missing"),
  BadInput(
    "project.csv",
    "1000,candidate",
    "NaN,candidate",
    at: 2,
    3,
    "NaN",
    "NaN is not a number"
  ),
  BadInput("project.csv", "1000,candidate", "1e300,candidate", at: 2, 3, "1e300", "absurdly large"),
  BadInput(
    "project.csv",
    "1000,candidate",
    "1000,candidat",
    at: 2,
    4,
    "candidat",
    "did you mean \"candidate\"?"
  ),
  BadInput("project.csv", "candidate,1,", "candidate,1.5,", at: 2, 5, "1.5", "not a whole number"),
  BadInput("project.csv", ",g,P1,", ",g,P9,", at: 3, 7, "P9", "there is no project \"P9\""),
  BadInput("project.csv", ",g,P1,", ",g,P2,", at: 3, 7, "P2", "cannot require itself"),
  BadInput(
    "project.csv",
    "1,,,West",
    "1,,P2,West",
    at: 2,
    7,
    "P2",
    "the projects require each other: \"P1\" requires \"P2\" requires \"P1\""
  ),
  BadInput("project_link.csv", "P3,n3", "P4,n3", at: 4, 1, "P4", "there is no project \"P4\""),
  BadInput(
    "project_link.csv",
    "road,40,1",
    "road,40,11",
    at: 3,
    9,
    "11",
    "there is no link \"11\" in link.csv"
  ),
  BadInput(
    "project_link.csv",
    "road,40,1",
    "road,85,1",
    at: 3,
    9,
    "1",
    "it is slower, 95 minutes for use \"passenger\" against 90"
  ),
  BadInput("project_link.csv", "road,40,1", "rail,40,1", at: 3, 9, "1", "it is slower"),
  BadInput(
    "project_link.csv",
    "road,40,1",
    "road,40,2",
    at: 3,
    9,
    "2",
    "does not join the same nodes"
  ),
  BadInput("project_link.csv", "A,B,false", "A,B,true", at: 3, 9, "1", "it runs one way"),
  BadInput("config.csv", "kmh", "knots", at: 2, 3, "knots", "expected kmh or mph"),
  BadInput(
    "config.csv",
    "land,km",
    "land,versts",
    at: 2,
    2,
    "versts",
    "expected km, mile, m or ft"
  ),
]
